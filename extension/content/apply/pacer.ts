// SPDX-License-Identifier: GPL-3.0-or-later
// Text nobody sees yet is written in portions as large as a frame can bear: after each, the browser
// lays the page out, and on a very long page that costs more than all our writing (measured: 100,000
// text nodes, 100 to 400 ms a time), so there they are few: once all answers are there or
// seconds have passed. As long as a frame kept the page busy, the page is left alone after it, but for
// the last of heavy ones.
import { nextFrame, SLICE_MS } from "../slices.js";

/** However long a frame takes, the page is left alone for no longer. */
const MAX_PAUSE_MS = 1000;
/** On a page with heavy frames something appears this often; what a person scrolls to, at once. */
const MAX_HOLD_MS = 8000;
/** Items in a portion at first, and at least. */
const SMALLEST_PORTION = 128;
/** Portions grow while their frames take less than the one, and shrink when they take more than the other. */
const SHORT_FRAME_MS = 20;
const LONG_FRAME_MS = 40;
/** A frame that takes so long does so whatever is written: the fewer the better. */
const HEAVY_FRAME_MS = 120;
/** So long Chromium lets a frame wait: a longer portion would have two. */
const PORTION_MS = 100;

export class Pacer<T> {
  #items: T[] = [];
  #next = 0; // the first of them that is not written
  #isWaiting = false;
  /** What the last frame cost, whoever asked for it. */
  frameMs = 0;
  #portion = SMALLEST_PORTION; // items
  #endHold: () => void = () => undefined;

  /**
   * `write` writes what `next` gives, until there is nothing or `ms` are over, in slices with no frame between.
   * `isMoreComing`: whether there is something to wait for.
   */
  constructor(private readonly write: (next: () => T | undefined, ms: number) => Promise<unknown>, private readonly isMoreComing: () => boolean) {}

  get pending(): number {
    return this.#items.length - this.#next;
  }

  get #isHeavy(): boolean {
    return this.frameMs > HEAVY_FRAME_MS;
  }

  add(items: readonly T[]): void {
    for (const item of items) this.#items.push(item);
    if (!this.#isWaiting && this.pending > 0) void this.#flushAfterPause();
  }

  /** Takes out what is meant: it is written by others. */
  take(isMeant: (item: T) => boolean): T[] {
    const items = this.#items.slice(this.#next);
    const taken = items.filter(isMeant);
    if (taken.length > 0) this.#set(items.filter((item) => !isMeant(item)));
    return taken;
  }

  clear(): void {
    this.#set([]);
  }

  #set(items: T[]): void {
    this.#items = items;
    this.#next = 0;
  }

  /** There is nothing to wait for any longer. */
  noMoreComing(): void {
    this.#endHold();
  }

  async #flushAfterPause(): Promise<void> {
    this.#isWaiting = true;
    while (this.pending > 0) {
      const pauseMs = Math.min(MAX_PAUSE_MS, this.frameMs);
      // Where frames are heavy and all is there, the few that are left are better over soon.
      if (pauseMs > SLICE_MS && (!this.#isHeavy || this.isMoreComing())) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (this.#isHeavy && this.isMoreComing()) await this.#hold();
        await nextFrame(); // right behind a frame, the next one is not due
      }
      const [most, ms] = this.#isHeavy ? [Infinity, PORTION_MS] : [this.#portion, Infinity];
      let count = 0;
      await this.write(() => (this.pending > 0 && count++ < most ? this.#items[this.#next++] : undefined), ms);
      this.#set(this.#items.slice(this.#next));
      this.frameMs = await nextFrame();
      if (!this.#isHeavy) this.#portion = this.#nextPortion(count);
    }
    this.#isWaiting = false;
  }

  #hold(): Promise<void> {
    return new Promise((resolve) => {
      this.#endHold = resolve;
      setTimeout(resolve, MAX_HOLD_MS);
    });
  }

  #nextPortion(count: number): number {
    const portion = this.#portion;
    if (this.frameMs < SHORT_FRAME_MS) return count < portion ? portion : portion * 2; // a small one says nothing of larger ones
    return this.frameMs > LONG_FRAME_MS ? Math.max(SMALLEST_PORTION, portion / 2) : portion;
  }
}
