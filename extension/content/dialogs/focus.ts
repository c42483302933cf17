// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person was in the page before one of our dialogs took the focus, to bring them back there.
import { isConnected, isText } from "../dom.js";

export class FocusBefore {
  readonly #element = deepActive();
  readonly #selection = selectionNow();

  restore(): void {
    const element = this.#element;
    const selection = this.#selection;
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    if (element instanceof HTMLElement && isConnected(element)) element.focus({ preventScroll: true });
    // In a field the caret is the field's; elsewhere Chromium's focus in our dialog has moved the selection.
    if (isField || !selection || !isConnected(selection.anchor) || !isConnected(selection.focus)) return;
    const now = selectionNow();
    if (now?.anchor === selection.anchor && now.focus === selection.focus) return;
    getSelection()?.setBaseAndExtent(selection.anchor, within(selection.anchor, selection.anchorOffset), selection.focus, within(selection.focus, selection.focusOffset));
  }
}

function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

interface Ends {
  readonly anchor: Node;
  readonly anchorOffset: number;
  readonly focus: Node;
  readonly focusOffset: number;
}

function selectionNow(): Ends | null {
  const selection = getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const { anchorNode: anchor, anchorOffset, focusNode: focus, focusOffset } = selection;
  return { anchor, anchorOffset, focus, focusOffset };
}

/** The text may have become shorter. */
function within(node: Node, offset: number): number {
  return Math.min(offset, isText(node) ? node.data.length : node.childNodes.length);
}
