// SPDX-License-Identifier: GPL-3.0-or-later
// The time the test engines pretend to need.
import type { CancelSignal } from "../../protocol/channel.js";
import type { EngineOptions } from "../../protocol/messages.js";

/** Resolves after options.delay milliseconds (none: at once), or as soon as `signal` fires. */
export async function wait(options: EngineOptions, signal: CancelSignal): Promise<void> {
  const delay = options["delay"];
  if (typeof delay !== "number" || delay <= 0 || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, delay);
    signal.addEventListener("abort", finish);
  });
}
