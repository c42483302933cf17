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
  { source: ["Two ", 4, "three"], text: "⟦4⟧Tres dos", expected: [4, "Tres dos"] },
  // Around all of the sentence, or at its ends: no business of whoever translates it.
  { source: [4, "One."], text: "Uno.", expected: ["Uno."] },
  { source: [1, [2], "One.", -1, [3]], text: "Uno.", expected: ["Uno."] },
  { source: ["One.", -7], text: "⟦/7⟧Uno.", expected: { kind: "unknown", mark: "⟦/7⟧" } },
  { source: [1, 2, "One", -2, " two", -1], text: "⟦2⟧Uno⟦/2⟧ dos", expected: [2, "Uno", -2, " dos"] },
];

it.each([
  { target: [1, "Uno", -1, [2]], source: [1, "One", -1, [2]], expected: "Uno" },
  { target: ["a ", [2], "b"], source: ["a ", [2], "b"], expected: "a ⟦2/⟧b" },
  { target: [[2], "a\u2028b"], source: ["a ", [2], "b"], expected: "⟦2/⟧a b" },
] as { target: Runs; source: Runs; expected: string }[])("$target is shown as $expected", ({ target, source, expected }) => {
  expect(editable(target, source)).toBe(expected);
});


it.each(CASES)("$text for $source", ({ source, text, expected }) => {
  expect(readEdited(text, source)).toEqual(expected);
});

it("comes back as it went, codes that begin or end elsewhere too", () => {
  const source: Runs = ["a", -1, "b", 2, "c", -2, [3], 4, "d"];
  expect(readEdited(editable(source, source), source)).toEqual(source);
});
