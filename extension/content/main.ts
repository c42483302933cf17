// SPDX-License-Identifier: GPL-3.0-or-later
// The content script: put into a page when a person asked for it, harmless when put in twice.
import { api } from "#platform/api.js";
import { parseToContent } from "../shared/messages.js";
import { Controller } from "./controller.js";
import { isAlive } from "./engine-port.js";
import { answerTests } from "./test-bridge.js";

interface Installed {
  isAlive(): boolean;
  retire(): Promise<void>;
}

/** Where a script that was here before is found, in the extension's own world of this page. */
const place = globalThis as { palimpsest?: Installed };

function install(): void {
  const controller = new Controller();
  // After an update of the extension the old script is still in the page, cut off from everything.
  place.palimpsest = { isAlive, retire: () => controller.retire() };
  api.runtime.onMessage.addListener((message: unknown, sender) => {
    const parsed = sender.id === api.runtime.id ? parseToContent(message) : null;
    if (parsed) controller.receive(parsed);
  });
  if (__PALIMPSEST_TEST__) answerTests(controller);
}

const before = place.palimpsest;
if (before === undefined) install();
else if (!before.isAlive()) void before.retire().then(install);
