// SPDX-License-Identifier: GPL-3.0-or-later
// Frames are part of the page: those that come late, those that go elsewhere, and those of other sites.
import { expect, onTestFinished, test } from "vitest";

import type { PageOrFrame, Tab } from "./support/browser.js";
import { inBothBrowsers, type Seat } from "./support/setup.js";
import { serialise } from "./support/page.js";
import { until } from "./support/wait.js";
import { word } from "./support/words.js";

const ENGLISH = "The house is red.";
const SPANISH = "La casa es roja.";
const NEXT_SPANISH = "La mesa es vacía.";
const HEADING = { en: "Reading the first text", es: "Leyendo el primer texto" };

/** What a frame added by addFrame() is made of. */
interface FrameOptions {
  readonly id: string;
  readonly src?: string;
  readonly srcdoc?: string;
  readonly written?: string; // by document.write()
  readonly appended?: string; // text of a paragraph put into the empty document
  readonly inShadow?: boolean;
  readonly style?: string;
}

/** Runs in the page. */
function addFrame({ id, src, srcdoc, written, appended, inShadow, style }: FrameOptions): void {
  const frame = document.createElement("iframe");
  frame.id = id;
  if (src !== undefined) frame.src = src;
  if (srcdoc !== undefined) frame.srcdoc = srcdoc;
  if (style !== undefined) frame.style.cssText = style;
  let place: Node | null = document.querySelector("#frames");
  if (inShadow) {
    const host = document.createElement("div");
    host.id = "host";
    place?.appendChild(host);
    place = host.attachShadow({ mode: "open" });
  }
  place?.appendChild(frame);
  const inside = frame.contentDocument;
  if (written !== undefined && inside) {
    inside.open();
    inside.write(written);
    inside.close();
  }
  if (appended !== undefined && inside) inside.body.appendChild(inside.createElement("p")).textContent = appended;
}

