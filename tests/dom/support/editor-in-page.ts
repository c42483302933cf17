// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in the page under test: all three content scripts as one, with a fake engine and fake memories.
// Our shadow root is open here, so that tests and axe-core see into it.
import type { Pair } from "../../../js-glue/protocol/messages.js";
import { Dialogs } from "../../../extension/content/dialogs/dialogs.js";
import type { View } from "../../../extension/shared/settings.js";
import { EMBEDDED } from "../../../extension/content/engine.js";
import { EnginePort } from "../../../extension/content/engine-port.js";
import { PageTranslation } from "../../../extension/content/page-translation.js";
import * as host from "../../../extension/content/view/host.js";
import type { FirstScript } from "../../../extension/content/views/first-script.js";
import { Views } from "../../../extension/content/views/views.js";
import { FakeEngine } from "./fake-engine.js";
import { FakeMemory } from "./fake-memory.js";

const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (this: Element, options) {
  this.setAttribute("translate", "no"); // a closed one is not translated either
  return attach.call(this, { ...options, mode: "open" });
};

const engine = new FakeEngine();
engine.splits = true;
const memory = new FakeMemory(engine);
const page = new PageTranslation(new EnginePort(memory), { changed: () => undefined, failed: (error) => console.error(error) });
const first: FirstScript = {
  page,
  controller: { slot: null, choose: () => undefined, pairHere: () => Promise.resolve(page.pair), hearsOfShadowRoots: null, dialogs: null },
  link: memory,
  ...host,
};
const views = new Views(first);
views.start();
const dialogs = new Dialogs(first, () => views);
Object.assign(globalThis, { palimpsestDialogs: dialogs }); // where the second script looks for the third

async function settled(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (page.pending > 0);
}

export interface EditorUnderTest {
  readonly engine: FakeEngine;
  readonly memory: FakeMemory;
  translate(pair?: Pair, view?: View): Promise<void>;
  restore(): Promise<void>;
  settled(): Promise<void>;
  /** The shortcut, the menu entries. */
  receive(message: unknown): void;
}

const underTest: EditorUnderTest = {
  engine,
  memory,
  settled,
  translate: async (pair = { from: "en", to: "es" }, view = "translated") => {
    await page.translate(pair, EMBEDDED, view);
    await settled();
  },
  restore: () => page.restore(),
  receive: (message) => dialogs.receive(message),
};

Object.assign(globalThis, { E: underTest });
