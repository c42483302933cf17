// SPDX-License-Identifier: GPL-3.0-or-later
// A page that lives on while it is translated.
import { describe, expect, it } from "vitest";
import { usePages } from "./support/page.js";

const pages = usePages();
const plain = (html: string | undefined | null) => (html ?? "").replace(/«\d+ /g, "«");

describe("observing", () => {
  it("translates what is added, in shadow roots too", async () => {
    const page = await pages.open("<div id=host><template shadowrootmode=open><p>in</p></template></div><p id=a>one</p>");
    const result = await page.evaluate(async () => {
      await T.translate();
      document.body.insertAdjacentHTML("beforeend", "<p id=b>two <i>three</i></p>");
      document.querySelector("#a")?.append(document.createElement("hr"), "four");
      document.querySelector("#host")?.shadowRoot?.append("five");
      await T.settled();
      return [document.querySelector("#a")?.innerHTML, document.querySelector("#b")?.innerHTML, document.querySelector("#host")?.shadowRoot?.lastChild?.textContent];
    });
    expect(result.map(plain)).toEqual(["«ONE»<hr>«FOUR»", "«TWO» <i>«THREE»</i>", "«FIVE»"]);
  });

  it("finds shadow roots that were attached before anything told of them, and no others again", async () => {
    const page = await pages.open("<div id=a>one</div><div id=b>two</div><div id=c translate=no>three</div>");
    const result = await page.evaluate(async () => {
      await T.translate();
      const attach = (id: string, html: string) => {
        const root = document.querySelector(id)?.attachShadow({ mode: "open" });
        if (root) root.innerHTML = html;
        return root;
      };
      const roots = [attach("#a", "<p>four</p><slot></slot>"), attach("#c", "<p>five</p>")];
      await T.settled();
      const before = roots.map((root) => root?.innerHTML);
      await T.findUnheardRoots();
      const after = roots.map((root) => root?.innerHTML);
      const { requests } = T.engine;
      await T.findUnheardRoots();
      const again = T.engine.requests - requests;
      await T.restore();
      await T.findUnheardRoots();
      return { before, after, again, restored: roots[0]?.innerHTML };
    });
    expect(result.before).toEqual(["<p>four</p><slot></slot>", "<p>five</p>"]);
    expect(result.after.map(plain)).toEqual(["<p>«FOUR»</p><slot></slot>", "<p>five</p>"]);
    expect([result.again, result.restored]).toEqual([0, "<p>four</p><slot></slot>"]);
  });

  it("is being translated from the first moment, not translated before a word is", async () => {
    const page = await pages.open("<p id=a>one</p><p translate=no>two</p>");
    const result = await page.evaluate(async () => {
      T.engine.isHolding = true;
      await T.translate();
      const asked = [...T.states];
      T.engine.release();
      await T.settled();
      return { asked, last: T.states.at(-1), text: document.querySelector("#a")?.textContent };
    });
    expect(new Set(result.asked)).toEqual(new Set(["translating"]));
    expect([result.last, result.text]).toEqual(["translated", "«1 ONE»"]);
  });

  it("translates a sentence again when a part of it changes", async () => {
    const page = await pages.open("<p id=a>count <b>one</b> done</p>");
    const result = await page.evaluate(async () => {
      await T.translate();
      const text = document.querySelector("b")?.firstChild;
      if (text) text.nodeValue = "two";
      await T.settled();
      return document.querySelector("#a")?.innerHTML;
    });
    expect(result).toMatch(/^«(\d+) COUNT» <b>«\1 TWO»<\/b> «\1 DONE»$/);
  });

  it("never writes an answer over a text that changed meanwhile", async () => {
    const page = await pages.open("<p id=a>old</p>");
    const result = await page.evaluate(async () => {
      T.engine.isHolding = true;
      await T.translate();
      const text = document.querySelector("#a")?.firstChild;
      if (text) text.nodeValue = "new";
      await T.frames(); // the change was seen
      const seen: (string | undefined)[] = [];
      new MutationObserver(() => seen.push(text?.nodeValue ?? undefined)).observe(document.body, { subtree: true, characterData: true });
      T.engine.release();
      await T.settled();
      return { seen, text: text?.nodeValue };
    });
    expect(plain(result.text)).toBe("«NEW»");
    expect(result.seen.map(plain)).toEqual(["«NEW»"]);
  });

  it("gives words it knows back at once, without the engine", async () => {
    const page = await pages.open("<ul id=a><li>one</li><li>two</li></ul>");
    const [text, asked] = await page.evaluate(async () => {
      await T.translate();
      const { requests } = T.engine;
      const list = document.querySelector("#a");
      if (list) list.innerHTML = "<li>two</li><li>one</li>";
      await Promise.resolve(); // the observer's turn, before any frame is drawn
      await Promise.resolve();
      return [list?.innerHTML, T.engine.requests - requests] as const;
    });
    expect(plain(text)).toBe("<li>«TWO»</li><li>«ONE»</li>");
    expect(asked).toBe(0);
  });

  it("lets a page that insists on its own words have them", async () => {
    const page = await pages.open("<p id=a>mine</p><p id=b>one</p>");
    const result = await page.evaluate(async () => {
      let reverts = 0;
      const a = document.querySelector("#a");
      new MutationObserver(() => {
        if (!a || a.textContent === "mine" || reverts >= 50) return;
        reverts++;
        a.textContent = "mine";
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      await T.translate();
      await T.frames();
      await T.settled();
      return { reverts, texts: [a?.textContent, document.querySelector("#b")?.textContent] };
    });
    expect(result.texts.map(plain)).toEqual(["mine", "«ONE»"]);
    expect(result.reverts).toBeLessThanOrEqual(3);
  });

  it("is quiet when the page is", async () => {
    const page = await pages.open("<p>one <b>two</b></p><input placeholder=three>");
    const mutations = await page.evaluate(async () => {
      await T.translate();
      let count = 0;
      new MutationObserver((records) => { count += records.length; }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      await T.frames();
      return count;
    });
    expect(mutations).toBe(0);
  });

  it("recognises its own words when the page moves or removes nodes around them", async () => {
    const page = await pages.open("<p id=a>one</p><p id=b>two</p><div id=c></div>");
    const [text, asked] = await page.evaluate(async () => {
      await T.translate();
      const { requests } = T.engine;
      const a = document.querySelector("#a");
      if (a) document.querySelector("#c")?.append(a);
      document.querySelector("#b")?.remove();
      await T.settled();
      return [document.body.innerHTML, T.engine.requests - requests] as const;
    });
    expect(plain(text)).toBe(`<div id="c"><p id="a">«ONE»</p></div>`);
    expect(asked).toBe(0);
  });

  it("puts moved elements back in order before a changed sentence is translated again", async () => {
    const page = await pages.open("<p id=a><i>one</i> and <b>two</b></p>");
    const result = await page.evaluate(async () => {
      T.engine.mode = "reverse";
      await T.translate();
      const moved = document.querySelector("#a")?.innerHTML;
      const text = document.querySelector("b")?.firstChild;
      if (text) text.nodeValue = "three";
      await T.settled();
      const again = document.querySelector("#a")?.innerHTML;
      await T.restore();
      return [moved, again, document.querySelector("#a")?.innerHTML];
    });
    expect(result.map(plain)).toEqual(["<b>«TWO»</b> «AND» <i>«ONE»</i>", "<b>«THREE»</b> «AND» <i>«ONE»</i>", "<i>one</i> and <b>three</b>"]);
  });
});
