// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in the page under test: the content script's own modules with a fake engine.
import { EMBEDDED } from "../../../extension/content/engine.js";
import type { View } from "../../../extension/shared/settings.js";
import { PageTranslation, type PageState } from "../../../extension/content/page-translation.js";
import { warmUp } from "../../../extension/content/warm-up.js";
import { findUnheardRoots } from "../../../extension/content/views/unheard-roots.js";
import { FakeEngine } from "./fake-engine.js";

export type { Mode } from "./fake-engine.js";

const engine = new FakeEngine();
const states: PageState[] = [];
const page = new PageTranslation(engine, { changed: () => void states.push(page.state), failed: (error) => console.error(error) });

export interface UnderTest {
  readonly engine: FakeEngine;
  readonly page: PageTranslation;
  /** What it said it was, at each change. */
  readonly states: PageState[];
  translate(to?: string, view?: View): Promise<void>;
  restore(): Promise<void>;
  settled(): Promise<void>;
  /** More frames than anything goes on for by itself. */
  frames(): Promise<void>;
  warmUp(): void;
  findUnheardRoots(): Promise<void>;
  html(): string;
}

/** The document and every open shadow root. */
function html(): string {
  const parts = [document.documentElement.outerHTML];
  const look = (root: ParentNode) => {
    for (const element of root.querySelectorAll("*")) {
      if (!element.shadowRoot) continue;
      parts.push(element.shadowRoot.innerHTML);
      look(element.shadowRoot);
    }
  };
  look(document);
  return parts.join("\n");
}

async function settled(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (page.pending > 0);
}

const MANY_FRAMES = 12;

async function frames(): Promise<void> {
  for (let count = 0; count < MANY_FRAMES; count++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const underTest: UnderTest = {
  engine,
  page,
  states,
  html,
  settled,
  frames,
  warmUp,
  findUnheardRoots: async () => {
    await findUnheardRoots(page);
    await settled();
  },
  restore: () => page.restore(),
  translate: async (to = "es", view = "translated") => {
    await page.translate({ from: "en", to }, EMBEDDED, view);
    if (!engine.isHolding) await settled();
  },
};

Object.assign(globalThis, { T: underTest });
