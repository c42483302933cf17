#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person would do, measured: starts Chromium with the extension as it ships, opens the demo
// article, presses the toolbar button, waits, and says what happened and how long it took. Then the
// original again, then the translation again, and the same article once more with a warm engine.
// Pictures go to build/run/. With a DISPLAY the window stays open to play with.
//
// usage:    node tools/run.mjs [--page FILE-OR-ADDRESS] [--from LANGUAGE] [--to LANGUAGE] [--close]
// example:  node tools/run.mjs --page letter.html --to es
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { engineHome, evaluateInTarget, inOurRoot, launchWithExtension, pressToolbarButton } from "./lib/chromium.mjs";
import { startGuard, startServer } from "./lib/server.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const pictures = path.join(root, "build/run");
const PATIENCE_MS = 120_000;
const words = JSON.parse(readFileSync(path.join(root, "manifest/_locales/en/messages.json"), "utf8"));

const options = parseArguments(process.argv.slice(2));
const extension = path.join(root, "dist/chromium");
if (!existsSync(path.join(extension, "manifest.json"))) fail("dist/chromium is not built: make extension");
mkdirSync(pictures, { recursive: true });

const server = await startServer(path.join(root, "tests/fixtures/pages"));
const guard = await startGuard();
const address = addressOf(options.page);
const profile = mkdtempSync(path.join(tmpdir(), "palimpsest-run-"));
const isLocal = address.startsWith(server.origin);
const { context, session, extensionId } = await launchWithExtension({
  extension,
  profile,
  display: process.env.DISPLAY || undefined,
  guardPort: isLocal ? guard.port : undefined, // an address outside has to be reachable
  viewport: { width: 1280, height: 900 },
});
let problem = null;
try {
  await chooseLanguages();
  await demonstrate();
} catch (error) {
  problem = error;
}
if (problem === null && process.env.DISPLAY && !options.close) {
  console.log("\nThe window stays open: press the button yourself. Close the window to end.");
  await new Promise((resolve) => context.once("close", resolve));
}
await context.close().catch(() => undefined);
await Promise.all([server.close(), guard.close()]);
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
if (problem !== null) fail(problem.message);

async function demonstrate() {
  const page = await open(address);
  await page.screenshot({ path: path.join(pictures, "original.png"), fullPage: true });
  const original = await page.evaluate(serialised);
  console.log(`page       ${address}`);

  const cold = await translate(page);
  await page.screenshot({ path: path.join(pictures, "translated.png"), fullPage: true });
  await page.screenshot({ path: path.join(pictures, "screenshot.png") }); // docs/screenshot.png is one of these
  print("cold", cold);

  await press(page, (before) => serialised() === before, original);
  console.log("original   back, byte for byte the page before the first click");
  await press(page, (before) => serialised() !== before, original);
  console.log("again      translated, from what the page remembers");

  // The same page in a second tab, the engine warm; it is also tapped for what it is asked and answers.
  await page.close();
  await evaluateInTarget(session, await engineHome(session, extensionId), `(${tapEngine})()`);
  const second = await open(address);
  print("warm", await translate(second));
  const tapped = await evaluateInTarget(session, await engineHome(session, extensionId), "globalThis.palimpsestTap");
  console.log(`work       ${tapped.blocks} blocks, ${tapped.segments} segments, ${tapped.words} words, ${tapped.unknown} words unknown to the engine`);
  console.log("\nfirst sentences");
  for (const [source, target] of tapped.pairs) console.log(`  ${source}\n    ${target}`);
  console.log(`\npictures   ${path.relative(process.cwd(), pictures)}/original.png, translated.png`);
  if (isLocal) {
    if (guard.requests.length > 0) throw new Error(`requests wanted to leave the machine: ${guard.requests.join(", ")}`);
    console.log("network    nothing wanted to leave the machine");
  }
}

async function open(url) {
  const page = await context.newPage();
  await page.addInitScript(`Object.assign(globalThis, { serialised: ${serialised}, watchWrites: ${watchWrites} })`);
  await page.goto(url, { waitUntil: "load", timeout: PATIENCE_MS });
  await page.bringToFront();
  return page;
}

/** Presses the button and waits until `isDone`, in the page, holds. */
async function press(page, isDone, argument) {
  await pressToolbarButton(session, extensionId, page.url());
  await page.waitForFunction(isDone, argument, { timeout: PATIENCE_MS, polling: 50 });
}

/** Presses the button; from then until nothing was written for a while: when what was written. */
async function translate(page) {
  await page.evaluate(() => watchWrites());
  await pressToolbarButton(session, extensionId, page.url());
  await untilBarSays(page, words.statusTranslated.message);
  return page.evaluate(() => {
    const { start, times, longest, firstVisible } = globalThis.writes;
    return { first: times[0] - start, visible: firstVisible - start, last: times.at(-1) - start, count: times.length, longest };
  });
}

