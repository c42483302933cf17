// SPDX-License-Identifier: GPL-3.0-or-later
import { api } from "#platform/api.js";
import { ENGINE_PORT, FORGET_PRIVATE } from "../shared/messages.js";
import { serveEngine } from "./serve-engine.js";

/** It was made ahead of time. If nobody comes for so long, its memory (20 MB) is better given back. */
const LONGEST_WAIT_MS = 600_000;

const host = serveEngine(() => undefined); // Chromium leaves the document alone, idle or not
host.warm();

const timer = setTimeout(() => window.close(), LONGEST_WAIT_MS);
api.runtime.onConnect.addListener(({ name }) => {
  if (name === ENGINE_PORT) clearTimeout(timer);
});

api.runtime.onMessage.addListener((message, sender) => {
  if (sender.id === api.runtime.id && sender.tab === undefined && message === FORGET_PRIVATE) host.forgetPrivate();
});
