// SPDX-License-Identifier: GPL-3.0-or-later
// Translated, original, bilingual: what each shows, and the way from each to each.
import { describe, expect, it } from "vitest";
import { usePages } from "./support/page.js";

const pages = usePages();
const plain = (html: string | undefined | null) => (html ?? "").replace(/«\d+ /g, "«");

interface Case {
  readonly name: string;
  readonly body: string;
  readonly expected: string;
}

const CASES: readonly Case[] = [
  { name: "the translation comes after the sentence", body: "<p>\n one two\n</p>", expected: "<p>\n one two «ONE TWO»\n</p>" },
  { name: "each sentence has its own", body: "<p>One two. Three.</p>", expected: "<p>One two. «ONE TWO.» Three. «THREE.»</p>" },
  { name: "codes stay with the source", body: "<p>one <b>two</b> three</p>", expected: "<p>one <b>two</b> three «ONE» «TWO» «THREE»</p>" },
  { name: "after an element at the end", body: "<p>one <b>two</b></p>", expected: "<p>one <b>two</b> «ONE» «TWO»</p>" },
  { name: "inside an element of several sentences", body: "<p><i>One. Two.</i> Three.</p>", expected: "<p><i>One. «ONE.» Two. «TWO.»</i> Three. «THREE.»</p>" },
  { name: "a whole link", body: "<ul><li><a>one</a></li><li>two</li></ul>", expected: "<ul><li><a>one «ONE»</a></li><li>two «TWO»</li></ul>" },
  { name: "what is the same in both languages is there once", body: "<p>one</p><p>7 – <b>9</b></p>", expected: "<p>one «ONE»</p><p>7 – <b>9</b></p>" },
  { name: "an option, which submits what it did", body: "<select><option>one</option></select>", expected: `<select><option value="one">one — «ONE»</option></select>` },
  { name: "attributes", body: "<img alt='one'><input placeholder='two' value='kept'>", expected: `<img alt="one — «ONE»"><input placeholder="two — «TWO»" value="kept">` },
  { name: "an attribute and a text of the same words", body: "<a title='one'>one</a>", expected: `<a title="one — «ONE»">one «ONE»</a>` },
];

describe("bilingual", () => {
  it.each(CASES)("$name", async ({ body, expected }) => {
    const page = await pages.open(body);
    const [html, title, lang] = await page.evaluate(async () => {
      T.engine.splits = true;
      await T.translate("es", "bilingual");
      return [document.body.innerHTML, document.title, document.documentElement.lang] as const;
    });
    expect(plain(html)).toBe(expected);
    expect(plain(title)).toBe("A page — «A PAGE»");
    expect(lang).toBe("en");
  });

  it("moves nothing, whatever the engine does with codes", async () => {
    const page = await pages.open("<p><a>one</a> and <b>two</b></p>");
    const html = await page.evaluate(async () => {
      T.engine.mode = "reverse";
      await T.translate("es", "bilingual");
      return document.body.innerHTML;
    });
    expect(plain(html)).toBe("<p><a>one</a> and <b>two</b> «TWO» «AND» «ONE»</p>");
  });
});

describe("views", () => {
  it("turn into each other and back into the page as it was", async () => {
    const page = await pages.open("<p id=a>One <b>two</b>. <i>Three</i></p><p title='four'>five</p>");
    const { steps, requests, original } = await page.evaluate(async () => {
      T.engine.mode = "reverse";
      const original = T.html();
      const steps: string[] = [];
      const requests: number[] = [];
      for (const view of ["translated", "bilingual", "original", "bilingual", "translated", "original", "translated", "original"] as const) {
        if (view === "original") await T.restore();
        else await T.translate("es", view);
        steps.push(T.html());
        requests.push(T.engine.requests);
      }
      return { steps, requests, original };
    });
    const [translated, bilingual, back, bilingual2, translated2, back2, translated3, back3] = steps;
    expect([back, back2, back3]).toEqual([original, original, original]);
    expect(new Set([translated, bilingual, original]).size).toBe(3);
    expect(bilingual2).toBe(bilingual);
    expect([translated2, translated3]).toEqual([translated, translated]);
    // The second view asks again (the session's cache answers); after that each is known.
    expect(new Set(requests.slice(1)).size).toBe(1);
  });

  it("keep the bilingual page up with its changes", async () => {
    const page = await pages.open("<p id=a>one <b>two</b></p><ul id=b></ul>");
    const [changed, restored] = await page.evaluate(async () => {
      await T.translate("es", "bilingual");
      const text = document.querySelector("b")?.firstChild;
      if (text) text.nodeValue = "three";
      document.querySelector("#b")?.append(Object.assign(document.createElement("li"), { textContent: "four" }));
      document.querySelector("#a")?.append(" five");
      await T.settled();
      const changed = document.body.innerHTML;
      await T.restore();
      return [changed, document.body.innerHTML] as const;
    });
    expect(plain(changed)).toBe(`<p id="a">one <b>three</b> five «ONE» «THREE» «FIVE»</p><ul id="b"><li>four «FOUR»</li></ul>`);
    expect(restored).toBe(`<p id="a">one <b>three</b> five</p><ul id="b"><li>four</li></ul>`);
  });

  it("change languages while bilingual", async () => {
    const page = await pages.open("<p id=a>one <b>two</b></p>");
    const [first, second, restored] = await page.evaluate(async () => {
      await T.translate("es", "bilingual");
      const first = document.body.innerHTML;
      await T.translate("fr", "bilingual");
      const second = document.body.innerHTML;
      await T.restore();
      return [first, second, document.body.innerHTML] as const;
    });
    expect(plain(second)).toBe(plain(first));
    expect(second).not.toBe(first);
    expect(restored).toBe(`<p id="a">one <b>two</b></p>`);
  });

  it("give way when another is wished for before they are there", async () => {
    const page = await pages.open("<p>one</p><p>two</p>");
    const html = await page.evaluate(async () => {
      T.engine.isHolding = true;
      await T.translate();
      await T.translate("es", "bilingual");
      T.engine.release();
      await T.settled();
      return document.body.innerHTML;
    });
    expect(plain(html)).toBe("<p>one «ONE»</p><p>two «TWO»</p>");
  });
});
