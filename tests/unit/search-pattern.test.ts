// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, test } from "vitest";

import { searchPattern } from "../../extension/ui/memory/search-pattern.js";

const found = (searched: string, text: string): readonly string[] => {
  const pattern = searchPattern(searched);
  return pattern === null ? [] : [...text.matchAll(pattern)].map(([match]) => match);
};

describe("what a person searched for", () => {
  test("is found in any case, with any white space", () => {
    expect(found(" open  FILE ", "Open file, open\u00A0\nFile; openfile")).toEqual(["Open file", "open\u00A0\nFile"]);
    expect(found(" \t", "a")).toEqual([]);
  });

  test.each([..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~—…"])("is itself: %s", (mark) => {
    expect(found(`a${mark}b`, `xa${mark}bx, a${mark}${mark}b, ab`)).toEqual([`a${mark}b`]);
  });
});
