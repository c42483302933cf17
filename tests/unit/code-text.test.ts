// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";

import { isCodeProblem, runsOf, textOf, wordsOf } from "../../extension/shared/code-text.js";
import type { Runs } from "../../js-glue/protocol/runs.js";

const SOURCE: Runs = ["Read ", 1, "the ", 2, "report", -2, -1, " now", [3], "."];

describe("a text with marks for codes", () => {
  it("is what its runs are", () => {
    expect(textOf(SOURCE)).toBe("Read ⟦1⟧the ⟦2⟧report⟦/2⟧⟦/1⟧ now⟦3/⟧.");
    expect(runsOf(textOf(SOURCE), SOURCE)).toEqual(SOURCE);
    expect(wordsOf(SOURCE)).toBe("Read the report now.");
  });

  it("may have its codes elsewhere, well nested", () => {
    expect(runsOf("⟦3/⟧⟦2⟧Ya⟦/2⟧ ⟦1⟧lee⟦/1⟧", SOURCE)).toEqual([[3], 2, "Ya", -2, " ", 1, "lee", -1]);
  });

  it.each([
    ["missing", "⟦2⟧⟦/2⟧ ⟦1⟧a⟦/1⟧", "⟦3/⟧"],
    ["doubled", "⟦2⟧⟦/2⟧⟦1⟧a⟦/1⟧⟦3/⟧⟦3/⟧", "⟦3/⟧"],
    ["unknown", "⟦2⟧⟦/2⟧⟦1⟧a⟦/1⟧⟦3/⟧⟦4⟧", "⟦4⟧"],
    ["unknown", "⟦2⟧⟦/2⟧⟦1⟧a⟦/1⟧⟦3⟧", "⟦3⟧"], // that one stands alone
    ["unknown", "⟦2⟧⟦/2⟧⟦1⟧a⟦/1⟧⟦3/⟧⟦/1/⟧", "⟦/1/⟧"],
    ["crossing", "⟦1⟧⟦2⟧a⟦/1⟧⟦/2⟧⟦3/⟧", "⟦/1⟧"],
    ["crossing", "⟦/1⟧a⟦1⟧⟦2⟧⟦/2⟧⟦3/⟧", "⟦/1⟧"],
  ])("says what is %s in %s", (kind, text, mark) => {
    const problem = runsOf(text, SOURCE);
    expect(isCodeProblem(problem) && problem).toEqual({ kind, mark });
  });

  it("keeps brackets that are the page's own words", () => {
    const source: Runs = ["The sign ⟦7⟧ is ", 1, "rare", -1];
    expect(runsOf("El signo ⟦7⟧ es ⟦1⟧raro⟦/1⟧", source)).toEqual(["El signo ⟦7⟧ es ", 1, "raro", -1]);
  });
});
