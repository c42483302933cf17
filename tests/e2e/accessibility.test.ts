// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core finds nothing to complain about in the bar, the panel and our own pages.
//
// axe cannot look into a closed shadow root, and the one that ships is closed. So its content and
// styles are copied into an open one on the same page; what axe sees is what a person gets.
import { expect, test } from "vitest";

import { untilSpanish } from "./support/article.js";
import { AXE, violationsOfPage } from "./support/axe.js";
import type { Tab } from "./support/browser.js";
import { pressButton, untilEditor, untilNotice } from "./support/editor.js";
import { inBothBrowsers } from "./support/setup.js";
import { untilControls, untilTip } from "./support/views.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

/** Runs in the page: axe on an open copy of our view; one line per violation. */
async function violations(view: ShadowRoot, axe: string): Promise<string[]> {
  const host = document.createElement("palimpsest-view");
  const copy = host.attachShadow({ mode: "open" });
  copy.append(...[...view.childNodes].map((node) => node.cloneNode(true)));
  view.host.replaceWith(host);
  // As a script of the page would be run; eval would need the page's leave.
  const script = document.createElement("script");
  script.textContent = axe;
  document.head.append(script);
  interface Result {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    readonly passes: readonly unknown[];
  }
  const runner = (window as unknown as { axe: { run(context: object): Promise<Result> } }).axe;
  const result = await runner.run({ include: [["palimpsest-view"]] });
  host.replaceWith(view.host);
  if (result.passes.length === 0) return ["axe looked at nothing"];
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const check = (tab: Tab) => tab.inOurRoot(violations, AXE);

inBothBrowsers(
  "axe-core",
  (seat) => {
    test("is content with the bar", async () => {
      const tab = await seat.open("article.html");
      await tab.clickToolbar();
      await untilSpanish(tab);
      expect(await check(tab)).toEqual([]);
      await tab.inOurRoot((view, label) => {
        [...view.querySelectorAll("button")].find((one) => one.textContent === label)?.click();
      }, word("barShowOriginal"));
      await until(() => tab.inOurRoot((view, label) => view.textContent?.includes(label), word("barShowTranslation")));
      expect(await check(tab)).toEqual([]);
    });

    test("is content with the tooltip and the bar's controls", async () => {
      const tab = await seat.open("views.html");
      await tab.clickToolbar();
      await untilControls(tab);
      await tab.hover("h1");
      await untilTip(tab, "Reading the first text");
      expect(await check(tab)).toEqual([]);
      expect(await tab.inOurRoot((view) => view.querySelector("[role=tooltip]") !== null)).toBe(true);
    });

    test("is content with the bar that tells a problem", async () => {
      const tab = await seat.open("refused.html");
      await tab.clickToolbar();
      await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
      await until(() => tab.inOurRoot((view) => view.querySelector(".problem") !== null));
      expect(await check(tab)).toEqual([]);
    });

    test("is content with the bar that tells of frames of other sites, and with the page that asks for them", async () => {
      const tab = await seat.open("frames.html");
      await tab.evaluate((src) => {
        const frame = document.querySelector("#frames")?.appendChild(document.createElement("iframe"));
        if (frame) frame.src = src;
      }, seat.browser.server.url("frame.html").replace("127.0.0.1", "localhost"));
      await tab.clickToolbar();
      await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
      await until(() => tab.inOurRoot((view) => view.querySelector(".left:not([hidden])") !== null), { what: "the bar tells of frames that were left" });
      expect(await check(tab)).toEqual([]);
      await tab.inOurRoot((view) => view.querySelector<HTMLElement>(".left button")?.click());

      const page = await seat.browser.ownPage("ui/permission/");
      expect(await violationsOfPage(page)).toEqual([]);
      // By the keyboard alone: "Allow" has the focus, "Not now" is the next stop and closes the page.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("allow");
      await page.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("later");
      await page.press("Enter").catch(() => undefined); // the page may be gone before the key is up
      await until(async () => !(await page.evaluate(() => true).catch(() => false)), { what: "the page is closed" });
      expect(await tab.inOurRoot((view) => view.querySelector(".left:not([hidden])") !== null)).toBe(true);
    });

    test("is content with the editor of a sentence, and with the message after saving", async () => {
      const tab = await seat.open("editor.html");
      await tab.clickToolbar();
      await tab.waitFor(() => document.querySelector("#last")?.textContent === "La letra es muy vieja.");
      await tab.altClick("#coded");
      await untilEditor(tab, "The student read ⟦1⟧the book⟦/1⟧ at ⟦2⟧night⟦/2⟧.");
      expect(await check(tab)).toEqual([]);
      await pressButton(tab, "editorSave");
      await untilNotice(tab, "editorSaved");
      expect(await check(tab)).toEqual([]);
    });

    test("is content with the panel", async () => {
      const tab = await seat.open("article.html");
      await tab.contextMenu({ selector: "#washing", selected: true }, word("menuTranslateSelection"));
      await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
      await until(() => tab.inOurRoot((view) => view.querySelector(".panel p")?.textContent === "Lavando una página"));
      expect(await check(tab)).toEqual([]);
    });
  },
  { window: true },
);
