// SPDX-License-Identifier: GPL-3.0-or-later
// A person corrects sentences in the page: by mouse, by keyboard alone, everywhere or on one site.
import { expect, test } from "vitest";

import type { Tab } from "./support/browser.js";
import { selectAll, untilEditor, untilNoEditor, untilNotice } from "./support/editor.js";
import { serialise } from "./support/page.js";
import { inBothBrowsers } from "./support/setup.js";

/** Whether all places of the sentence show this translation: text, title, link, list, shadow tree. */
function shows(wanted: string): boolean {
  const inner = document.querySelector("#host")?.shadowRoot?.querySelector("#inner");
  const link = document.querySelector("#link");
  const texts = [document.title, link?.textContent, link?.getAttribute("title"), document.querySelector("#item")?.textContent, inner?.textContent];
  const first = document.querySelector("#first")?.textContent ?? "";
  return texts.every((text) => text === wanted) && first.startsWith(`${wanted} La mesa`);
}

const framed = (wanted: string) => {
  const frame = document.querySelector("iframe");
  return frame?.contentDocument?.querySelector("#framed")?.textContent === wanted;
};

const RED = "The house is red.";
const ENGINE = "La casa es roja.";

async function untilShown(tab: Tab, wanted: string): Promise<void> {
  await tab.waitFor(shows, wanted);
  await tab.waitFor(framed, wanted);
}

inBothBrowsers("the editor", (seat) => {
  test("corrects a sentence wherever it stands, and lets the page go as it came", async () => {
    const tab = await seat.open("editor.html");
    const before = await tab.evaluate(serialise);
    await tab.clickToolbar();
    await untilShown(tab, ENGINE);
    await tab.altClick("#link");
    expect(await untilEditor(tab, RED)).toBe(ENGINE);
    await selectAll(tab);
    await tab.type("La casa es colorada.");
    await tab.screenshot(`${seat.browser.name}-editor.png`);
    await tab.clickOurs(".save");
    await untilNoEditor(tab);
    await untilNotice(tab, "editorSaved");
    await untilShown(tab, "La casa es colorada.");
    expect(await tab.evaluate(() => [(window as unknown as { clicked: number }).clicked, location.hash])).toEqual([0, ""]);
    await tab.clickToolbar();
    await tab.waitFor(() => document.title === "The house is red.");
    expect(await tab.evaluate(serialise)).toBe(before);
  });
});
