// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { balancedPieces, trimmed, type Item } from "../../extension/content/collect/items.js";
import { makeSource, type WhiteSpace } from "../../extension/content/collect/source.js";

type Sketch = Item<string, string>;

/** "<b>", "</b>" and "<br/>" are elements, everything else is a text node of its own. */
function items(...sketch: string[]): Sketch[] {
  return sketch.map((text): Sketch => {
    const tag = /^<(\/?)(\w+)(\/?)>$/.exec(text);
    if (!tag) return { kind: "text", node: text, text };
    return { kind: tag[1] ? "close" : tag[3] ? "alone" : "open", element: tag[2] ?? "" };
  });
}

function sketchOf(list: readonly Sketch[]): string {
  return list.map((item) => (item.kind === "text" ? item.text : item.kind === "open" ? `<${item.element}>` : item.kind === "close" ? `</${item.element}>` : `<${item.element}/>`)).join("");
}

describe("trimmed", () => {
  const CASES: readonly [string[], string][] = [
    [["\n  ", "a", "\n"], "a"],
    [["<a>", "a", "</a>"], "a"],
    [["<a>", "<b>", " a ", "</b>", "</a>", " "], " a "],
    [["<a>", "a", "</a>", " b"], "<a>a</a> b"],
    [["<img/>", " ", "a"], "a"],
    [["<i>", "</i>", "a"], "a"],
    [["a", "<br/>"], "a"],
    [["<a>", "a", "</a>", "<b>", "b", "</b>"], "<a>a</a><b>b</b>"],
    [["<a>", "<b>", "a", "</b>", "c", "</a>"], "<b>a</b>c"],
    [["<img/>", "<br/>"], ""],
  ];
  it.each(CASES)("%j becomes %s", (sketch, expected) => {
    expect(sketchOf(trimmed(items(...sketch)))).toBe(expected);
  });
});

describe("balancedPieces", () => {
  const CASES: readonly [string[], string[]][] = [
    [["a", "<b>", "b", "</b>"], ["a<b>b</b>"]],
    [["before ", "<a>", "in"], ["before ", "in"]],
    [["in", "</a>", " after"], ["in", " after"]],
    [["x", "</b>", "y", "</a>", "<i>", "z", "</i>"], ["x", "y", "<i>z</i>"]],
  ];
  it.each(CASES)("%j becomes %j", (sketch, expected) => {
    expect(balancedPieces(items(...sketch)).map(sketchOf)).toEqual(expected);
  });
});

describe("makeSource", () => {
  const CASES: readonly [WhiteSpace, string[], unknown[]][] = [
    ["collapse", ["Read the ", "<a>", "full report", "</a>", " today.", "<img/>"], ["Read the ", 1, "full report", -1, " today.", [2]]],
    ["collapse", ["\n  one\n  two \n"], ["one two"]],
    ["collapse", ["one ", "<b>", " two", "</b>"], ["one ", 1, "two", -1]],
    ["collapse", ["one", "<br/>", "\n two"], ["one", [1], "\u2028two"]],
    ["collapse", ["one\u00a0 two"], ["one\u00a0 two"]],
    ["preserve", ["one\n  two"], ["one", [1], "\u2028  two"]],
    ["preserve-lines", ["one  x\n  two"], ["one x", [1], "\u2028two"]],
    ["collapse", ["a\u2028b"], ["a b"]],
  ];
  it.each(CASES)("%s %j becomes %j", (whiteSpace, sketch, expected) => {
    expect(makeSource(items(...sketch), whiteSpace, (element) => element === "br").runs).toEqual(expected);
  });

  it("leaves the white space at both ends of the block on the page", () => {
    const { parts } = makeSource(items("\n  one ", "<b>", "two", "</b>", " three\t"), "collapse", () => false);
    expect(parts.filter((part) => part.kind === "text").map(({ lead, trail }) => [lead, trail])).toEqual([["\n  ", ""], ["", ""], ["", "\t"]]);
  });
});
