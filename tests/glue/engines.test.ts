// SPDX-License-Identifier: GPL-3.0-or-later
import { existsSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import {
  inBatches,
  MAX_BATCH_CHARACTERS,
  MAX_BATCH_SEGMENTS,
} from "../../js-glue/engines/batches.js";
import { HostilePseudoEngine, spoil } from "../../js-glue/engines/test/pseudo-hostile.js";
import { pseudoText } from "../../js-glue/engines/test/pseudo-text.js";
import { PseudoEngine } from "../../js-glue/engines/test/pseudo.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import { repoPath } from "./support/paths.js";

const pair = { from: "en", to: "es" };
const never = new AbortController().signal;

describe("inBatches", () => {
  const segments = (...lengths: number[]): { runs: Runs }[] =>
    lengths.map((length) => ({ runs: ["x".repeat(length), 1, -1] }));
  const sizes = (...lengths: number[]): number[] =>
    inBatches(segments(...lengths)).map((batch) => batch.length);

  it("keeps both limits", () => {
    expect(sizes()).toEqual([]);
    expect(sizes(...Array<number>(2 * MAX_BATCH_SEGMENTS + 1).fill(1))).toEqual([
      MAX_BATCH_SEGMENTS,
      MAX_BATCH_SEGMENTS,
      1,
    ]);
    expect(sizes(MAX_BATCH_CHARACTERS - 1, 1, 1)).toEqual([2, 1]);
    expect(sizes(1, MAX_BATCH_CHARACTERS + 1, 1)).toEqual([1, 1, 1]);
  });

  it("loses nothing and keeps the order", () => {
    const all = segments(...Array.from({ length: 500 }, (_, index) => (index * 37) % 900));
    expect(inBatches(all).flat()).toEqual(all);
  });
});

const TEXTS = [
  "",
  " ",
  "Hello, World!",
  "it's John’s 3rd day",
  "42",
  "4x4",
  "a'b'c 'quoted' ends'",
  "Straße ﬁ İstanbul ı ŉ",
  "Ǆ ǅ ǆ ΣΑΣ ςσ",
  "e\u0301te\u0301",
  "日本語 中文",
  "<b>x</b> &amp;",
  "𐐀𐐨",
  "a\u2028b",
  "\ud800x",
  "x_y-z",
  "ß",
  "K Å µ",
];

describe("pseudo", () => {
  it("swaps and brackets words", () => {
    expect(pseudoText("It's 3 PM, José!")).toBe("⟦iT'S⟧ 3 ⟦pm⟧, ⟦jOSÉ⟧!");
    expect(pseudoText("Straße")).toBe("⟦sTRAßE⟧");
  });

  const reference = repoPath("../shared/bench/pages/pseudo.js");
  it.skipIf(!existsSync(reference))("does exactly what the shared ruler's does", () => {
    const sandbox: { PSEUDO?: { text(text: string): string } } = {};
    runInNewContext(readFileSync(reference, "utf8"), sandbox);
    const letters = Array.from({ length: 0x3000 }, (_, point) => String.fromCodePoint(point)).join(
      " ",
    );
    const astral = Array.from({ length: 0x1000 }, (_, n) => String.fromCodePoint(0x10000 + n)).join(
      "",
    );
    for (const text of [...TEXTS, letters, letters.replaceAll(" ", ""), astral]) {
      expect(pseudoText(text)).toBe(sandbox.PSEUDO?.text(text));
    }
  });

  it("leaves codes where they are and takes the time it is told", async () => {
    const began = performance.now();
    const translated = await new PseudoEngine().translate(
      [["a", 1, "b", -1, [2]]],
      pair,
      { delay: 30 },
      never,
    );
    expect(translated).toEqual([["⟦A⟧", 1, "⟦B⟧", -1, [2]]]);
    expect(performance.now() - began).toBeGreaterThan(25);
  });

  it("does not keep a cancelled request waiting", async () => {
    const controller = new AbortController();
    const call = new PseudoEngine().translate([], pair, { delay: 60_000 }, controller.signal);
    controller.abort();
    await expect(call).resolves.toEqual([]);
  });
});

describe("pseudo-hostile", () => {
  const runs: Runs = ["a ", 1, "b", 2, "c", -2, -1, " d", 3, -3];

  it.each([
    [0, runs],
    [1, ["a ", 1, "b", "c", -1, " d", 3, -3]],
    [2, ["a ", 1, "b", 2, "c", -2, " ", 2, "c", -2, -1, " d", 3, -3]],
    [3, [2, "c", -2, " ", "a ", 1, "b", -1, " d", 3, -3]],
    [4, runs],
  ])("in turn %i", (turn, expected) => expect(spoil(runs, turn)).toEqual(expected));

  it("leaves alone what has no pair", () => {
    for (const lonely of [["a", [1]], [1, [2], -1], []] as Runs[])
      expect(spoil(lonely, 1)).toEqual(lonely);
  });

  it("goes round over segments, not requests", async () => {
    const engine = new HostilePseudoEngine();
    const segment: Runs = [1, "a", -1];
    const ask = async (): Promise<readonly Runs[]> =>
      engine.translate([segment, segment, segment], pair, {}, never);
    expect([...(await ask()), ...(await ask())]).toEqual([
      ["⟦A⟧"],
      [1, "⟦A⟧", -1, " ", 1, "⟦A⟧", -1],
      [1, "⟦A⟧", -1, " "],
      [1, "⟦A⟧", -1],
      [1, "⟦A⟧", -1],
      ["⟦A⟧"],
    ]);
  });
});

describe("the bundled worker", () => {
  async function bundle(isTest: boolean, isMinified: boolean): Promise<string> {
    const { outputFiles } = await build({
      entryPoints: [repoPath("js-glue/worker/entry.ts")],
      bundle: true,
      write: false,
      format: "esm",
      target: ["chrome120", "firefox121"],
      minifySyntax: true, // or the dead branch stays, with the names of what is gone
      minify: isMinified,
      define: { __PALIMPSEST_TEST__: String(isTest) },
    });
    return outputFiles[0]?.text ?? "";
  }

  it.each([[false], [true]])(
    "has the test engines in test builds only (minified: %s)",
    async (isMinified) => {
      const marks = (code: string): string[] =>
        ["pseudo", "27e6", "27e7", "⟦", "⟧"].filter((mark) => code.toLowerCase().includes(mark));
      expect(marks(await bundle(true, isMinified))).toEqual(["pseudo", "27e6", "27e7"]);
      expect(marks(await bundle(false, isMinified))).toEqual([]);
    },
  );

  it("has no code made from text, which the extension's CSP forbids", async () => {
    expect(/\beval\(|new Function\(/.test(await bundle(false, false))).toBe(false);
  });
});
