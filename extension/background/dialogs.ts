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

/** A frame knows what was corrected in it; all others of the page are told. */
export async function tellOtherFrames(tabId: number, frameId: number, message: ToContent): Promise<void> {
  const frames = await api.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true, injectImmediately: true });
  const others = frames.map((frame) => frame.frameId).filter((other) => other !== frameId);
  if (others.length > 0) await deliver(message, { tabId, frameIds: others });
}

/** Runs in the page's frames, in the content scripts' world; sent there as text. */
function handOver(message: unknown): void {
  (globalThis as unknown as { palimpsestDialogs?: { receive(message: unknown): void } }).palimpsestDialogs?.receive(message);
}
