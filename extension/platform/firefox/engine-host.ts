// SPDX-License-Identifier: GPL-3.0-or-later
// Firefox: the event page itself is the home of the engine worker. Firefox ends an idle event page
// with its worker; a call of the extension API now and then keeps it while there is work.
import { serveEngine } from "../../offscreen/serve-engine.js";
import { api } from "./api.js";

/** Well under Firefox's idle limit of 30 s. */
const SIGN_OF_LIFE_MS = 10_000;

const state: { timer: ReturnType<typeof setInterval> | null } = { timer: null };

const host = serveEngine((openRequests) => {
  if (openRequests > 0) state.timer ??= setInterval(() => void api.runtime.getPlatformInfo(), SIGN_OF_LIFE_MS);
  else if (state.timer !== null) {
    clearInterval(state.timer);
    state.timer = null;
  }
});

/** The last private window was closed: the engine forgets what was written in them. */
export function forgetPrivate(): Promise<void> {
  host.forgetPrivate();
  return Promise.resolve();
}

/** Nothing: the event page would be ended before anybody came. */
export function prepareAtStart(): void {}

/** Resolves when a content script can connect to the engine: whoever asks has woken the page already. */
export function ensureEngineHost(): Promise<void> {
  host.warm();
  return Promise.resolve();
}
