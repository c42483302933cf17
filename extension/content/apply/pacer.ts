// SPDX-License-Identifier: GPL-3.0-or-later
// Text nobody sees yet is written in few, large portions: after each, the browser lays the page out,
// and on a very long page that costs more than all our writing (measured: 100,000 text nodes, 200 ms
// a time). Pauses are a multiple of what the last frame cost, so short pages hardly wait.
import { nextFrame, SLICE_MS } from "../slices.js";

/** As long as a frame we caused kept the page busy, it is left alone after it. */
const PAUSE_PER_FRAME_COST = 1;
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
  private items: T[] = [];
  private isWaiting = false;
  private frameMs = 0; // what the last frame cost
  private portion = SMALLEST_PORTION; // items

  /** `write` writes the items given, in slices with no frame between; answers the milliseconds that took. */
  constructor(private readonly write: (items: readonly T[]) => Promise<number>) {}

  get pending(): number {
    return this.items.length;
  }

  add(items: readonly T[]): void {
    for (const item of items) this.items.push(item);
    if (!this.isWaiting && this.items.length > 0) void this.flushAfterPause();
  }

  clear(): void {
    this.items = [];
  }

  private async flushAfterPause(): Promise<void> {
    this.isWaiting = true;
    while (this.items.length > 0) {
      const pauseMs = Math.min(MAX_PAUSE_MS, PAUSE_PER_FRAME_COST * this.frameMs);
      if (pauseMs > SLICE_MS) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        await nextFrame(); // right behind a frame, the next one is not due
      }
      const items = this.items.splice(0, this.portion);
      const spentMs = await this.write(items);
      this.frameMs = await nextFrame();
      this.portion = this.nextPortion(items.length, spentMs);
    }
    this.isWaiting = false;
  }

  private nextPortion(count: number, spentMs: number): number {
    const { frameMs, portion } = this;
    if (frameMs > HEAVY_FRAME_MS) return Math.max(portion, Math.round((count * PORTION_MS) / Math.max(1, spentMs)));
    if (frameMs < SHORT_FRAME_MS) return portion * 2;
    return frameMs > LONG_FRAME_MS ? Math.max(SMALLEST_PORTION, portion / 2) : portion;
  }
}
