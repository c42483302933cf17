// SPDX-License-Identifier: GPL-3.0-or-later
// After restoring, the page is the page it was: the same bytes, the same nodes.
import { describe, expect, it } from "vitest";
import type { View } from "../../extension/shared/settings.js";
import type { Mode } from "./support/in-page.js";
import { usePages } from "./support/page.js";

const pages = usePages();

const PAGE = `<!DOCTYPE html><html lang="en-US"><head>
<title>  A page
 of ours </title><meta name="description" content="What it is about"></head><body class=x>
  loose text <b>bold</b>
  <h1 title="A tip">The   heading</h1>
  <p>Read the <a href="#1">full <i>long</i> report</a> or <a href="#2">the short one</a>, not <code>this code</code>.<br>
     Next line.<!-- a comment --></p>
  <div>before <div>a block</div> after <span> spaced </span><span>glued</span></div>
  <a href="#3">link <div>with a block</div> inside</a>
  <p translate=no>Not this <b translate=yes>but this</b></p>
  <form><label>Name <input name=n value="kept words" placeholder="Your name"></label>
  <select name=s><option>first choice<option selected>second choice</select>
  <input type=button value="Press me"> <input type=submit name=go value="Kept words"> <button>Send it</button></form>
  <pre>first line
    second line</pre>
  <svg><title>A picture</title><text>in it</text></svg>
  <div id=host><template shadowrootmode=open><p>in the <b>shadow</b> tree</p><slot></slot></template>light text</div>
</body></html>`;

describe("restore", () => {
  const MODES: readonly Mode[] = ["faithful", "reverse", "drop", "double"];
  const VIEWS: readonly View[] = ["translated", "bilingual"];

  it.each(VIEWS.flatMap((view) => MODES.map((mode) => ({ mode, view }))))("gives the same bytes and nodes back, engine $mode, $view", async ({ mode, view }) => {
    const page = await pages.open(PAGE);
    const result = await page.evaluate(async ([mode, view]) => {
      const nodes = () => {
        const found: Node[] = [];
        const walk = (root: Node) => {
          const walker = document.createTreeWalker(root);
          for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
            found.push(node);
            if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
          }
        };
        walk(document);
        return found;
      };
      const form = () => JSON.stringify([...new FormData(document.forms[0])]);
      const before = { html: T.html(), nodes: nodes(), form: form() };
      const slips: string[] = []; // what would be submitted between two of our writes
      const submit = new MutationObserver(() => {
        if (form() !== before.form) slips.push(form());
      });
      submit.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      T.engine.mode = mode;
      await T.translate("es", view);
      const during = { html: T.html(), form: form(), elementsLost: before.nodes.filter((node) => node instanceof Element && !node.isConnected).length };
      await T.restore();
      const after = nodes();
      return {
        formKept: during.form === before.form && form() === before.form,
        slips,
        changed: during.html !== before.html,
        elementsLost: during.elementsLost,
        html: [before.html, T.html()],
        sameNodes: after.length === before.nodes.length && after.every((node, index) => node === before.nodes[index]),
      };
    }, [mode, view] as const);
    expect(result.changed).toBe(true);
    expect(result.formKept).toBe(true);
    expect(result.slips).toEqual([]);
    expect(result.elementsLost).toBe(0);
    expect(result.html[1]).toBe(result.html[0]);
    expect(result.sameNodes).toBe(true);
  });

  it("and translating again needs no engine and gives the same page", async () => {
    const page = await pages.open(PAGE);
    const [first, second, asked] = await page.evaluate(async () => {
      await T.translate();
      const first = T.html();
      const { requests } = T.engine;
      await T.restore();
      await T.translate();
      return [first, T.html(), T.engine.requests - requests] as const;
    });
    expect(second).toBe(first);
    expect(asked).toBe(0);
  });

  it("keeps what the page changed meanwhile", async () => {
    const page = await pages.open("<p id=a>one</p><p id=b title='tip'>two</p>");
    const body = await page.evaluate(async () => {
      await T.translate();
      const [a, b] = [document.querySelector("#a"), document.querySelector("#b")];
      if (a?.firstChild) a.firstChild.nodeValue = "new one";
      b?.setAttribute("title", "new tip");
      b?.append(" and more");
      await T.settled();
      await T.restore();
      return document.body.innerHTML;
    });
    expect(body).toBe(`<p id="a">new one</p><p id="b" title="new tip">two and more</p>`);
  });

  it("reaches nodes the page had taken away and brings back later", async () => {
    const page = await pages.open("<p id=a>one <b>two</b></p>");
    const text = await page.evaluate(async () => {
      await T.translate();
      const a = document.querySelector("#a");
      a?.remove();
      await T.restore();
      if (a) document.body.append(a);
      await T.settled();
      return a?.innerHTML;
    });
    expect(text).toBe("one <b>two</b>");
  });

  it("stops a translation that has not finished", async () => {
    const page = await pages.open("<p>one</p><p>two</p>");
    const text = await page.evaluate(async () => {
      T.engine.isHolding = true;
      await T.translate();
      await T.restore();
      T.engine.release();
      await T.settled();
      return document.body.innerHTML;
    });
    expect(text).toBe("<p>one</p><p>two</p>");
  });

  it.each<Mode>(["faithful", "reverse", "drop", "double"])("copes with thousands of elements in one sentence, engine %s", async (mode) => {
    const page = await pages.open(`<!DOCTYPE html><html lang="en"><p id="flat"></p><p id="deep"></p></html>`);
    const result = await page.evaluate(async (mode) => {
      const [flat, deep] = ["flat", "deep"].map((id) => document.getElementById(id) as Element);
      for (let i = 0; i < 5000; i++) {
        const element = document.createElement("b");
        element.append("word ");
        flat?.append(element);
      }
      let inner = deep;
      for (let i = 0; i < 1000; i++) {
        const element = document.createElement("i");
        inner?.append("in ", element);
        inner = element;
      }
      const before = T.html();
      T.engine.mode = mode;
      await T.translate();
      const counts = [flat?.children.length, deep?.querySelectorAll("i").length];
      const changed = T.html() !== before;
      await T.restore();
      return { counts, changed, isBack: T.html() === before };
    }, mode);
    expect(result).toEqual({ counts: [5000, 1000], changed: true, isBack: true });
  });
});
