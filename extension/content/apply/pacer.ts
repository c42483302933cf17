// SPDX-License-Identifier: GPL-3.0-or-later
// Text nobody sees yet is written in portions as large as a frame can bear: after each, the browser
// lays the page out, and on a very long page that costs more than all our writing (measured: 100,000
// text nodes, 100 to 400 ms a time), so there they are few. As long as such a frame kept the page busy,
// the page is left alone after it.
import { nextFrame, SLICE_MS } from "../slices.js";

/** However long a frame takes, something appears this often. */
const MAX_PAUSE_MS = 1000;
/** Items in a portion at first, and at least. */
const SMALLEST_PORTION = 128;
/** Portions grow while their frames take less than the one, and shrink when they take more than the other. */
const SHORT_FRAME_MS = 20;
const LONG_FRAME_MS = 40;
/** A frame that takes so long does so whatever is written: the fewer the better. */
const HEAVY_FRAME_MS = 120;
/** Browsers let no frame wait for longer than some 100 ms: then it would show half of a portion, and another one the rest. */
const PORTION_MS = 80;

export class Pacer<T> {
  #items: T[] = [];
  #isWaiting = false;
  #frameMs = 0; // what the last frame cost
  #portion = SMALLEST_PORTION; // items

  /** `write` writes the items given, in slices with no frame between; answers the milliseconds that took. */
  constructor(private readonly write: (items: readonly T[]) => Promise<number>) {}

  get pending(): number {
    return this.#items.length;
  }

  add(items: readonly T[]): void {
    for (const item of items) this.#items.push(item);
    if (!this.#isWaiting && this.#items.length > 0) void this.#flushAfterPause();
  }

  clear(): void {
    this.#items = [];
  }

  async #flushAfterPause(): Promise<void> {
    this.#isWaiting = true;
    while (this.#items.length > 0) {
      const pauseMs = Math.min(MAX_PAUSE_MS, this.#frameMs);
      if (pauseMs > SLICE_MS) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        await nextFrame(); // right behind a frame, the next one is not due
      }
      const items = this.#items.splice(0, this.#portion);
      const spentMs = await this.write(items);
      this.#frameMs = await nextFrame();
      this.#portion = this.#nextPortion(items.length, spentMs);
    }
    this.#isWaiting = false;
  }

  #nextPortion(count: number, spentMs: number): number {
    const frameMs = this.#frameMs;
    const portion = this.#portion;
    if (frameMs > HEAVY_FRAME_MS) return Math.max(portion, Math.round((count * PORTION_MS) / Math.max(1, spentMs)));
    if (frameMs < SHORT_FRAME_MS) return count < portion ? portion : portion * 2; // a small one says nothing of larger ones
    return frameMs > LONG_FRAME_MS ? Math.max(SMALLEST_PORTION, portion / 2) : portion;
  }
}
