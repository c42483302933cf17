// SPDX-License-Identifier: GPL-3.0-or-later
// The splitter of the real module, without the rest of the engine.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Core } from "../../js-glue/core/core.js";
import type createModule from "../../js-glue/core/module.js";
import type { PalimpsestModule } from "../../js-glue/core/module.js";
import type { SrxFile } from "../../js-glue/core/segmentation.js";
import { Segmenter } from "../../js-glue/core/segmenter.js";
import { hasModule, MODULE_FILE, openCore, WASM_FILE } from "./support/built.js";

const TEXTS: readonly (readonly [string, string])[] = [
  ["en", ""],
  ["en", "  "],
  ["en", "One."],
  ["en", "Dr. Obi left. He came back at 5 p.m. “Why?” asked Ann.  1) one 2) two"],
  ["en", "One.\u2028Two\u2028\u2028three"],
  ["de", "Am 3. Oktober kam Dr. Groß. Alle lachten… Dann gingen sie."],
  ["ru", "Он жил в г. Твери. Потом уехал 🚂. Всё!"],
  ["ja", "今日は寒い。明日は？😀はい。"],
  ["xx", "Lone \ud83d half. Another \udc00 one."],
];

function pieces(text: string, ends: Uint32Array): string[] {
  return [...ends].map((end, i) => text.slice(ends[i - 1] ?? 0, end).trim());
}

describe.skipIf(!hasModule())("Segmenter", () => {
  let module: PalimpsestModule;
  let core: Core;
  beforeAll(async () => {
    const imported = (await import(/* @vite-ignore */ pathToFileURL(MODULE_FILE).href)) as { default: typeof createModule };
    module = await imported.default({ wasmBinary: readFileSync(WASM_FILE) });
    core = await openCore();
  });

  it.each(TEXTS)("%s: %j ends where the engine's sentences end", (lang, text) => {
    const segmenter = new Segmenter(module, lang);
    const found = pieces(text, segmenter.ends(text)).map((piece) => piece.toWellFormed());
    expect(found).toEqual(core.segment(lang, text));
    segmenter.delete();
  });

  it("splits by a person's rules, wherever they break", () => {
    const segmenter = new Segmenter(module, "en");
    expect([...segmenter.ends("One. Two.")]).toEqual([4, 9]);
    const rule = (before: string): SrxFile => ({
      cascade: false,
      rules: [{ name: "all", rules: [{ breaks: true, before, beforeLine: 2, after: "", afterLine: 3 }] }],
      maps: [{ pattern: "en", rule: "all", line: 5 }],
    });
    expect(segmenter.setRules(rule("("), false)).toMatchObject({ used: false, unreadable: [{ line: 2 }] });
    expect([...segmenter.ends("One. Two.")]).toEqual([4, 9]);
    expect(segmenter.setRules(rule("."), false)).toMatchObject({ used: true, rules: 1 });
    expect([...segmenter.ends("One. 😀")]).toEqual([1, 2, 3, 4, 7]);
    const long = "a".repeat(100_000);
    expect(segmenter.ends(long)).toHaveLength(long.length);
    segmenter.delete();
  });

  it("leaves what it answered before alone", () => {
    const segmenter = new Segmenter(module, "en");
    const first = segmenter.ends("One. Two.");
    segmenter.ends("A longer one. Another. And more.");
    expect([...first]).toEqual([4, 9]);
    segmenter.delete();
  });

  it("goes on when the module's memory grows", () => {
    const small = new Segmenter(module, "en");
    const large = new Segmenter(module, "ru");
    expect([...small.ends("One. Two.")]).toEqual([4, 9]);
    const long = "Это предложение. ".repeat(300_000);
    expect(large.ends(long)).toHaveLength(300_000);
    expect([...small.ends("One. Two.")]).toEqual([4, 9]);
    expect([...small.ends("")]).toEqual([]);
    small.delete();
    large.delete();
  });
});
