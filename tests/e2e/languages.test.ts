// SPDX-License-Identifier: GPL-3.0-or-later
// Language packs as a person adds them: files chosen or dropped on the options page, used at once in a page that
// is open, through another language too; refused when they are no good, kept over a restart, removed. The tests
// of a browser share its one page and follow each other.
//
// The packs are the bundled ones with another manifest: what translates "from French" reads English.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { packOfVersion, remadePack } from "../glue/support/remade-pack.js";
import { untilSpanish } from "./support/article.js";
import { violationsOfPage } from "./support/axe.js";
import type { Browser, Tab } from "./support/browser.js";
import { launchChromium } from "./support/chromium.js";
import { drop, droppable } from "./support/drop.js";
import { launchFirefox } from "./support/firefox.js";
import { MEMORY_PAGE, textOf } from "./support/memory-page.js";
import { root } from "./support/paths.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

const ENGLISH = new Uint8Array(readFileSync(path.join(root, "build/packs/eng-spa.pack")));
const FRENCH = remadePack(ENGLISH, { id: "fra-spa", from: "fr", to: "es", package: "apertium-fra-spa", packageVersion: "7", licence: "GPL-2+" });
const ITALIAN = remadePack(ENGLISH, { id: "ita-spa", from: "it", to: "es", package: "apertium-spa-ita", packageVersion: "1", licence: "GPL-2" });
const NEWER = remadePack(ENGLISH, { package: "apertium-eng-spa", packageVersion: "99" });
const LAUNCHERS = { chromium: launchChromium, firefox: launchFirefox };
const BUNDLED = 2;

const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-languages-"));
const file = (name: string, bytes: Uint8Array | string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, bytes);
  return place;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function says(name: string, ...values: string[]): string {
  return values.reduce((text, value) => text.replace(/\$\w+\$/, value), word(name));
}

/** Rows of the table of packs, cell by cell. */
function rows(page: Tab): Promise<string[][]> {
  return page.evaluate(() => [...document.querySelectorAll("#packs tbody tr")].map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())));
}

const untilRows = (page: Tab, count: number): Promise<unknown> => until(async () => (await rows(page)).length === count, { what: `there are ${String(count)} packs` });
const untilSaid = (page: Tab, text: string): Promise<unknown> => until(async () => (await textOf(page, "#pack-results")).includes(text), { what: `the page says "${text}"` });

/** What the bar offers in one of its two lists. */
function offered(tab: Tab, index: 0 | 1): Promise<string[]> {
  return tab.inOurRoot((view, wanted) => [...(view.querySelectorAll("select")[wanted]?.options ?? [])].map(({ value }) => value), index);
}

function chooseInBar(tab: Tab, index: 0 | 1, language: string): Promise<void> {
  return tab.inOurRoot(
    (view, wanted) => {
      const select = view.querySelectorAll("select")[wanted.index];
      if (!select) throw new Error("the bar has no languages");
      select.value = wanted.language;
      select.dispatchEvent(new Event("change"));
    },
    { index, language },
  );
}

const statusOf = (tab: Tab): Promise<string> => tab.inOurRoot((view) => view.querySelector(".status")?.textContent ?? "");
const untilStatus = (tab: Tab, text: string): Promise<unknown> => until(async () => (await statusOf(tab)) === text, { what: `the bar says "${text}"` });

async function answer(page: Tab, button: "#ask-yes" | "#ask-no"): Promise<string> {
  await page.waitFor(() => document.querySelector("#ask[open]"));
  const question = await textOf(page, "#ask-text");
  await page.click(button);
  return question;
}

