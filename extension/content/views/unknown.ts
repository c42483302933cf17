// SPDX-License-Identifier: GPL-3.0-or-later
// Marks the words the engine did not know: they stand in the translation as they stood in the source.
import type { BlockResult } from "../../../js-glue/protocol/messages.js";
import { ElementKinds } from "../collect/element-kind.js";
import { hasLetters } from "../collect/items.js";
import { bodyOf } from "../dom.js";
import { inSlices, nextSlice } from "../slices.js";
import type { ShownPage } from "./first-script.js";
import { Highlights } from "./highlights.js";
import { Marks } from "./marks.js";
import { placesOf, shownBlocks, type ShownBlock } from "./shown.js";

/** In one question: the engine remembers, so it takes a few milliseconds. */
const BATCH_BLOCKS = 100;

export class UnknownWords {
  readonly marks = new Marks(new Highlights("palimpsest-unknown"));
  #isWanted = false;
  #isShown = false;
  #hasLooked = false; // at the whole page, in these languages and this view
  #round = 0; // raised when what was begun is of no use any more
  #waiting: ShownBlock[] = [];
  #isAsking = false;

  constructor(private readonly page: ShownPage) {}

  /** A person wants them marked, or no longer. */
  turn(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (!isWanted) this.clear();
    this.show(this.#isShown);
  }

  /** Whether a translation is seen. */
  show(isShown: boolean): void {
    this.#isShown = isShown;
    this.marks.show(isShown && this.#isWanted);
    if (isShown && this.#isWanted && !this.#hasLooked) void this.#lookAtAll();
    if (isShown) void this.#ask();
  }

  wrote(block: ShownBlock): void {
    if (!this.#isWanted) return;
    this.#waiting.push(block);
    void this.#ask();
  }

  clear(): void {
    this.#round++;
    this.#hasLooked = false;
    this.#waiting = [];
    this.marks.clear();
    if (this.#isShown && this.#isWanted) void this.#lookAtAll();
  }

  async #lookAtAll(): Promise<void> {
    this.#hasLooked = true;
    const round = this.#round;
    const body = bodyOf(document);
    if (body === null) return;
    const walker = shownBlocks(this.page, new ElementKinds(), [{ first: body, last: body }], (block) => this.#waiting.push(block));
    await inSlices((deadline) => walker.step(deadline), () => round !== this.#round);
    await this.#ask();
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    await nextSlice(); // many are written at once
    while (this.#isShown && this.#waiting.length > 0 && this.page.pair !== null) {
      const round = this.#round;
      const blocks = this.#waiting.splice(0, BATCH_BLOCKS);
      const { engine, pair, choice } = this.page;
      const results = await engine.translate(pair, choice, blocks.map(({ runs }, index) => ({ id: index + 1, runs }))).catch(() => []); // restored meanwhile, or the engine is gone
      if (round !== this.#round) continue;
      for (const result of results) {
        const block = blocks[result.id - 1];
        if (block) this.#mark(block, result);
      }
    }
    this.#isAsking = false;
  }

  #mark(block: ShownBlock, result: BlockResult): void {
    const unknown = result.parts.map((part) => (typeof part === "string" ? [] : part.unknown.filter(hasLetters)));
    const places = unknown.every((words) => words.length === 0) ? [] : (placesOf(this.page, block, result) ?? []);
    const byNode = new Map<Text, [number, number][]>();
    for (const part of block.parts) if (part.kind === "text") byNode.set(part.node, []);
    for (const { node, start, end, part, isTranslation } of places) {
      const words = unknown[part] ?? [];
      if (!isTranslation || words.length === 0) continue;
      const found = byNode.get(node) ?? [];
      for (const match of node.data.slice(start, end).matchAll(anyOf(words))) {
        found.push([start + match.index, start + match.index + match[0].length]);
      }
      byNode.set(node, found);
    }
    for (const [node, found] of byNode) this.marks.set(node, found);
  }
}

/** Whole words, however written. */
function anyOf(words: readonly string[]): RegExp {
  const escaped = words.map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}
