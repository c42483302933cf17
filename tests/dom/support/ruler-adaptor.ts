// SPDX-License-Identifier: GPL-3.0-or-later
// The page's side alone as an adaptor of ../shared/bench/pages: no extension, no worker of ours, the
// ruler's own engine. For quick rounds while working on extension/content:
//   npx esbuild tests/dom/support/ruler-adaptor.ts --bundle --format=iife --outfile=build/ruler-adaptor.js
//   node ../shared/bench/pages/run.mjs --playwright . --adaptor build/ruler-adaptor.js --quick
import { PageTranslation } from "../../../extension/content/page-translation.js";
import type { Engine } from "../../../extension/content/engine.js";
import type { Run } from "../../../js-glue/protocol/runs.js";

interface Asked {
  readonly translate: (texts: string[], options: object) => Promise<string[]>;
  readonly sourceLang: string;
  readonly targetLang: string;
}

let translateTexts: Asked["translate"] = (texts) => Promise.resolve(texts);

const engine: Engine = {
  connect: () => undefined,
  pairs: () => Promise.resolve([]),
  cancel: () => undefined,
  translate: async (_pair, _choice, blocks) => {
    const texts = blocks.flatMap(({ runs }) => runs.filter((run) => typeof run === "string"));
    const answers = await translateTexts(texts, {});
    let index = 0;
    return blocks.map(({ id, runs }) => {
      const target = runs.map((run): Run => (typeof run === "string" ? (answers[index++] ?? "") : run));
      return { id, parts: [{ source: runs, target, origin: "engine" as const, score: 0, unknown: [] }] };
    });
  },
};

const page = new PageTranslation(engine, { changed: () => undefined, failed: (error) => console.error(error) });

Object.assign(globalThis, {
  __page: page,
  __adaptor: {
    name: "content",
    start: ({ translate, sourceLang, targetLang }: Asked) => {
      translateTexts = translate;
      void page.translate({ from: sourceLang, to: targetLang });
      return Promise.resolve();
    },
    restore: () => page.restore(),
    pending: () => page.pending,
  },
});
