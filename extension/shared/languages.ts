// SPDX-License-Identifier: GPL-3.0-or-later
// Which direction to translate in. Pure.
import type { Pair } from "../../js-glue/protocol/messages.js";
import type { Direction } from "../../js-glue/protocol/packs.js";

export interface LanguageSigns {
  /** `lang` of the page, e.g. "en-US"; "" if it has none. */
  readonly declared: string;
  /** What the page's text looks like, and whether the browser is sure of it. */
  readonly detected: string | null;
  readonly isDetectionReliable: boolean;
}

export interface LanguageWishes {
  readonly targetLanguage: string | null; // from the settings
  readonly browserLanguage: string; // e.g. "es-ES"
}

/** The language of a text: what it says it is, unless the browser is sure it is another. "" if unknown. */
export function sourceLanguage({ declared, detected, isDetectionReliable }: LanguageSigns): string {
  if (detected !== null && (isDetectionReliable || declared === "") && !sameLanguage(detected, declared)) return detected;
  return declared;
}

/** The pair for a page, or null if no pack can be used; a direct one before one through another language. */
export function choosePair(from: string, wishes: LanguageWishes, packs: readonly Direction[]): Pair | null {
  const sources = packs.filter((pack) => sameLanguage(pack.from, from));
  const direct = sources.filter(({ through }) => through === undefined);
  const wanted = [wishes.targetLanguage, wishes.browserLanguage].flatMap((language) => language ?? []);
  for (const to of wanted) {
    const pack = closest(direct, to) ?? closest(sources, to);
    if (pack) return { from: pack.from, to: pack.to };
  }
  // Nobody asked for it, but better than nothing: what the browser would rather have is not there.
  const [first] = sources.filter((pack) => !sameLanguage(pack.to, from));
  return first ? { from: first.from, to: first.to } : null;
}

function closest(packs: readonly Direction[], to: string): Direction | undefined {
  return packs.find((one) => one.to.toLowerCase() === to.toLowerCase()) ?? packs.find((one) => sameLanguage(one.to, to));
}

export function sameLanguage(a: string, b: string): boolean {
  return primary(a) !== "" && primary(a) === primary(b);
}

export function primary(language: string): string {
  return language.trim().toLowerCase().split(/[-_]/, 1)[0] ?? "";
}