/** Runs in the page: the text of the first paragraph of a frame, "" while there is none. */
function textInFrame(id: string): string {
  const find = (root: ParentNode): HTMLIFrameElement | null => {
    for (const element of root.querySelectorAll("*")) {
      if (element.id === id) return element as HTMLIFrameElement;
      const found = element.shadowRoot && find(element.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  return find(document)?.contentDocument?.querySelector("p")?.textContent ?? "";
}

/** Runs in a frame. */
const textHere = (): string => document.querySelector("#text")?.textContent ?? "";

async function untilFrameSays(tab: Tab, id: string, text: string): Promise<void> {
  await until(async () => (await tab.evaluate(textInFrame, id)) === text, { what: `frame #${id} says "${text}"` });
}

async function untilSays(frame: PageOrFrame, text: string): Promise<void> {
  await until(async () => (await frame.evaluate(textHere)) === text, { what: `the frame says "${text}"` });
}

async function untilHeading(tab: Tab, language: "en" | "es"): Promise<void> {
  await tab.waitFor((text) => document.querySelector("h1")?.textContent === text, HEADING[language], { what: `the heading is ${language}` });
}

/** The bar's words about frames that were left; "" if it says nothing. */
async function note(tab: Tab): Promise<string> {
  await tab.waitFor(() => document.querySelector("palimpsest-view") !== null, undefined, { what: "the bar is there" });
  return tab.inOurRoot((view) => {
    const left = view.querySelector<HTMLElement>(".left");
    return left === null || left.hidden ? "" : (left.querySelector("span")?.textContent ?? "");
  });
}

/** Runs in our root. */
function pressButton(view: ShadowRoot, label: string): void {
  const button = [...view.querySelectorAll("button")].find((one) => one.textContent === label && one.closest("[hidden]") === null);
  if (!button) throw new Error(`no button "${label}"`);
  button.click();
}

/** The same server by another name: another site to every browser. */
function foreign(seat: Seat, page: string): string {
  return seat.browser.server.url(page).replace("127.0.0.1", "localhost");
}

const KINDS: readonly FrameOptions[] = [
  { id: "srcdoc", srcdoc: `<p>${ENGLISH}</p>` },
  { id: "written", written: `<html lang="en"><p>${ENGLISH}</p></html>` },
  { id: "appended", appended: ENGLISH },
  { id: "same-site", src: "frame.html" },
  { id: "in-shadow", srcdoc: `<p>${ENGLISH}</p>`, inShadow: true },
  { id: "nested", srcdoc: `<p>${ENGLISH}</p><iframe srcdoc="<p>${ENGLISH}</p>"></iframe>` },
];

inBothBrowsers(
  "frames",
  (seat) => {
    test("that were there before are translated and restored", async () => {
      const tab = await seat.open("frames.html");
      for (const kind of KINDS) await tab.evaluate(addFrame, kind);
      for (const { id } of KINDS) await untilFrameSays(tab, id, ENGLISH);
      const before = await tab.evaluate(serialise);
      await tab.clickToolbar();
      for (const { id } of KINDS) await untilFrameSays(tab, id, SPANISH);
      await tab.clickToolbar();
      for (const { id } of KINDS) await untilFrameSays(tab, id, ENGLISH);
      await untilHeading(tab, "en");
      expect(await tab.evaluate(serialise)).toBe(before);
    });

    test("that come late are translated, restored and translated again", async () => {
      const tab = await seat.open("frames.html");
      await tab.clickToolbar();
      await untilHeading(tab, "es");
      for (const kind of KINDS) await tab.evaluate(addFrame, kind);
      for (const { id } of KINDS) await untilFrameSays(tab, id, SPANISH);
      await tab.waitFor(() => {
        const nested = document.querySelector<HTMLIFrameElement>("#nested")?.contentDocument?.querySelector("iframe");
        return nested?.contentDocument?.querySelector("p")?.textContent === "La casa es roja.";
      });
      await tab.clickToolbar();
      for (const { id } of KINDS) await untilFrameSays(tab, id, ENGLISH);
      await tab.clickToolbar();
      for (const { id } of KINDS) await untilFrameSays(tab, id, SPANISH);
    });

    test("that come while the original is seen wait for the translation", async () => {
      const tab = await seat.open("frames.html");
      await tab.clickToolbar();
      await untilHeading(tab, "es");
      await tab.clickToolbar();
      await untilHeading(tab, "en");
      await tab.evaluate(addFrame, { id: "same-site", src: "frame.html" });
      await untilFrameSays(tab, "same-site", ENGLISH);
      await tab.clickToolbar();
      await untilFrameSays(tab, "same-site", SPANISH);
    });

    test("that go to another page are translated again", async () => {
      const tab = await seat.open("frames.html");
      await tab.evaluate(addFrame, { id: "same-site", src: "frame.html" });
      await tab.clickToolbar();
      await untilFrameSays(tab, "same-site", SPANISH);
      await tab.evaluate(() => {
        document.querySelector<HTMLIFrameElement>("#same-site")?.contentWindow?.location.assign("frame-next.html");
      });
      await untilFrameSays(tab, "same-site", NEXT_SPANISH);
      await tab.clickToolbar();
      await untilFrameSays(tab, "same-site", "The table is empty.");
    });

    test("follow another choice of languages", async () => {
      const tab = await seat.open("frames.html");
      await tab.evaluate(addFrame, { id: "same-site", src: "frame.html" });
      await tab.evaluate(addFrame, { id: "spanish", srcdoc: `<p>${SPANISH}</p>` });
      await tab.clickToolbar();
      await untilFrameSays(tab, "same-site", SPANISH);
      await tab.inOurRoot((view) => {
        const [from] = view.querySelectorAll("select");
        if (!from) throw new Error("the bar has no list of languages");
        from.value = "es";
        from.dispatchEvent(new Event("change"));
      });
      await untilFrameSays(tab, "spanish", ENGLISH);
      await until(async () => (await tab.evaluate(textInFrame, "same-site")) !== SPANISH, { what: "the English frame is in no Spanish any more" });
    });

    test("of other sites are left, and the bar says whose; small and hidden ones are not worth a word", async () => {
      const tab = await seat.open("frames.html");
      await tab.evaluate(addFrame, { id: "foreign", src: foreign(seat, "frame.html") });
      await tab.clickToolbar();
      await untilHeading(tab, "es");
      await until(async () => (await note(tab)) === word("barLeft").replace("$SITES$", "\u2068localhost\u2069"), { what: "the bar names the site" });
      await untilSays(tab.frame(foreign(seat, "frame.html")), ENGLISH);
      await tab.screenshot(`${seat.browser.name}-foreign-frame.png`);

      // Gone with the frame, at the next look; the small and the hidden one do not bring it back.
      await tab.evaluate(() => document.querySelector("#foreign")?.remove());
      await tab.evaluate(addFrame, { id: "small", src: foreign(seat, "frame.html"), style: "width: 100px; height: 40px" });
      await tab.evaluate(addFrame, { id: "hidden", src: foreign(seat, "frame.html"), style: "visibility: hidden" });
      await tab.evaluate(addFrame, { id: "same-site", src: "frame.html" });
      await untilFrameSays(tab, "same-site", SPANISH);
      await until(async () => (await note(tab)) === "", { what: "the bar names nobody" });
    });

    test("of other sites are translated once a person allows it, and restored", async () => {
      onTestFinished(() => seat.browser.revokePermissions());
      const tab = await seat.open("frames.html");
      const address = foreign(seat, "frame.html");
      await tab.evaluate(addFrame, { id: "foreign", src: address });
      const frame = tab.frame(address);
      await untilSays(frame, ENGLISH);
      await tab.clickToolbar();
      await until(async () => (await note(tab)) !== "", { what: "the bar says that a frame was left" });
      await tab.inOurRoot(pressButton, word("barTranslateLeft"));
      const page = await seat.browser.ownPage("ui/permission/");
      expect(await page.evaluate(() => [...document.querySelectorAll("li")].map((item) => item.textContent))).toEqual(["localhost"]);
      await page.screenshot(`${seat.browser.name}-permission.png`);
      await seat.browser.grantPermission(() => page.click("#allow"));
      await untilSays(frame, SPANISH);
      await until(async () => (await note(tab)) === "", { what: "the bar's note is gone" });

      await tab.clickToolbar();
      await untilSays(frame, ENGLISH);
      await tab.clickToolbar();
      await untilSays(frame, SPANISH);
      // A page of the same site in that frame, and a frame that comes late: no more questions.
      await frame.evaluate(() => location.assign("frame-next.html"));
      await untilSays(tab.frame(foreign(seat, "frame-next.html")), NEXT_SPANISH);
      await tab.evaluate(addFrame, { id: "late", src: address });
      await untilSays(tab.frame(address), SPANISH);
      expect(await note(tab)).toBe("");
    });
  },
  { window: true },
);

inBothBrowsers(
  "frames in the test build",
  (seat) => {
    test("that come late do what the top frame was told, of whatever site", async () => {
      const tab = await seat.open("frames.html");
      const tell = (cmd: string) =>
        tab.evaluate((detail) => {
          document.dispatchEvent(new CustomEvent("palimpsest-test", { detail }));
        }, JSON.stringify({ id: 1, cmd, from: "en", to: "es", engine: "pseudo", delay: 1 }));
      // Told before the script is there, it hears nothing.
      await until(
        async () => {
          await tell("translate");
          return tab.evaluate(() => document.documentElement.lang === "es");
        },
        { what: "the page is translated" },
      );
      const address = foreign(seat, "frame.html");
      for (const kind of KINDS) await tab.evaluate(addFrame, kind);
      await tab.evaluate(addFrame, { id: "foreign", src: address });
      const isPseudo = (text: string): boolean => text !== "" && text !== ENGLISH && text !== SPANISH;
      for (const { id } of KINDS) await until(async () => isPseudo(await tab.evaluate(textInFrame, id)), { what: `frame #${id} was given to the test engine` });
      await until(async () => isPseudo(await tab.frame(address).evaluate(textHere)), { what: "the foreign frame was given to the test engine" });
      await tell("restore");
      for (const { id } of KINDS) await untilFrameSays(tab, id, ENGLISH);
      await untilSays(tab.frame(address), ENGLISH);
    });
  },
  { variant: "test" },
);
