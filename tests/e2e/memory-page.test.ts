// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the memories, as a person uses it, with 20,000 units on the real disk. The tests of a
// browser share its one page and follow each other.
import { beforeAll, expect, test } from "vitest";

import { PROTOCOL_VERSION, type Calls } from "../../js-glue/protocol/messages.js";
import { violationsOfPage } from "./support/axe.js";
import type { Tab } from "./support/browser.js";
import { callEngine, openOwnPage } from "./support/engine-calls.js";
import { fillerFiles, fillStore, focusedId, MEMORY_PAGE, rows, setField, textOf, untilCount } from "./support/memory-page.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

const FILLED = 20_000;
const WRITTEN = 4;
const ALL = FILLED + WRITTEN;
const pair = { from: "en", to: "es" };
const WITH_CODES = { source: ["Read ", 1, "the report", -1, " now", [2], "."], target: ["Lee ", 1, "el informe", -1, " ahora", [2], "."] } as const;
const MARKED = "Lee ⟦1⟧el informe⟦/1⟧ ahora⟦2/⟧.";

type Units = Calls["units"]["reply"];

inBothBrowsers(
  "the memory page",
  (seat) => {
    let page: Tab;
    let own: Tab;

    const stored = async (text: string): Promise<Units["units"]> => {
      const [reply] = (await callEngine(own, [{ type: "units", filter: { text }, offset: 0, limit: 10 }])) as [Units];
      return reply.units;
    };
    const first = async () => (await rows(page))[0];
    const editor = (): Promise<string | null> => page.evaluate(() => document.querySelector<HTMLTextAreaElement>("#editor[open] textarea")?.value ?? null);
    const write = (id: string, text: string): Promise<void> => setField(page, id, text);
    const search = async (id: string, value: string, found: number): Promise<void> => {
      await write(id, value);
      await untilCount(page, found);
    };
    /** The only unit with this text. */
    const openByKeyboard = async (text: string): Promise<void> => {
      await search("filter-text", text, 1);
      await page.click("#list-header"); // the list has the focus, no row was opened
      await page.press("Enter");
      await until(editor);
    };

    beforeAll(async () => {
      own = await openOwnPage(seat.browser);
      await fillStore(own, FILLED);
      await callEngine(own, [
        { type: "remember", pair, ...WITH_CODES, after: "שלום (1)." },
        { type: "remember", pair, source: ["Strasse"], target: ["ÁRBOL Grande"], site: "docs.example" },
        { type: "remember", pair: { from: "en", to: "he" }, source: ["Good morning, world."], target: ["בוקר טוב, עולם."] },
        { type: "remember", pair, source: ["The house is red."], target: ["La casa es roja."], note: "of the tests" },
      ]);
      page = await seat.browser.open(`${seat.browser.origin}/${MEMORY_PAGE}`);
      await untilCount(page, ALL);
    });

    test("shows what there is, newest first, and says where it is kept", async () => {
      const [newest, hebrew] = await until(async () => ((await rows(page)).length > 3 ? rows(page) : null));
      expect(newest).toMatchObject({ place: 1, source: "The house is red.", target: "La casa es roja.", isSelected: true });
      expect(newest?.facts).toContain(word("memoryByPerson"));
      expect(hebrew).toMatchObject({ place: 2, target: "בוקר טוב, עולם." });
      expect(await page.evaluate(() => document.querySelectorAll("#window [role=row]").length)).toBeLessThan(40);
      expect(await textOf(page, "#storage")).toMatch(/20,004.*MB/);
      expect(await page.evaluate(() => [...document.querySelectorAll("#statistics tr")].map((row) => [...row.children].map((cell) => cell.textContent?.replace(/[\u2066\u2069]/g, ""))))).toEqual([
        ["Direction", "Units"],
        ["en → es", "19,603"],
        ["en → ar", "400"],
        ["en → he", "1"],
        ["Total", "20,004"],
      ]);
    });

    test("goes through the whole list by the keyboard", async () => {
      await page.click("#list-header"); // the grid itself has the focus, no row was opened
      expect(await focusedId(page)).toBe("list");
      const selected = async () => (await rows(page)).find(({ isSelected }) => isSelected);
      const active = () => page.evaluate(() => document.getElementById(document.querySelector("#list")?.getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-rowindex"));
      await page.press("End");
      await until(async () => (await selected())?.source.includes("Sentence 1 about"), { what: "the oldest unit is there" });
      expect(await selected()).toMatchObject({ place: ALL });
      expect(await active()).toBe(String(ALL + 1));
      await page.press("ArrowUp");
      await page.press("ArrowUp");
      await page.press("ArrowDown");
      await until(async () => (await selected())?.source.startsWith("Sentence 2 "));
      await page.press("PageUp");
      const above = (await selected())?.place ?? 0;
      expect(above).toBeLessThan(ALL - 3);
      await page.press("PageDown");
      expect((await selected())?.place).toBe(ALL - 1);
      await page.press("Home");
      await until(async () => (await selected())?.place === 1);
      expect(await page.evaluate(() => document.querySelectorAll("#window [role=row]").length)).toBeLessThan(40);
    });

    test("finds words in either side, case apart, and marks them", async () => {
      await page.click("#filter-text");
      await page.type("árbol GRANDE");
      await untilCount(page, 1);
      expect(await first()).toMatchObject({ source: "Strasse", target: "ÁRBOL Grande" });
      expect(await textOf(page, "#window mark")).toBe("ÁRBOL Grande");
      await search("filter-side", "source", 0);
      await search("filter-side", "target", 1);
      await search("filter-text", "frase 777 ", 1);
      await search("filter-text", "frase 20000 ", 0); // that one is Arabic
      await search("filter-side", "", 0);
      await search("filter-text", "sentence 20000 about", 1);
      await search("filter-text", "the report now", 1); // over codes
      await search("filter-text", "", ALL);
    });

    test("shows what a memory, an origin or a site has", async () => {
      const other = await page.evaluate(() => [...document.querySelectorAll<HTMLOptionElement>("#filter-memory option")].find(({ label }) => label === "Filled")?.value ?? "");
      await search("filter-memory", other, FILLED);
      await search("filter-origin", "person", 0);
      await search("filter-memory", "1", WRITTEN);
      await search("filter-memory", "", WRITTEN);
      await search("filter-origin", "import", FILLED);
      await search("filter-site", "https://shop.example/some/page", 20);
      expect((await first())?.facts).toContain("shop.example");
      await search("filter-origin", "", 20);
      await search("filter-site", "docs.example", 1);
      await search("filter-site", "", ALL);
    });

    test("changes a unit: its codes are marks that must stay, and the focus comes back", async () => {
      await search("filter-text", "the report now", 1);
      await page.click("#list-header");
      await page.press("Enter");
      expect(await until(editor)).toBe(MARKED);
      expect(await textOf(page, "#editor-neighbours")).toBe(`${word("memoryAfter")} שלום (1).`);
      const refused = async (text: string, problem: string, mark: string): Promise<void> => {
        await write("editor-target", text);
        await page.click("#editor-save");
        await until(async () => (await textOf(page, "#editor-problem")) === word(problem).replace("$mark$", mark), { what: problem });
      };
      await refused("Lee ⟦1⟧el informe ahora⟦2/⟧.", "codeMissing", "⟦/1⟧");
      await page.click("#editor-marks button");
      expect(await focusedId(page)).toBe("editor-target");
      expect([...((await editor()) ?? "")].sort()).toEqual([...MARKED].sort()); // it is where the cursor was
      expect(await page.evaluate(() => document.querySelectorAll("#editor-marks button").length)).toBe(0);
      await refused(`${MARKED}⟦2/⟧`, "codeDoubled", "⟦2/⟧");
      await refused(`${MARKED}⟦3/⟧`, "codeUnknown", "⟦3/⟧");
      await refused("Lee ⟦/1⟧el informe⟦1⟧ ahora⟦2/⟧.", "codeCrossing", "⟦/1⟧");
      await write("editor-target", "⟦1⟧El informe⟦/1⟧: léelo ya⟦2/⟧.");
      await write("editor-site", "https://news.example/today");
      await page.click("#editor-save");
      await until(async () => (await editor()) === null, { what: "the dialog is closed" });
      expect(await focusedId(page)).toBe("list");
      await until(async () => (await first())?.target.startsWith("1El informe/1: léelo ya2/"));
      expect(await stored("the report now")).toMatchObject([{ target: [1, "El informe", -1, ": léelo ya", [2], "."], site: "news.example" }]);
      expect(await textOf(page, "#toast-text")).toBe(word("unitSaved"));
      await page.click("#undo");
      await until(async () => (await first())?.target.startsWith("Lee 1el informe"));
      expect(await focusedId(page)).toBe("list");
      expect(await stored("the report now")).toMatchObject([{ target: WITH_CODES.target, site: "" }]);
      await search("filter-text", "", ALL);
    });

    test("saves once, however often it is asked to", async () => {
      await openByKeyboard("the house is red");
      await write("editor-target", "La casa roja.");
      await page.evaluate(() => {
        const enter = { key: "Enter", ctrlKey: true, bubbles: true };
        for (let time = 0; time < 2; time++) document.querySelector("#editor-target")?.dispatchEvent(new KeyboardEvent("keydown", enter));
      });
      await until(async () => (await editor()) === null);
      await until(async () => (await first())?.target === "La casa roja.");
      await page.click("#undo"); // of a second one would bring the first one back
      await until(async () => (await first())?.target === "La casa es roja.");
      await search("filter-text", "", ALL);
    });

    test("changes pages that show the sentence, and changes them back", async () => {
      const there = await seat.open("editor.html");
      await there.clickToolbar();
      const shows = (wanted: string): Promise<unknown> =>
        until(() => there.evaluate((text) => document.querySelector("#link")?.textContent === text, wanted), { what: `a page says "${wanted}"` });
      await shows("La casa es roja.");
      await search("filter-text", "the house is red", 1);
      await page.click("#window [role=row]");
      await until(editor);
      await write("editor-target", "La casa: roja.");
      await page.click("#editor-save");
      await shows("La casa: roja.");
      await page.click("#undo");
      await shows("La casa es roja.");
      await search("filter-text", "", ALL);
    });

    test("asks before Escape drops what was typed", async () => {
      await openByKeyboard("the house is red");
      await page.press("x"); // in the translation, behind its end
      await until(async () => (await editor())?.includes("x"));
      const escape = async (): Promise<void> => {
        await page.press("Escape");
        await page.waitFor(() => document.querySelector("#ask[open]"));
      };
      await escape();
      expect(await textOf(page, "#ask-text")).toBe(word("typedDropSure"));
      expect(await violationsOfPage(page)).toEqual([]);
      await page.press("Enter"); // "no" has the focus
      await page.waitFor(() => !document.querySelector("#ask[open]"));
      expect(await focusedId(page)).toBe("editor-target");
      expect(await editor()).toContain("x");
      await escape();
      await page.click("#ask-yes");
      await until(async () => (await editor()) === null);
      expect(await stored("the house is red")).toMatchObject([{ target: ["La casa es roja."] }]);
      await search("filter-text", "", ALL);
    });

    test("deletes a unit and takes that back, by the keyboard alone", async () => {
      await openByKeyboard("the house is red");
      expect(await focusedId(page)).toBe("editor-target");
      for (let stop = 0; stop < 10 && (await focusedId(page)) !== "editor-delete"; stop++) await page.press("Tab");
      await page.press("Enter");
      await untilCount(page, 0);
      expect(await stored("the house is red")).toEqual([]);
      expect(await focusedId(page)).toBe("list");
      for (let stop = 0; stop < 10 && (await focusedId(page)) !== "undo"; stop++) await page.press("Tab");
      await page.press("Enter");
      await untilCount(page, 1);
      expect(await stored("the house is red")).toMatchObject([{ target: ["La casa es roja."], note: "of the tests" }]);
      await page.click("#list-header");
      await page.press("Enter");
      await until(editor);
      await page.press("Escape");
      await until(async () => (await editor()) === null);
      expect(await focusedId(page)).toBe("list");
      await search("filter-text", "", ALL);
    });

    test("makes, changes and removes a memory", async () => {
      const names = () => page.evaluate(() => [...document.querySelectorAll("#memories tbody th")].map(({ textContent }) => textContent));
      const info = async () => {
        const [{ memories }] = (await callEngine(own, [{ type: "memories" }])) as [Calls["memories"]["reply"]];
        return memories.find(({ name }) => name === "Contracts");
      };
      /** In one go: the table is made anew after each change, maybe between the look for a button and the press. */
      const press = (button: string): Promise<void> =>
        page.evaluate((wanted) => {
          const found = document.getElementById(wanted);
          found?.focus();
          found?.click();
        }, button);
      await page.click("#new-name");
      await page.type("Contracts");
      await page.press("Enter");
      await until(async () => (await names()).includes("Contracts"));
      const made = await info();
      expect(made).toMatchObject({ rank: 3, penalty: 0, readOnly: false, enabled: true, units: 0 });
      const id = String(made?.id);
      await write(`memoryRank-${id}`, "1");
      await until(async () => (await names()).indexOf("Contracts") === 1);
      await write(`memoryPenalty-${id}`, "5");
      await until(async () => (await info())?.penalty === 5);
      await press(`memoryReadOnly-${id}`);
      await until(async () => (await info())?.readOnly === true);
      expect(await focusedId(page)).toBe(`memoryReadOnly-${id}`);
      await press(`memoryEnabled-${id}`);
      await until(async () => (await info())?.enabled === false);
      await write(`memoryPenalty-${id}`, "31"); // more than there can be
      await until(() => page.evaluate((box) => document.querySelector<HTMLInputElement>(box)?.value === "5", `#memoryPenalty-${id}`));

      await press(`memoryRemove-${id}`);
      await page.waitFor(() => document.querySelector("#ask[open]"));
      expect(await textOf(page, "#ask-text")).toContain("Contracts");
      expect(await violationsOfPage(page)).toEqual([]);
      await page.press("Escape");
      await page.waitFor(() => !document.querySelector("#ask[open]"));
      expect(await focusedId(page)).toBe(`memoryRemove-${id}`);
      expect(await info()).toBeDefined();
      await page.press("Enter");
      await page.waitFor(() => document.querySelector("#ask[open]"));
      await page.click("#ask-yes");
      await until(async () => !(await names()).includes("Contracts"));
      expect(await info()).toBeUndefined();
      expect(await textOf(page, "#problem")).toBe("");
    });

    test("makes, finds, changes and deletes terms, with undo", async () => {
      const shown = () => page.evaluate(() => [...document.querySelectorAll("#terms tbody tr")].map((row) => [...row.children].slice(0, 5).map(({ textContent }) => textContent?.replace(/[\u2066\u2069]/g, ""))));
      const isOpen = () => page.evaluate(() => document.querySelector("#term[open]") !== null);
      const kept = async () => {
        const [{ terms }] = (await callEngine(own, [{ type: "terms" }])) as [Calls["terms"]["reply"]];
        return terms;
      };
      /** Saves, is refused, and comes to the field that is wrong. */
      const refused = async (problem: string, field: string): Promise<void> => {
        await page.click("#term-save");
        await until(async () => (await textOf(page, "#term-problem")) === word(problem), { what: problem });
        expect(await focusedId(page)).toBe(field);
        expect(await page.evaluate(() => [...document.querySelectorAll("#term [aria-invalid]")].map(({ id }) => id))).toEqual([field]);
      };
      const saved = async (): Promise<void> => {
        await page.press("Enter");
        await until(async () => !(await isOpen()), { what: "the dialog is closed" });
        expect(await textOf(page, "#toast-text")).toBe(word("termSaved"));
      };
      expect(await textOf(page, "#terms-count")).toBe(word("termsNoneYet"));
      await page.click("#term-add");
      expect(await focusedId(page)).toBe("term-source");
      await write("term-source", "…");
      await write("term-from", "en");
      await refused("termNeedsSource", "term-source");
      await page.evaluate(() => document.querySelector<HTMLInputElement>("#term-source")?.select());
      await page.type("memory bank");
      await refused("termNeedsTarget", "term-target");
      await page.type("banco de memoria");
      await refused("termNeedsTo", "term-to");
      await page.type("es");
      await write("term-from", "");
      await refused("termNeedsFrom", "term-from");
      expect(await violationsOfPage(page)).toEqual([]);
      await page.type("en");
      await saved();
      expect(await focusedId(page)).toBe("term-add");
      const BANK = { source: "memory bank", target: "banco de memoria", from: "en", to: "es", neverTranslate: false, caseSensitive: false, note: "" };
      expect(await kept()).toMatchObject([BANK]);

      await page.press("Enter"); // the languages of the last one are there
      await until(isOpen);
      await page.type("Paper Moon");
      await page.click("#term-never");
      await page.click("#term-case");
      await write("term-to", "");
      await write("term-note", "a name");
      await page.click("#term-note");
      await saved();
      const name = ["Paper Moon", word("termStays"), `en → ${word("termAnyLanguage")}`, word("termYes"), "a name"];
      const bank = ["memory bank", "banco de memoria", "en → es", word("termNo"), ""];
      expect([...(await shown())].sort()).toEqual([name, bank].sort());
      expect(await violationsOfPage(page)).toEqual([]);

      await write("terms-filter", "MEMORIA");
      expect(await shown()).toEqual([bank]);
      const id = String((await kept()).find(({ source }) => source === "memory bank")?.id);
      await page.click(`#termEdit-${id}`);
      expect(await page.evaluate(() => document.querySelector<HTMLInputElement>("#term-target")?.value)).toBe("banco de memoria");
      await write("term-target", "depósito de memoria");
      await saved();
      expect(await focusedId(page)).toBe(`termEdit-${id}`);
      expect(await shown()).toEqual([["memory bank", "depósito de memoria", ...bank.slice(2)]]);
      await page.click("#undo");
      await until(async () => (await shown())[0]?.[1] === "banco de memoria");
      expect(await focusedId(page)).toBe("term-add");

      await page.click(`#termDelete-${id}`);
      await until(async () => (await textOf(page, "#terms-count")) === word("termsNoneLikeThat"));
      expect(await focusedId(page)).toBe("term-add");
      expect(await kept()).toHaveLength(1);
      await page.click("#undo");
      await until(async () => (await shown()).length === 1);
      expect(await kept()).toContainEqual({ ...BANK, id: Number(id) });
      await page.click(`#termEdit-${id}`);
      await page.press("Escape");
      await until(async () => !(await isOpen()));
      expect(await focusedId(page)).toBe(`termEdit-${id}`);
      await write("terms-filter", "");
      expect(await shown()).toHaveLength(2);
    });

    test("is for everybody: axe, dark colours, right to left, a narrow window", async () => {
      const name = (what: string): string => `${seat.browser.name}-memory-${what}.png`;
      await page.resize(1280, 1000);
      for (const colors of ["dark", "light"] as const) {
        await page.setColors(colors);
        await page.waitFor((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, colors);
        expect(await violationsOfPage(page), colors).toEqual([]);
        await page.screenshot(name(colors), { fullPage: true });
        await page.click("#window [role=row]");
        await until(editor);
        expect(await violationsOfPage(page), `${colors}, a dialog`).toEqual([]);
        await page.screenshot(name(`${colors}-dialog`));
        await page.press("Escape");
      }
      const middle = (): Promise<number> => page.evaluate(() => (document.querySelector("#list .unit")?.getBoundingClientRect().width ?? 0) / 2);
      const place = (): Promise<number> => page.evaluate(() => document.querySelector("#list .unit .facts")?.getBoundingClientRect().left ?? 0);
      expect(await place()).toBeGreaterThan(await middle());
      await page.evaluate(() => (document.documentElement.dir = "rtl"));
      expect(await place()).toBeLessThan(await middle());
      // Each text has its own direction, whatever that of the page.
      expect(await page.evaluate(() => [...document.querySelectorAll("#list .unit .text")].slice(0, 5).map((one) => getComputedStyle(one).direction))).toEqual(["ltr", "ltr", "ltr", "rtl", "ltr"]);
      await page.screenshot(name("rtl"), { fullPage: true });
      await page.evaluate(() => (document.documentElement.dir = "ltr"));
      await page.resize(360, 740);
      await page.waitFor(() => innerWidth === 360);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await page.evaluate(inPieces)).toEqual([]);
      expect(await violationsOfPage(page)).toEqual([]);
      await page.screenshot(name("narrow"), { fullPage: true });
      await page.click("#window [role=row]");
      await until(editor);
      await page.screenshot(name("narrow-dialog"));
      await page.press("Escape");
      await page.resize(1280, 800);
    });

    test("opens from the menu of the toolbar button", async () => {
      await page.close();
      await seat.browser.buttonMenu(word("menuMemory"));
      page = await seat.browser.ownPage(MEMORY_PAGE);
      await untilCount(page, ALL);
    });

    test("says when nothing is kept", async () => {
      await seat.browser.killEngine();
      const holder = await seat.open(`${seat.browser.origin}/manifest.json`);
      await until(() => holder.evaluate(hold, { version: PROTOCOL_VERSION }), { what: "another owner has the files" });
      await page.goto(`${seat.browser.origin}/${MEMORY_PAGE}`);
      await until(async () => (await textOf(page, "#storage")) === word("storageInUse"));
      await untilCount(page, 0);
      await page.close();
    });
  },
  { files: fillerFiles() },
);

/** Runs in a page of ours: a second worker takes the files of the memory, and keeps them as long as the page is there. */
async function hold({ version }: { readonly version: number }): Promise<boolean> {
  const url = (path: string): string => chrome.runtime.getURL(path);
  const worker = new Worker(url("engine/worker.js"), { type: "module" });
  const assets = {
    ...{ moduleUrl: url("engine/palimpsest.mjs"), wasmUrl: url("engine/palimpsest.wasm") },
    ...{ sqliteUrl: url("engine/sqlite3.mjs"), packsUrl: url("packs/") },
  };
  const answer = new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<{ id: number; value: { isDurable: boolean } | null }>) => {
      if (data.id === 2) resolve(data.value?.isDurable === true);
    };
  });
  worker.postMessage({ type: "start", id: 1, version, build: "test", assets });
  worker.postMessage({ type: "storage", id: 2 });
  const isOurs = await answer;
  if (!isOurs) worker.terminate();
  return isOurs;
}

/** Headings in tables that have more lines than words. */
function inPieces(): string[] {
  const lines = (heading: Element): number => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
  };
  const headings = [...document.querySelectorAll("table:not([hidden]) th:not(:has(.hidden))")];
  return headings.filter((heading) => lines(heading) > heading.textContent.trim().split(/[\s-]+/).length).map(({ textContent }) => textContent);
}