describe.each(["chromium", "firefox"] as const)("languages in %s", (name) => {
  let browser: Browser;
  let page: Tab;
  let article: Tab;
  const profile = mkdtempSync(path.join(tmpdir(), "palimpsest-profile-"));

  const end = async (): Promise<void> => {
    const outside = browser.outsideRequests();
    const complaints = browser.complaints();
    await browser.close();
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  };

  beforeAll(async () => {
    browser = await LAUNCHERS[name]({ profile });
    article = await browser.open("article.html");
    await article.clickToolbar();
    await untilSpanish(article);
    page = await browser.open(`${browser.origin}/${MEMORY_PAGE}`);
    await untilRows(page, BUNDLED);
  });
  afterAll(async () => {
    await end();
    rmSync(profile, { recursive: true, force: true });
  });

  test("those that are bundled are listed, with what they were made from", async () => {
    const [first, second] = await rows(page);
    expect(first?.slice(0, 3)).toEqual(["English → Spanish", word("packStateBundled"), expect.stringMatching(/^apertium-eng-spa \d/)]);
    expect(first?.[3]).toContain("GPL");
    expect(first?.[4]).toMatch(/^\d\.\d MB$/);
    expect(second?.[0]).toBe("Spanish → English");
    expect(await page.evaluate(() => document.querySelectorAll("#packs button").length)).toBe(0);
    expect(await violationsOfPage(page)).toEqual([]);
  });

  test("one that is chosen is there at once, in a page that is open too, and goes through another one", async () => {
    await page.chooseFile("#pack-file", file("fra-spa.pack", FRENCH));
    await untilSaid(page, says("packAdded", "French → Spanish", "fra-spa.pack"));
    await untilRows(page, BUNDLED + 1);
    expect((await rows(page))[2]?.slice(0, 4)).toEqual(["French → Spanish", word("packStateAdded"), "apertium-fra-spa 7", "GPL-2+"]);
    expect(await page.evaluate(() => [...document.querySelectorAll("#packs-through-list li")].map(({ textContent }) => textContent))).toEqual([says("packThrough", "French → English", "Spanish")]);
    expect(await violationsOfPage(page)).toEqual([]);
    await page.screenshot(`${name}-languages.png`, { fullPage: true });

    await until(async () => (await offered(article, 0)).includes("fr"), { what: "the bar offers French" });
    await chooseInBar(article, 0, "fr");
    await untilStatus(article, word("statusTranslated"));
    await untilSpanish(article);
    expect(await offered(article, 1)).toEqual(["es", "en"]);
    await chooseInBar(article, 1, "en");
    await untilStatus(article, says("barThrough", word("statusTranslated"), "Spanish"));
    await article.waitFor(() => document.documentElement.lang === "en" && document.querySelector("h1")?.textContent === "The book under the book");
    await article.screenshot(`${name}-through.png`);
  });

  test("one that is dropped is there too; the part for translations lets it alone", async () => {
    await page.evaluate(drop, [[droppable("ita-spa.pack", ITALIAN)]]);
    await untilSaid(page, says("packAdded", "Italian → Spanish", "ita-spa.pack"));
    await untilRows(page, BUNDLED + 2);
    expect(await textOf(page, "#job-done")).toBe("");
    await until(async () => (await offered(article, 0)).includes("it"));
  });

  test("files that are no good are refused, each with what is wrong and what to do", async () => {
    const flipped = FRENCH.slice();
    flipped[FRENCH.length >> 1] = (flipped[FRENCH.length >> 1] ?? 0) ^ 1;
    const cases: readonly (readonly [name: string, bytes: Uint8Array | string, said: RegExp])[] = [
      ["empty.pack", "", /^“empty.pack” is no language pack/],
      ["photo.pack", "JFIF and so on", /^“photo.pack” is no language pack/],
      ["cut.pack", FRENCH.slice(0, FRENCH.length - 9), /^“cut.pack” is damaged \(section \d+\)/],
      ["flipped.pack", flipped, /^“flipped.pack” is damaged \(section \d+\)/],
      ["old.pack", packOfVersion(FRENCH, 0), /^“old.pack” was made for another version/],
    ];
    for (const [fileName, bytes, said] of cases) {
      await page.chooseFile("#pack-file", file(fileName, bytes));
      await until(async () => said.test(await textOf(page, "#pack-results")), { what: `${fileName} is refused` });
      expect(await page.evaluate(() => document.querySelector("#pack-results p")?.classList.contains("warning"))).toBe(true);
    }
    expect(await violationsOfPage(page)).toEqual([]);
    await untilRows(page, BUNDLED + 2);
  });

  test("one that comes with the extension gives way only if the person says so, and comes back", async () => {
    const newer = file("newer.pack", NEWER);
    await page.chooseFile("#pack-file", newer);
    expect(await answer(page, "#ask-no")).toMatch(/English → Spanish.*apertium-eng-spa 0.*newer\.pack.*apertium-eng-spa 99/);
    await untilSaid(page, says("packNotReplaced", "newer.pack"));
    await untilRows(page, BUNDLED + 2);

    // A question that comes while another one is open waits; one answer is to one question.
    await page.evaluate(() => document.getElementById("pack-remove-fra-spa")?.focus());
    await page.press("Enter");
    await page.waitFor(() => document.querySelector("#ask[open]"));
    await page.chooseFile("#pack-file", newer);
    await page.waitFor(() => document.querySelector<HTMLProgressElement>("#pack-progress")?.value === 1);
    expect(await answer(page, "#ask-no")).toBe(says("packRemoveSure", "French → Spanish"));
    expect(await answer(page, "#ask-no")).toContain("newer.pack");
    await untilSaid(page, says("packNotReplaced", "newer.pack"));
    await untilRows(page, BUNDLED + 2);

    await page.chooseFile("#pack-file", newer);
    await answer(page, "#ask-yes");
    await untilSaid(page, says("packAdded", "English → Spanish", "newer.pack"));
    await untilRows(page, BUNDLED + 3);
    expect((await rows(page))[0]?.[1]).toBe(word("packStateReplaced"));
    await page.evaluate(() => document.getElementById("pack-remove-eng-spa")?.focus());
    await page.press("Enter");
    await answer(page, "#ask-yes");
    await untilSaid(page, says("packRemoved", "English → Spanish"));
    await untilRows(page, BUNDLED + 2);
    expect((await rows(page))[0]?.[1]).toBe(word("packStateBundled"));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("pack-file");
  });

  test("all of it can be reached by the keyboard, and looks well dark and from right to left", async () => {
    await page.press("Tab");
    await page.press("Shift+Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("pack-file");
    await page.press("Shift+Tab"); // the list of ways through another language
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
    await page.press("Enter");
    expect(await page.evaluate(() => document.querySelector<HTMLDetailsElement>("#packs-through")?.open)).toBe(true);
    await page.press("Shift+Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("pack-remove-ita-spa");
    await page.setColors("dark");
    expect(await violationsOfPage(page)).toEqual([]);
    await page.screenshot(`${name}-languages-dark.png`);
    await page.setColors("light");
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    expect(await violationsOfPage(page)).toEqual([]);
    await page.screenshot(`${name}-languages-rtl.png`);
    await page.evaluate(() => (document.documentElement.dir = "ltr"));
  });

  test("those that were added are there after a restart, and translate", async () => {
    await end();
    browser = await LAUNCHERS[name]({ profile });
    article = await browser.open("article.html");
    await article.clickToolbar();
    await untilSpanish(article);
    await chooseInBar(article, 0, "it");
    await chooseInBar(article, 1, "en");
    await untilStatus(article, says("barThrough", word("statusTranslated"), "Spanish"));
    page = await browser.open(`${browser.origin}/${MEMORY_PAGE}`);
    await untilRows(page, BUNDLED + 2);
  });

  test("one that is damaged on disk is set aside, says so, and the rest works", async () => {
    await browser.killEngine();
    await until(() => page.evaluate(damage), { what: "the dead worker lets go of its files" });
    await page.goto(`${browser.origin}/${MEMORY_PAGE}`);
    await untilRows(page, BUNDLED + 2);
    expect((await rows(page)).map(([, state]) => state)).toEqual([word("packStateBundled"), word("packStateBundled"), word("packStateDamaged"), word("packStateAdded")]);
    expect(await violationsOfPage(page)).toEqual([]);
    const other = await browser.open(browser.server.add("house.html", '<!doctype html><html lang="en"><title>x</title><p id="here">The house is red.</p>'));
    await other.clickToolbar();
    await other.waitFor(() => document.querySelector("#here")?.textContent === "La casa es roja.");
    expect(await offered(other, 0)).toEqual(["en", "it", "es"]); // by their names
    await other.close();
  });

  test("one that is removed is gone everywhere, after a question", async () => {
    for (const id of ["fra-spa", "ita-spa"]) {
      await page.click(`#pack-remove-${id}`);
      await answer(page, "#ask-no");
      await page.click(`#pack-remove-${id}`);
      await answer(page, "#ask-yes");
      await page.waitFor((button) => document.getElementById(button) === null, `pack-remove-${id}`);
    }
    await untilRows(page, BUNDLED);
    await until(async () => (await offered(article, 0)).join() === "en,es", { what: "the bar offers them no more" });
    expect(await page.evaluate(filesOfPacks)).toEqual([]);
  });
});

/** Runs in a page of ours: changes a byte of what is stored of French. */
async function damage(): Promise<boolean> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("palimpsest-packs");
  for await (const name of folder.keys()) {
    if (!name.startsWith("fra-spa")) continue;
    try {
      const handle = await folder.getFileHandle(name);
      const writable = await handle.createWritable({ keepExistingData: true });
      await writable.write({ type: "write", position: 1_000_000, data: new Uint8Array(64).fill(7) });
      await writable.close();
      return true;
    } catch {
      return false;
    }
  }
  return false;
}

/** Runs in a page of ours. */
async function filesOfPacks(): Promise<string[]> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("palimpsest-packs");
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}
