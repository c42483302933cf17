// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of every framework behave as without us: translated, restored, and while the translation is
// on its way. Each app of apps/ is used three times, by the same steps:
//
//   recorded    untranslated; its state after each step is what the others are compared with
//   translated  first translated; every text is the translation, everything else is the same
//   restored    translated for the first half of the steps, restored for the second
//   hurried     translated by a slow engine, and used before it answers
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Seat } from "../../e2e/support/setup.js";
import { inBothBrowsers } from "../../e2e/support/setup.js";
import { AppTab, translated } from "./support/app-tab.js";
import { bundle } from "./support/bundle.js";
import type { State } from "./support/state.js";

/** Files of apps/; the later ones are small and named after what they would break. */
const APPS = [
  "react",
  "vue",
  "svelte",
  "lit",
  "virtual-list",
  "custom-elements",
  "late-shadow",
  "contenteditable",
  "editable-later",
  "forms",
  "option-renamed",
  "output-reset",
  "own-output",
  "text-nodes",
] as const;
type AppName = (typeof APPS)[number];

/** Longer than a step takes: answers come when the page is another one. */
const SLOW_ENGINE_MS = 150;

const bundled = new Map<AppName, string>();
beforeAll(async () => {
  for (const app of APPS) bundled.set(app, await bundle(app));
});
afterAll(() => {
  bundled.clear();
});

/** What the untranslated app was like before the first step and after each. */
interface Recording {
  readonly states: readonly State[];
  readonly html: string;
}

async function record(app: AppTab): Promise<Recording> {
  const states = [await app.state()];
  for (const [index, [name]] of app.steps.entries()) {
    await app.perform(index);
    states.push(await app.stateOtherThan(states.at(-1), name));
  }
  return { states, html: await app.html() };
}

inBothBrowsers("conformance", (seat: Seat) => {
  const recordings = new Map<AppName, Recording>();

  const open = async (app: AppName) => AppTab.of(await seat.open(seat.browser.server.add(`${app}.html`, bundled.get(app) ?? "")));
  const recordingOf = async (app: AppName): Promise<Recording> => {
    const recording = recordings.get(app) ?? (await record(await open(app)));
    recordings.set(app, recording);
    return recording;
  };

  test.each(APPS)("%s: used without us, nothing goes wrong", async (name) => {
    const { states } = await recordingOf(name);
    expect(states.flatMap(({ errors }) => errors)).toEqual([]);
  });

  test.each(APPS)("%s: translated, it behaves the same", async (name) => {
    const { states } = await recordingOf(name);
    const app = await open(name);
    await app.translate();
    for (const [index, state] of states.entries()) {
      if (index > 0) await app.perform(index - 1);
      await app.expectState(translated(state), "translated", `after ${app.steps[index - 1]?.[0] ?? "translate"}`);
    }
  });

  test.each(APPS)("%s: restored, it behaves the same and is the same", async (name) => {
    const { states, html } = await recordingOf(name);
    const app = await open(name);
    const half = Math.ceil(app.steps.length / 2);
    const last = states.at(-1);
    if (!last) throw new Error("no step was recorded");
    await app.translate();
    for (const [index, state] of states.entries()) {
      if (index > 0) await app.perform(index - 1);
      const after = `after ${app.steps[index - 1]?.[0] ?? "translate"}`;
      if (index <= half) await app.expectState(translated(state), "translated", after);
      if (index === half) await app.restore();
      if (index >= half) await app.expectState(state, "original", `${after}, restored`);
    }
    expect(await app.html()).toBe(html);

    await app.rememberNodes();
    await app.translate();
    await app.expectState(translated(last), "translated", "translated once more");
    await app.restore();
    await app.expectState(last, "original", "restored once more");
    expect(await app.html()).toBe(html);
    expect(await app.sameNodes()).toBe(true);
  });

  test.each(APPS)("%s: used while the translation is on its way, it behaves the same", async (name) => {
    const { states } = await recordingOf(name);
    const last = states.at(-1);
    if (!last) throw new Error("no step was recorded");
    const app = await open(name);
    await app.state(); // gives the nodes the numbers they have in the recording
    await app.translate(SLOW_ENGINE_MS);
    for (const index of app.steps.keys()) {
      await app.perform(index);
      await app.state();
    }
    await app.expectState(translated(last), "translated", "after all steps");
  });
}, { variant: "test" });
