// SPDX-License-Identifier: GPL-3.0-or-later
// Packs in IndexedDB, for browsers without private files; with them: languages.test.ts.
import { buildSync } from "esbuild";
import path from "node:path";

import { expect, test } from "vitest";

import type { Tab } from "./support/browser.js";
import { openOwnPage } from "./support/engine-calls.js";
import { root } from "./support/paths.js";
import { inBothBrowsers } from "./support/setup.js";

const SCRIPT = "pack-folder-user.js";

function script(): string {
  const { outputFiles } = buildSync({ entryPoints: [path.join(root, "tests/e2e/support/pack-folder-user.ts")], bundle: true, format: "esm", write: false });
  return outputFiles[0]?.text ?? "";
}

inBothBrowsers(
  "packs in a database",
  (seat) => {
    test("are kept, replaced and removed, by one worker after the other", async () => {
      const page = await openOwnPage(seat.browser);
      expect(await ask(page, "look")).toEqual({ isDurable: true, seen: [] });
      expect(await ask(page, "write")).toEqual({ isDurable: true, seen: [["fra-spa~1", "1", 3_000_000, 1]] });
      expect(await ask(page, "look")).toEqual({ isDurable: true, seen: [["fra-spa~1", "1", 3_000_000, 1]] });
      expect(await ask(page, "replace")).toEqual({ isDurable: true, seen: [["fra-spa~2", "2", 3_000_000, 2]] });
      expect(await ask(page, "remove")).toEqual({ isDurable: true, seen: [] });
      await page.close();
    });
  },
  { files: { [SCRIPT]: script() } },
);

function ask(page: Tab, step: string): Promise<unknown> {
  return page.evaluate(askWorker, { script: SCRIPT, step });
}

/** Runs in a page of ours. */
function askWorker({ script: name, step }: { readonly script: string; readonly step: string }): Promise<unknown> {
  const worker = new Worker(chrome.runtime.getURL(name), { type: "module" });
  return new Promise((resolve) => {
    worker.onerror = (event) => resolve(event.message);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage(step);
  });
}
