// SPDX-License-Identifier: GPL-3.0-or-later
// Text nobody sees yet is written in few, large portions: after each, the browser lays the page out,
// and on a very long page that costs more than all our writing (measured: 100,000 text nodes, 80 ms
// a time). Pauses are a multiple of what the last frame cost, so short pages hardly wait.
import { SLICE_MS } from "../slices.js";

/** Of the page's time, at most one part in this many goes to frames we caused. */
const PAUSE_PER_FRAME_COST = 4;
/** However long a frame takes, something appears this often. */
const MAX_PAUSE_MS = 1000;

export class Pacer<T> {
  private items: T[] = [];
  private isWaiting = false;
  private frameMs = 0; // what the last frame cost

  /** `write` writes the items given, in slices with no frame between. */
  constructor(private readonly write: (items: readonly T[]) => Promise<void>) {}

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
      if (pauseMs > SLICE_MS) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await this.write(this.items.splice(0));
      this.frameMs = await frameCostMs();
    }
    this.isWaiting = false;
  }
}

/** How long the next frame keeps the page busy; 0 where none is drawn. */
function frameCostMs(): Promise<number> {
  if (document.hidden) return Promise.resolve(0);
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      // The first task after the frame: style, layout and paint lie between.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(performance.now() - start);
      };
      port2.postMessage(null);
    });
    setTimeout(() => resolve(0), MAX_PAUSE_MS); // hidden meanwhile: no frame comes
  });
}
