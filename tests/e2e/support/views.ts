// SPDX-License-Identifier: GPL-3.0-or-later
// What tests say of our marks, our tooltip and the controls in the bar.
import type { Tab } from "./browser.js";
import { until } from "./wait.js";

type Highlight = "palimpsest-translation" | "palimpsest-unknown" | "palimpsest-hover";

/** Runs in the page: the marked texts, in the order of the document. */
export function markedTexts(name: string): string[] {
  const registry = (CSS as unknown as { highlights: Map<string, Set<StaticRange>> }).highlights;
  const ranges = [...(registry.get(name) ?? [])].filter((range) => range.startContainer.isConnected);
  ranges.sort((a, b) => {
    if (a.startContainer === b.startContainer) return a.startOffset - b.startOffset;
    return a.startContainer.compareDocumentPosition(b.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  return ranges.map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset));
}

export function marked(tab: Tab, name: Highlight): Promise<string[]> {
  return tab.evaluate(markedTexts, name);
}

/** The paragraphs of the tooltip; null while there is none. */
export async function tip(tab: Tab): Promise<string[] | null> {
  const isThere = await tab.evaluate(() => document.querySelector("palimpsest-view") !== null);
  if (!isThere) return null;
  return tab.inOurRoot((root) => {
    const found = root.querySelector("[role=tooltip]");
    return found ? [...found.querySelectorAll("p")].map((one) => one.textContent ?? "") : null;
  });
}

export function untilTip(tab: Tab, source: string): Promise<string[]> {
  return until(async () => {
    const texts = await tip(tab);
    return texts?.[0] === source ? texts : null;
  }, { what: `the tooltip says ${source}` });
}

export async function untilNoTip(tab: Tab): Promise<void> {
  await until(async () => (await tip(tab)) === null, { what: "there is no tooltip" });
}

/** The controls come with the second script. */
export async function untilControls(tab: Tab): Promise<void> {
  await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
  await until(() => tab.inOurRoot((root) => root.querySelector("input[type=checkbox]") !== null), { what: "the bar has its controls" });
}

export async function chooseView(tab: Tab, view: "translated" | "bilingual" | "original"): Promise<void> {
  await untilControls(tab);
  await tab.inOurRoot((root, wanted) => {
    const select = [...root.querySelectorAll("select")].find((one) => [...one.options].some((option) => option.value === wanted));
    if (!select) throw new Error("the bar has no list of views");
    select.value = wanted;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, view);
}

export async function toggleUnknown(tab: Tab): Promise<void> {
  await untilControls(tab);
  await tab.inOurRoot((root) => root.querySelector<HTMLInputElement>("input[type=checkbox]")?.click());
}
