// SPDX-License-Identifier: GPL-3.0-or-later
// What tests say of the editor of a sentence and of the message after it.
import type { Tab } from "./browser.js";
import { until } from "./wait.js";
import { word } from "./words.js";

/** Asks again until the answer is true; false also while nothing of ours is on the page. */
export function untilOurs<A, T>(tab: Tab, body: (root: ShadowRoot, argument: A) => T, what: string, argument?: A): Promise<NonNullable<T>> {
  return until(() => tab.inOurRoot(body, argument).catch(() => null), { what });
}

/** The text of the field, when the editor is open and has heard from the memories. */
export function untilEditor(tab: Tab, source: string): Promise<string> {
  return untilOurs(tab, (root, wanted) => {
    const editor = root.querySelector(".editor");
    const isReady = editor?.querySelector(".source")?.textContent === wanted && root.activeElement?.localName === "textarea";
    return isReady ? (editor.querySelector("textarea")?.value ?? "") : null;
  }, `the editor of “${source}” is open and has the focus`, source);
}

/**
 * Alt and a click on a sentence until its editor is there: what hears of it comes behind the first words, so a click
 * in the very moment when they appear may be in vain.
 */
export async function summonEditor(tab: Tab, selector: string, source: string): Promise<string> {
  const isThere = () => tab.inOurRoot((root) => root.querySelector(".editor") !== null).catch(() => false);
  await until(async () => {
    await tab.altClick(selector);
    return isThere();
  }, { what: `Alt and a click on ${selector} opens an editor` });
  return untilEditor(tab, source);
}

export function untilSuggestions(tab: Tab, count: number): Promise<true> {
  return untilOurs(tab, (root, wanted) => root.querySelectorAll(".alternative").length === wanted || null, `${String(count)} suggestions`, count) as Promise<true>;
}

export async function untilNoEditor(tab: Tab): Promise<void> {
  await until(async () => (await tab.inOurRoot((root) => root.querySelector(".editor") === null).catch(() => true)), { what: "the editor is closed" });
}

export async function untilNotice(tab: Tab, name: string): Promise<void> {
  await untilOurs(tab, (root, text) => root.querySelector(".notice [role=status]")?.textContent === text, `the message says ${name}`, word(name));
}

/** Selects all of the field, so that what is typed takes its place. */
export async function selectAll(tab: Tab): Promise<void> {
  await tab.inOurRoot((root) => root.querySelector("textarea")?.select());
}

/** Presses a button of ours by what is written on it. */
export async function pressButton(tab: Tab, name: string): Promise<void> {
  await tab.inOurRoot((root, label) => {
    const found = [...root.querySelectorAll<HTMLButtonElement>(".editor button, .notice button, .panel button")].find((one) => one.textContent === label);
    if (!found || found.hidden) throw new Error(`no button ${label}`);
    found.click();
  }, word(name));
}
