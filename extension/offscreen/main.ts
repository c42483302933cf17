// SPDX-License-Identifier: GPL-3.0-or-later
import { api } from "#platform/api.js";
import { FORGET_PRIVATE } from "../shared/messages.js";
import { serveEngine } from "./serve-engine.js";

const host = serveEngine(() => undefined); // Chromium leaves the document alone, idle or not

api.runtime.onMessage.addListener((message, sender) => {
  if (sender.id === api.runtime.id && sender.tab === undefined && message === FORGET_PRIVATE) host.forgetPrivate();
});
