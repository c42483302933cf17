// SPDX-License-Identifier: GPL-3.0-or-later
// Pseudo-localisation, as the shared page ruler defines it: each word that has a letter gets the
// case of its letters swapped and stands in ⟦white brackets⟧; all else passes untouched. A word is
// a run of letters, marks and digits, which may hold single apostrophes inside. For tests only.

const OPEN = "\u27e6";
const CLOSE = "\u27e7";
const WORDS = /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{M}\p{N}]+)*/gu;
// Written so that the bundler sees that a release build can do without: it turns the literal into
// a call of its own, which it then keeps.
const LETTER = /* @__PURE__ */ new RegExp("\\p{L}", "u");

/** `text` with every word swapped and bracketed. */
export function pseudoText(text: string): string {
  return text.replace(WORDS, pseudoWord);
}

function pseudoWord(word: string): string {
  if (!LETTER.test(word)) return word;
  let swapped = "";
  for (const character of word) swapped += swapCase(character);
  return OPEN + swapped + CLOSE;
}

/** The other case of `character` if that keeps its length and leads back; else the same. */
function swapCase(character: string): string {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  if (lower.length !== character.length || upper.length !== character.length) return character;
  if (character === lower && upper.toLowerCase() === character) return upper;
  if (character === upper && lower.toUpperCase() === character) return lower;
  return character;
}
