// SPDX-License-Identifier: GPL-3.0-or-later
// How a test file gets its browsers: every test runs in both, and every file ends with the same
// question: did anything leave the machine, and did anything go wrong unnoticed?
import { afterAll, beforeAll, describe, expect, onTestFinished } from "vitest";

import type { Browser, LaunchOptions, Tab } from "./browser.js";
import { launchChromium } from "./chromium.js";
import { launchFirefox } from "./firefox.js";

const LAUNCHERS = { chromium: launchChromium, firefox: launchFirefox };

/** What a test asks of its browser; the tabs it opens are closed when it is over. */
export interface Seat {
  readonly browser: Browser;
  open(page: string): Promise<Tab>;
}

/** Describes the same tests for Chromium and Firefox, with one browser per file. */
export function inBothBrowsers(title: string, tests: (seat: Seat) => void, options: LaunchOptions = {}): void {
  describe.each(["chromium", "firefox"] as const)(`${title} in %s`, (name) => {
    let browser: Browser | undefined;
    const seat: Seat = {
      get browser() {
        if (!browser) throw new Error("the browser is not there yet");
        return browser;
      },
      async open(page) {
        const tab = await seat.browser.open(page);
        onTestFinished(() => tab.close());
        return tab;
      },
    };
    beforeAll(async () => {
      browser = await LAUNCHERS[name](options);
    });
    tests(seat);
    afterAll(async () => {
      const outside = browser?.outsideRequests() ?? [];
      const complaints = browser?.complaints() ?? [];
      await browser?.close();
      expect(outside, "requests that would have left the machine").toEqual([]);
      expect(complaints, "errors of pages and of the extension").toEqual([]);
    });
  });
}
