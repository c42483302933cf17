// SPDX-License-Identifier: GPL-3.0-or-later
// Marks that belong to text nodes: replaced when a node is written again, gone with a node that leaves
// the document, and back with it.
import { isConnected } from "../dom.js";
import { rangeIn, type Highlights } from "./highlights.js";

/** Between two looks for nodes that left, marks may double; fewer than these never matter. */
const FEW = 1000;

export class Marks {
  #byNode = new WeakMap<Text, StaticRange[]>();
  readonly #seen = new Set<StaticRange>();
  #limit = FEW;

  constructor(private readonly highlights: Highlights) {}

  /** The marks of `node` from now on: [start, end] in UTF-16 units. */
  set(node: Text, places: readonly (readonly [number, number])[]): void {
    const before = this.#byNode.get(node);
    for (const range of before ?? []) this.#hide(range);
    if (places.length > 0) this.#byNode.set(node, places.map(([start, end]) => rangeIn(node, start, end)));
    else if (before) this.#byNode.delete(node);
    this.came(node);
    if (this.#seen.size > this.#limit) this.#forgetGone();
  }

  /** A node is in the document, maybe again. */
  came(node: Text): void {
    for (const range of this.#byNode.get(node) ?? []) {
      this.highlights.add(range);
      this.#seen.add(range);
    }
  }

  /** Whether any of them are seen. */
  show(isShown: boolean): void {
    this.highlights.show(isShown);
  }

  clear(): void {
    this.highlights.clear();
    this.#seen.clear();
    this.#byNode = new WeakMap();
    this.#limit = FEW;
  }

  #hide(range: StaticRange): void {
    this.highlights.delete(range);
    this.#seen.delete(range);
  }

  #forgetGone(): void {
    for (const range of this.#seen) if (!isConnected(range.startContainer)) this.#hide(range);
    this.#limit = Math.max(FEW, 2 * this.#seen.size);
  }
}
