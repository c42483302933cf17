// SPDX-License-Identifier: GPL-3.0-or-later
// A page in a real Chromium with the content script's modules in it (in-page.ts), no extension.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { UnderTest } from "./in-page.js";

declare global {
  /** In the page; only functions passed to evaluate() see it. */
  var T: UnderTest;
}

const EXECUTABLE = process.env["PALIMPSEST_CHROMIUM"] ?? "/usr/bin/chromium";

export interface Pages {
  /** A fresh page; `body` may be a whole document. Nothing is translated yet. */
  open(body: string): Promise<Page>;
}

/** For a test file: starts the browser once, closes it at the end. `entry`: what runs in each page, from this folder; `before`: what runs before it. */
export function usePages(entry = "in-page.ts", before = ""): Pages {
  let browser: Browser | null = null;
  let script = "";
  beforeAll(async () => {
    const folder = path.dirname(fileURLToPath(import.meta.url));
    const { outputFiles } = await build({
      entryPoints: [path.join(folder, entry)], bundle: true, format: "iife", write: false, target: "chrome120", logLevel: "error",
      alias: { "#platform/api.js": path.resolve(folder, "../../../extension/platform/chromium/api.ts") },
    });
    script = outputFiles[0]?.text ?? "";
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ["--headless=new", "--no-sandbox", "--disable-gpu"], headless: false });
  });
  afterAll(() => browser?.close());
  return {
    open: async (body) => {
      if (browser === null) throw new Error("the browser did not start");
      const page = await browser.newPage();
      const whole = body.startsWith("<!") ? body : `<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body>${body}</body></html>`;
      await page.setContent(whole);
      if (before !== "") await page.evaluate(before);
      await page.evaluate(script);
      return page;
    },
  };
}