/** Our bar knows when the whole page is done; a problem is said there or by the button. */
async function untilBarSays(page, wanted) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const said = await inOurRoot(page, (view) => {
      const status = view.querySelector("[role=status]");
      return { text: status?.textContent, isProblem: status?.classList.contains("problem") };
    }).catch(() => ({ text: "", isProblem: false }));
    if (said.text === wanted) return;
    const button = await buttonTitle();
    const problem = said.isProblem ? said.text : button === words.cannotTranslatePage.message ? button : null;
    if (problem !== null || Date.now() > end) throw new Error(`${page.url()}: ${problem ?? `the bar still says "${said.text}"`}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function buttonTitle() {
  return context.serviceWorkers()[0]?.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    return chrome.action.getTitle({ tabId: tab.id });
  });
}

function print(name, { first, visible, last, count, longest }) {
  const seconds = (ms) => (ms / 1000).toFixed(3);
  console.log(
    `${name.padEnd(10)} ${seconds(first)} s to the first write, ${seconds(visible)} s to the first visible paragraph, ` +
      `${seconds(last)} s to the last write; ${count} writes; longest task ${Math.round(longest)} ms`,
  );
}

/** Runs in the page. The document as HTML, open shadow roots included, without our own element. */
function serialised() {
  const html = document.documentElement;
  const parts = [...html.attributes].map(({ name, value }) => `${name}=${value}`);
  parts.push(...[...html.children].filter((one) => one.localName !== "palimpsest-view").map((one) => one.outerHTML));
  const walk = (tree) => {
    for (const { shadowRoot } of tree.querySelectorAll("*")) {
      if (!shadowRoot) continue;
      parts.push(shadowRoot.innerHTML);
      walk(shadowRoot);
    }
  };
  walk(document);
  return parts.join("\n");
}

/** Runs in the page, before the click: notes when text is written, and the longest task meanwhile. */
function watchWrites() {
  const writes = { start: performance.now(), times: [], longest: 0, firstVisible: NaN };
  globalThis.writes = writes;
  new MutationObserver((records) => {
    const now = performance.now();
    for (const { target } of records) {
      writes.times.push(now);
      const box = target.parentElement?.getBoundingClientRect();
      if (Number.isNaN(writes.firstVisible) && box && box.bottom > 0 && box.top < innerHeight && box.height > 0) {
        writes.firstVisible = now;
      }
    }
  }).observe(document.documentElement, { characterData: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) writes.longest = Math.max(writes.longest, duration);
  }).observe({ type: "longtask" });
}

/** Runs in the engine's home: counts what the worker answers from now on. */
function tapEngine() {
  const PAIRS = 5;
  const tap = { blocks: 0, segments: 0, words: 0, unknown: 0, pairs: [] };
  globalThis.palimpsestTap = tap;
  const plain = (runs) => runs.filter((run) => typeof run === "string").join("");
  const workers = new WeakSet();
  const count = ({ data }) => {
    for (const { parts } of data?.value?.blocks ?? []) {
      tap.blocks += 1;
      for (const part of parts) {
        if (typeof part === "string") continue;
        const source = plain(part.source);
        tap.segments += 1;
        tap.words += source.match(/\p{L}+/gu)?.length ?? 0;
        tap.unknown += part.unknown.length;
        if (tap.pairs.length < PAIRS) tap.pairs.push([source, plain(part.target)]);
      }
    }
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...message) {
    if (!workers.has(this)) this.addEventListener("message", count);
    workers.add(this);
    post.apply(this, message);
  };
}

/** FROM replaces what the page says of its language; TO is the person's setting. */
async function chooseLanguages() {
  const [worker] = context.serviceWorkers();
  if (options.to) {
    await worker.evaluate((targetLanguage) => chrome.storage.local.set({ settings: { targetLanguage } }), options.to);
  }
  if (options.from) {
    await context.addInitScript((from) => {
      addEventListener("DOMContentLoaded", () => document.documentElement.setAttribute("lang", from));
    }, options.from);
  }
}

/** A file on disk is served from this machine: extensions may not touch file: addresses. */
function addressOf(page) {
  if (/^https?:/.test(page)) return page;
  if (page === "article.html") return server.url(page);
  const file = path.resolve(page);
  if (!existsSync(file)) fail(`there is no file ${page}`);
  return server.add("page.html", readFileSync(file, "utf8"));
}

function parseArguments(words) {
  const parsed = { page: "article.html", from: null, to: null, close: false };
  for (let index = 0; index < words.length; index += 1) {
    const name = words[index].replace(/^--/, "");
    if (name === "close") parsed.close = true;
    else if (["page", "from", "to"].includes(name) && words[index + 1]) parsed[name] = words[++index];
    else fail(`unknown argument ${words[index]}; known: --page FILE-OR-ADDRESS, --from en, --to es, --close`);
  }
  return parsed;
}

function fail(message) {
  console.error(`run: ${message}`);
  process.exit(1);
}
