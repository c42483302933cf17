// SPDX-License-Identifier: GPL-3.0-or-later
// Long work in short pieces, so that the page answers a person between them.

/** A piece of work; a frame has 16 ms. */
export const SLICE_MS = 8;
/**
 * A piece of work a person waits for, well under the 50 ms after which a task counts as long. Chromium
 * draws a frame that has waited for 100 ms, and on a long page each costs much more than a piece: of
 * these, four begin in that time.
 */
export const LONG_SLICE_MS = 29;

/**
 * user-visible: frames are drawn between the pieces. user-blocking: a person's input goes first, but
 * no frame does; for work after which the browser lays out all of the page, once for each frame.
 */
export type Urgency = "user-visible" | "user-blocking";

interface Scheduler {
  postTask?: (task: () => void, options: { priority: Urgency }) => Promise<void>;
}

/**
 * Lets what waits go first, then goes on. Not scheduler.yield(): that comes back before everything
 * else, and the engine's answers, which people wait for, would stand behind all of our slices.
 */
export function nextSlice(urgency: Urgency = "user-visible"): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return scheduler?.postTask ? scheduler.postTask(() => undefined, { priority: urgency }) : new Promise(inNextTask);
}

function inNextTask(done: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
}

/** Calls `step(deadline)` until it answers true. `isStopped` ends it early; answers whether it ended by itself. */
export async function inSlices(
  step: (deadline: number) => boolean,
  isStopped: () => boolean,
  urgency: Urgency = "user-visible",
): Promise<boolean> {
  const sliceMs = urgency === "user-blocking" ? LONG_SLICE_MS : SLICE_MS;
  for (;;) {
    if (isStopped()) return false;
    if (step(performance.now() + sliceMs)) return true;
    await nextSlice(urgency);
  }
}

/** Where the page is hidden meanwhile, no frame comes. */
const LONGEST_FRAME_MS = 1000;

/** Resolves behind the next frame with the milliseconds it kept the page busy; with 0 where none is drawn. */
export function nextFrame(): Promise<number> {
  if (document.hidden) return Promise.resolve(0);
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      inNextTask(() => resolve(performance.now() - start)); // style, layout and paint lie between
    });
    setTimeout(() => resolve(0), LONGEST_FRAME_MS);
  });
}
