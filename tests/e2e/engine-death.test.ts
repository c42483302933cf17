// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's home may go at any time: an update, no memory, Firefox's idle limit.
import { expect, test } from "vitest";

import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";

const SENTENCES = ["The house is red.", "The second house is very old.", "The table is empty.", "My sister reads a long book."];
const PARAGRAPHS = 8000;

/** Long enough that nothing can finish it between two looks; no sentence twice. */
const longPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A long page</title><body>
${Array.from({ length: PARAGRAPHS }, (_, index) => `<p>${SENTENCES[index % SENTENCES.length] ?? ""} ${String(index)}</p>`).join("\n")}
<p id="last">The first letter is old.</p></body></html>`;

inBothBrowsers("the engine's home", (seat) => {
  test("is there before the first click, where it can stay", async ({ skip }) => {
    skip(seat.browser.name === "firefox", "an idle event page is ended");
    const count = () => seat.browser.evaluateInExtension(async () => (await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] })).length);
    await until(async () => (await count()) === 1, { what: "the engine's home is there" });
  });

  test("may end in the middle of a page: the translation goes on", async () => {
    const tab = await seat.open(seat.browser.server.add("long.html", longPage));
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("p")?.textContent?.startsWith("La casa es roja."));
    await seat.browser.killEngine();
    expect(await tab.evaluate(() => document.querySelector("#last")?.textContent)).toBe("The first letter is old.");
    // In any order: what was under way is asked for again, behind what was waiting.
    await tab.waitFor(() => ![...document.querySelectorAll("p")].some((one) => / (is|reads) /.test(one.textContent)), undefined, {
      timeoutMs: 60_000,
      what: "no paragraph is left in English",
    });
  });

  test("may end with the background while the page is idle: nobody notices", async () => {
    const tab = await seat.open("dynamic.html");
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "La casa es roja.");
    await seat.browser.killEngine();
    await seat.browser.endBackground();
    await tab.evaluate(() => {
      document.querySelector("#later")?.append("The table is empty.");
    });
    await tab.waitFor(() => document.querySelector("#later")?.textContent?.trim() === "La mesa es vacía.");
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "The house is red.");
  });
});
