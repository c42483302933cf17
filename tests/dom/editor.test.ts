// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a sentence on all kinds of pages and with all kinds of memories. With the real ones, in
// both browsers: tests/e2e/editor.test.ts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { DifferenceSpan } from "../../js-glue/protocol/memory.js";
import type { EditorUnderTest } from "./support/editor-in-page.js";
import { usePages } from "./support/page.js";

declare global {
  /** In the page; only functions passed to evaluate() see it. */
  var E: EditorUnderTest;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MESSAGES = readFileSync(new URL("../../manifest/_locales/en/messages.json", import.meta.url), "utf8");

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const words = JSON.parse(MESSAGES) as Record<string, Message>;
const word = (name: string): string => words[name]?.message ?? name;

/** The part of the extension API that the scripts use, before they run. */
const API = `{
  const messages = ${MESSAGES};
  const getMessage = (name, values = []) => Object.entries(messages[name]?.placeholders ?? {}).reduce(
    (text, [key, { content }]) => text.replaceAll("$" + key.toUpperCase() + "$", values[Number(content.slice(1)) - 1]), messages[name]?.message ?? "");
  const hears = { addListener() {}, removeListener() {} };
  globalThis.chrome = {
    i18n: { getMessage, getUILanguage: () => "en" },
    runtime: { id: "x", sendMessage: () => Promise.resolve({ ok: true }) },
    storage: { local: { get: () => Promise.resolve({}), set: () => Promise.resolve() }, onChanged: hears },
  };
}`;

const pages = usePages("editor-in-page.ts", API);

const editor = (page: Page) => page.locator(".editor");
const field = (page: Page) => page.locator(".editor textarea");
const plain = (html: string) => html.replace(/«\d+ /g, "«");

async function openTranslated(body: string): Promise<Page> {
  const page = await pages.open(body);
  await page.evaluate(() => E.translate());
  return page;
}

/** The browser's shortcut for it. */
async function edit(page: Page): Promise<void> {
  await page.evaluate(() => E.receive({ type: "bg-cs-edit", at: "focus" }));
  await field(page).waitFor();
}

async function save(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.keyboard.press("Control+Enter");
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Result {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    }
    const { axe } = globalThis as unknown as { axe: { run(context: object): Promise<Result> } };
    const result = await axe.run({ include: [["palimpsest-view"]] });
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

const THREE = "<p id=a>One two. Three.</p><p id=b>Four.</p><button id=c>Three.</button>";

describe("by keyboard alone", () => {
  it("goes to a sentence, on to the next, saves, takes back, and ends where it began", async () => {
    const page = await openTranslated(THREE);
    await page.focus("#c");
    await edit(page);
    expect(await field(page).inputValue()).toMatch(/THREE/);
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(".editor [role=status]").textContent()).toBe(word("editorNoNext"));
    for (const source of ["Four.", "Three.", "One two."]) {
      await page.keyboard.press("Alt+ArrowUp");
      await expect.poll(() => page.locator(".editor .source").textContent()).toBe(source);
    }
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(".editor .source").textContent()).toBe("Three.");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Tres.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.locator(".notice [role=status]").textContent()).toBe(word("editorSaved"));
    await expect.poll(() => page.locator("#c").textContent()).toBe("Tres.");
    expect(plain((await page.locator("#a").textContent()) ?? "")).toBe("«ONE TWO.» Tres.");
    await page.keyboard.press("Enter"); // on “Undo”
    await expect.poll(() => page.locator(".notice [role=status]").textContent()).toBe(word("editorUndone"));
    await expect.poll(async () => plain((await page.locator("#c").textContent()) ?? "")).toBe("«THREE.»");
    await page.keyboard.press("Escape");
    await page.locator(".notice").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("c");
    expect(await page.evaluate(() => E.memory.units)).toEqual([]);
  });

  it("goes on from the message to the sentence after", async () => {
    const page = await openTranslated(THREE);
    await edit(page);
    await save(page, "Uno dos.");
    await page.locator(".notice").waitFor();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(".editor .source").textContent()).toBe("Three.");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.querySelector("palimpsest-view"))).toBeNull();
  });

  it("takes the sentence with the caret, and leaves the selection as it was", async () => {
    const page = await openTranslated(THREE);
    const range = () => page.evaluate(() => {
      const { anchorNode, anchorOffset, focusOffset } = getSelection() as Selection;
      return [anchorNode?.parentElement?.id, anchorOffset, focusOffset];
    });
    await page.evaluate(() => {
      const text = document.querySelector("#b")?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 1, text, 3);
    });
    await edit(page);
    expect(await page.locator(".editor .source").textContent()).toBe("Four.");
    await page.keyboard.press("Escape");
    expect(await range()).toEqual(["b", 1, 3]);
  });

  it("says what is missing where there is nothing to correct", async () => {
    const page = await pages.open(THREE);
    await page.evaluate(() => E.receive({ type: "bg-cs-edit", at: "focus" }));
    await expect.poll(() => page.locator(".notice [role=status]").textContent()).toBe(word("editorNotTranslated"));
    expect(await violations(page)).toEqual([]);
  });
});

