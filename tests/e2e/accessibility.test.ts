// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core finds nothing to complain about in the bar and the panel.
//
// axe cannot look into a closed shadow root, and the one that ships is closed. So its content and
// styles are copied into an open one on the same page; what axe sees is what a person gets.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, test } from "vitest";

import { untilSpanish } from "./support/article.js";
import type { Tab } from "./support/browser.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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

    test("is content with the bar that tells a problem", async () => {
      const tab = await seat.open("refused.html");
      await tab.clickToolbar();
      await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
      await until(() => tab.inOurRoot((view) => view.querySelector(".problem") !== null));
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
