// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { usePages } from "./support/page.js";

const pages = usePages();

describe("warming up", () => {
  it("leaves the page alone, and what is translated after it is as without it", async () => {
    const page = await pages.open("<p>one <b>two</b></p><input placeholder=three>");
    const [before, mutations, after, translated, asked] = await page.evaluate(async () => {
      const first = T.html();
      let count = 0;
      new MutationObserver((records) => { count += records.length; }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      T.warmUp();
      await T.frames();
      const [counted, second] = [count, T.html()];
      await T.translate();
      return [first, counted, second, document.body.innerHTML, T.engine.requests] as const;
    });
    expect(after).toBe(before);
    expect(mutations).toBe(0);
    expect(translated.replace(/«\d+ /g, "«")).toBe('<p>«ONE» <b>«TWO»</b></p><input placeholder="«THREE»">');
    expect(asked).toBe(1);
  });
});
