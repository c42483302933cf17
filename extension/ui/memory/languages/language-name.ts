// SPDX-License-Identifier: GPL-3.0-or-later
import { api } from "#platform/api.js";

/** What a language is called in the person's, e.g. "Brazilian Portuguese" for "pt-BR". */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([api.i18n.getUILanguage()], { type: "language" }).of(language) ?? language;
  } catch {
    return language; // not a language tag
  }
}

/** "English → Spanish", in the person's own direction of writing. */
export function directionName({ from, to }: { readonly from: string; readonly to: string }): string {
  const arrow = document.documentElement.dir === "rtl" ? "←" : "→";
  return `${languageName(from)} ${arrow} ${languageName(to)}`;
}
