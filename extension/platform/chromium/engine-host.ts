// SPDX-License-Identifier: GPL-3.0-or-later
// Chromium: the engine worker lives in an offscreen document, which outlives the service worker.
// Content scripts connect to it directly; the background only makes sure that it is there.
import { FORGET_PRIVATE } from "../../shared/messages.js";
import { api } from "./api.js";

const PAGE = "offscreen/offscreen.html";

const state: { creating: Promise<void> | null } = { creating: null };

/** Resolves when a content script can connect to the engine. */
export function ensureEngineHost(): Promise<void> {
  state.creating ??= create().finally(() => {
    state.creating = null;
  });
  return state.creating;
}

/** To be called at the top level. The engine's home is there before the first click: that is half of a second saved (measured). */
export function prepareAtStart(): void {
  const prepare = () => void ensureEngineHost().catch(() => undefined); // whoever needs it hears why not
  api.runtime.onInstalled.addListener(prepare);
  api.runtime.onStartup.addListener(prepare);
}

/** The last private window was closed: the engine forgets what was written in them. */
export async function forgetPrivate(): Promise<void> {
  if (await isThere()) await api.runtime.sendMessage(FORGET_PRIVATE);
}

async function isThere(): Promise<boolean> {
  const contexts = await api.runtime.getContexts({ contextTypes: [api.runtime.ContextType.OFFSCREEN_DOCUMENT] });
  return contexts.length > 0;
}

async function create(): Promise<void> {
  if (await isThere()) return;
  await api.offscreen.createDocument({
    url: PAGE,
    reasons: [api.offscreen.Reason.WORKERS],
    justification: "Runs the translation engine in a worker.",
  });
}
