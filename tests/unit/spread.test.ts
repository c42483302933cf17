// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Part } from "../../extension/content/collect/source.js";
import { spread } from "../../extension/content/apply/spread.js";
import type { Run } from "../../js-glue/protocol/runs.js";
import { generator, randomRuns, shuffled } from "./random-runs.js";

type Sketch = Part<number, string>;

/** Runs as a block: each string a text node, each code an element, "\n" a preserved line feed. */
function block(runs: readonly (Run | "\n")[], newlines: readonly number[] = []): Sketch[] {
  return runs.map((run, index): Sketch => {
    if (typeof run === "string") return { kind: "text", node: index, original: run, lead: "", trail: "" };
    if (typeof run !== "number") return newlines.includes(run[0]) ? { kind: "newline", code: run[0] } : { kind: "alone", code: run[0], element: `e${run[0]}` };
    return { kind: run > 0 ? "open" : "close", code: Math.abs(run), element: `e${Math.abs(run)}` };
  });
}

interface Case {
  readonly name: string;
  readonly source: readonly Run[];
  readonly target: readonly Run[];
  readonly texts: readonly string[];
  readonly orders?: readonly (readonly [number, readonly number[]])[];
  readonly added?: readonly object[];
  readonly isFixed?: boolean; // no element may move
}

const CASES: readonly Case[] = [
  { name: "plain", source: ["one"], target: ["uno"], texts: ["uno"] },
  { name: "one node for all of the text, the others empty", source: ["one ", "two"], target: ["uno dos"], texts: ["uno dos", ""] },
  { name: "the first node that holds text", source: [" ", "two"], target: ["dos"], texts: ["", "dos"] },
  { name: "codes in place", source: ["a ", 1, "b", -1, " c"], target: ["A ", 1, "B", -1, " C"], texts: ["A ", "B", " C"] },
  { name: "line separators never reach the page", source: ["a", [1], "b"], target: ["A", [1], "\u2028B"], texts: ["A", "B"] },
  {
    name: "elements change places, text stays in its element",
    source: ["x ", 1, "a", -1, " y ", 2, "b", -2, " z"], target: ["X ", 2, "B", -2, " Y ", 1, "A", -1, " Z"],
    texts: ["X ", "A", " Y ", "B", " Z"], orders: [[0, [2, 1]]],
  },
  {
    name: "where they may not, each keeps its place and its text",
    source: ["x ", 1, "a", -1, " y ", 2, "b", -2, " z"], target: ["X ", 2, "B", -2, " Y ", 1, "A", -1, " Z"],
    texts: ["X ", "A", " Y ", "B", " Z"], isFixed: true,
  },
  { name: "a forgotten element stays, empty", source: ["a ", 1, "b", -1, " c"], target: ["A B C"], texts: ["A B C", "", ""] },
  { name: "a doubled element is written once", source: [1, "b", -1, " c"], target: [1, "B", -1, 1, "B", -1, " C"], texts: ["B", "B C"] },
  { name: "an unknown code is ignored", source: ["a"], target: ["A", [7], 9, "B", -9], texts: ["AB"] },
  { name: "a code in another parent goes back to its own", source: [1, "a ", 2, "b", -2, -1, " c"], target: [2, "B", -2, 1, "A ", -1, " C"], texts: ["A ", "", " C"], added: [{ parent: 0, place: 0, text: "B" }] },
  { name: "text where there is no node", source: [1, "a", -1, 2, "b", -2], target: [1, "A", -1, " y ", 2, "B", -2], texts: ["A", "B"], added: [{ parent: 0, place: 1, text: " y " }] },
  { name: "a space without a node goes into the element before", source: [1, "a", -1, 2, "b", -2], target: [1, "A", -1, " ", 2, "B", -2], texts: ["A ", "B"] },
  { name: "a close without an open is ignored", source: [1, "a", -1], target: [-1, 1, "A", -1, -1], texts: ["A"] },
  { name: "an open without a close is closed", source: [1, "a", -1, " b"], target: [1, "A B"], texts: ["A B", ""] },
  { name: "nothing at all", source: ["a", 1, "b", -1], target: [], texts: ["", ""] },
];

describe("spread", () => {
  it.each(CASES)("$name", ({ source, target, texts, orders = [], added = [], isFixed = false }) => {
    const result = spread(block(source), target, () => !isFixed);
    expect(result.texts).toEqual(texts);
    expect([...result.orders]).toEqual(orders);
    expect(result.added).toEqual(added);
  });

  it("puts line feeds where the target has their codes, and forgotten ones last", () => {
    const source = block(["a", [1], "b", [2], "c"], [1, 2]);
    expect(spread(source, ["A", [1], "\u2028B C"], () => true).texts).toEqual(["A\nB C\n", "", ""]);
  });

  it("keeps the white space at the ends of the block", () => {
    const parts: Sketch[] = [{ kind: "text", node: 0, original: "\n a \n", lead: "\n ", trail: " \n" }];
    expect(spread(parts, ["A"], () => true).texts).toEqual(["\n A \n"]);
  });

  it("is total: any runs keep every element and every character", () => {
    const seed = 20260101;
    const random = generator(seed);
    for (let round = 0; round < 3000; round++) {
      const source = randomRuns(random, 6);
      const codes = new Set(source.flatMap((run) => (typeof run === "string" ? [] : [Math.abs(Number(run))])));
      const target = shuffled(randomRuns(random, 6), random).concat(random() < 0.5 ? source : []);
      const { texts, added, orders } = spread(block(source), target, () => random() < 0.5);
      const written = [...texts, ...added.map(({ text }) => text)].join("");
      const wanted = target.filter((run) => typeof run === "string").join("");
      const message = `seed ${seed} round ${round}: ${JSON.stringify(source)} <- ${JSON.stringify(target)}`;
      expect(sorted(written), message).toBe(sorted(wanted));
      for (const order of orders.values()) expect(new Set(order).size, message).toBe(order.length);
      for (const code of [...orders.values()].flat()) expect(codes.has(code), message).toBe(true);
    }
  });
});

function sorted(text: string): string {
  return [...text].sort().join("");
}
