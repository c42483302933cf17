// SPDX-License-Identifier: GPL-3.0-or-later
// What was acknowledged is on disk: the browser is killed with all of its processes while units are
// remembered, and has every acknowledged one when it comes back. tests/bench/crash.mjs does it more often.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import type { Browser } from "./support/browser.js";
import { launchChromium } from "./support/chromium.js";
import { callEngine, openOwnPage, type Call } from "./support/engine-calls.js";
import { launchFirefox } from "./support/firefox.js";

const ROUNDS = Number(process.env["PALIMPSEST_CRASH_ROUNDS"] ?? 1);
const ROUND_TIMEOUT_MS = 60_000;
const AT_ONCE = 5; // calls between two reports to this side
const LONGEST_LIFE_MS = 1500;
const PAGE = 1000; // units that one look may ask for

const pair = { from: "en", to: "es" };

interface Life {
  readonly ms: number;
  readonly acknowledged: readonly string[]; // texts
}

/** Remembers units until the browser is gone, at some moment after the first were acknowledged. */
async function rememberUntilKilled(browser: Browser, round: number): Promise<Life> {
  const page = await openOwnPage(browser);
  const acknowledged: string[] = [];
  const rememberSome = async (): Promise<void> => {
    const next = acknowledged.length;
    const texts = Array.from({ length: AT_ONCE }, (_, index) => `Round ${String(round)} unit ${String(next + index)}.`);
    await callEngine(page, texts.map((text): Call => ({ type: "remember", pair, source: [text], target: [`${text} Hecho.`] })));
    acknowledged.push(...texts);
  };
  await rememberSome();
  const ms = Math.random() * LONGEST_LIFE_MS;
  let isOver = false;
  const killed = new Promise((resolve) => setTimeout(resolve, ms)).then(() => {
    isOver = true;
    return browser.kill();
  });
  try {
    while (!isOver) await Promise.race([rememberSome(), killed]);
  } catch (error) {
    if (!isOver) throw error;
  }
  await killed;
  return { ms, acknowledged };
}

/** Every text that is kept, by asking for the units as the memory's page does. */
async function keptTexts(browser: Browser): Promise<ReadonlySet<string>> {
  const page = await openOwnPage(browser);
  const texts = new Set<string>();
  for (let offset = 0; ; offset += PAGE) {
    const [answer] = (await callEngine(page, [{ type: "units", filter: {}, offset, limit: PAGE }])) as { total: number; units: { source: string[] }[] }[];
    for (const { source } of answer?.units ?? []) texts.add(source.join(""));
    if (offset + PAGE >= (answer?.total ?? 0)) break;
  }
  const [storage] = (await callEngine(page, [{ type: "storage" }])) as { isDurable: boolean; reason: string }[];
  expect(storage).toMatchObject({ isDurable: true, reason: "" });
  return texts;
}

describe.each([
  ["chromium", launchChromium],
  ["firefox", launchFirefox],
] as const)("SIGKILL in %s", (name, launch) => {
  const profile = mkdtempSync(path.join(tmpdir(), "palimpsest-crash-"));
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

  test(
    `loses nothing that was acknowledged (rounds: ${String(ROUNDS)})`,
    async () => {
      const all: string[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        const { ms, acknowledged } = await rememberUntilKilled(await launch({ profile }), round);
        all.push(...acknowledged);
        const browser = await launch({ profile });
        const kept = await keptTexts(browser);
        const lost = all.filter((text) => !kept.has(text));
        const units = `${String(acknowledged.length)} units acknowledged, ${String(lost.length)} of ${String(all.length)} lost so far`;
        console.log(`crash: ${name}, round ${String(round)}: killed after ${ms.toFixed(0)} ms, ${units}`);
        expect(lost).toEqual([]);
        await browser.close();
      }
    },
    ROUND_TIMEOUT_MS * ROUNDS,
  );
});
