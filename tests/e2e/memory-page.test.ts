// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the memories, in the options.
import { expect, test } from "vitest";

import { callEngine, openOwnPage } from "./support/engine-calls.js";
import { inBothBrowsers } from "./support/setup.js";

const pair = { from: "en", to: "es" };

inBothBrowsers("the memory page", (seat) => {
  test("lists what is kept, and opens a unit", async () => {
    const own = await openOwnPage(seat.browser);
    await callEngine(own, [{ type: "remember", pair, source: ["The house is red."], target: ["La casa es roja."] }]);
    await own.close();
    const page = await seat.open(`${seat.browser.origin}/ui/memory/memory.html`);
    await page.waitFor(() => document.querySelector("#list [role=row]")?.textContent?.includes("La casa es roja."));
    await page.click("#list [role=row]");
    await page.waitFor(() => document.querySelector<HTMLTextAreaElement>("#editor[open] textarea")?.value === "La casa es roja.");
    await page.screenshot("memory-page.png");
    expect(await page.evaluate(() => document.querySelector("#problem")?.textContent)).toBe("");
  });
});
