// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests know of tests/fixtures/pages/article.html.
import type { Tab } from "./browser.js";

/** Selector to English and Spanish; the Spanish is what Debian's `apertium -u eng-spa` prints. */
export const KNOWN: readonly (readonly [selector: string, english: string, spanish: string])[] = [
  ["title", "The book under the book", "El libro bajo el libro"],
  ["h1", "The book under the book", "El libro bajo el libro"],
  ["#washing", "Washing a page", "Lavando una página"],
  ["tbody tr:nth-child(1) td:nth-child(1)", "A book of prayers", "Un libro de oraciones"],
  ["tbody tr:nth-child(1) td:nth-child(2)", "A book about numbers", "Un libro sobre números"],
  ["#letter button", "Send the letter", "Enviar la carta"],
  ["#clicks", "The link was not pressed.", "El enlace no fue pulsado."],
];

/** All known places in the wanted language: 1 English, 2 Spanish. */
export function allKnown(wanted: { readonly known: typeof KNOWN; readonly language: 1 | 2 }): boolean {
  return wanted.known.every(
    ([selector, ...texts]) =>
      document.querySelector(selector)?.textContent?.trim() === texts[wanted.language - 1],
  );
}

export async function untilSpanish(tab: Tab): Promise<void> {
  await tab.waitFor(allKnown, { known: KNOWN, language: 2 as const }, { what: "the article is in Spanish" });
}

export async function untilEnglish(tab: Tab): Promise<void> {
  await tab.waitFor(allKnown, { known: KNOWN, language: 1 as const }, { what: "the article is in English" });
}
