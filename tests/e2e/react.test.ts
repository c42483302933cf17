// SPDX-License-Identifier: GPL-3.0-or-later
// A page that React owns: it holds on to its text nodes and moves its elements. Neither the
// translation nor the way back may break it.
import path from "node:path";

import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";

import type { Tab } from "./support/browser.js";
import { pages } from "./support/paths.js";
import { inBothBrowsers } from "./support/setup.js";

const script = { text: "" };

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [path.join(pages, "react-app.ts")],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
  });
  script.text = outputFiles[0]?.text ?? "";
});

const texts = (tab: Tab) => tab.evaluate(() => [...document.querySelectorAll("#app p, #app li")].map((one) => one.textContent?.trim()));

/** Waits until the app's paragraphs and list items read so. */
async function untilTexts(tab: Tab, wanted: readonly string[]): Promise<void> {
  const now = (expected: readonly string[]) =>
    JSON.stringify([...document.querySelectorAll("#app p, #app li")].map((one) => one.textContent?.trim())) ===
    JSON.stringify(expected);
  await tab.waitFor(now, wanted, { what: `the app reads ${JSON.stringify(wanted)}`, timeoutMs: 10_000 }).catch(async (error: unknown) => {
    expect(await texts(tab), String(error)).toEqual(wanted);
  });
}

inBothBrowsers("a React page", (seat) => {
  test("works while it is translated, and after it was restored", async () => {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The table is empty</title><body>
      <h1>The book under the book</h1><div id="app"></div><script>${script.text.replaceAll("</script", "<\\/script")}</script></body></html>`;
    const tab = await seat.open(seat.browser.server.add("react.html", html));
    await untilTexts(tab, ["You have 3 new messages.", "The house is red.", "The table is empty.", "The first letter is old."]);

    await tab.clickToolbar();
    await untilTexts(tab, ["Tienes 3 mensajes nuevos.", "La casa es roja.", "La mesa es vacía.", "La primera letra es vieja."]);

    await tab.click("#more"); // a text node of its own, between two others
    await untilTexts(tab, ["Tienes 4 mensajes nuevos.", "La casa es roja.", "La mesa es vacía.", "La primera letra es vieja."]);

    await tab.click("#toggle"); // a conditional text beside another
    await untilTexts(tab, [
      "Tienes 4 mensajes nuevos. La segunda letra es nueva.",
      "La casa es roja.",
      "La mesa es vacía.",
      "La primera letra es vieja.",
    ]);
    await tab.click("#toggle");
    await untilTexts(tab, ["Tienes 4 mensajes nuevos.", "La casa es roja.", "La mesa es vacía.", "La primera letra es vieja."]);

    await tab.click("#reverse"); // keyed elements moved
    await untilTexts(tab, ["Tienes 4 mensajes nuevos.", "La primera letra es vieja.", "La mesa es vacía.", "La casa es roja."]);

    await tab.click("#add"); // and one that was not there
    await untilTexts(tab, [
      "Tienes 4 mensajes nuevos.",
      "La segunda casa es muy vieja.",
      "La primera letra es vieja.",
      "La mesa es vacía.",
      "La casa es roja.",
    ]);

    await tab.clickToolbar();
    await untilTexts(tab, [
      "You have 4 new messages.",
      "The second house is very old.",
      "The first letter is old.",
      "The table is empty.",
      "The house is red.",
    ]);
    await tab.click("#more");
    await tab.click("#toggle");
    await tab.click("#reverse");
    await untilTexts(tab, [
      "You have 5 new messages. The second letter is new.",
      "The house is red.",
      "The table is empty.",
      "The first letter is old.",
      "The second house is very old.",
    ]);
  });
});
