// SPDX-License-Identifier: GPL-3.0-or-later
// Our engine beside the native tool on sentences of our own: every stage, byte for byte.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { escapeText, hasNativeTools, runNative, unescapeText } from "./native-pipeline.js";
import { isBuilt, translateLines } from "./palimpsest.js";

const fixture = (name: string) =>
  readFileSync(`tests/fixtures/sentences/${name}.txt`, "utf8").split("\n").slice(0, -1);

interface Staged {
  readonly out: string;
  readonly stages: Readonly<Record<string, string>>;
}

describe.each([
  { mode: "eng-spa", source: "eng" },
  { mode: "spa-eng", source: "spa" },
])("$mode beside the native pipeline", ({ mode, source }) => {
  test("the commands under comparison are there", () => {
    expect(isBuilt(mode), "make cli packs").toBe(true);
    expect(hasNativeTools(mode), "tools/setup.sh data oracle").toBe(true);
  });

  test("every stage of every sentence is the same", () => {
    const sentences = fixture(source);
    const native = runNative(mode, sentences.map(escapeText));
    const ours = translateLines(mode, ["--stages"], sentences).map((line) => JSON.parse(line) as Staged);
    expect(ours).toHaveLength(sentences.length);
    for (const [i, sentence] of sentences.entries()) {
      const expected = native.map((stage) => stage.outputs[i]);
      expect(Object.values(ours[i]?.stages ?? {}), sentence).toEqual(expected);
    }
    expect(Object.keys(ours[0]?.stages ?? {}).map((label) => label.slice(3))).toEqual(native.map((s) => s.label));
  });

  test("the final output is the same", () => {
    const sentences = fixture(source);
    const last = runNative(mode, sentences.map(escapeText)).at(-1)?.outputs ?? [];
    expect(translateLines(mode, ["--mark-unknown"], sentences)).toEqual(last.map(unescapeText));
  });

  test("inline codes travel with their words", () => {
    const streams = fixture(`${source}.markup`);
    const last = runNative(mode, streams).at(-1)?.outputs ?? [];
    expect(translateLines(mode, ["--stream"], streams)).toEqual(last);
  });
});
