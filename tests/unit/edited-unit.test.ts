// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";

import { readTarget } from "../../extension/ui/memory/edited-unit.js";
import type { Runs } from "../../js-glue/protocol/runs.js";

const LINK: Runs = ["Read ", 1, "it", -1, "."];

it.each<{ readonly source: Runs; readonly text: string; readonly expected: unknown }>([
  { source: LINK, text: " Lee⟦1⟧lo⟦/1⟧. ", expected: ["Lee", 1, "lo", -1, "."] },
  { source: LINK, text: "Léelo.", expected: { kind: "missing", mark: "⟦1⟧" } },
  { source: LINK, text: " ⟦1⟧ ⟦/1⟧ ", expected: null },
  { source: ["One."], text: " ", expected: null },
  // Elements that began in a sentence before, or end in a later one.
  { source: ["Two", -1, " and", -3, "."], text: "Dos⟦/1⟧ y⟦/3⟧.", expected: ["Dos", -1, " y", -3, "."] },
  { source: ["Two", -1, " and", -3, "."], text: "Dos⟦/3⟧ y⟦/1⟧.", expected: { kind: "crossing", mark: "⟦/3⟧" } },
  { source: ["Two", -1, "."], text: "Dos.", expected: { kind: "missing", mark: "⟦/1⟧" } },
  { source: [4, "One."], text: "⟦4⟧Uno.", expected: [4, "Uno."] },
])("reads $text as the translation of $source", ({ source, text, expected }) => {
  expect(readTarget(text, source)).toEqual(expected);
});
