// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out of the memories, on their page. The tests of a browser share its one page and
// follow each other.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import type { Calls } from "../../js-glue/protocol/messages.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import { violationsOfPage } from "./support/axe.js";
import type { Tab } from "./support/browser.js";
import { drop, droppable } from "./support/drop.js";
import { callEngine, openOwnPage } from "./support/engine-calls.js";
import { MEMORY_PAGE, rows, setField, textOf, untilCount } from "./support/memory-page.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

const SMALL = 40;
const LARGE = 30_000; // several pieces

function wordsOf(runs: Runs): string {
  return runs.filter((run) => typeof run === "string").join("");
}

function unit(n: number): string {
  const isCoded = n === 1;
  const marked = (text: string): string => (isCoded ? `<bpt i="1">&lt;b&gt;</bpt>${text}<ept i="1">&lt;/b&gt;</ept>` : text);
  return `<tu tuid="${String(n)}" changedate="20240102T030405Z"><note>number ${String(n)}</note><prop type="x-project">A &amp; B</prop>
    <tuv xml:lang="en"><seg>${marked(`Door ${String(n)} is open.`)}</seg></tuv>
    <tuv xml:lang="es"><seg>${marked(`La puerta ${String(n)} está abierta.`)}</seg></tuv></tu>\n`;
}

