// SPDX-License-Identifier: GPL-3.0-or-later
// The page's real context menu, and the keyboard.
import { expect, test } from "vitest";

import { untilSpanish } from "./support/article.js";
import { suggestedKeys } from "./support/keys.js";
import { serialise } from "./support/page.js";
import { inBothBrowsers } from "./support/setup.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

inBothBrowsers(
  "menu and keyboard",
  (seat) => {
    test("“Translate selection” shows a panel and leaves the page alone", async () => {
      const tab = await seat.open("article.html");
      const before = await tab.evaluate(serialise);
      await tab.contextMenu({ selector: "#washing", selected: true }, word("menuTranslateSelection"));
      await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
      await until(() => tab.inOurRoot((view) => view.querySelector(".panel p")?.textContent === "Lavando una página"), {
        what: "the panel shows the translation",
      });
      await tab.screenshot(`${seat.browser.name}-panel.png`);
      expect(await tab.evaluate(serialise)).toBe(before);
      expect(await tab.evaluate(() => getSelection()?.toString().trim())).toBe("Washing a page");
      await tab.press("Escape");
      await tab.waitFor(() => document.querySelector("palimpsest-view") === null);
    });

    test("the menu entry for the page translates it", async () => {
      const tab = await seat.open("article.html");
      await tab.contextMenu({ selector: "#first", selected: false }, word("menuTranslatePage"));
      await untilSpanish(tab);
    });

    test("the shortcut of the manifest translates the page", async () => {
      const tab = await seat.open("article.html");
      await tab.shortcut(suggestedKeys(seat.browser.name, "_execute_action"));
      await untilSpanish(tab);
    });
  },
  { window: true },
);
