// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a text node sends selection ends inside it to its start. What a person had selected stays
// selected: such a text is written in pieces between its ends, which the browser then moves along by
// itself (DOM, "replace data"). Setting a selection makes the browser lay the page out (measured: on a
// long one, half of the time until what is seen is there), so it is set only where moving elements took
// the ends out of them.
import { isConnected, isText } from "../dom.js";

/** Offsets are UTF-16 code units, or children. */
type Ends = readonly [start: Node, startOffset: number, end: Node, endOffset: number];

export class SelectionKeeper {
  /** Moves as the selection does; null: nothing is selected. */
  #range: Range | null = null;
  #isBackwards = false;
  /** What the person chose, to come back from a clamp, and what we made of it. */
  #own: Ends | null = null;
  #ours: Ends | null = null;
  readonly #changed = () => {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
    this.#range = range?.collapsed === false ? range : null; // selection.isCollapsed would need a layout
    this.#isBackwards = selection?.anchorNode !== range?.startContainer || selection?.anchorOffset !== range?.startOffset;
  };

  start(): void {
    this.#changed();
    document.addEventListener("selectionchange", this.#changed); // again and again is once
  }

  stop(): void {
    document.removeEventListener("selectionchange", this.#changed);
    this.#range = null;
  }

  /** Runs `write`, which writes text nodes with write(), and keeps what moving their elements would lose. */
  around(write: () => void): void {
    const range = this.#range;
    const before = range && endsOf(range);
    if (before === null || !isSame(before, this.#ours)) this.#own = this.#ours = before; // the person or the page moved it
    write();
    if (range === null || this.#ours === null) return;
    const [start, startOffset, end, endOffset] = this.#ours;
    const isThere = (node: Node, offset: number, now: Node, at: number) => node === now && (offset === at || !isText(node));
    if (isThere(start, startOffset, range.startContainer, range.startOffset) && isThere(end, endOffset, range.endContainer, range.endOffset)) return;
    if (!isConnected(start) || !isConnected(end)) return;
    range.setStart(start, Math.min(startOffset, sizeOf(start)));
    range.setEnd(end, Math.min(endOffset, sizeOf(end)));
    const now = endsOf(range);
    const [a, b, c, d] = this.#isBackwards ? [now[2], now[3], now[0], now[1]] as const : now;
    getSelection()?.setBaseAndExtent(a, b, c, d);
  }

  /** Writes a text node, inside around(). */
  write(node: Text, text: string): void {
    const isStart = this.#ours?.[0] === node;
    const isEnd = this.#ours?.[2] === node;
    if (this.#ours === null || this.#own === null || !(isStart || isEnd)) {
      node.data = text;
      return;
    }
    const [start, from, end, to] = this.#ours; // not the range's: moving elements may have taken it away
    let startOffset = isStart ? Math.min(this.#own[1], text.length) : from;
    const endOffset = isEnd ? Math.min(this.#own[3], text.length) : to;
    // Both ran into the end of a shorter text: something must stay selected.
    if (isStart && isEnd && startOffset === endOffset) startOffset = Math.max(0, endOffset - 1);
    this.#ours = [start, startOffset, end, endOffset];
    let written = 0;
    let gone = 0; // of the old text, which stands behind what is written
    const writeUpTo = (place: number, now: number) => {
      node.insertData(written, text.slice(written, place));
      node.deleteData(place, now - gone);
      written = place;
      gone = now;
    };
    if (isStart) writeUpTo(startOffset, from);
    if (isEnd) writeUpTo(endOffset, to);
    node.replaceData(written, node.length - written, text.slice(written));
  }
}

function endsOf({ startContainer, startOffset, endContainer, endOffset }: Range): Ends {
  return [startContainer, startOffset, endContainer, endOffset];
}

function isSame(a: Ends, b: Ends | null): boolean {
  return a.every((part, index) => part === b?.[index]);
}

function sizeOf(node: Node): number {
  return isText(node) ? node.length : node.childNodes.length;
}