describe("what is typed", () => {
  it("stays when it can't be saved, and is saved when it can", async () => {
    const page = await openTranslated(THREE);
    await page.evaluate(() => void (E.memory.failure = "no-storage"));
    await edit(page);
    await save(page, "Uno dos.");
    await expect.poll(() => page.locator(".editor [role=alert]").textContent()).toBe(word("editorNoStorage"));
    expect(await field(page).inputValue()).toBe("Uno dos.");
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => void (E.memory.failure = null));
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.locator("#a").textContent()).toMatch(/^Uno dos\. /);
  });

  it("is there again when a person comes back to the sentence", async () => {
    const page = await openTranslated(THREE);
    await edit(page);
    await field(page).fill("Uno");
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(".editor .source").textContent()).toBe("Three.");
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => field(page).inputValue()).toBe("Uno");
    expect(await page.locator(".editor [role=status]").textContent()).toBe(word("editorDraft"));
    await page.keyboard.press("Escape"); // cancelled: no longer wanted
    await edit(page);
    expect(await field(page).inputValue()).toMatch(/ONE TWO/);
  });

  it("keeps every mark of the original, or is told which not", async () => {
    const page = await openTranslated("<p id=a>one <b>two</b> three<br></p>");
    await edit(page);
    expect(await page.locator(".editor .source").textContent()).toBe("one ⟦1⟧two⟦/1⟧ three");
    expect(await page.locator(".editor .source .chip").first().getAttribute("aria-label")).toBe("mark 1 begins");
    await save(page, "uno dos");
    await expect.poll(() => page.locator(".editor [role=alert]").textContent()).toContain("⟦1⟧");
    await save(page, "⟦1⟧dos⟦/1⟧ uno");
    await expect.poll(() => page.locator("#a").innerHTML()).toBe("<b>dos</b> uno<br>");
  });

  it("is not heard by the page's handlers, and is typed though they forbid it", async () => {
    const page = await pages.open(THREE);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      addEventListener("keydown", (event) => event.preventDefault(), true); // before us: nothing can be done about its hearing
      for (const type of ["keydown", "keyup", "keypress", "input", "beforeinput"]) {
        for (const [target, capture] of [[document, true], [document, false], [window, false]] as const) target.addEventListener(type, (event) => heard.push(event.type), capture);
      }
    });
    await page.evaluate(() => E.translate());
    await edit(page);
    await page.keyboard.type("jk/");
    await page.keyboard.press("Backspace");
    expect(await field(page).inputValue()).toMatch(/jk$/);
    await page.keyboard.press("Escape");
    await editor(page).waitFor({ state: "detached" });
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
    await page.keyboard.press("j");
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toContain("keydown");
  });
});

