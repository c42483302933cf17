// SPDX-License-Identifier: GPL-3.0-or-later
// What is translated first: what a person sees, then what is near, then the rest. Positions are read
// while nothing is written; what is collected later goes by document order.
import { boxOf, tagOf } from "../dom.js";
import { PRIORITY, type Priority } from "./priority.js";
import type { Unit } from "./unit.js";

/** Text on the page runs mostly downwards: after this many blocks below in a row, what is seen was found. */
const BELOW_IN_A_ROW = 40;

/** Reads layout, which must be clean: ranks units in the order they are found. */
export class PlaceRanks {
  readonly #height = innerHeight;
  readonly #width = innerWidth;
  readonly #range = document.createRange();
  #below = 0;

  /** Whether the walk is past what is seen. */
  get isPast(): boolean {
    return this.#below >= BELOW_IN_A_ROW;
  }

  of(unit: Unit): Priority {
    if (unit.kind === "block" && tagOf(unit.container) === "title") return PRIORITY.seen;
    const box = this.#placeOf(unit);
    if (box.width === 0 && box.height === 0) return PRIORITY.rest; // not shown
    if (unit.kind === "block") this.#below = box.top > this.#height ? this.#below + 1 : 0;
    if (box.bottom <= -this.#height || box.top >= 2 * this.#height) return PRIORITY.rest;
    const isSeen = box.bottom > 0 && box.top < this.#height && box.right > 0 && box.left < this.#width;
    return isSeen ? PRIORITY.seen : PRIORITY.near;
  }

  /** The element's box where it tells enough: a range's costs several times as much. */
  #placeOf(unit: Unit): DOMRect {
    if (unit.kind === "attribute") return boxOf(unit.element);
    const box = boxOf(unit.container);
    if (box.height > 0 && box.height < this.#height / 2) return box;
    const text = unit.parts.find((part) => part.kind === "text");
    if (text?.kind !== "text") return box;
    this.#range.selectNodeContents(text.node);
    return this.#range.getBoundingClientRect();
  }
}
