// SPDX-License-Identifier: GPL-3.0-or-later
// What is written where.
import { describe, expect, it } from "vitest";
import type { Mode } from "./support/in-page.js";
import { usePages } from "./support/page.js";

const pages = usePages();

interface Case {
  readonly name: string;
  readonly body: string;
  readonly expected: string;
  readonly mode?: Mode;
}

// Request 1 is the page's title or the first block: numbers are left out of what is compared.
const CASES: readonly Case[] = [
  { name: "a sentence stays in its elements", body: "<p>one <b>two</b> three</p>", expected: "<p>«ONE» <b>«TWO»</b> «THREE»</p>" },
  { name: "white space around a block stays", body: "<p>\n  one\n</p>", expected: "<p>\n  «ONE»\n</p>" },
  { name: "code is not translated", body: "<p>run <code>make all</code> now</p>", expected: "<p>«RUN» <code>make all</code> «NOW»</p>" },
  { name: "a block in a link cuts the sentence", body: "<a>one<div>two</div>three</a>", expected: "<a>«ONE»<div>«TWO»</div>«THREE»</a>" },
  { name: "a styled block cuts the sentence", body: "<div>one<span style='display:block'>two</span></div>", expected: `<div>«ONE»<span style="display:block">«TWO»</span></div>` },
  { name: "entries of a flex row are apart", body: "<div style='display:flex'><a>one</a><a>two</a></div>", expected: `<div style="display:flex"><a>«ONE»</a><a>«TWO»</a></div>` },
  { name: "a button in a sentence is its own", body: "<p>press <button>go</button> now</p>", expected: "<p>«PRESS» <button>«GO»</button> «NOW»</p>" },
  { name: "preserved lines stay lines", body: "<pre>one\n  two</pre>", expected: "<pre>«ONE»\n  «TWO»</pre>" },
  { name: "links change places", body: "<p><a>one</a> and <b>two</b></p>", expected: "<p><b>«TWO»</b> «AND» <a>«ONE»</a></p>", mode: "reverse" },
  { name: "a form control does not move", body: "<p><label>one<input></label> and <b>two</b></p>", expected: "<p><label>«ONE»<input></label> «AND» <b>«TWO»</b></p>", mode: "reverse" },
  { name: "a forgotten element stays", body: "<p>one <b>two</b></p>", expected: "<p>«ONE» «TWO»<b></b></p>", mode: "drop" },
  { name: "a doubled element is there once, no text is lost", body: "<p><b>two</b> one</p>", expected: "<p><b>«TWO»</b>«TWO» «ONE» «ONE»</p>", mode: "double" },
  { name: "attributes", body: "<img alt='one'><input placeholder='two' value='kept'>", expected: `<img alt="«ONE»"><input placeholder="«TWO»" value="kept">` },
  { name: "foreign words stay", body: "<p>one <i lang=fr>deux</i></p>", expected: `<p>«ONE» <i lang="fr">deux</i></p>` },
];

describe("rewriting", () => {
  it.each(CASES)("$name", async ({ body, expected, mode = "faithful" }) => {
    const page = await pages.open(body);
    const html = await page.evaluate(async (mode) => {
      T.engine.mode = mode;
      await T.translate();
      return document.body.innerHTML;
    }, mode);
    expect(html.replace(/«\d+ /g, "«")).toBe(expected);
  });

  it("sets lang on <html>, dir on prose where the direction turns, and nothing else", async () => {
    const page = await pages.open("<p>one</p><nav><a>two</a></nav><p dir=ltr>three</p>");
    const [root, body] = await page.evaluate(async () => {
      await T.translate("ar");
      return [document.documentElement.lang, document.body.innerHTML] as const;
    });
    expect(root).toBe("ar");
    expect(body.replace(/«\d+ /g, "«")).toBe(`<p dir="rtl">«ONE»</p><nav><a>«TWO»</a></nav><p dir="ltr">«THREE»</p>`);
  });

  it("keeps listeners, selection and focus", async () => {
    const page = await pages.open("<p>one <b>two</b> three four five</p><input value=typed>");
    const result = await page.evaluate(async () => {
      let clicks = 0;
      document.querySelector("b")?.addEventListener("click", () => clicks++);
      const input = document.querySelector("input");
      const last = document.querySelector("p")?.lastChild;
      if (!input || !last) throw new Error("the page is incomplete");
      input.focus();
      input.setSelectionRange(2, 2);
      getSelection()?.setBaseAndExtent(last, 1, last, 6);
      await T.translate();
      document.querySelector("b")?.click();
      const selection = getSelection();
      const during = [selection?.anchorNode === last, selection?.anchorOffset, selection?.focusOffset];
      await T.restore();
      return { clicks, during, selected: getSelection()?.toString() };
    });
    expect(result).toEqual({ clicks: 1, during: [true, 1, 6], selected: "three" });
  });

  it("does not trip over named form fields", async () => {
    const page = await pages.open("<form><input name=lang><input name=parentNode><input name=firstChild><input name=getAttribute><p>one</p></form>");
    const text = await page.evaluate(async () => {
      await T.translate();
      return document.querySelector("p")?.textContent;
    });
    expect(text).toMatch(/^«\d+ ONE»$/);
  });
});
