// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person is on the page, once a frame while they scroll and never otherwise.
import { hasLetters } from "../collect/items.js";
import type { ElementKinds } from "../collect/element-kind.js";
import { inlineSurroundings, outermostInline, type Range } from "../collect/walker.js";
import { boxOf, isElement, isText, nextSiblingOf, parentElementAcross, previousSiblingOf } from "../dom.js";

export class ScrollWatch {
  #frame = 0; // requestAnimationFrame id
  readonly #onScroll = () => {
    if (this.#frame !== 0) return;
    // In the frame layout is about to be made anyway; reading it there costs nothing more.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.scrolled();
    });
  };

  constructor(private readonly scrolled: () => void) {}

  start(): void {
    document.addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
  }

  stop(): void {
    document.removeEventListener("scroll", this.#onScroll, true);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}

/** Parts of the viewport, in both directions, whose middles are looked at. */
const ROWS = 6;
const COLUMNS = 3;

/** What stands at some points of the viewport, with all that makes sentences with it: not much more than is seen. */
export function rangesSeen(kinds: ElementKinds): Range[] {
  const found = new Set<Node>();
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const node = nodeAt((innerWidth * (column + 0.5)) / COLUMNS, (innerHeight * (row + 0.5)) / ROWS);
      if (node !== null) found.add(roomy(node));
    }
  }
  const ranges = [...found].map((node) => {
    const { first, last } = isBlock(node, kinds) ? { first: node, last: node } : inlineSurroundings(outermostInline(node, kinds), kinds);
    return { first: lastSeen(first, previousSiblingOf, kinds), last: lastSeen(last, nextSiblingOf, kinds) };
  });
  return [...new Map(ranges.map((range) => [range.first, range])).values()];
}

/** The last of the blocks that follow one another from `node` on and are seen: points alone miss short ones. */
function lastSeen(node: Node, next: (node: Node) => Node | null, kinds: ElementKinds): Node {
  let last = node;
  for (let at = next(node); at !== null && (isBlock(at, kinds) ? isSeen(at) : isText(at) && !hasLetters(at.data)); at = next(at)) last = at;
  return last;
}

function isBlock(node: Node, kinds: ElementKinds): node is Element {
  return isElement(node) && kinds.of(node) === "block";
}

function isSeen(element: Element): boolean {
  const { top, bottom } = boxOf(element);
  return top < innerHeight && bottom >= 0;
}

/** Between two paragraphs there is only what holds both, which may be the whole page: the nearer one is meant. */
function nodeAt(x: number, y: number): Node | null {
  const caret = document.caretPositionFromPoint?.(x, y);
  return caret ? (caret.offsetNode.childNodes[caret.offset] ?? caret.offsetNode) : document.elementFromPoint(x, y);
}

/** The largest element around, or the node itself, that is not much more than the viewport. */
function roomy(node: Node): Node {
  let best = node;
  for (let at = isElement(node) ? node : parentElementAcross(node); at !== null && boxOf(at).height <= innerHeight; at = parentElementAcross(at)) best = at;
  return best;
}
