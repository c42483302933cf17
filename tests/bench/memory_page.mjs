// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the memories with very many units, in Chromium: how long a person waits for rows, and
// how smoothly the list scrolls.
//
//   node tests/bench/memory_page.mjs [--units 1000000]
//
// Needs the built extension (make extension). The units are made up and put into the store at once.
import { build } from "esbuild";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launchWithExtension } from "../../tools/lib/chromium.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const [, PROTOCOL_VERSION] = /PROTOCOL_VERSION = (\d+)/.exec(readFileSync(path.join(ROOT, "js-glue/protocol/messages.ts"), "utf8")).map(Number);
const JUMPS = 30;
const WHEEL_TURNS = 150;
const { values: options } = parseArgs({ options: { units: { type: "string", default: "1000000" } } });
const units = Number(options.units);

const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-bench-"));
const extension = path.join(folder, "extension");
cpSync(path.join(ROOT, "dist/chromium"), extension, { recursive: true });
await build({ entryPoints: [path.join(ROOT, "tests/e2e/support/store-filler.ts")], bundle: true, format: "esm", outfile: path.join(extension, "store-filler.js") });

const { context, extensionId } = await launchWithExtension({ extension, profile: path.join(folder, "profile"), viewport: { width: 1280, height: 900 } });
const origin = `chrome-extension://${extensionId}`;
const row = (name, value) => console.log(name.padEnd(56) + value.padStart(14));
const ms = (value) => `${value.toFixed(0)} ms`;
try {
  row(`${units.toLocaleString("en")} units, Chromium`, "");
  await fill();
  const page = await context.newPage();
  row("cold engine: page opened to first rows", ms(await open(page)));
  row("  until the engine has all units for looking up", ms(await untilLoaded(page)));
  row("warm engine: page opened to first rows", ms(await open(page)));
  row("rows in the document", String(await page.evaluate(() => document.querySelectorAll("#window [role=row]").length)));
  await page.evaluate(measureInPage);

  row("End pressed to the last rows", ms(await page.evaluate(() => window.bench.key("End"))));
  row("Home pressed to the first rows", ms(await page.evaluate(() => window.bench.key("Home"))));
  const jumps = await page.evaluate((count) => window.bench.jumps(count), JUMPS);
  row(`drag of the bar to rows, ${JUMPS} places: median`, ms(jumps[JUMPS >> 1]));
  row("  slowest", ms(jumps.at(-1)));
  const scrolling = await scroll(page);
  row(`${WHEEL_TURNS} turns of the wheel: longest task`, scrolling.longestTask < 50 ? "< 50 ms" : ms(scrolling.longestTask));
  row("  slowest frame", ms(scrolling.slowestFrame));
  row("  rows scrolled through", String(scrolling.rows));

  row("search, one unit in all: typed to shown", ms(await page.evaluate((text) => window.bench.search(text, 1), `frase ${units - 1} sobre`)));
  row("search overtaken by another: the second one shown", ms(await page.evaluate((text) => window.bench.overtake("nowhere to be found", text), `frase ${units - 2} sobre`)));
  row("search taken back: all units shown", ms(await page.evaluate((count) => window.bench.search("", count), units)));
} finally {
  await context.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function fill() {
  const page = await context.newPage();
  await page.goto(`${origin}/manifest.json`);
  const error = await page.evaluate(
    (count) =>
      new Promise((resolve) => {
        const worker = new Worker("/store-filler.js", { type: "module" });
        worker.onerror = ({ message }) => resolve(message);
        worker.onmessage = ({ data }) => {
          worker.terminate();
          resolve(data.error);
        };
        worker.postMessage({ sqliteUrl: `${location.origin}/engine/sqlite3.mjs`, units: count });
      }),
    units,
  );
  await page.close();
  if (error) throw new Error(error);
}

async function open(page) {
  const start = performance.now();
  await page.goto(`${origin}/ui/memory/memory.html`);
  await page.waitForFunction(() => document.querySelector("#window [role=row] .text")?.textContent.length > 5, null, { timeout: 600_000, polling: 5 });
  return performance.now() - start;
}

/** The rest of the wait for the first answer that needs the core. */
async function untilLoaded(page) {
  const start = performance.now();
  await page.evaluate(
    (version) =>
      new Promise((resolve) => {
        const port = chrome.runtime.connect({ name: "engine" });
        port.onMessage.addListener(({ id }) => id === 2 && resolve());
        port.postMessage({ type: "hello", id: 1, version });
        port.postMessage({ type: "matches", id: 2, pair: { from: "en", to: "es" }, source: ["Anything."] });
      }),
    PROTOCOL_VERSION,
  );
  return performance.now() - start;
}

async function scroll(page) {
  const box = await page.locator("#list").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const first = await page.evaluate(() => window.bench.firstRow());
  await page.evaluate(() => window.bench.watch());
  for (let turn = 0; turn < WHEEL_TURNS; turn++) await page.mouse.wheel(0, 400);
  const seen = await page.evaluate(() => window.bench.watched());
  return { ...seen, rows: (await page.evaluate(() => window.bench.firstRow())) - first };
}

/** Runs in the page. */
function measureInPage() {
  const list = document.querySelector("#list");
  const shown = () => [...document.querySelectorAll("#window [role=row]")];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const inView = (one) => {
    const { top, bottom } = one.getBoundingClientRect();
    const box = list.getBoundingClientRect();
    return bottom > box.top + 40 && top < box.bottom;
  };
  const until = async (holds) => {
    const start = performance.now();
    do await frame();
    while (!holds());
    return performance.now() - start;
  };
  const isFilled = () => {
    const seen = shown().filter(inView);
    return seen.length > 3 && seen.every((one) => !one.classList.contains("waiting"));
  };
  const firstRow = () => Math.min(...shown().filter(inView).map((one) => Number(one.getAttribute("aria-rowindex"))));
  const count = () => Number(document.querySelector("#count").textContent.replace(/\D/g, ""));
  const type = (text) => {
    const field = document.querySelector("#filter-text");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  let watching = { longestTask: 0, slowestFrame: 0 };
  let isWatching = false;
  new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) watching.longestTask = Math.max(watching.longestTask, duration);
  }).observe({ type: "longtask" });
  window.bench = {
    firstRow,
    async key(key) {
      list.focus();
      const before = firstRow();
      list.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      return until(() => firstRow() !== before && isFilled());
    },
    async jumps(times) {
      const took = [];
      for (let jump = 1; jump <= times; jump++) {
        const before = firstRow();
        list.scrollTop = (list.scrollHeight - list.clientHeight) * ((jump * 0.618) % 1);
        took.push(await until(() => firstRow() !== before && isFilled()));
      }
      return took.sort((a, b) => a - b);
    },
    watch() {
      watching = { longestTask: 0, slowestFrame: 0 };
      isWatching = true;
      let last = performance.now();
      const look = (now) => {
        watching.slowestFrame = Math.max(watching.slowestFrame, now - last);
        last = now;
        if (isWatching) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    watched() {
      isWatching = false;
      return watching;
    },
    async search(text, found) {
      type(text);
      return until(() => count() === found && list.getAttribute("aria-busy") !== "true" && isShown(found));
    },
    async overtake(text, next) {
      type(text);
      await new Promise((resolve) => setTimeout(resolve, 400)); // past the pause of typing: it is at work
      type(next);
      return until(() => count() === 1 && list.getAttribute("aria-busy") !== "true");
    },
  };
  const isShown = (found) => (found > 3 ? isFilled() : shown().length === found);
}
