// SPDX-License-Identifier: GPL-3.0-or-later
// The memories on the browser's real private files: they outlive the engine, have one owner, and are
// never thrown away.
import { expect, test } from "vitest";

import type { StorageState } from "../../js-glue/protocol/memory.js";
import { PROTOCOL_VERSION, type Calls } from "../../js-glue/protocol/messages.js";
import { callEngine, openOwnPage, type Call } from "./support/engine-calls.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";

const pair = { from: "en", to: "es" };
const ALL: Call = { type: "units", filter: {}, offset: 0, limit: 10 };

type Units = Calls["units"]["reply"];

inBothBrowsers("the memory on disk", (seat) => {
  test("keeps what a person wrote, and translates the next page with it", async () => {
    const page = await openOwnPage(seat.browser);
    await callEngine(page, [{ type: "remember", pair, source: ["The house is red."], target: ["La casa es colorada."] }]);
    await seat.browser.killEngine();
    const tab = await seat.open(seat.browser.server.add("house.html", '<!doctype html><html lang="en"><title>x</title><p id="here">The house is red.</p>'));
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "La casa es colorada.");
    const [storage, units] = (await callEngine(page, [{ type: "storage" }, ALL])) as [StorageState, Units];
    expect(storage).toMatchObject({ isDurable: true, reason: "", units: 1 });
    expect(storage.usedBytes).toBeGreaterThan(0);
    expect(storage.quotaBytes).toBeGreaterThan(0);
    expect(units.units).toMatchObject([{ source: ["The house is red."], target: ["La casa es colorada."], origin: "person" }]);
    await page.close();
  });

  test("has one owner: a second worker keeps nothing, says why, and does no harm", async () => {
    const page = await openOwnPage(seat.browser);
    const [before] = (await callEngine(page, [ALL])) as [Units];
    const second = await page.evaluate(askSecondWorker, { version: PROTOCOL_VERSION });
    expect(second).toMatchObject({ isDurable: false, reason: "in-use", units: 0 });
    expect(await callEngine(page, [ALL])).toEqual([before]);
    await page.close();
  });

  test("sets a damaged file aside, says so, and begins a new one", async () => {
    const page = await openOwnPage(seat.browser);
    const { total } = ((await callEngine(page, [ALL])) as [Units])[0];
    expect(total).toBeGreaterThan(0);
    await seat.browser.killEngine();
    const sizes = await until(() => page.evaluate(damage), { what: "the dead worker lets go of its files" });
    const [storage, units] = (await callEngine(page, [{ type: "storage" }, ALL])) as [StorageState, Units];
    expect(storage).toMatchObject({ isDurable: true, reason: "damaged", units: 0 });
    expect(units.total).toBe(0);
    await callEngine(page, [{ type: "remember", pair, source: ["New."], target: ["Nuevo."] }]);
    await seat.browser.killEngine();
    expect(await callEngine(page, [{ type: "storage" }])).toMatchObject([{ isDurable: true, reason: "", units: 1 }]);
    await seat.browser.killEngine();
    const after = await until(() => page.evaluate(sizesOfDamaged), { what: "the files can be looked at" });
    expect(after).toEqual(sizes); // the damaged file is as it was
    await page.close();
  });
});

/** Runs in a page of ours: a second engine worker beside the one that is there. */
async function askSecondWorker({ version }: { readonly version: number }): Promise<unknown> {
  const url = (path: string): string => chrome.runtime.getURL(path);
  const worker = new Worker(url("engine/worker.js"), { type: "module" });
  const assets = {
    ...{ moduleUrl: url("engine/palimpsest.mjs"), wasmUrl: url("engine/palimpsest.wasm") },
    ...{ sqliteUrl: url("engine/sqlite3.mjs"), packsUrl: url("packs/") },
  };
  const answer = new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<{ id: number; value: unknown }>) => {
      if (data.id === 2) resolve(data.value);
    };
  });
  worker.postMessage({ type: "start", id: 1, version, build: "test", assets });
  worker.postMessage({ type: "storage", id: 2 });
  const state = await answer;
  worker.terminate();
  return state;
}

/** Runs in a page of ours: writes noise over the head of every file that has a database in it; their sizes. */
async function damage(): Promise<number[] | null> {
  const root = await navigator.storage.getDirectory();
  const pool = await (await root.getDirectoryHandle(".palimpsest-memory")).getDirectoryHandle(".opaque");
  const sizes: number[] = [];
  try {
    for await (const handle of pool.values()) {
      if (handle.kind !== "file") continue;
      const file = await (handle as FileSystemFileHandle).getFile();
      const head = 4096; // before it is what the pool itself writes down
      if (!(await file.slice(head, head + 16).text()).startsWith("SQLite format 3")) continue;
      const writable = await (handle as FileSystemFileHandle).createWritable({ keepExistingData: true });
      await writable.write({ type: "write", position: head, data: "noise ".repeat(20) });
      await writable.close();
      sizes.push(file.size);
    }
  } catch {
    return null; // still locked
  }
  return sizes.sort();
}

/** Runs in a page of ours: sizes of the files that damage() wrote into. */
async function sizesOfDamaged(): Promise<number[] | null> {
  const root = await navigator.storage.getDirectory();
  const pool = await (await root.getDirectoryHandle(".palimpsest-memory")).getDirectoryHandle(".opaque");
  const sizes: number[] = [];
  try {
    for await (const handle of pool.values()) {
      if (handle.kind !== "file") continue;
      const file = await (handle as FileSystemFileHandle).getFile();
      if ((await file.slice(4096, 4101).text()) === "noise") sizes.push(file.size);
    }
  } catch {
    return null;
  }
  return sizes.sort();
}
