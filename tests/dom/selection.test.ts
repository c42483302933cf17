// SPDX-License-Identifier: GPL-3.0-or-later
// What a person had selected stays selected while its text is rewritten.
import { describe, expect, it } from "vitest";
import type { Mode } from "./support/in-page.js";
import { usePages } from "./support/page.js";

const pages = usePages();

/** A text node by the id of its parent and its index, and an offset in it. */
type Place = readonly [id: string, child: number, offset: number];

interface Case {
  readonly name: string;
  readonly anchor: Place;
  readonly focus: Place;
  readonly mode?: Mode;
  readonly longest?: number;
  /** A browser without Node.moveBefore(): moving an element takes the ends out of it. */
  readonly isOld?: boolean;
  readonly translated: readonly [anchor: Place, focus: Place];
}

// a: "one two three " <b>"bold words"</b> " four five"     c: "another one"
const BODY = "<p id=a>one two three <b id=b>bold words</b> four five</p><p id=c>another one</p>";

const CASES: readonly Case[] = [
  { name: "inside one text", anchor: ["a", 0, 4], focus: ["a", 0, 7], translated: [["a", 0, 4], ["a", 0, 7]] },
  { name: "backwards", anchor: ["a", 0, 7], focus: ["a", 0, 4], translated: [["a", 0, 7], ["a", 0, 4]] },
  { name: "from the very start", anchor: ["a", 0, 0], focus: ["a", 0, 3], translated: [["a", 0, 0], ["a", 0, 3]] },
  { name: "a whole text", anchor: ["c", 0, 0], focus: ["c", 0, 11], translated: [["c", 0, 0], ["c", 0, 11]] },
  { name: "across a sentence", anchor: ["a", 0, 4], focus: ["a", 2, 5], translated: [["a", 0, 4], ["a", 2, 5]] },
  { name: "across blocks, backwards", anchor: ["c", 0, 3], focus: ["b", 0, 2], translated: [["c", 0, 3], ["b", 0, 2]] },
  { name: "both ends behind the end of a shorter text: its last character", anchor: ["c", 0, 6], focus: ["c", 0, 9], longest: 4, translated: [["c", 0, 3], ["c", 0, 4]] },
  { name: "one end behind the end of a shorter text", anchor: ["c", 0, 2], focus: ["c", 0, 9], longest: 4, translated: [["c", 0, 2], ["c", 0, 4]] },
  { name: "in an element that changes places", anchor: ["b", 0, 2], focus: ["b", 0, 6], mode: "reverse", translated: [["b", 0, 2], ["b", 0, 6]] },
  { name: "in an element that changes places, in a browser that can't move it", anchor: ["b", 0, 6], focus: ["b", 0, 2], mode: "reverse", isOld: true, translated: [["b", 0, 6], ["b", 0, 2]] },
];

describe("a selection", () => {
  it.each(CASES)("$name", async ({ anchor, focus, mode = "faithful", longest = Infinity, isOld = false, translated }) => {
    const page = await pages.open(BODY);
    const seen = await page.evaluate(async ([anchor, focus, mode, longest, isOld]) => {
      if (isOld) Reflect.deleteProperty(Element.prototype, "moveBefore");
      const nodes = new Map<Node, string>();
      const nodeAt = ([id, child]: Place) => {
        const node = document.getElementById(id)?.childNodes[child];
        if (!node) throw new Error("no such text");
        nodes.set(node, id);
        return node;
      };
      const [from, to] = [nodeAt(anchor), nodeAt(focus)];
      const ends = () => {
        const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? new Selection();
        return [anchorNode === from ? anchorOffset : -1, focusNode === to ? focusOffset : -1];
      };
      getSelection()?.setBaseAndExtent(from, anchor[2], to, focus[2]);
      T.engine.mode = mode;
      if (longest !== null) T.engine.longest = longest;
      await T.translate();
      const during = ends();
      await T.restore();
      const after = ends();
      await T.translate();
      const again = ends();
      return { during, after, again };
    }, [anchor, focus, mode, longest, isOld] as const);
    const wanted = [translated[0][2], translated[1][2]];
    expect(seen).toEqual({ during: wanted, after: [anchor[2], focus[2]], again: wanted });
  });

  it("that the person changes meanwhile is the person's", async () => {
    const page = await pages.open(BODY);
    const selected = await page.evaluate(async () => {
      const text = document.getElementById("c")?.firstChild;
      if (!text) throw new Error("no such text");
      const heard = () => new Promise((resolve) => document.addEventListener("selectionchange", resolve, { once: true }));
      let change = heard();
      getSelection()?.setBaseAndExtent(text, 6, text, 9);
      await change;
      T.engine.longest = 5;
      await T.translate();
      change = heard();
      getSelection()?.setBaseAndExtent(text, 1, text, 2);
      await change;
      await T.restore();
      return getSelection()?.toString();
    });
    expect(selected).toBe("n");
  });

  it("is not set again while text is written: the page would be laid out", async () => {
    const page = await pages.open(BODY);
    const calls = await page.evaluate(async () => {
      const text = document.getElementById("a")?.firstChild;
      if (!text) throw new Error("no such text");
      getSelection()?.setBaseAndExtent(text, 4, text, 7);
      let calls = 0;
      Selection.prototype.setBaseAndExtent = () => void calls++;
      await T.translate();
      await T.restore();
      return calls;
    });
    expect(calls).toBe(0);
  });
});
