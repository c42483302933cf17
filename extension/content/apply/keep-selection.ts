// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a text node sends selection ends inside it to its start. What a person had selected stays
// selected: the ends go back to where they were, or to the end of a text that became shorter.
import { isText } from "../dom.js";

interface Ends {
  readonly anchor: Node;
  readonly anchorOffset: number;
  readonly focus: Node;
  readonly focusOffset: number;
}

export class SelectionKeeper {
  /** The person's own ends and what we made of them, to come back from a clamp. */
  private last: { readonly own: Ends; readonly ours: Ends } | null = null;

  /** Runs `write`, then puts the selection back. */
  around(write: () => void): void {
    const selection = getSelection();
    const before = selection && endsOf(selection);
    write();
    if (!selection || !before) return;
    const after = endsOf(selection);
    if (after && same(after, before)) return;
    if (!before.anchor.isConnected || !before.focus.isConnected) return;
    const own = this.last !== null && same(this.last.ours, before) ? this.last.own : before;
    const ours = clamped(own);
    selection.setBaseAndExtent(ours.anchor, ours.anchorOffset, ours.focus, ours.focusOffset);
    this.last = { own, ours };
  }
}

function endsOf(selection: Selection): Ends | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = selection;
  if (anchorNode === null || focusNode === null || isCollapsed) return null;
  return { anchor: anchorNode, anchorOffset, focus: focusNode, focusOffset };
}

function same(a: Ends, b: Ends): boolean {
  return a.anchor === b.anchor && a.anchorOffset === b.anchorOffset && a.focus === b.focus && a.focusOffset === b.focusOffset;
}

function clamped(ends: Ends): Ends {
  let anchorOffset = clamp(ends.anchor, ends.anchorOffset);
  let focusOffset = clamp(ends.focus, ends.focusOffset);
  if (ends.anchor === ends.focus && anchorOffset === focusOffset) {
    // Both ends ran into the end of a shorter text: something must stay selected.
    if (ends.anchorOffset < ends.focusOffset) anchorOffset = Math.max(0, focusOffset - 1);
    else focusOffset = Math.max(0, anchorOffset - 1);
  }
  return { anchor: ends.anchor, anchorOffset, focus: ends.focus, focusOffset };
}

function clamp(node: Node, offset: number): number {
  return Math.min(offset, isText(node) ? node.data.length : node.childNodes.length);
}
