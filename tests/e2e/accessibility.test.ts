// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core finds nothing to complain about in the bar, the panel and our own pages.
import { expect, test } from "vitest";

import { untilSpanish } from "./support/article.js";
import { violationsOfPage } from "./support/axe.js";
import { violationsOfOurs } from "./support/axe-ours.js";
import { pressButton, untilEditor, untilNotice } from "./support/editor.js";
import { inBothBrowsers } from "./support/setup.js";
import { untilControls, untilTip } from "./support/views.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

inBothBrowsers(
  "axe-core",
  (seat) => {
    test("is content with the bar", async () => {
      const tab = await seat.open("article.html");
      await tab.clickToolbar();
      await untilSpanish(tab);
      expect(await violationsOfOurs(tab)).toEqual([]);
      await tab.inOurRoot((view, label) => {
        [...view.querySelectorAll("button")].find((one) => one.textContent === label)?.click();
      }, word("barShowOriginal"));
      await until(() => tab.inOurRoot((view, label) => view.textContent?.includes(label), word("barShowTranslation")));
      expect(await violationsOfOurs(tab)).toEqual([]);
    });

    test("is content with the tooltip and the bar's controls", async () => {
      const tab = await seat.open("views.html");
      await tab.clickToolbar();
      await untilControls(tab);
      await tab.hover("h1");
      await untilTip(tab, "Reading the first text");
      expect(await violationsOfOurs(tab)).toEqual([]);
      expect(await tab.inOurRoot((view) => view.querySelector("[role=tooltip]") !== null)).toBe(true);
      const hidden = await tab.inOurRoot((view) => [...view.querySelectorAll("[hidden]")].map((one) => getComputedStyle(one).display));
      expect(new Set(hidden)).toEqual(new Set(["none"]));
    });

    test("is content with the bar that tells a problem", async () => {
      const tab = await seat.open("refused.html");
      await tab.clickToolbar();
      await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
      await until(() => tab.inOurRoot((view) => view.querySelector(".problem") !== null));
      expect(await violationsOfOurs(tab)).toEqual([]);
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
      expect(await violationsOfOurs(tab)).toEqual([]);
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
      expect(await violationsOfOurs(tab)).toEqual([]);
      await pressButton(tab, "editorSave");
      await untilNotice(tab, "editorSaved");
      expect(await violationsOfOurs(tab)).toEqual([]);
    });

    test("is content with the panel", async () => {
      const tab = await seat.open("article.html");
      await tab.contextMenu({ selector: "#washing", selected: true }, word("menuTranslateSelection"));
      await tab.waitFor(() => document.querySelector("palimpsest-view") !== null);
      await until(() => tab.inOurRoot((view) => view.querySelector(".panel p")?.textContent === "Lavando una página"));
      expect(await violationsOfOurs(tab)).toEqual([]);
    });
  },
  { window: true },
);
