// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody sees yet is worked out before it is written: it must become the same.
import { describe, expect, it } from "vitest";
import type { Mode } from "./support/fake-engine.js";
import { usePages } from "./support/page.js";

const pages = usePages();

/** Without the number of the request. */
const plain = (text: string) => text.replace(/«\d+ /g, "«").trim();

const BLOCKS = `<p>plain</p><p>one <b>two</b> three</p><p> <a href=#>four</a> <i>five</i> </p><p>six<br>seven <u>eight <s>nine</s></u></p>
<pre>ten
eleven <b>twelve</b></pre><p><b>13 a</b><i>b</i><u>c</u> d</p><p title=fourteen><img alt=fifteen> <span translate=no>no</span> sixteen</p>`;

describe("text far below", () => {
  for (const mode of ["faithful", "reverse", "drop", "double"] satisfies Mode[]) {
    it(`becomes what it would be if it were seen (${mode})`, async () => {
      const translated = async (spacer: string) => {
        const page = await pages.open(`<p>seen</p>${spacer}<div id=blocks>${BLOCKS}</div>`);
        return page.evaluate(async (how) => {
          const before = T.html();
          T.engine.mode = how;
          await T.translate();
          const text = document.querySelector("#blocks")?.innerHTML.replace(/«\d+ /g, "«");
          await T.restore();
          return [text, T.html() === before] as const;
        }, mode);
      };
      const [seen, isBack] = await translated("");
      expect(seen).toContain("«PLAIN»");
      expect(isBack).toBe(true);
      expect(await translated('<div style="height:9000px"></div>')).toEqual([seen, true]);
    });
  }

  it("is watched as before once it was written, and once it was put back", async () => {
    const page = await pages.open(`<p>seen</p><div style="height:9000px"></div><p id=a>one</p><p id=b>two <b>three</b></p>
      <div id=host><template shadowrootmode=open><p>four</p></template></div>`);
    const texts = await page.evaluate(async () => {
      const read = () => ["#a", "#b"].map((id) => document.querySelector(id)?.textContent ?? "").concat(document.querySelector("#host")?.shadowRoot?.textContent ?? "");
      const change = (word: string) => {
        document.querySelector("#a")?.firstChild?.replaceWith(`${word} five`);
        const bold = document.querySelector("b")?.firstChild;
        if (bold) bold.nodeValue = `${word} six`;
        document.querySelector("#host")?.shadowRoot?.querySelector("p")?.replaceChildren(`${word} seven`);
      };
      await T.translate();
      change("now");
      await T.settled();
      const translated = read();
      await T.restore();
      change("then");
      const original = read();
      await T.translate();
      return [translated, original, read()];
    });
    expect(texts.map((row) => row.map((text) => plain(text)))).toEqual([
      ["«NOW FIVE»", "«TWO» «NOW SIX»", "«NOW SEVEN»"],
      ["then five", "two then six", "then seven"],
      ["«THEN FIVE»", "«TWO» «THEN SIX»", "«THEN SEVEN»"],
    ]);
  });

  // A page whose frames take long is written in few; what a person scrolls to does not wait for them.
  it("is written at once when a person scrolls to it, on a page with heavy frames too", async () => {
    const lines = Array.from({ length: 1500 }, (_, at) => `<p id=p${at}>Line number ${at} of a page that is very long indeed</p>`).join("");
    const page = await pages.open(`<p id=first style="display:inline-block">seen</p>${lines}`);
    const order = await page.evaluate(async () => {
      const until = async (isSo: () => boolean) => {
        while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      const busy = new ResizeObserver(() => {
        const end = performance.now() + 200;
        while (performance.now() < end);
      });
      const first = document.querySelector("#first");
      if (first) busy.observe(first);
      await T.frames(); // its first call
      const written: string[] = [];
      const watch = new MutationObserver((records) => {
        for (const { target } of records) written.push(target.parentElement?.id ?? "");
      });
      watch.observe(document.body, { subtree: true, characterData: true });
      T.engine.holdsFrom = 5; // what is seen, what is near, and two portions of the rest are answered
      void T.translate();
      await until(() => T.engine.requests === 7);
      document.querySelector("#p250")?.scrollIntoView();
      await until(() => written.includes("p250"));
      T.engine.release();
      await until(() => T.page.pending === 0);
      // The first portion may be written before a frame has told how heavy frames are; p220 is beyond it.
      return ["first", "p250", "p220", "p1499"].map((id) => written.indexOf(id));
    });
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});
