// SPDX-License-Identifier: GPL-3.0-or-later
// The first thing a person does: press the button, read, press it again.
import { expect, test } from "vitest";

import { untilEnglish, untilSpanish } from "./support/article.js";
import { changedElements, rememberNodes, sameNodes, serialise } from "./support/page.js";
import { inBothBrowsers } from "./support/setup.js";

inBothBrowsers("the toolbar button", (seat) => {
  test("translates the article in place", async () => {
    const tab = await seat.open("article.html");
    await tab.screenshot(`${seat.browser.name}-original.png`, { fullPage: true });
    await tab.evaluate(rememberNodes);
    await tab.clickToolbar();
    await untilSpanish(tab);

    expect(await tab.evaluate(changedElements)).toEqual({ lost: 0, added: 0 });
    const page = await tab.evaluate(() => ({
      lang: document.documentElement.lang,
      links: [...document.querySelectorAll("#first ~ p a")].map((link) => link.getAttribute("href")),
      emphasis: [...document.querySelectorAll("#first em, #first strong")].map((one) => one.textContent),
      placeholder: document.querySelector("input")?.placeholder,
      title: document.querySelector("button")?.title,
      alt: document.querySelector("img")?.alt,
      code: document.querySelector("code")?.textContent,
      name: document.querySelector("[translate=no]")?.textContent,
      value: document.querySelector("select")?.value,
    }));
    expect(page.lang).toBe("es");
    expect(page.links).toEqual(["#today", "#listener", "#first", "#reading"]);
    expect(page.emphasis).not.toContain("strong"); // the word, translated
    expect(page.emphasis.every((text) => text !== null && text.trim() !== "")).toBe(true);
    expect(page.alt).toBe("Una página con dos textos: líneas oscuras sobre líneas pálidas");
    expect(page.placeholder).toContain("El nombre");
    expect(page.title).toBe("Nada está enviado de esta página");
    expect(page.code).toBe("palimpsest translate");
    expect(page.name).toBe("Palimpsest");
    expect(page.value).toBe("library");
    await tab.screenshot(`${seat.browser.name}-translated.png`, { fullPage: true });
  });

  test("the page's own listeners still work, and what they write is translated", async () => {
    const tab = await seat.open("article.html");
    await tab.clickToolbar();
    await untilSpanish(tab);
    await tab.click("#listener");
    await tab.waitFor(() => document.querySelector("#clicks")?.textContent?.trim() === "El enlace estuvo pulsado.");
  });

  test("a second press gives the original back byte for byte, the same nodes", async () => {
    const tab = await seat.open("article.html");
    const before = await tab.evaluate(serialise);
    await tab.evaluate(rememberNodes);
    await tab.clickToolbar();
    await untilSpanish(tab);
    expect(await tab.evaluate(serialise)).not.toBe(before);
    await tab.clickToolbar();
    await untilEnglish(tab);
    await tab.waitFor(sameNodes);
    expect(await tab.evaluate(serialise)).toBe(before);
  });

  test("a third press shows the translation again without asking the engine", async () => {
    const tab = await seat.open("dynamic.html");
    await tab.clickToolbar();
    const isTranslated = () => document.querySelector("#here")?.textContent === "La casa es roja." && document.documentElement.lang === "es"; // set last
    await tab.waitFor(isTranslated);
    const translated = await tab.evaluate(serialise);
    const engine = await seat.browser.watchEngine();
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#here")?.textContent === "The house is red.");
    await tab.clickToolbar();
    await tab.waitFor(isTranslated);
    expect(await tab.evaluate(serialise)).toBe(translated);
    expect(await engine.calls()).toBe(0);

    // The counter is no dummy: something new has to be asked for.
    await tab.evaluate(() => {
      document.querySelector("#later")?.append("The table is empty.");
    });
    await tab.waitFor(() => document.querySelector("#later")?.textContent?.trim() === "La mesa es vacía.");
    expect(await engine.calls()).toBe(1);
    await engine.close();
  });

  test("open shadow roots are part of the page, and are restored", async () => {
    const tab = await seat.open("shadow.html");
    const before = await tab.evaluate(serialise);
    await tab.clickToolbar();
    await tab.waitFor(() => {
      const outer = document.querySelector("#outer")?.shadowRoot;
      return outer?.querySelector("#inner")?.shadowRoot?.querySelector("p")?.textContent === "La casa es roja.";
    });
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("h1")?.textContent === "Reading the first text");
    expect(await tab.evaluate(serialise)).toBe(before);
  });

  test("a shadow root that came while the page was translated, and of which nothing told, is found", async () => {
    const tab = await seat.open("unheard-root.html");
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#host")?.shadowRoot?.textContent === "La casa es roja.");
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("#host")?.shadowRoot?.textContent === "The house is red.");
  });

  test("form values that would be submitted stay as they are", async () => {
    const tab = await seat.open("forms.html");
    const values = () => [...new FormData(document.querySelector("form") ?? undefined)].map(([name, value]) => [name, String(value)]);
    const before = await tab.evaluate(values);
    await tab.clickToolbar();
    await tab.waitFor(() => document.querySelector("h1")?.textContent?.trim() === "Enviar la carta");
    await tab.waitFor(() => document.querySelector("option[value=library]")?.textContent?.trim() === "En una biblioteca");
    expect(await tab.evaluate(values)).toEqual(before);
    expect(await tab.evaluate(() => document.querySelector("textarea")?.value)).toBe("The house is red.");
    expect(await tab.evaluate(() => document.querySelector("[contenteditable]")?.textContent)).toBe("The house is red.");
  });
});
