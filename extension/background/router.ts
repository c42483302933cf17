// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of content scripts and of our own pages to the background.
import { api } from "#platform/api.js";
import { ensureEngineHost } from "#platform/engine-host.js";
import { parseToBackground, type Done, type ToBackground } from "../shared/messages.js";
import { injectDialogs, tellOfCorrection } from "./dialogs.js";
import { alignFrames } from "./frames.js";
import { announceShadowRoots } from "./shadow-roots.js";
import { openPermissionPage } from "./permission-page.js";
import { injectViews, styleHighlights } from "./views.js";

const LOOKS_AFTER_PERMISSION = 10;

/** Listener of runtime.onMessage. */
export function receive(message: unknown, sender: chrome.runtime.MessageSender, answer: (done: Done) => void): boolean {
  if (sender.id !== api.runtime.id) return false;
  const parsed = parseToBackground(message);
  if (parsed === null) return false;
  handle(parsed, sender).then(
    () => answer({ ok: true }),
    (error: unknown) => answer({ ok: false, message: String(error) }),
  );
  return true; // answered later
}

async function handle(message: ToBackground, sender: chrome.runtime.MessageSender): Promise<void> {
  const { tab } = sender;
  switch (message.type) {
    case "cs-bg-engine":
      return ensureEngineHost();
    case "cs-bg-frames":
      if (tab?.id !== undefined) await alignFrames(tab.id);
      return;
    case "cs-bg-shadow-roots":
      if (tab?.id !== undefined) await announceShadowRoots(tab.id, sender.frameId ?? 0);
      return;
    case "cs-bg-views":
      if (tab?.id !== undefined) await injectViews(tab.id, sender.frameId ?? 0);
      return;
    case "cs-bg-styles":
      if (tab?.id !== undefined) await styleHighlights(tab.id, sender.frameId ?? 0, message.on);
      return;
    case "cs-bg-dialogs":
      if (tab?.id !== undefined) await injectDialogs({ tabId: tab.id, frameIds: [sender.frameId ?? 0] });
      return;
    case "cs-bg-remembered":
    case "ui-bg-remembered":
      if (tab?.id !== undefined) await tellOfCorrection(tab, tab.id, sender.frameId ?? 0, message.text);
      return;
    case "cs-bg-permission":
      if (tab?.id !== undefined && sender.frameId === 0) await openPermissionPage(tab, tab.id, message.origins);
      return;
    case "ui-bg-permitted":
      // From a page of ours; what runs in pages of the web may not name other tabs.
      if (sender.url?.startsWith(api.runtime.getURL("")) === true) await alignFrames(message.tabId, LOOKS_AFTER_PERMISSION);
      return;
    default:
      return message satisfies never;
  }
}
