// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person is on the page, once a frame while they scroll and never otherwise.
import type { ElementKinds } from "../collect/element-kind.js";
import { inlineSurroundings, outermostInline, type Range } from "../collect/walker.js";
import { boxOf, contains, parentElementAcross } from "../dom.js";

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
  const elements = new Set<Element>();
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const x = (innerWidth * (column + 0.5)) / COLUMNS;
      const element = document.elementFromPoint(x, (innerHeight * (row + 0.5)) / ROWS);
      if (element !== null) elements.add(roomy(element));
    }
  }
  const outer = [...elements].filter((element) => ![...elements].some((other) => other !== element && contains(other, element)));
  return outer.map((element) => kinds.of(element) === "block" ? { first: element, last: element } : inlineSurroundings(outermostInline(element, kinds), kinds));
}

/** The largest element around that is not much more than the viewport. */
function roomy(element: Element): Element {
  let best = element;
  for (let at: Element | null = element; at !== null && boxOf(at).height <= innerHeight; at = parentElementAcross(at)) best = at;
  return best;
}
