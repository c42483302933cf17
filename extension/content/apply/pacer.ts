// SPDX-License-Identifier: GPL-3.0-or-later
// Text nobody sees yet is written in portions as large as a frame can bear: after each, the browser
// lays the page out, and on a very long page that costs more than all our writing (measured: 100,000
// text nodes, 100 to 400 ms a time), so there they are few: once all answers are there or some
// seconds have passed. As long as such a frame kept the page busy, the page is left alone after it.
import { nextFrame, SLICE_MS } from "../slices.js";

/** However long a frame takes, the page is left alone for no longer. */
const MAX_PAUSE_MS = 1000;
/** On a page with heavy frames something appears this often. */
const MAX_HOLD_MS = 2000;
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
  /** What the last frame cost, whoever asked for it. */
  frameMs = 0;
  #portion = SMALLEST_PORTION; // items
  #endHold: () => void = () => undefined;

  /**
   * `write` writes the items given, in slices with no frame between; answers the milliseconds that took.
   * `isMoreComing`: whether there is something to wait for.
   */
  constructor(private readonly write: (items: readonly T[]) => Promise<number>, private readonly isMoreComing: () => boolean) {}

  get pending(): number {
    return this.#items.length;
  }

  get #isHeavy(): boolean {
    return this.frameMs > HEAVY_FRAME_MS;
  }

  add(items: readonly T[]): void {
    for (const item of items) this.#items.push(item);
    if (!this.#isWaiting && this.#items.length > 0) void this.#flushAfterPause();
  }

  /** Takes out what is meant: it is written by others. */
  take(isMeant: (item: T) => boolean): T[] {
    const taken = this.#items.filter(isMeant);
    if (taken.length > 0) this.#items = this.#items.filter((item) => !isMeant(item));
    return taken;
  }

  clear(): void {
    this.#items = [];
  }

  /** There is nothing to wait for any longer. */
  noMoreComing(): void {
    this.#endHold();
  }

  async #flushAfterPause(): Promise<void> {
    this.#isWaiting = true;
    while (this.#items.length > 0) {
      const pauseMs = Math.min(MAX_PAUSE_MS, this.frameMs);
      if (pauseMs > SLICE_MS) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (this.#isHeavy && this.isMoreComing()) await this.#hold();
        await nextFrame(); // right behind a frame, the next one is not due
      }
      const items = this.#items.splice(0, this.#portion);
      const spentMs = await this.write(items);
      this.frameMs = await nextFrame();
      this.#portion = this.#nextPortion(items.length, spentMs);
    }
    this.#isWaiting = false;
  }

  #hold(): Promise<void> {
    return new Promise((resolve) => {
      this.#endHold = resolve;
      setTimeout(resolve, MAX_HOLD_MS);
    });
  }

  #nextPortion(count: number, spentMs: number): number {
    const frameMs = this.frameMs;
    const portion = this.#portion;
    if (this.#isHeavy) return Math.max(portion, Math.round((count * PORTION_MS) / Math.max(1, spentMs)));
    if (frameMs < SHORT_FRAME_MS) return count < portion ? portion : portion * 2; // a small one says nothing of larger ones
    return frameMs > LONG_FRAME_MS ? Math.max(SMALLEST_PORTION, portion / 2) : portion;
  }
}
