// SPDX-License-Identifier: GPL-3.0-or-later
// A person's SRX file on the options page, as a person gives it, and what it does to the next page. The
// tests of a browser share its one page and follow each other.
import path from "node:path";

import { beforeAll, expect, test } from "vitest";

import { violationsOfPage } from "./support/axe.js";
import type { Tab } from "./support/browser.js";
import { callEngine, openOwnPage } from "./support/engine-calls.js";
import { focusedId, MEMORY_PAGE, textOf, untilCount } from "./support/memory-page.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

const UNREADABLE = path.resolve("tests/fixtures/srx/unreadable.srx");
const TEXT = "The house is red; the door is open; the cat sleeps.";

inBothBrowsers("segmentation rules", (seat) => {
  let page: Tab;
  let own: Tab;

  const state = (): Promise<string> => textOf(page, "#rules-state");
  const isAsked = (): Promise<boolean> => page.evaluate(() => document.querySelector<HTMLElement>("#rules-unreadable")?.hidden === false);
  const segments = async (): Promise<number> => {
    const [report] = (await callEngine(own, [{ type: "analyse", pair: { from: "en", to: "es" }, blocks: [{ id: 1, runs: [TEXT] }] }])) as [{ total: { segments: number } }];
    return report.total.segments;
  };
  const choose = async (): Promise<void> => {
    await page.chooseFile("#rules-file", UNREADABLE);
    await until(isAsked, { what: "the page asks what to do with what can't be read" });
  };

  beforeAll(async () => {
    own = await openOwnPage(seat.browser);
    page = await seat.browser.open(`${seat.browser.origin}/${MEMORY_PAGE}`);
    await untilCount(page, 0);
  });

  test("there are none at first", async () => {
    await until(async () => (await state()) === word("rulesNone"));
    expect(await segments()).toBe(1);
  });

  test("what can't be read is listed with its line, and nothing changes without the person's word", async () => {
    await choose();
    const items = await page.evaluate(() => [...document.querySelectorAll("#rules-unreadable-list li")].map((item) => item.textContent ?? ""));
    expect(items).toHaveLength(3);
    expect(items[0]).toMatch(/8.*\(a\)\\1\\\..*back-reference/);
    expect(items[1]).toMatch(/17.*atomic/);
    expect(await focusedId(page)).toBe("rules-use-rest");
    expect(await violationsOfPage(page)).toEqual([]);
    await page.screenshot(`${seat.browser.name}-segmentation-rules.png`, { fullPage: true });
    await page.click("#rules-drop");
    await until(async () => !(await isAsked()));
    expect(await focusedId(page)).toBe("rules-file");
    expect(await state()).toBe(word("rulesNone"));
    expect(await segments()).toBe(1);
  });

  test("the rest is used if the person says so, also by a new engine", async () => {
    await choose();
    await page.click("#rules-use-rest");
    await until(async () => (await state()).includes("unreadable.srx"), { what: "the file is in use" });
    expect(await state()).toContain(word("rulesLeftOut").replace("$count$", "3"));
    expect(await isAsked()).toBe(false);
    expect(await segments()).toBe(3);
    expect(await violationsOfPage(page)).toEqual([]);
    await seat.browser.killEngine();
    expect(await segments()).toBe(3);
  });

  test("a page is translated segment by segment of the person's rules", async () => {
    await callEngine(own, [{ type: "remember", pair: { from: "en", to: "es" }, source: ["the door is open;"], target: ["¡puerta abierta!"] }]);
    const html = `<!doctype html><html lang="en"><title>x</title><p>Adults pay five euros, and children pay nothing when they come with their parents.</p><p id="here">${TEXT}</p>`;
    const tab = await seat.open(seat.browser.server.add("rules.html", html));
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent?.includes("¡puerta abierta!") === true);
  });

  test("a file that is no SRX is refused with its line", async () => {
    await page.chooseFile("#rules-file", path.resolve("tests/fixtures/exchange/memoq.tmx"));
    await until(async () => (await textOf(page, "#problem")).includes("memoq.tmx:1"));
    expect(await segments()).toBe(3);
  });

  test("taken away, sentences are found as before", async () => {
    await page.click("#rules-remove");
    await until(async () => (await state()) === word("rulesNone"));
    expect(await focusedId(page)).toBe("rules-file");
    expect(await segments()).toBe(1);
  });
});