describe("memories", () => {
  const DIFFERENCE: readonly DifferenceSpan[] = [
    { kind: "same", asked: "One ", unit: "One " },
    { kind: "changed", asked: "two", unit: "ten" },
    { kind: "removed", asked: "", unit: " times" },
    { kind: "added", asked: ".", unit: "" },
  ];

  it("offer alternatives, with how their originals differ", async () => {
    const page = await openTranslated(THREE);
    await page.evaluate((difference) => {
      const pair = { from: "en", to: "es" };
      const unit = { id: 9, memory: 2, pair, source: ["One ten times"], target: ["Uno diez veces"], origin: "import", site: "", created: 1, changed: Date.UTC(2026, 10, 1), author: "", note: "" } as const;
      E.memory.similar = [{ unit, kind: "fuzzy", score: 72, characterScore: 60, target: ["Uno dos"], isAdapted: false, difference }];
    }, DIFFERENCE);
    await edit(page);
    const alternative = page.locator(".editor ol li");
    await expect.poll(() => alternative.count()).toBe(1);
    expect(await alternative.locator("p").allTextContents()).toEqual(["Imported: Letters · match 72 % · Nov 1, 2026", "Its original differs: One tentwo times."]);
    expect(await alternative.locator("del").allTextContents()).toEqual(["ten", " times"]);
    expect(await alternative.locator("ins").allTextContents()).toEqual(["two", "."]);
    const lines = await page.evaluate(() => {
      const root = document.querySelector("palimpsest-view")?.shadowRoot;
      return ["del", "ins"].map((tag) => getComputedStyle(root?.querySelector(tag) as Element).textDecorationLine);
    });
    expect(lines).toEqual(["line-through", "underline"]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Alt+1");
    expect(await field(page).inputValue()).toBe("Uno dos");
    expect(await page.evaluate(() => document.querySelector("palimpsest-view")?.shadowRoot?.activeElement?.localName)).toBe("textarea");
  });

  it("show the terms of the sentence, each once, and put them where a person is typing", async () => {
    const page = await openTranslated(THREE);
    await page.evaluate(() => {
      const two = { term: 1, source: "two", target: "dúo", stays: false };
      E.memory.terms = [two, two, { term: 2, source: "One", target: "One", stays: true }];
    });
    await edit(page);
    const terms = page.locator(".editor .term");
    await expect.poll(() => terms.allTextContents()).toEqual(["two → dúo", `One · ${word("editorTermStays")}`]);
    expect(await violations(page)).toEqual([]);
    await field(page).fill("Uno .");
    await page.evaluate(() => document.querySelector("palimpsest-view")?.shadowRoot?.querySelector("textarea")?.setSelectionRange(4, 4));
    await terms.first().click();
    expect(await field(page).inputValue()).toBe("Uno dúo.");
    await page.keyboard.type("s");
    expect(await field(page).inputValue()).toBe("Uno dúos.");
  });

  it("forget a correction, and take that back", async () => {
    const page = await openTranslated(THREE);
    const units = () => page.evaluate(() => E.memory.units.map(({ target, site }) => [target.join(""), site]));
    await page.evaluate(() => void (E.memory.units = [{ id: 90, memory: 1, pair: { from: "en", to: "es" }, source: ["One two."], target: ["Aquí."], origin: "person", site: "", created: 1, changed: 1, author: "", note: "" }]));
    await edit(page);
    await page.locator(".alternative").waitFor();
    await save(page, "Uno dos.");
    await expect.poll(units).toEqual([["Uno dos.", ""]]);
    await edit(page);
    await page.getByRole("button", { name: word("editorForget") }).click();
    await expect.poll(() => page.locator(".notice [role=status]").textContent()).toBe(word("editorForgotten"));
    expect(await units()).toEqual([]);
    await page.getByRole("button", { name: word("editorUndo") }).click();
    await expect.poll(units).toEqual([["Uno dos.", ""]]);
  });

  it("keep a correction between two sentences there, and out of the way of a later one for all pages", async () => {
    const page = await openTranslated("<p id=a>One. Two. Three.</p><p id=b>One. Two. Four.</p><p id=c>Two.</p>");
    const shown = () => page.evaluate(() => ["a", "b", "c"].map((id) => document.getElementById(id)?.textContent?.replace(/«\d+ /g, "«")));
    const units = () => page.evaluate(() => E.memory.units.map(({ target, before, after }) => [target.join(""), before, after]));
    const scope = page.locator(".editor select");
    const options = () => scope.locator("option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    const editTwo = async (id: string) => {
      await page.evaluate((where) => getSelection()?.setPosition(document.getElementById(where)?.firstChild ?? null, 1), id);
      await edit(page);
      if (id !== "c") await page.keyboard.press("Alt+ArrowDown"); // from the first of the block
      await expect.poll(() => page.locator(".editor .source").textContent()).toBe("Two.");
    };
    const SITE = await page.evaluate(() => (location.hostname === "" ? [] : ["site"]));
    await editTwo("a");
    expect(await options()).toEqual(["all", ...SITE, "between"]);
    expect(await scope.locator("option").last().textContent()).toBe(word("editorBetween"));
    await scope.selectOption("between");
    expect(await violations(page)).toEqual([]);
    await save(page, "Dos.");
    await expect.poll(() => page.locator(".notice [role=status]").textContent()).toBe(word("editorSavedBetween"));
    await expect.poll(units).toEqual([["Dos.", "One.", "Three."]]);
    // In b one of the two is there, and there is nothing better; in c neither.
    await expect.poll(shown).toEqual(["«ONE.» Dos. «THREE.»", "«ONE.» Dos. «FOUR.»", "Dos."]);

    await editTwo("b");
    await expect.poll(() => page.locator(".editor .alternative + p").textContent()).toContain(word("editorBetweenOthers"));
    expect(await scope.inputValue()).toBe("all");
    expect(await page.getByRole("button", { name: word("editorForget") }).count()).toBe(0);
    await save(page, "Un par.");
    // What is for a stays; b has its own word too, or that one would go on to win.
    await expect.poll(shown).toEqual(["«ONE.» Dos. «THREE.»", "«ONE.» Un par. «FOUR.»", "Un par."]);
    expect(await units()).toEqual([["Dos.", "One.", "Three."], ["Un par.", undefined, undefined], ["Un par.", "One.", "Four."]]);
    await page.getByRole("button", { name: word("editorUndo") }).click();
    await expect.poll(units).toEqual([["Dos.", "One.", "Three."]]);

    await editTwo("a");
    await expect.poll(() => scope.inputValue()).toBe("between");
    await scope.selectOption("all");
    await save(page, "Una pareja.");
    await expect.poll(units).toEqual([["Una pareja.", undefined, undefined]]);
    await page.getByRole("button", { name: word("editorUndo") }).click();
    await expect.poll(units).toEqual([["Dos.", "One.", "Three."]]);

    await editTwo("a");
    await page.getByRole("button", { name: word("editorForget") }).click();
    await expect.poll(shown).toEqual(["«ONE.» «TWO.» «THREE.»", "«ONE.» «TWO.» «FOUR.»", "«TWO.»"]);
    await page.getByRole("button", { name: word("editorUndo") }).click();
    await expect.poll(units).toEqual([["Dos.", "One.", "Three."]]);

    await editTwo("c");
    expect(await options()).toEqual(["all", ...SITE]);
  });

  it("of a private window say that they last for the session", async () => {
    const page = await openTranslated(THREE);
    await page.evaluate(() => void (E.memory.storage = { isDurable: false, reason: "private-window", usedBytes: 0, quotaBytes: 0, units: 0 }));
    await edit(page);
    await expect.poll(() => page.locator(".editor [role=status]").textContent()).toBe(word("editorPrivate"));
  });
});

describe("the page", () => {
  it("is as it was after corrections of sentences whose elements changed places, with the editor open", async () => {
    const page = await pages.open("<p id=a>one <i>two</i> <b>three</b></p><p title='one'>one</p>");
    const html = () => page.evaluate(() => document.head.outerHTML + document.body.outerHTML);
    const before = await html();
    await page.evaluate(async () => {
      E.engine.mode = "reverse";
      await E.translate();
    });
    expect(plain(await page.locator("#a").innerHTML())).toBe("<b>«THREE»</b> <i>«TWO»</i>«ONE» ");
    await edit(page);
    await save(page, "⟦2⟧tres⟦/2⟧ y ⟦1⟧dos⟦/1⟧ y uno");
    await expect.poll(() => page.locator("#a").innerHTML()).toBe("<b>tres</b> y <i>dos</i> y uno");
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(".editor .source").textContent()).toBe("one");
    await save(page, "uno");
    await expect.poll(() => page.locator("p[title=uno]").textContent()).toBe("uno");
    await page.keyboard.press("Escape");
    await edit(page);
    await page.evaluate(() => E.restore());
    expect(await html()).toBe(before);
    await editor(page).waitFor();
    await page.evaluate(() => E.translate());
    await expect.poll(() => page.locator("#a").innerHTML()).toBe("<b>tres</b> y <i>dos</i> y uno");
    await page.keyboard.press("Escape");
    await page.evaluate(() => E.restore());
    expect(await html()).toBe(before);
  });

  it("shows corrections in both languages, and what was corrected in one view in the other", async () => {
    const page = await pages.open("<p id=a>One <b>two</b>. Three.</p><p title='Three.'>Three.</p>");
    const before = await page.evaluate(() => document.body.outerHTML);
    await page.evaluate(() => E.translate(undefined, "bilingual"));
    await edit(page);
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(".editor .source").textContent()).toBe("Three.");
    await save(page, "Tres.");
    const shown = async () => plain(await page.evaluate(() => document.body.innerHTML));
    await expect.poll(shown).toBe(`<p id="a">One <b>two</b>. «ONE» «TWO». Three. Tres.</p><p title="Three. — Tres.">Three. Tres.</p>`);
    await page.evaluate(() => E.translate());
    await expect.poll(shown).toBe(`<p id="a">«ONE» <b>«TWO»</b>. Tres.</p><p title="Tres.">Tres.</p>`);
    await page.getByRole("button", { name: word("editorUndo") }).click();
    await expect.poll(shown).toBe(`<p id="a">«ONE» <b>«TWO»</b>. «THREE.»</p><p title="«THREE.»">«THREE.»</p>`);
    await page.evaluate(() => E.translate(undefined, "bilingual"));
    await expect.poll(shown).toBe(`<p id="a">One <b>two</b>. «ONE» «TWO». Three. «THREE.»</p><p title="Three. — «THREE.»">Three. «THREE.»</p>`);
    await page.evaluate(() => E.restore());
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
  });

  it("keeps its own clicks", async () => {
    const page = await pages.open("<p><a id=a href='#there'>One two.</a></p>");
    await page.evaluate(() => {
      const clicks: boolean[] = [];
      Object.assign(globalThis, { clicks });
      document.querySelector("#a")?.addEventListener("click", (event) => clicks.push((event as MouseEvent).altKey));
    });
    const clicks = () => page.evaluate(() => (globalThis as unknown as { clicks: boolean[] }).clicks);
    await page.evaluate(() => E.translate());
    await page.click("#a");
    expect(await clicks()).toEqual([false]);
    await page.click("#a", { modifiers: ["Alt"] });
    await field(page).waitFor();
    expect(await clicks()).toEqual([false]);
    await page.keyboard.press("Escape");
    await page.evaluate(() => E.restore());
    await page.evaluate(() => document.querySelector("#a")?.addEventListener("click", (event) => event.preventDefault())); // no download
    await page.click("#a", { modifiers: ["Alt"] });
    expect(await clicks()).toEqual([false, true]);
  });

  it("scrolls with the editor beside the sentence, in a small dark window with a text from right to left", async () => {
    const page = await pages.open(`<p id=a>One two.</p><p style="margin-top: 700px">Three.</p><p style="height: 900px">Four.</p>`);
    await page.setViewportSize({ width: 360, height: 420 });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => E.translate({ from: "en", to: "ar" }));
    await edit(page);
    expect(await field(page).getAttribute("dir")).toBe("rtl");
    expect(await page.locator(".editor .source").getAttribute("dir")).toBe("ltr");
    expect(await editor(page).getAttribute("dir")).toBe("ltr");
    const gap = async () => {
      const [own, text] = [await editor(page).boundingBox(), await page.locator("#a").boundingBox()];
      return own && text ? own.y - (text.y + text.height) : NaN;
    };
    const before = await gap();
    expect(before).toBeGreaterThanOrEqual(0);
    const box = await editor(page).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360 && box.y + box.height <= 420).toBe(true);
    await page.screenshot({ path: "build/e2e/dom-editor-dark.png" });
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => scrollTo(0, 12));
    await expect.poll(gap).toBeCloseTo(before, 0);
    await page.keyboard.press("Alt+ArrowDown"); // out of sight: comes into view
    await expect.poll(() => page.locator(".editor .source").textContent()).toBe("Three.");
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300);
  });

  it("has its selection corrected, sentence by sentence", async () => {
    const page = await openTranslated(THREE);
    await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.querySelector("#a") as Element);
      E.receive({ type: "bg-cs-selection", text: "" });
    });
    await page.getByRole("button", { name: word("panelCorrect") }).click();
    await field(page).waitFor();
    expect(await page.locator(".editor .source").textContent()).toBe("One two.");
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(".editor .source").textContent()).toBe("Three.");
    await save(page, "Tres.");
    await expect.poll(() => page.locator("#c").textContent()).toBe("Tres.");
  });
});
