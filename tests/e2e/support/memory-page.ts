// SPDX-License-Identifier: GPL-3.0-or-later
// What tests do with the page of the memories.
import { buildSync } from "esbuild";
import path from "node:path";

import type { PageOrFrame, Tab } from "./browser.js";
import { root } from "./paths.js";

export const MEMORY_PAGE = "ui/memory/memory.html";

const FILLER = "store-filler.js";

/** For LaunchOptions.files: what fillStore() needs. */
export function fillerFiles(): Readonly<Record<string, string>> {
  const entry = path.join(root, "tests/e2e/support/store-filler.ts");
  const { outputFiles } = buildSync({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  return { [FILLER]: outputFiles[0]?.text ?? "" };
}

/** Puts units into a memory "Filled", in one go. No engine may be there yet: it would own the files. */
export async function fillStore(ownPage: PageOrFrame, units: number): Promise<void> {
  const error = await ownPage.evaluate(fill, { script: FILLER, units });
  if (error !== null) throw new Error(`the store can't be filled: ${error}`);
}

/** Runs in a page of ours. */
function fill({ script, units }: { readonly script: string; readonly units: number }): Promise<string | null> {
  const worker = new Worker(chrome.runtime.getURL(script), { type: "module" });
  return new Promise((resolve) => {
    worker.onerror = (event) => resolve(event.message);
    worker.onmessage = ({ data }: MessageEvent<{ error: string | null }>) => {
      worker.terminate();
      resolve(data.error);
    };
    worker.postMessage({ sqliteUrl: chrome.runtime.getURL("engine/sqlite3.mjs"), units });
  });
}

export interface ShownRow {
  readonly place: number; // in the list, from 1
  readonly source: string;
  readonly target: string;
  readonly facts: string;
  readonly isSelected: boolean;
}

/** The rows in the document that are in view, from above. */
export function rows(page: Tab): Promise<readonly ShownRow[]> {
  return page.evaluate(() => {
    const box = document.querySelector("#list")?.getBoundingClientRect();
    const header = document.querySelector("#list-header")?.getBoundingClientRect();
    return [...document.querySelectorAll("#window [role=row]")].flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      if (!box || !header || bottom <= header.bottom + 1 || top >= box.bottom - 1) return [];
      const [source = "", target = "", facts = ""] = [...row.children].map((cell) => (cell as HTMLElement).innerText);
      return [{ place: Number(row.getAttribute("aria-rowindex")) - 1, source, target, facts, isSelected: row.getAttribute("aria-selected") === "true" }];
    });
  });
}

/** The page is done with looking, and says that there are so many. */
export async function untilCount(page: Tab, units: number): Promise<void> {
  await page.waitFor(
    (wanted) => {
      const isBusy = document.querySelector("#list")?.getAttribute("aria-busy") === "true";
      const digits = document.querySelector("#count")?.textContent?.replace(/\D/g, "") ?? "";
      return !isBusy && digits !== "" && Number(digits) === wanted;
    },
    units,
    { what: `the list has ${String(units)} units` },
  );
}

/** Gives a field of the page a value, as typing or choosing would. */
export function setField(page: Tab, id: string, value: string): Promise<void> {
  return page.evaluate(
    (wanted) => {
      const field = document.getElementById(wanted.id) as HTMLInputElement | HTMLSelectElement | null;
      if (!field) throw new Error(`no #${wanted.id}`);
      field.value = wanted.value;
      if (field.value !== wanted.value) throw new Error(`#${wanted.id} does not take "${wanted.value}"`);
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    },
    { id, value },
  );
}

export function focusedId(page: Tab): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? "");
}

export function textOf(page: Tab, selector: string): Promise<string> {
  return page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.trim() ?? "", selector);
}
