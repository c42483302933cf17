// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the memories in a private window: nothing of it is written, and it says so. In Firefox
// only: Chromium shows the pages of an extension in normal windows.
import path from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import type { Calls } from "../../js-glue/protocol/messages.js";
import type { Browser, Tab } from "./support/browser.js";
import { callEngine, openOwnPage } from "./support/engine-calls.js";
import { launchFirefox } from "./support/firefox.js";
import { MEMORY_PAGE, rows, setField, textOf, untilCount } from "./support/memory-page.js";
import { root } from "./support/paths.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

let browser: Browser;
let own: Tab;
let page: Tab;

beforeAll(async () => {
  browser = await launchFirefox({ privateWindows: true });
  own = await openOwnPage(browser);
  await callEngine(own, [{ type: "remember", pair: { from: "en", to: "es" }, source: ["The house is red."], target: ["La casa es roja."] }]);
  page = await openPrivate();
});
afterAll(async () => {
  const complaints = browser.complaints();
  await browser.close();
  expect(complaints).toEqual([]);
});

async function openPrivate(): Promise<Tab> {
  await own.evaluate(async (path) => {
    await chrome.windows.create({ incognito: true, url: chrome.runtime.getURL(path) });
  }, MEMORY_PAGE);
  const opened = await browser.ownPage(MEMORY_PAGE);
  await untilCount(opened, 1);
  return opened;
}

async function inNormalWindow(): Promise<Calls["units"]["reply"]> {
  const [units] = (await callEngine(own, [{ type: "units", filter: {}, offset: 0, limit: 10 }])) as [Calls["units"]["reply"]];
  return units;
}

test("says that what is written lasts until the window is closed", async () => {
  expect(await textOf(page, "#storage")).toBe(word("storagePrivate"));
  await page.click("#window [role=row]");
  await page.waitFor(() => document.querySelector("#editor[open]"));
  await setField(page, "editor-target", "La casa está roja.");
  await page.click("#editor-save");
  await until(async () => (await textOf(page, "#toast-text")) === word("unitSaved"));
  expect((await inNormalWindow()).units).toMatchObject([{ target: ["La casa es roja."] }]);
  expect((await rows(page))[0]?.target).toBe("La casa es roja."); // lists are of what is kept
});

test("says that memories can't be changed there", async () => {
  await setField(page, "new-name", "Secret");
  await page.click("#new-memory button");
  await until(async () => (await textOf(page, "#problem")) === word("memoryProblemPrivate"));
  const [{ memories }] = (await callEngine(own, [{ type: "memories" }])) as [Calls["memories"]["reply"]];
  expect(memories).toHaveLength(1);
});

test("says that terms can't be made there", async () => {
  await page.click("#term-add");
  for (const [field, value] of [["source", "memory bank"], ["target", "banco"], ["from", "en"], ["to", "es"]] as const) await setField(page, `term-${field}`, value);
  await page.click("#term-save");
  await until(async () => (await textOf(page, "#term-problem")) === word("memoryProblemPrivate"));
  expect(await callEngine(own, [{ type: "terms" }])).toEqual([{ terms: [] }]);
});

test("says that language packs can't be added there", async () => {
  await page.chooseFile("#pack-file", path.join(root, "build/packs/eng-spa.pack"));
  await until(async () => (await textOf(page, "#pack-results")).endsWith(word("memoryProblemPrivate")));
  const [{ packs }] = (await callEngine(own, [{ type: "packs" }])) as [Calls["packs"]["reply"]];
  expect(packs.map(({ origin }) => origin)).toEqual(["bundled", "bundled"]);
});

test("forgets what was changed there when the last private window is closed", async () => {
  const matched = async (): Promise<unknown> => {
    const [{ matches }] = (await callEngine(page, [{ type: "matches", pair: { from: "en", to: "es" }, source: ["The house is red."] }])) as [Calls["matches"]["reply"]];
    return matches.map(({ target }) => target);
  };
  expect(await matched()).toEqual([["La casa está roja."]]);
  await page.close();
  page = await openPrivate();
  await until(async () => JSON.stringify(await matched()) === JSON.stringify([["La casa es roja."]]));
});
