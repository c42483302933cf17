// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is told when a page cannot be translated.
import { expect, test } from "vitest";

import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

/** Runs in the extension: what the button says on each tab. */
async function buttons(): Promise<string[]> {
  const tabs = await chrome.tabs.query({});
  return Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [chrome.action.getTitle({ tabId: id })])));
}

inBothBrowsers("a page that cannot be translated", (seat) => {
  test("because the browser lets nobody in: the button says so", async () => {
    const forbidden = { chromium: "chrome://version/", firefox: "about:license" };
    const tab = await seat.open(forbidden[seat.browser.name]);
    await tab.clickToolbar();
    await until(async () => (await seat.browser.evaluateInExtension(buttons)).includes(word("cannotTranslatePage")), {
      what: "the button says that this page cannot be translated",
    });
  });

  test("because there is no pack for its language: the bar says so, the page stays", async () => {
    const tab = await seat.open("refused.html");
    const before = await tab.evaluate(() => document.body.innerHTML);
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
    const status = await until(
      () => tab.inOurRoot((view) => view.querySelector(".status.problem")?.textContent ?? ""),
      { what: "the bar tells a problem" },
    );
    expect(status.length).toBeGreaterThan(10);
    expect(await tab.evaluate(() => document.body.innerHTML)).toBe(before);
    await tab.screenshot(`${seat.browser.name}-no-pack.png`);
  });
});
