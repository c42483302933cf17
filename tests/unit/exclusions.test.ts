// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { HARD_TAGS, isExcluded, OPEN, stateInside, type State } from "../../extension/content/collect/exclusions.js";

/** A path of elements from the outside in, each as "tag attribute=value …". */
function stateOf(path: string, from = "en"): State {
  return path.split(" > ").reduce((state, step) => {
    const [tag = "", ...attributes] = step.split(" ");
    const value = (name: string) => attributes.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
    return stateInside(state, { tag, translate: value("translate"), className: value("class"), editable: value("contenteditable"), lang: value("lang") }, from);
  }, OPEN);
}

const CASES: readonly [path: string, isTranslated: boolean][] = [
  ["p", true],
  ["p > b", true],
  ["p translate=no", false],
  ["p translate=NO", false],
  ["p translate=no > b", false],
  ["p translate=no > b translate=yes", true],
  ["p translate=no > b translate=", true],
  ["p translate=no > b translate=yes > i translate=no", false],
  ["p translate=maybe", true],
  ["p class=notranslate", false],
  ["p class=notranslated", true],
  ["p class=notranslate > b translate=yes", true],
  ["p class=notranslate translate=yes", false],
  ["i class=material-icons", false],
  ["i class=material-symbols-outlined", false],
  ["code", false],
  ["code > b translate=yes", false],
  ["p translate=no > code > b translate=yes", false],
  ["div contenteditable=true", false],
  ["div contenteditable=", false],
  ["div contenteditable=plaintext-only > p translate=yes", false],
  ["div contenteditable=false", true],
  ["p lang=en-GB", true],
  ["p lang=EN", true],
  ["p lang=fr", false],
  ["p lang=fr > i lang=en", true],
  ["p lang=fr > i translate=yes", false],
  ["p lang=", true],
  ["html lang=fr > body > p", true],
];

describe("exclusions", () => {
  it.each(CASES)("%s: translated %s", (path, isTranslated) => {
    expect(isExcluded(stateOf(path))).toBe(!isTranslated);
  });

  it("gives a reason for every tag", () => {
    for (const [tag, reason] of HARD_TAGS) expect(reason, tag).not.toBe("");
  });
});
