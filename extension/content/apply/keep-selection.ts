// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a text node sends selection ends inside it to its start. What a person had selected stays
// selected: the ends go back to where they were, or to the end of a text that became shorter.
//
// Asking the selection where it is makes the browser lay the page out (measured: half of the time of
// a translation of 100,000 text nodes), so it is asked when it changes, not when we write.
import { isConnected, isText } from "../dom.js";

interface Ends {
  readonly anchor: Node;
  readonly anchorOffset: number;
  readonly focus: Node;
  readonly focusOffset: number;
}

export class SelectionKeeper {
  #current: Ends | null = null;
  /** The person's own ends and what we made of them, to come back from a clamp. */
  #last: { readonly own: Ends; readonly ours: Ends } | null = null;
  readonly #changed = () => {
    this.#current = endsOfSelection();
  };

  start(): void {
    this.#changed();
    document.addEventListener("selectionchange", this.#changed); // again and again is once
  }

  stop(): void {
    document.removeEventListener("selectionchange", this.#changed);
    this.#current = null;
  }

  /** Runs `write`, then puts the selection back where it touched it. */
  around(write: () => void): void {
    const before = this.#current;
    if (before === null) return write();
    const [anchorText, focusText] = [textOf(before.anchor), textOf(before.focus)];
    write();
    if (textOf(before.anchor) === anchorText && textOf(before.focus) === focusText) return;
    if (!isConnected(before.anchor) || !isConnected(before.focus)) return;
    const own = this.#last !== null && same(this.#last.ours, before) ? this.#last.own : before;
    const ours = clamped(own);
    getSelection()?.setBaseAndExtent(ours.anchor, ours.anchorOffset, ours.focus, ours.focusOffset);
    this.#last = { own, ours };
    this.#current = ours;
  }
}

function endsOfSelection(): Ends | null {
  const selection = getSelection();
  if (selection === null) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = selection;
  if (anchorNode === null || focusNode === null || isCollapsed) return null;
  return { anchor: anchorNode, anchorOffset, focus: focusNode, focusOffset };
}

function textOf(node: Node): string | null {
  return isText(node) ? node.data : null;
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
