// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the content script into a tab when a person asked for it, never before, and hands it what to do.
import { api } from "#platform/api.js";
import type { ToContent } from "../shared/messages.js";

const CONTENT_SCRIPT = "content/main.js";

/** Into all frames the click gives access to; a second time does nothing there. Rejects where no script may run. */
async function inject(tabId: number): Promise<void> {
  await api.scripting.executeScript({ target: { tabId, allFrames: true }, files: [CONTENT_SCRIPT] });
}

/** A page that is being replaced may lose the script between two calls. */
const MAX_TRIES = 5;
const PAUSE_MS = 50;
/**
 * In Chromium the first click into a new renderer is refused about one time in twenty, because the
 * page's process has not heard yet of the access that the click gave; it has when it says so.
 */
const MAX_REFUSALS = 2;

/** Puts the script in and hands one frame a message. Rejects where no script may run. */
export async function injectAndDeliver(tabId: number, message: ToContent, frameId: number): Promise<void> {
  let refusals = 0;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    try {
      await inject(tabId);
      const [answer] = await run(message, { tabId, frameIds: [frameId] });
      if (answer?.result === true) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } catch (error) {
      if (++refusals >= MAX_REFUSALS) throw error;
    }
  }
  throw new Error("the content script does not stay in the page");
}

/** Hands a message to all frames the script is in. */
export async function deliverToAll(tabId: number, message: ToContent): Promise<void> {
  await run(message, { tabId, allFrames: true });
}

/**
 * Calls the content script. Not by tabs.sendMessage: a script that was put in a moment ago may not be
 * known as a receiver yet (seen in Chromium, 1 click in 20 on a busy machine).
 */
function run(message: ToContent, target: chrome.scripting.InjectionTarget): Promise<chrome.scripting.InjectionResult<boolean>[]> {
  return api.scripting.executeScript<[ToContent], boolean>({ target, func: handOver, args: [message] });
}

/** Runs in the page's frames, in the content script's world; sent there as text. Whether the script is there. */
function handOver(message: unknown): boolean {
  const installed = (globalThis as { palimpsest?: { receive(message: unknown): void } }).palimpsest;
  installed?.receive(message);
  return installed !== undefined;
}
