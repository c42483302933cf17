// SPDX-License-Identifier: GPL-3.0-or-later
// Translated, original, bilingual; what a sentence was and where its translation came from; words the
// engine did not know.
import { afterEach, describe, expect, test } from "vitest";

import type { Tab } from "./support/browser.js";
import { rememberNodes, sameNodes, serialise } from "./support/page.js";
import { inBothBrowsers, type Seat } from "./support/setup.js";
import { chooseView, marked, toggleUnknown, untilControls, untilNoTip, untilTip } from "./support/views.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

const is = ([selector, text]: readonly [string, string]) => document.querySelector(selector)?.textContent?.trim() === text;

async function openTranslated(seat: Seat): Promise<Tab> {
  const tab = await seat.open("views.html");
  await tab.evaluate(rememberNodes);
  await tab.clickToolbar();
  await tab.waitFor(is, ["#known", "La casa es muy vieja. La mesa es vacía."] as const);
  await untilControls(tab);
  return tab;
}

inBothBrowsers("views", (seat) => {
  afterEach(() => seat.browser.evaluateInExtension(() => chrome.storage.local.clear()));

  describe("a sentence under the pointer", () => {
    test("shows its source and where the translation came from, and is marked", async () => {
      const tab = await openTranslated(seat);
      await tab.hover("#second");
      expect(await untilTip(tab, "The table is empty.")).toEqual(["The table is empty.", word("originEngine")]);
      expect((await marked(tab, "palimpsest-hover")).join("")).toBe("La mesa es vacía.");
      await tab.hover("h1");
      await untilTip(tab, "Reading the first text");
      await tab.press("Escape");
      await untilNoTip(tab);
      expect(await marked(tab, "palimpsest-hover")).toEqual([]);
    });

    test("is marked across elements, and leaves nothing behind", async () => {
      const tab = await openTranslated(seat);
      const before = await tab.evaluate(serialise);
      await tab.hover("#link");
      await untilTip(tab, "The student read the book at night.");
      expect((await marked(tab, "palimpsest-hover")).length).toBe(3);
      expect(await tab.evaluate(serialise)).toBe(before);
      await tab.hover("#item");
      await untilTip(tab, "The letter is very old");
      expect(await tab.evaluate(serialise)).toBe(before);
    });

    test("may be in a shadow tree", async () => {
      const tab = await openTranslated(seat);
      await tab.hover("#inner");
      await untilTip(tab, "The table is red.");
    });

    test("is told of when keyboard focus comes into it, too", async () => {
      const tab = await openTranslated(seat);
      await tab.evaluate(() => document.querySelector("h1")?.scrollIntoView());
      await tab.press("Tab");
      await tab.waitFor(() => document.activeElement?.id === "link");
      await untilTip(tab, "The student read the book at night.");
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe("link");
      await tab.press("Escape");
      await untilNoTip(tab);
    });

    test("is left alone when the person does something else", async () => {
      const tab = await openTranslated(seat);
      const leave: readonly (() => Promise<void>)[] = [
        () => tab.type("a"),
        () => tab.click("#unknown"),
        () => tab.evaluate(() => void dispatchEvent(new Event("scroll"))),
      ];
      for (const doSomething of leave) {
        await tab.hover("#first"); // from elsewhere: a pointer that does not move says nothing
        await untilTip(tab, "The house is red.");
        await doSomething();
        await untilNoTip(tab);
        await tab.hover("#item");
      }
      await untilTip(tab, "The letter is very old");
    });

    test("tells nothing while the original is shown", async () => {
      const tab = await openTranslated(seat);
      await tab.hover("#first");
      await untilTip(tab, "The house is red.");
      await tab.clickToolbar();
      await tab.waitFor(is, ["#first", "The house is red."] as const);
      await tab.waitFor(() => document.querySelector("palimpsest-view") === null);
      expect(await marked(tab, "palimpsest-hover")).toEqual([]);
    });
  });

  describe("bilingual", () => {
    const BOTH = "The house is very old. La casa es muy vieja. The table is empty. La mesa es vacía.";

    test("has each translation after its sentence, marked; and is gone without a trace", async () => {
      const tab = await seat.open("views.html");
      const before = await tab.evaluate(serialise);
      await tab.evaluate(rememberNodes);
      await tab.clickToolbar();
      await tab.waitFor(is, ["#known", "La casa es muy vieja. La mesa es vacía."] as const);
      await chooseView(tab, "bilingual");
      await tab.waitFor(is, ["#known", BOTH] as const);
      await tab.waitFor(() => document.title === "The house is red — La casa es roja");
      expect(await tab.evaluate(() => document.querySelector("#link")?.textContent)).toBe("the book");
      const texts = await until(async () => {
        const found = await marked(tab, "palimpsest-translation");
        return found.includes("La mesa es vacía.") ? found : null;
      });
      expect(texts).toEqual(expect.arrayContaining(["La casa es muy vieja.", "La mesa es roja."]));
      expect(texts.join()).not.toContain("table");

      await tab.hover("h1");
      await untilTip(tab, "Reading the first text");
      await tab.press("Escape");
      await untilNoTip(tab);

      await chooseView(tab, "original");
      await tab.waitFor(is, ["#known", "The house is very old. The table is empty."] as const);
      await tab.waitFor(sameNodes);
      expect(await tab.evaluate(serialise)).toBe(before);
      expect(await marked(tab, "palimpsest-translation")).toEqual([]);

      await chooseView(tab, "translated");
      await tab.waitFor(is, ["#known", "La casa es muy vieja. La mesa es vacía."] as const);
      expect(await marked(tab, "palimpsest-translation")).toEqual([]);
    });

    test("is remembered, and marks what comes later", async () => {
      const first = await openTranslated(seat);
      await chooseView(first, "bilingual");
      await first.waitFor(is, ["#known", BOTH] as const);
      const tab = await seat.open("views.html?again"); // buttons are told apart by addresses
      await tab.clickToolbar();
      await tab.waitFor(is, ["#known", BOTH] as const);
      await until(async () => (await marked(tab, "palimpsest-translation")).includes("La mesa es vacía."));
      await tab.evaluate(() => {
        document.querySelector("ul")?.append(Object.assign(document.createElement("li"), { id: "late", textContent: "The letter is red." }));
      });
      await tab.waitFor(is, ["#late", "The letter is red. La letra es roja."] as const);
      await until(async () => (await marked(tab, "palimpsest-translation")).includes("La letra es roja."));
    });
  });

  test("words the engine did not know are marked when a person wants it", async () => {
    const tab = await openTranslated(seat);
    expect(await marked(tab, "palimpsest-unknown")).toEqual([]);
    await toggleUnknown(tab);
    await until(async () => (await marked(tab, "palimpsest-unknown")).join() === "blorptastic");
    await tab.evaluate(() => document.querySelector("#item")?.append(" and frobnic"));
    await until(async () => (await marked(tab, "palimpsest-unknown")).join() === "blorptastic,frobnic");
    await chooseView(tab, "bilingual");
    await until(async () => (await marked(tab, "palimpsest-unknown")).join() === "blorptastic,frobnic");
    await toggleUnknown(tab);
    await until(async () => (await marked(tab, "palimpsest-unknown")).length === 0);
  });
});
