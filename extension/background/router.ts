// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of content scripts to the background, and on to the other frames of their tab.
import { api } from "#platform/api.js";
import { ensureEngineHost } from "#platform/engine-host.js";
import { parseToBackground, type Done, type ToBackground } from "../shared/messages.js";
import { deliverToAll } from "./injector.js";

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
  switch (message.type) {
    case "cs-bg-engine":
      return ensureEngineHost();
    case "cs-bg-frames":
      // Only the top frame decides for the others.
      if (sender.tab?.id === undefined || sender.frameId !== 0) return undefined;
      return deliverToAll(sender.tab.id, { type: "bg-cs-frame", command: message.command });
    default:
      return message satisfies never;
  }
}
