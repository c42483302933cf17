// SPDX-License-Identifier: GPL-3.0-or-later
// What a person searched for, as it may stand in a text.

/** Finds `searched` in any case and with any white space between its words; null: there are none. */
export function searchPattern(searched: string): RegExp | null {
  const words = searched.split(/\s+/u).filter((one) => one !== "");
  if (words.length === 0) return null;
  return new RegExp(words.map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("\\s+"), "giu");
}
