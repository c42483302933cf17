// SPDX-License-Identifier: GPL-3.0-or-later
// The third script of a page, what a person asks for at a place in it (content/dialogs): put in when
// it is first needed.
import { api } from "#platform/api.js";
import type { ToContent, ToDialogs } from "../shared/messages.js";
import { deliver } from "./injector.js";

const VIEWS_SCRIPT = "content/views.js";
const DIALOGS_SCRIPT = "content/dialogs.js";

/** Harmless where they are already, or where the page is not translated. */
export async function injectDialogs(target: chrome.scripting.InjectionTarget): Promise<void> {
  await api.scripting.executeScript({ target, files: [VIEWS_SCRIPT, DIALOGS_SCRIPT], injectImmediately: true });
}

export async function tellDialogs(message: ToDialogs, target: chrome.scripting.InjectionTarget): Promise<void> {
  await injectDialogs(target);
  await api.scripting.executeScript<[ToDialogs], void>({ target, func: handOver, args: [message], injectImmediately: true });
}

/**
 * A frame knows what was corrected in it; all others of its page are told, and all pages that we were
 * asked into in other tabs. What was said in a private window is told to private windows alone.
 */
export async function tellOfCorrection(tab: chrome.tabs.Tab, tabId: number, frameId: number, text: string): Promise<void> {
  const message: ToContent = { type: "bg-cs-remembered", text };
  const others = (await api.tabs.query({})).flatMap(({ id, incognito, discarded }) =>
    id !== undefined && id !== tabId && !discarded && (incognito || !tab.incognito) ? [id] : [],
  );
  // Where no script may run, ours is not.
  const elsewhere = others.map((other) => deliver(message, { tabId: other, allFrames: true }));
  await Promise.allSettled([tellOtherFrames(tabId, frameId, message), ...elsewhere]);
}

async function tellOtherFrames(tabId: number, frameId: number, message: ToContent): Promise<void> {
  const frames = await api.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true, injectImmediately: true });
  const others = frames.map((frame) => frame.frameId).filter((other) => other !== frameId);
  if (others.length > 0) await deliver(message, { tabId, frameIds: others });
}

/** Runs in the page's frames, in the content scripts' world; sent there as text. */
function handOver(message: unknown): void {
  (globalThis as unknown as { palimpsestDialogs?: { receive(message: unknown): void } }).palimpsestDialogs?.receive(message);
}
