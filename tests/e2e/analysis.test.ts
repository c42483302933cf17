// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a page the memories know, told on the page itself.
import { expect, test } from "vitest";

import { violationsOfOurs } from "./support/axe-ours.js";
import type { Tab } from "./support/browser.js";
import { selectAll, summonEditor, untilNoEditor, untilOurs } from "./support/editor.js";
import { serialise } from "./support/page.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

/** The cells of each row, when the report is there; the first column by its name. */
async function report(tab: Tab): Promise<Readonly<Record<string, readonly number[]>>> {
  const rows = await untilOurs(tab, (root) => {
    const table = root.querySelector<HTMLTableElement>(".report table");
    if (!table || table.hidden) return null;
    return [...table.querySelectorAll("tbody tr, tfoot tr")].map((row) => [...row.children].map((cell) => cell.textContent ?? ""));
  }, "the report is there");
  return Object.fromEntries(rows.map(([name = "", ...cells]) => [name, cells.map((cell) => Number.parseInt(cell, 10))]));
}

inBothBrowsers("the analysis of a page", (seat) => {
  test("counts what the memories know, in the translation and in the original alike", async () => {
    const tab = await seat.open("editor.html");
    const before = await tab.evaluate(serialise);
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#link")?.textContent === "La casa es roja.");
    await summonEditor(tab, "#link", "The house is red.");
    await selectAll(tab);
    await tab.type("La casa es colorada.");
    await tab.clickOurs(".save");
    await untilNoEditor(tab);
    await tab.waitFor(() => document.querySelector("#link")?.textContent === "La casa es colorada.");

    await seat.browser.buttonMenu(word("menuAnalyse"));
    const translated = await report(tab);
    await tab.screenshot(`${seat.browser.name}-analysis.png`);
    const bands = Object.entries(translated).filter(([name]) => name !== word("analysisTotal"));
    for (const column of [0, 1])
      expect(bands.reduce((sum, [, cells]) => sum + (cells[column] ?? 0), 0)).toBe(translated[word("analysisTotal")]?.[column]);
    expect(translated[word("analysisExact")]?.[0]).toBeGreaterThan(0);
    expect(translated[word("analysisRepetitions")]?.[0]).toBeGreaterThan(0);
    expect(translated[word("analysisNone")]?.[0]).toBeGreaterThan(0);

    await tab.press("Escape");
    await until(async () => (await tab.inOurRoot((root) => root.querySelector(".report") === null).catch(() => true)), { what: "the report is closed" });
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#link")?.textContent === "The house is red.");
    await seat.browser.buttonMenu(word("menuAnalyse"));
    expect(await report(tab)).toEqual(translated);
    expect(await violationsOfOurs(tab)).toEqual([]); // takes the focus away
    await tab.clickOurs(".report .close");
    await tab.waitFor(() => document.querySelector("palimpsest-view") === null);
    expect(await tab.evaluate(serialise)).toBe(before);
  });
});
