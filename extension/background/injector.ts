// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the content script into a tab when a person asked for it, never before.
import { api } from "#platform/api.js";

const CONTENT_SCRIPT = "content/main.js";

/**
 * Into all frames the click gives access to; a second time does nothing there. Rejects where no script may run.
 *
 * Tried twice: in Chromium the first click into a new renderer is refused about one time in twenty,
 * because the page's process has not heard yet of the access that the click gave; it has when it
 * says so.
 */
export async function inject(tabId: number): Promise<void> {
  try {
    await run(tabId);
  } catch {
    await run(tabId);
  }
}

async function run(tabId: number): Promise<void> {
  await api.scripting.executeScript({ target: { tabId, allFrames: true }, files: [CONTENT_SCRIPT] });
}
