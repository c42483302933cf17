// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the content script into a tab when a person asked for it, never before.
import { api } from "#platform/api.js";

const CONTENT_SCRIPT = "content/main.js";

/** Into all frames the click gives access to; a second time does nothing there. Rejects where no script may run. */
export async function inject(tabId: number): Promise<void> {
  await api.scripting.executeScript({ target: { tabId, allFrames: true }, files: [CONTENT_SCRIPT] });
}
