// SPDX-License-Identifier: GPL-3.0-or-later
// The content script: put into a page when a person asked for it, harmless when put in twice.
import type { BarScript } from "./bar/bar-script.js";
import { parseToContent, type FrameCommand } from "../shared/messages.js";
import { Controller } from "./controller.js";
import { isAlive } from "../shared/engine-link.js";
import * as host from "./view/host.js";
import type { FirstScript } from "./views/first-script.js";
import { answerTests } from "./test-bridge.js";
import { warmUp } from "./warm-up.js";

interface Installed {
  isAlive(): boolean;
  /** A message of the background (background/injector.ts). */
  receive(message: unknown): void;
  /** What the top frame wishes of all frames. */
  wish(): FrameCommand;
  /** Origins of frames inside this one that it cannot look into. */
  foreign(): readonly string[];
  retire(): Promise<void>;
  readonly first?: FirstScript;
}

/** Where the background, and a script put in later, find this one: in the extension's own world of this page. */
const place = globalThis as BarScript & { palimpsest?: Installed };

function install(): void {
  const controller = new Controller((events) => place.palimpsestBar?.(events, host) ?? null);
  const mine = document;
  place.palimpsest = {
    // A frame's first, empty document may give way to its real one under the same global object.
    isAlive: () => isAlive() && document === mine,
    receive: (message) => {
      const parsed = parseToContent(message);
      if (parsed) controller.receive(parsed);
    },
    wish: () => controller.wish,
    foreign: () => controller.foreign(),
    retire: () => controller.retire(),
    first: { page: controller.page, controller, link: controller.link, ...host },
  };
  if (__PALIMPSEST_TEST__) answerTests(controller);
  requestIdleCallback(() => { // mostly while the languages are found out
    controller.engine.connect();
    warmUp();
  });
}

/** After an update of the extension the old script is still in the page, cut off from everything. Nor is one of use whose document is gone. */
async function replace(old: Installed): Promise<void> {
  const waiting: unknown[] = [];
  place.palimpsest = { isAlive, receive: (message) => waiting.push(message), wish: () => ({ do: "restore" }), foreign: () => [], retire: () => Promise.resolve() };
  await old.retire();
  install();
  for (const message of waiting) place.palimpsest.receive(message);
}

const before = place.palimpsest;
if (before === undefined) install();
else if (!before.isAlive()) void replace(before);