function tmx(count: number, end = "</body></tmx>\n"): string {
  const units = Array.from({ length: count }, (_, index) => unit(index + 1)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="hand" creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="en" datatype="html"/><body>\n${units}${end}`;
}

const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-exchange-"));
const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

inBothBrowsers("files of the memories", (seat) => {
  let page: Tab;
  let own: Tab;

  const memories = async (): Promise<Calls["memories"]["reply"]["memories"]> => ((await callEngine(own, [{ type: "memories" }])) as [Calls["memories"]["reply"]])[0].memories;
  const done = (): Promise<string> => textOf(page, "#job-done");
  const says = (name: string, ...values: string[]): string => values.reduce((text, value) => text.replace(/\$\w+\$/, value), word(name));
  const untilDone = (text: string): Promise<unknown> =>
    until(async () => (await done()) === text && (await page.evaluate(() => document.querySelector<HTMLElement>("#job")?.hidden === true)), { what: `the page says "${text}"` });
  const exported = async (format: string): Promise<{ readonly name: string; readonly text: string }> => {
    await setField(page, "export-format", format);
    await page.evaluate(catchFile);
    await page.click("#export");
    await until(async () => (await done()).length > 0 && (await page.evaluate(() => document.querySelector<HTMLElement>("#job")?.hidden === true)));
    return page.evaluate(caughtFile);
  };

  beforeAll(async () => {
    own = await openOwnPage(seat.browser);
    page = await seat.browser.open(`${seat.browser.origin}/${MEMORY_PAGE}`);
    await untilCount(page, 0);
  });

  test("a file that is chosen goes into a memory of its own", async () => {
    await page.chooseFile("#import-file", file("Doors.tmx", tmx(SMALL)));
    await untilDone(says("importDone", String(SMALL), "0"));
    await untilCount(page, SMALL);
    expect((await rows(page)).at(0)?.source).toBe(`Door ${String(SMALL)} is open.`);
    expect(await memories()).toMatchObject([{ id: 1, units: 0 }, { name: "Doors", units: SMALL, pairs: [{ from: "en", to: "es" }] }]);
    await setField(page, "filter-text", "door 1 is");
    await untilCount(page, 1);
    expect((await rows(page))[0]).toMatchObject({ source: "1Door 1 is open./1", target: "1La puerta 1 está abierta./1" });
    expect(await violationsOfPage(page)).toEqual([]);
    await page.screenshot(`${seat.browser.name}-memory-exchange.png`, { fullPage: true });
  });

  test.each(["tmx", "xliff", "xliff2", "tsv", "csv"])("what the filter lets through goes out as %s, and comes in again", async (format) => {
    await setField(page, "filter-memory", String((await memories())[1]?.id));
    await setField(page, "filter-text", "door 1");
    await untilCount(page, 11); // 1, 10 to 19
    const out = await exported(format);
    expect(out.name).toMatch(/^palimpsest\.(?:tmx|xlf|tsv|csv)$/);
    expect(out.text).toContain("La puerta 12 está abierta.");
    expect(out.text).not.toContain("Door 20 ");
    const isTable = format === "tsv" || format === "csv";
    await setField(page, "import-from", isTable ? "en" : "");
    await setField(page, "import-to", isTable ? "es" : "");
    await page.chooseFile("#import-file", file(`Back ${format}${path.extname(out.name)}`, out.text));
    await untilDone(says("importDone", "11", "0"));
    const back = (await memories()).find(({ name }) => name === `Back ${format}`);
    expect(back?.units).toBe(11);
    const sources = async (memory: number): Promise<string[]> => {
      const [reply] = (await callEngine(own, [{ type: "units", filter: { memory, text: "door 1" }, offset: 0, limit: 50 }])) as [Calls["units"]["reply"]];
      const kept = (runs: Runs): Runs => (isTable ? [wordsOf(runs)] : runs); // tables have no codes
      return reply.units.map(({ source, target }) => JSON.stringify([kept(source), kept(target)])).sort();
    };
    expect(await sources(back?.id ?? 0)).toEqual(await sources((await memories())[1]?.id ?? 0));
    await callEngine(own, [{ type: "removeMemory", memory: back?.id ?? 0 }]);
  });

  test("of several files that are dropped each goes into a memory of its own, one after the other", async () => {
    await page.evaluate(drop, [[droppable("North.tmx", tmx(3)), droppable("notes.docx", "PK")], [droppable("South.tmx", tmx(2))]]);
    const counts = async (): Promise<readonly number[]> => (await memories()).filter(({ name }) => /^(?:North|South)$/.test(name)).map(({ units }) => units);
    await until(async () => JSON.stringify(await counts()) === "[3,2]");
    const said = [says("importDone", "3", "0"), says("importUnknownFormat", "notes.docx"), says("importDone", "2", "0")];
    const lines = [`North.tmx: ${said[0]}`, `notes.docx: ${said[1]}`, `South.tmx: ${said[2]}`].join("\n");
    await until(async () => (await done()).replace(/\n+/g, "\n") === lines, { what: "what became of each file" });
    for (const { id, name } of await memories()) if (/^(?:North|South)$/.test(name)) await callEngine(own, [{ type: "removeMemory", memory: id }]);
  });

  test("a table needs its languages said", async () => {
    await setField(page, "import-from", "");
    await page.chooseFile("#import-file", file("words.tsv", "One\tUno\n"));
    await untilDone(says("importNeedsLanguages"));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("import-from");
    await page.chooseFile("#import-file", file("words.docx", "PK"));
    await untilDone(says("importUnknownFormat", "words.docx"));
    expect((await memories()).map(({ name }) => name)).not.toContain("words");
  });

  test("of a broken file the person says whether what is good stays", async () => {
    const broken = file("Broken.tmx", tmx(SMALL, "<tu><tuv xml:lang='en'><seg>Cut"));
    const choose = async (button: string): Promise<void> => {
      await page.chooseFile("#import-file", broken);
      await page.waitFor(() => document.querySelector("#ask[open]"));
      const question = await textOf(page, "#ask-text");
      expect(question).toMatch(/line \d+/); // where it is broken
      expect(question).toContain(String(SMALL));
      await page.click(button);
    };
    await choose("#ask-no");
    await untilDone(word("importCancelled"));
    expect((await memories()).map(({ name }) => name)).not.toContain("Broken");
    await choose("#ask-yes");
    await untilDone(says("importDone", String(SMALL), "0"));
    expect((await memories()).find(({ name }) => name === "Broken")?.units).toBe(SMALL);
  });

  test("a file that is dropped shows how far it is, and can be cancelled", async () => {
    const before = (await memories()).length;
    await page.evaluate(cancelWhenThere);
    await page.evaluate(drop, [[droppable("Large.tmx", tmx(LARGE))]]);
    await untilDone(word("importCancelled"));
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen.length)).toBeGreaterThan(0);
    expect(await memories()).toHaveLength(before);
    await page.evaluate(drop, [[droppable("Large.tmx", tmx(LARGE))]]);
    await until(async () => (await done()).includes("30,000"), { what: "all of it is there", timeoutMs: 60_000 });
    expect((await memories()).find(({ name }) => name === "Large")?.units).toBe(LARGE);
  });

  test("a file goes to the engine as it is, and as text where nobody takes it", async () => {
    const put = async (name: string): Promise<number> => {
      await page.chooseFile("#import-file", file(`${name}.tmx`, tmx(SMALL)));
      await until(async () => (await memories()).find((memory) => memory.name === name)?.units === SMALL, { what: `${name} is there` });
      return page.evaluate(() => (window as unknown as { readAsText: number }).readAsText);
    };
    await page.evaluate(countReadAsText);
    expect(await put("Whole")).toBe(0);
    // A page in a container of Firefox: its channels do not reach the engine.
    await page.evaluate(() => { BroadcastChannel.prototype.postMessage = () => undefined; });
    expect(await put("Text")).toBeGreaterThan(0);
    await page.close();
  });
});

/** Runs in the page: the next file that goes out is kept for caughtFile(). */
function catchFile(): void {
  const made = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file: File) => {
    (window as unknown as { caught: File }).caught = file;
    URL.createObjectURL = made;
    return "#"; // the browser's own saving is the browser's affair
  };
}

/** Runs in the page. */
async function caughtFile(): Promise<{ name: string; text: string }> {
  const file = (window as unknown as { caught: File }).caught;
  return { name: file.name, text: await file.text() };
}

/** Runs in the page. */
function countReadAsText(): void {
  const counts = window as unknown as { readAsText: number };
  counts.readAsText = 0;
  const read = Object.getOwnPropertyDescriptor(FileReader.prototype, "readAsDataURL")?.value as FileReader["readAsDataURL"];
  FileReader.prototype.readAsDataURL = function count(this: FileReader, blob: Blob): void {
    counts.readAsText++;
    read.call(this, blob);
  };
}

/** Runs in the page: presses "Cancel" once some of a file was read; notes what the progress said. */
function cancelWhenThere(): void {
  const seen: string[] = [];
  (window as unknown as { seen: string[] }).seen = seen;
  const text = document.querySelector("#job-text");
  if (!text) throw new Error("no progress on this page");
  const observer = new MutationObserver(() => {
    const said = text.textContent ?? "";
    if (said === "") return;
    seen.push(said);
    observer.disconnect();
    document.querySelector<HTMLButtonElement>("#job-cancel")?.click();
  });
  observer.observe(text, { childList: true });
}
