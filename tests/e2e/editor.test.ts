// SPDX-License-Identifier: GPL-3.0-or-later
// A person corrects sentences in the page: by mouse, by keyboard alone, everywhere or on one site. The
// tests of a browser follow one another: what one remembers the next finds.
import { expect, test } from "vitest";

import type { Tab } from "./support/browser.js";
import { pressButton, selectAll, untilEditor, untilNoEditor, untilNotice, untilOurs, untilSuggestions } from "./support/editor.js";
import { suggestedKeys } from "./support/keys.js";
import { serialise } from "./support/page.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

/** Whether all places of the sentence show this translation: text, title, link, list, shadow tree, frame. */
function shows(wanted: string): boolean {
  const inner = document.querySelector("#host")?.shadowRoot?.querySelector("#inner");
  const link = document.querySelector("#link");
  const framed = document.querySelector("iframe")?.contentDocument?.querySelector("#framed");
  const texts = [document.title, link?.textContent, link?.getAttribute("title"), document.querySelector("#item")?.textContent, inner?.textContent, framed?.textContent];
  const first = document.querySelector("#first")?.textContent ?? "";
  return texts.every((text) => text === wanted) && first.startsWith(`${wanted} La mesa`);
}

const RED = "The house is red.";
const ENGINE = "La casa es roja.";
const OWN = "La casa es colorada.";

async function translate(tab: Tab, wanted: string): Promise<void> {
  await tab.clickToolbar();
  await tab.waitFor(shows, wanted);
}

