// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Part } from "../../extension/content/collect/source.js";
import { locate, type Located } from "../../extension/content/apply/spans.js";
import { spread } from "../../extension/content/apply/spread.js";
import type { Run, Runs } from "../../js-glue/protocol/runs.js";
import { generator, randomRuns, shuffled } from "./random-runs.js";

/** Runs as a block: each string a text node, each code an element. */
function block(runs: Runs): Part<number, string>[] {
  return runs.map((run, index): Part<number, string> => {
    if (typeof run === "string") return { kind: "text", node: index, original: run, lead: "", trail: "" };
    if (typeof run !== "number") return { kind: "alone", code: run[0], element: `e${run[0]}` };
    return { kind: run > 0 ? "open" : "close", code: Math.abs(run), element: `e${Math.abs(run)}` };
  });
}

/** Each span as "piece:text node:its text"; text nodes of ours as "+0". */
function told({ spans, texts, added }: Located): string[] {
  return spans.map(({ piece, list, index, start, end }) => {
    const text = list === "texts" ? texts[index] : added[index]?.text;
    return `${piece}:${list === "texts" ? "" : "+"}${index}:${text?.slice(start, end)}`;
  });
}

interface Case {
  readonly name: string;
  readonly source: Runs;
  readonly pieces: readonly Runs[];
  readonly spans: readonly string[];
}

const CASES: readonly Case[] = [
  { name: "two sentences in one text node", source: ["One. Two."], pieces: [["Uno."], [" "], ["Dos."]], spans: ["0:0:Uno.", "1:0: ", "2:0:Dos."] },
  { name: "a sentence in three text nodes", source: ["a ", 1, "b", -1, " c"], pieces: [["A ", 1, "B", -1, " C"]], spans: ["0:0:A ", "0:1:B", "0:2: C"] },
  { name: "elements that changed places", source: [1, "a", -1, " y ", 2, "b", -2], pieces: [[2, "B", -2], [" Y ", 1, "A", -1]], spans: ["1:0:A", "1:1: Y ", "0:2:B"] },
  { name: "text that needs a node of its own", source: [1, "a", -1], pieces: [[1, "A", -1], ["B"]], spans: ["0:0:A", "1:+0:B"] },
  { name: "a space that goes into the element before", source: [1, "a", -1, 2, "b", -2], pieces: [[1, "A", -1], [" "], [2, "B", -2]], spans: ["0:0:A", "1:0: ", "2:1:B"] },
  { name: "runs of one piece that touch", source: ["a"], pieces: [["A", [7], "B"], [""]], spans: ["0:0:AB"] },
  { name: "line separators count for nothing", source: ["a b"], pieces: [["A"], ["\u2028B"]], spans: ["0:0:A", "1:0:B"] },
  { name: "a text with the character that frames", source: ["a b"], pieces: [["A\u2029"], ["B"]], spans: ["0:0:A\u2029", "1:0:B"] },
  { name: "white space at the block's ends", source: ["a b"], pieces: [[" A "], ["B"]], spans: ["0:0: A ", "1:0:B"] },
];

describe("locate", () => {
  it.each(CASES)("$name", ({ source, pieces, spans }) => {
    expect(told(locate(block(source), pieces, () => true))).toEqual(spans);
  });

  it("counts from the start of the text node, its own white space included", () => {
    const parts: Part<number, string>[] = [{ kind: "text", node: 0, original: "\n a b\n", lead: "\n ", trail: "\n" }];
    expect(locate(parts, [["A"], [" "], ["B"]], () => true).spans).toEqual([
      { piece: 0, list: "texts", index: 0, start: 2, end: 3 },
      { piece: 1, list: "texts", index: 0, start: 3, end: 4 },
      { piece: 2, list: "texts", index: 0, start: 4, end: 5 },
    ]);
  });

  it("writes what spread writes, and tells of every character", () => {
    const seed = 20260102;
    const random = generator(seed);
    for (let round = 0; round < 2000; round++) {
      const source = randomRuns(random, 6);
      const target = shuffled(randomRuns(random, 6), random).concat(random() < 0.5 ? source : []);
      const pieces: Run[][] = [];
      for (const run of target) {
        if (pieces.length === 0 || random() < 0.4) pieces.push([]);
        pieces[pieces.length - 1]?.push(run);
      }
      const may = (_parent: number, codes: readonly number[]) => codes.length % 2 === 0;
      const { spans, ...located } = locate(block(source), pieces, may);
      const message = `seed ${seed} round ${round}: ${JSON.stringify(source)} <- ${JSON.stringify(pieces)}`;
      expect(located, message).toEqual(spread(block(source), target, may));
      for (const [piece, runs] of pieces.entries()) {
        const own = spans.filter((span) => span.piece === piece).map(({ list, index, start, end }) => (list === "texts" ? located.texts[index] : located.added[index]?.text)?.slice(start, end) ?? "");
        expect([...own.join("")].sort(), message).toEqual([...runs.filter((run) => typeof run === "string").join("")].sort());
      }
    }
  }, 30_000);
});
