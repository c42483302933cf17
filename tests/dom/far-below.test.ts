// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody sees yet is worked out before it is written: it must become the same.
import { describe, expect, it } from "vitest";
import type { Mode } from "./support/fake-engine.js";
import { usePages } from "./support/page.js";

const pages = usePages();

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
});