inBothBrowsers("the editor", (seat) => {
  test("corrects a sentence wherever it stands, takes it back, and lets the page go as it came", async () => {
    const tab = await seat.open("editor.html");
    const before = await tab.evaluate(serialise);
    await translate(tab, ENGINE);
    await tab.altClick("#link");
    expect(await untilEditor(tab, RED)).toBe(ENGINE);
    await selectAll(tab);
    await tab.type(OWN);
    await tab.screenshot(`${seat.browser.name}-editor.png`);
    await tab.clickOurs(".save");
    await untilNoEditor(tab);
    await untilNotice(tab, "editorSaved");
    await tab.waitFor(shows, OWN);
    await tab.screenshot(`${seat.browser.name}-editor-saved.png`);
    await tab.altClick("#coded");
    await untilEditor(tab, "The student read ⟦1⟧the book⟦/1⟧ at ⟦2⟧night⟦/2⟧.");
    await selectAll(tab);
    await tab.type("De ⟦2⟧noche⟦/2⟧ leyó ⟦1⟧el tomo⟦/1⟧.");
    await tab.press("Control+Enter");
    await tab.waitFor(() => document.querySelector("#coded")?.textContent === "De noche leyó el tomo.");
    expect(await tab.evaluate(() => [(window as unknown as { clicked: number }).clicked, location.hash])).toEqual([0, ""]);
    expect(await tab.evaluate(() => (window as unknown as { seen: unknown[] }).seen)).toEqual([]);

    // An element that ends in a later sentence: all of this one is in it.
    await tab.altClick("#long em");
    await untilEditor(tab, "The house is very old.");
    await selectAll(tab);
    await tab.type("Vieja es la casa.");
    await tab.press("Control+Enter");
    await tab.waitFor(() => document.querySelector("#long")?.innerHTML === "<em>Vieja es la casa. La mesa es roja.</em> La letra es vacía.");

    await tab.altClick("#similar");
    await untilEditor(tab, "The house is old.");
    const alike = await untilOurs(tab, (root, target) => {
      const found = [...root.querySelectorAll(".editor li")].find((one) => one.querySelector(".alternative")?.textContent?.endsWith(target));
      return found ? [...found.querySelectorAll("del, ins")].map((one) => `${one.localName} ${one.textContent ?? ""}`) : null;
    }, "what is remembered is offered for a similar sentence", OWN);
    expect(alike).toEqual(["del red", "ins old"]);
    await tab.screenshot(`${seat.browser.name}-editor-similar.png`);
    await tab.press("Escape");

    await tab.altClick("#item");
    expect(await untilEditor(tab, RED)).toBe(OWN);
    await untilOurs(tab, (root) => root.querySelector(".alternative") !== null, "there are suggestions");
    await tab.screenshot(`${seat.browser.name}-editor-own.png`);
    await pressButton(tab, "editorForget");
    await untilNotice(tab, "editorForgotten");
    await tab.waitFor(shows, ENGINE);
    await pressButton(tab, "editorUndo");
    await untilNotice(tab, "editorUndone");
    await tab.waitFor(shows, OWN);
    await tab.clickToolbar();
    await tab.waitFor((title) => document.title === title, RED);
    expect(await tab.evaluate(serialise)).toBe(before);
    await translate(tab, OWN);
  });

  test("is worked by keyboard alone, and holds on one site only if that is wished", async () => {
    const { server } = seat.browser;
    const tab = await seat.open(server.url("editor.html?2").replace("127.0.0.1", "localhost"));
    await translate(tab, OWN);
    await tab.click("#name");
    await tab.shortcut(suggestedKeys(seat.browser.name, "edit-sentence"));
    await untilEditor(tab, "Washing a page"); // a field has no sentence: the first that is seen
    await tab.press("Alt+ArrowDown");
    expect(await untilEditor(tab, RED)).toBe(OWN);
    await untilSuggestions(tab, 1);
    await tab.press("Control+a");
    await tab.type("Roja es la casa.");
    await tab.press("Tab");
    await tab.press("Tab");
    await tab.press("ArrowDown");
    await untilOurs(tab, (root) => root.querySelector<HTMLSelectElement>(".editor select")?.value === "site" || null, "“only on localhost” is chosen");
    await tab.press("Control+Enter");
    await untilNotice(tab, "editorSavedHere");
    await tab.waitFor(shows, "Roja es la casa.");
    await untilOurs(tab, (root, undo) => root.activeElement?.textContent === undo || null, "the focus is on “Undo”", word("editorUndo"));
    await tab.press("Escape");
    await tab.waitFor(() => document.activeElement?.id === "name" && document.querySelector<HTMLInputElement>("#name")?.value === "kept");

    // After a reload it is still there. For all pages again, it takes the place of both.
    await tab.goto(server.url("editor.html?4").replace("127.0.0.1", "localhost"));
    await translate(tab, "Roja es la casa.");
    await tab.shortcut(suggestedKeys(seat.browser.name, "edit-sentence"));
    await untilEditor(tab, "Washing a page");
    await tab.press("Alt+ArrowDown");
    await untilEditor(tab, RED);
    await untilSuggestions(tab, 2);
    expect(await tab.inOurRoot((root) => root.querySelector("#origin")?.textContent)).toMatch(word("editorFromPerson"));
    await tab.press("Alt+2");
    await untilOurs(tab, (root, text) => root.querySelector("textarea")?.value === text || null, "the second suggestion is in the field", OWN);
    await tab.inOurRoot((root) => {
      const select = root.querySelector<HTMLSelectElement>(".editor select");
      if (select) select.value = "all";
    });
    await tab.press("Control+Enter");
    await untilNotice(tab, "editorSaved");
    await tab.waitFor(shows, OWN);
    await tab.press("Enter"); // “Undo”: both changes
    await untilNotice(tab, "editorUndone");
    await tab.waitFor(shows, "Roja es la casa.");

    const other = await seat.open("editor.html?3"); // another site
    await translate(other, OWN);
  });

  test("works inside a frame, and its page shows what was corrected there", async () => {
    const tab = await seat.open("editor.html?6");
    await translate(tab, OWN);
    await tab.evaluate(() => document.querySelector("iframe")?.contentWindow?.focus());
    await tab.shortcut(suggestedKeys(seat.browser.name, "edit-sentence"));
    await tab.waitFor(() => document.querySelector("iframe")?.contentDocument?.activeElement?.localName === "palimpsest-view");
    expect(await tab.inOurRoot((root) => root.querySelector(".editor"))).toBeNull();
    await tab.press("Control+a");
    await tab.type("La casa: roja.");
    await tab.press("Control+Enter");
    await tab.waitFor(shows, "La casa: roja.");
    await tab.press("Enter"); // on “Undo”
    await tab.waitFor(shows, OWN);
  });

  test("is seen in other tabs at once", async () => {
    const there = await seat.open("editor.html?7");
    await translate(there, OWN);
    const tab = await seat.open("editor.html?8");
    await translate(tab, OWN);
    const seen = (wanted: string): Promise<unknown> => until(() => there.evaluate(shows, wanted), { what: `the other tab shows "${wanted}"` });
    await tab.altClick("#link");
    await untilEditor(tab, RED);
    await selectAll(tab);
    await tab.type("Roja, la casa.");
    await tab.press("Control+Enter");
    await tab.waitFor(shows, "Roja, la casa.");
    await seen("Roja, la casa.");
    await tab.press("Enter"); // on “Undo”
    await tab.waitFor(shows, OWN);
    await seen(OWN);
  });

  test("opens from the context menu, and from the panel of a selection", async () => {
    const tab = await seat.open("editor.html?5");
    await translate(tab, OWN);
    await tab.contextMenu({ selector: "#last", selected: false }, word("menuCorrect"));
    await untilEditor(tab, "The letter is very old.");
    await tab.press("Escape");
    await untilNoEditor(tab);
    await tab.contextMenu({ selector: "#first", selected: true }, word("menuTranslateSelection"));
    await untilOurs(tab, (root, text) => root.querySelector(".panel p")?.textContent === text || null, "the panel shows the translation", `${OWN} La mesa es vacía.`);
    await pressButton(tab, "panelCorrect");
    expect(await untilEditor(tab, RED)).toBe(OWN);
  });

  test("corrects a sentence only where the sentence after it stands, also after a reload", async () => {
    const tab = await seat.open("editor.html?9");
    await translate(tab, OWN);
    const inFirst = async (wanted: string): Promise<void> => {
      await tab.waitFor((text) => document.querySelector("#first")?.textContent === `${text} La mesa es vacía.`, wanted);
      expect(await tab.evaluate(() => ["#link", "#item"].map((id) => document.querySelector(id)?.textContent))).toEqual([OWN, OWN]);
    };
    const editFirst = async (): Promise<string> => {
      await tab.shortcut(suggestedKeys(seat.browser.name, "edit-sentence"));
      await untilEditor(tab, "Washing a page");
      await tab.press("Alt+ArrowDown");
      return untilEditor(tab, RED);
    };
    expect(await editFirst()).toBe(OWN);
    await untilSuggestions(tab, 1);
    await tab.press("Control+a");
    await tab.type("Es roja la casa.");
    await tab.press("Tab");
    await tab.press("Tab");
    await tab.press("End");
    await untilOurs(tab, (root) => root.querySelector<HTMLSelectElement>(".editor select")?.value === "between" || null, "“only between these sentences” is chosen");
    await tab.screenshot(`${seat.browser.name}-editor-between.png`);
    await tab.press("Control+Enter");
    await untilNotice(tab, "editorSavedBetween");
    await inFirst("Es roja la casa.");

    await tab.goto(seat.browser.server.url("editor.html?10"));
    await tab.clickToolbar();
    await inFirst("Es roja la casa.");
    expect(await editFirst()).toBe("Es roja la casa.");
    await untilSuggestions(tab, 2);
    expect(await tab.inOurRoot((root) => root.querySelector<HTMLSelectElement>(".editor select")?.value)).toBe("between");
    await tab.screenshot(`${seat.browser.name}-editor-between-own.png`);
    await tab.inOurRoot((root) => {
      const select = root.querySelector<HTMLSelectElement>(".editor select");
      if (select) select.value = "all";
    });
    await tab.press("Control+a");
    await tab.type(OWN);
    await tab.press("Control+Enter");
    await untilNotice(tab, "editorSaved");
    await inFirst(OWN); // what stood here only is out of the way
    await tab.press("Enter"); // “Undo”: both changes
    await untilNotice(tab, "editorUndone");
    await inFirst("Es roja la casa.");
  });
}, { window: true });
