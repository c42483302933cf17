// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the memories in the person's language. In Chromium only: Firefox would need a package for
// each language; what it would show are the same messages.
import { afterAll, beforeAll, expect, test } from "vitest";

import { violationsOfPage } from "./support/axe.js";
import type { Browser } from "./support/browser.js";
import { launchChromium } from "./support/chromium.js";
import { MEMORY_PAGE, textOf, untilCount } from "./support/memory-page.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium({ language: "es" });
});
afterAll(() => browser.close());

test("speaks Spanish, and says so", async () => {
  const page = await browser.open(`${browser.origin}/${MEMORY_PAGE}`);
  await untilCount(page, 0);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("es");
  expect(await page.evaluate(() => document.title)).toBe("Memoria de traducción");
  expect(await textOf(page, "h1")).toBe("Memoria de traducción");
  expect(await textOf(page, "#storage")).toMatch(/^Se guarda en este equipo; unidades: 0, tamaño: [\d,]+ MB\.$/);
  expect(await textOf(page, "#memories tbody th")).toBe("Mis correcciones");
  const silent = await page.evaluate(() => [...document.querySelectorAll("[data-word]")].filter((one) => one.textContent === "").map((one) => one.outerHTML));
  expect(silent).toEqual([]);
  expect(await violationsOfPage(page)).toEqual([]);
  await page.screenshot("chromium-memory-spanish.png");
});
