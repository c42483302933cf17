// SPDX-License-Identifier: GPL-3.0-or-later
// A file of very many units through the page of the memories, in Chromium: from choosing it to its end,
// on disk and ready to be found; and out again.
//
//   node tests/bench/import.mjs [--units 1000000]
//
// Needs the built extension (make extension) and ../shared/bench/make_tm.mjs to make the file.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launchWithExtension } from "../../tools/lib/chromium.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAKER = path.join(ROOT, "../shared/bench/make_tm.mjs");
const LONGEST_MS = 20 * 60_000;
const { values: options } = parseArgs({ options: { units: { type: "string", default: "1000000" } } });

if (!existsSync(MAKER)) {
  console.log("skipped: ../shared/bench/make_tm.mjs is not there to make a file");
  process.exit(0);
}

const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-bench-"));
const file = path.join(folder, "units.tmx");
execFileSync("node", [MAKER, "--n", options.units, "--seed", "1", "--format", "tmx", "--out", file], { stdio: "ignore" });
const megabytes = statSync(file).size / 1e6;
const head = readFileSync(file).subarray(0, 2_000).toString();
if (!head.includes("<tmx")) throw new Error("make_tm.mjs made no TMX");

const { context, extensionId } = await launchWithExtension({
  extension: path.join(ROOT, "dist/chromium"),
  profile: path.join(folder, "profile"),
  viewport: { width: 1280, height: 900 },
});
const row = (name, value) => console.log(name.padEnd(56) + value.padStart(16));
try {
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST_MS);
  await page.goto(`chrome-extension://${extensionId}/ui/memory/memory.html`);
  await page.waitForFunction(() => document.querySelector("#storage")?.textContent !== "");
  const { seconds, shown } = await job(page, () => page.setInputFiles("#import-file", file));
  row(`${Number(options.units).toLocaleString("en")} units, ${megabytes.toFixed(0)} MB of TMX, Chromium`, "");
  row("file chosen to all of it on disk and found", `${seconds.toFixed(1)} s`);
  row("  that is", `${(megabytes / seconds).toFixed(1)} MB/s`);
  row("  times progress was seen to move", String(shown));
  // Counting a million takes the page longer than the end of the import.
  await page.waitForFunction(() => /[1-9]/.test(document.querySelector("#count")?.textContent ?? ""));
  row("  units the page counts", await page.evaluate(() => document.querySelector("#count")?.textContent ?? ""));
  await page.evaluate(() => {
    URL.createObjectURL = (made) => {
      window.exported = made.size;
      return "#"; // saving is the browser's affair
    };
  });
  const out = await job(page, () => page.click("#export"));
  const written = await page.evaluate(() => window.exported);
  row("out again, as TMX", `${out.seconds.toFixed(1)} s`);
  row("  that is", `${(written / 1e6 / out.seconds).toFixed(1)} MB/s`);
} finally {
  await context.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Seconds from `start` to the end of the page's job, and how often its progress was seen to change. */
async function job(page, start) {
  const begin = performance.now();
  await start();
  let shown = 0;
  let last = "";
  for (;;) {
    const { text, isRunning } = await page.evaluate(() => ({
      text: document.querySelector("#job-text")?.textContent ?? "",
      isRunning: document.querySelector("#job")?.hidden === false,
    }));
    if (text !== last && isRunning) shown++;
    last = text;
    if (!isRunning && shown > 0) return { seconds: (performance.now() - begin) / 1000, shown };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
