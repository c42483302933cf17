// SPDX-License-Identifier: GPL-3.0-or-later
// What a person typed as runs: with the sentence's codes, or with what is wrong with them.
import { expect, it } from "vitest";
import type { Runs } from "../../js-glue/protocol/runs.js";
import { editable, readEdited } from "../../extension/content/dialogs/edited-text.js";

interface Case {
  readonly source: Runs;
  readonly text: string;
  readonly expected: unknown;
}

const LINK: Runs = ["Read ", 1, "it", -1, [2], "."];

const CASES: readonly Case[] = [
  { source: ["One."], text: "Uno.", expected: ["Uno."] },
  { source: ["One."], text: "Uno\n dos.", expected: ["Uno dos."] },
  { source: ["One."], text: " \n ", expected: { kind: "empty", mark: "" } },
  { source: LINK, text: "⟦1⟧⟦/1⟧⟦2/⟧", expected: { kind: "empty", mark: "" } },
  { source: LINK, text: "Lea ⟦1⟧lo⟦/1⟧⟦2/⟧.", expected: ["Lea ", 1, "lo", -1, [2], "."] },
  { source: LINK, text: "⟦2/⟧⟦1⟧Léalo⟦/1⟧.", expected: [[2], 1, "Léalo", -1, "."] },
  { source: LINK, text: "Léalo.", expected: { kind: "missing", mark: "⟦1⟧" } },
  { source: LINK, text: "⟦1⟧a⟦/1⟧⟦2/⟧⟦1⟧", expected: { kind: "doubled", mark: "⟦1⟧" } },
  { source: LINK, text: "⟦/1⟧a⟦1⟧⟦2/⟧", expected: { kind: "crossing", mark: "⟦/1⟧" } },
  { source: LINK, text: "⟦1⟧a⟦/1⟧⟦2/⟧⟦3⟧", expected: { kind: "unknown", mark: "⟦3⟧" } },
  // Elements that began in a sentence before, or end in a later one.
  { source: ["Two", -1, " and", -3, " three."], text: "Dos⟦/1⟧ y⟦/3⟧ tres.", expected: ["Dos", -1, " y", -3, " tres."] },
  { source: ["Two", -1, " and", -3, "."], text: "Dos⟦/3⟧ y⟦/1⟧.", expected: { kind: "crossing", mark: "⟦/3⟧" } },
  { source: ["Two", -1, "."], text: "Dos.", expected: { kind: "missing", mark: "⟦/1⟧" } },
  { source: [4, "One."], text: "⟦4⟧Uno.", expected: [4, "Uno."] },
];

it.each(CASES)("$text for $source", ({ source, text, expected }) => {
  expect(readEdited(text, source)).toEqual(expected);
});

it.each([...CASES.map(({ source }) => source), ["a", -1, "b", 2, "c", -2, [3], 4] as Runs])("%j comes back as it went", (...source: Runs[number][]) => {
  expect(readEdited(editable(source), source)).toEqual(source);
});
