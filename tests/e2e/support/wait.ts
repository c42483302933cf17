// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for a condition. The pause between two looks is the only sleep in the tests; nothing is
// ever concluded from time having passed, except that waiting is over.
import type { WaitOptions } from "./browser.js";

const LOOK_AGAIN_MS = 25;
const DEFAULT_TIMEOUT_MS = 20_000;

export async function until<T>(look: () => Promise<T> | T, options: WaitOptions = {}): Promise<NonNullable<T>> {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) {
      throw new Error(`still not so after ${String(timeoutMs)} ms: ${options.what ?? look.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
