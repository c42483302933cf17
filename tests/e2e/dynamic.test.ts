// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that go on changing after they were translated.
import { expect, test } from "vitest";

import { serialise } from "./support/page.js";
import { inBothBrowsers } from "./support/setup.js";

interface Dynamic {
  readonly page: { add(): void; rewrite(): void; attribute(): void };
}

inBothBrowsers("a page that changes", (seat) => {
  test("new and changed text is translated, and restored as the page wrote it", async () => {
    const tab = await seat.open("dynamic.html");
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "La casa es roja.");

    await tab.evaluate(() => {
      (window as unknown as Dynamic).page.add();
    });
    await tab.waitFor(() => document.querySelector("#added")?.textContent?.trim() === "La segunda casa es muy vieja.");
    expect(await tab.evaluate(() => document.querySelector("#added em")?.textContent)).toBe("muy vieja");

    await tab.evaluate(() => {
      (window as unknown as Dynamic).page.rewrite();
    });
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "La primera letra es vieja.");

    await tab.evaluate(() => {
      (window as unknown as Dynamic).page.attribute();
    });
    await tab.waitFor(() => document.querySelector<HTMLElement>("#here")?.title === "La segunda letra es nueva.");

    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "The first letter is old.");
    await tab.waitFor(() => document.querySelector("#added")?.textContent === "The second house is very old.");
    expect(await tab.evaluate(() => document.querySelector<HTMLElement>("#here")?.title)).toBe("The second letter is new.");
    const restored = await tab.evaluate(serialise);

    // A second copy of the page, never translated, with the same history.
    const other = await seat.open("dynamic.html");
    await other.evaluate(() => {
      const { page } = window as unknown as Dynamic;
      page.add();
      page.rewrite();
      page.attribute();
    });
    expect(restored).toBe(await other.evaluate(serialise));
  });
});
