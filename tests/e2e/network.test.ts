// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of these tests ends with the question whether anything left the machine. Here is the
// proof that the answer could be yes.
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Browser } from "./support/browser.js";
import { launchChromium } from "./support/chromium.js";
import { launchFirefox } from "./support/firefox.js";
import { until } from "./support/wait.js";

describe.each([
  ["chromium", launchChromium],
  ["firefox", launchFirefox],
] as const)("the guard in %s", (_name, launch) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test("sees what a page asks for outside, and lets nothing through", async () => {
    const tab = await browser.open("article.html");
    expect(browser.outsideRequests()).toEqual([]);
    const reached = await tab.evaluate(() =>
      fetch("http://example.test/letter", { mode: "no-cors" }).then(
        () => "answered by the guard",
        () => "refused",
      ),
    );
    expect(["answered by the guard", "refused"]).toContain(reached);
    await until(() => browser.outsideRequests().length > 0);
    expect(browser.outsideRequests()).toEqual(["GET http://example.test/letter"]);
  });

  test("the extension's own pages may not even ask", async () => {
    const before = browser.outsideRequests().length;
    const answer = await browser.evaluateInExtension(() =>
      fetch("http://example.test/spy").then(
        () => "sent",
        () => "refused",
      ),
    );
    expect(answer).toBe("refused");
    expect(browser.outsideRequests().length).toBe(before);
  });
});
