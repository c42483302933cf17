// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange files in the browser's own engine and on its real private files: what was imported
// translates the next page, outlives the engine, and goes out again.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { OWN_MEMORY, type ImportProgress } from "../../js-glue/protocol/memory.js";
import type { Calls } from "../../js-glue/protocol/messages.js";
import { callEngine, openOwnPage } from "./support/engine-calls.js";
import { inBothBrowsers } from "./support/setup.js";

const FILE = readFileSync("tests/fixtures/exchange/memoq.tmx");
const START = { type: "importStart", memory: OWN_MEMORY, format: "tmx", name: "memoq.tmx" } as const;

type Exported = Calls["exportNext"]["reply"];

inBothBrowsers("files of units", (seat) => {
  test("come in, translate, outlive the engine and go out again", async () => {
    const page = await openOwnPage(seat.browser);
    const middle = FILE.length >> 1;
    const pieces = [FILE.subarray(0, middle), FILE.subarray(middle), Buffer.alloc(0)].map((piece) => piece.toString("base64"));
    const progress = (await callEngine(page, [
      START,
      ...pieces.map((bytes) => ({ type: "importBytes", import: 0, bytes }) as const),
      { type: "importEnd", import: 0, keep: true },
    ])) as ImportProgress[];
    expect(progress.at(-1)).toEqual({ bytes: FILE.length, units: 2, skipped: 0, warnings: [], problem: null });
    await seat.browser.killEngine();
    const html = '<!doctype html><html lang="en"><title>x</title><p id="here">Adults pay <b>5 euros</b>.<br></p>';
    const tab = await seat.open(seat.browser.server.add("harbour.html", html));
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "Los adultos pagan 5 euros.");
    const [, written] = (await callEngine(page, [
      { type: "exportStart", filter: {}, format: "tmx" },
      { type: "exportNext", export: 0 },
    ])) as [unknown, Exported];
    expect(written).toMatchObject({ written: 2, done: true });
    expect(written.text).toContain(`<prop type="x-document">guide.docx</prop>`);
    expect(written.text).toContain(`<bpt i="1" type="bold">{}</bpt>5 euros<ept i="1">{}</ept>`);
    await page.close();
  });

  test("that are broken leave nothing", async () => {
    const page = await openOwnPage(seat.browser);
    const bytes = FILE.subarray(0, FILE.length - 20).toString("base64");
    const [before, , , cut, , after] = (await callEngine(page, [
      { type: "storage" },
      START,
      { type: "importBytes", import: 0, bytes },
      { type: "importBytes", import: 0, bytes: "" },
      { type: "importEnd", import: 0, keep: false },
      { type: "storage" },
    ])) as [{ units: number }, unknown, unknown, ImportProgress, unknown, { units: number }];
    expect(cut.problem).toMatch(/^line \d+, column \d+: the file ends inside/);
    expect(after.units).toBe(before.units);
    await page.close();
  });
});
