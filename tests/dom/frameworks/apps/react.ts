// SPDX-License-Identifier: GPL-3.0-or-later
// React 18 keeps the text nodes it made and writes only what differs from its own last words; when a
// node is not where React left it, the whole page is lost.
import { createElement as h, Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { createPortal } from "react-dom";

import { find, present, stage } from "../support/app.js";

const ITEMS = ["red apples", "green pears", "yellow lemons", "blue plums"];
let renders = 0;

function App() {
  const [count, setCount] = useState(3);
  const [isOpen, setOpen] = useState(true);
  const [items, setItems] = useState(ITEMS);
  const [draft, setDraft] = useState("");
  const [hasPortal, setPortal] = useState(false);
  const [generation, setGeneration] = useState(1);
  const imperative = useRef<HTMLParagraphElement>(null);
  renders += 1;
  useEffect(() => {
    document.title = `A basket of ${String(count)} things`;
  }, [count]);

  const button = (id: string, act: () => void) => h("button", { id, onClick: act }, `Please ${id}`);
  const paragraph = (id: string, ...children: ReactNode[]) => h("p", { id }, ...children);
  return h(
    Fragment,
    null,
    button("more", () => setCount((now) => now + 1)),
    button("toggle", () => setOpen((now) => !now)),
    button("reverse", () => setItems((now) => now.toReversed())),
    button("rotate", () => setItems((now) => [...now.slice(-1), ...now.slice(0, -1)])),
    button("insert", () => setItems((now) => [now[0] ?? "", `new bread ${String(now.length)}`, ...now.slice(1)])),
    button("remove", () => setItems((now) => now.toSpliced(2, 1))),
    button("portal", () => setPortal((now) => !now)),
    button("replace", () => {
      if (imperative.current) imperative.current.textContent = "Somebody wrote this over it.";
    }),
    button("remount", () => setGeneration((now) => now + 1)),
    paragraph("adjacent", count, " items are in ", "the ", "basket."), // five text nodes
    paragraph("either", isOpen && "The shop is open.", !isOpen && "The shop is closed."),
    paragraph("around", isOpen && "Today only: ", "everything is ", h("b", { title: `Only ${String(count)} left` }, "cheap"), !isOpen && " tomorrow", "."),
    isOpen ? h("section", null, h("h2", null, "A section that goes away"), h("p", null, "With two paragraphs.")) : null,
    h("ul", null, ...items.map((item) => h("li", { key: item }, "Buy ", item, h("i", null, " quickly")))),
    h("input", { id: "draft", placeholder: "Write something", value: draft, onChange: (event) => setDraft((event.target as HTMLInputElement).value) }),
    paragraph("echo", draft === "" ? "Nothing is written." : `The note says ${draft}, more or less.`), // its text is one string: React sets textContent
    h("p", { id: "html", dangerouslySetInnerHTML: { __html: isOpen ? "Some <b>bold</b> words" : "Some <i>slanted</i> words here" } }),
    h("p", { id: "imperative", ref: imperative }, "A paragraph its page overwrites."),
    h("article", { key: generation }, "Made for time number ", generation),
    hasPortal && createPortal(h("div", { id: "dialog", role: "dialog" }, "A dialog with ", count, " things ", button("close", () => setPortal(false))), document.body),
  );
}

createRoot(stage()).render(h(App));

present({
  steps: [
    ["more: an adjacent text and the title", { click: "#more" }],
    ["toggle off: texts beside each other go and come", { click: "#toggle" }],
    ["reverse a keyed list", { click: "#reverse" }],
    ["insert into the list", { click: "#insert" }],
    ["type into a controlled input", { click: "#draft" }, { type: "milk" }],
    ["open a portal", { click: "#portal" }],
    ["more, seen in the portal", { click: "#more" }],
    ["overwrite textContent", { click: "#replace" }],
    ["toggle on", { click: "#toggle" }],
    ["rotate the list", { click: "#rotate" }],
    ["type more", { click: "#draft" }, () => find<HTMLInputElement>("#draft").setSelectionRange(4, 4), { type: " tea" }],
    ["remove from the list", { click: "#remove" }],
    ["close the portal from inside", { click: "#close" }],
    ["remount by key", { click: "#remount" }],
    ["toggle off again", { click: "#toggle" }],
  ],
  facts: () => ({ renders }),
});
