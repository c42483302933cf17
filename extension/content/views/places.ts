// SPDX-License-Identifier: GPL-3.0-or-later
// Points, places in the text, and the boxes they have in the viewport.
import { isText } from "../dom.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An offset in a text node. */
export interface TextPlace {
  readonly node: Text;
  readonly offset: number;
}

/** The text at a point, or the nearest; shadow roots that are not named stay closed. */
export function caretAt({ x, y }: Point, shadowRoots: ShadowRoot[]): TextPlace | null {
  let found: { node: Node; offset: number } | null;
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    found = position && { node: position.offsetNode, offset: position.offset };
  } else {
    const range = document.caretRangeFromPoint(x, y);
    found = range && { node: range.startContainer, offset: range.startOffset };
  }
  return found !== null && isText(found.node) ? { node: found.node, offset: found.offset } : null;
}

/** Boxes of a piece of text in the viewport; the text may have become shorter. */
export function boxesOf({ node, start, end }: { readonly node: Text; readonly start: number; readonly end: number }): DOMRect[] {
  const range = document.createRange();
  range.setStart(node, Math.min(start, node.data.length));
  range.setEnd(node, Math.min(end, node.data.length));
  return [...range.getClientRects()];
}

export function isIn(box: DOMRect, { x, y }: Point, slack: number): boolean {
  return x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;
}

/** Whether any of it is in the viewport. */
export function isSeen(boxes: readonly DOMRect[]): boolean {
  return boxes.some((box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
}

/** The first letter of an element's text; null if it has none. */
export function firstTextOf(element: Element): TextPlace | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const offset = (node as Text).data.search(/\S/);
    if (offset >= 0) return { node: node as Text, offset };
  }
  return null;
}
