// SPDX-License-Identifier: GPL-3.0-or-later
// From a part of the document to units: walks it, makes the source of every block and attribute with
// words, and leaves out what is known already and unchanged.
import type { Ledger } from "../apply/ledger.js";
import { attributeOf, isElement, parentOf, tagOf } from "../dom.js";
import { attributesOf, findAttributes } from "./attributes.js";
import type { ElementKinds } from "./element-kind.js";
import { balancedPieces, hasLetters, trimmed, type Item } from "./items.js";
import { Policy } from "./policy.js";
import { makeSource, type WhiteSpace } from "./source.js";
import { keyOf, type AttributeUnit, type BlockUnit, type Unit } from "./unit.js";
import { Walker, type Range } from "./walker.js";

export interface Found {
  unit(unit: Unit): void;
  shadowRoot(root: ShadowRoot): void;
}

const isBreak = (element: Element) => tagOf(element) === "br";

/** One pass; made new for each, because it remembers states of elements that may change later. */
export class Collection {
  private readonly policy: Policy;
  private readonly walker: Walker;

  constructor(kinds: ElementKinds, private readonly ledger: Ledger, from: string, private readonly found: Found, ranges: readonly Range[]) {
    this.policy = new Policy(from);
    this.walker = new Walker(kinds, this.policy, {
      block: (items) => this.block(items),
      shadowRoot: (root) => {
        found.shadowRoot(root);
        this.attributesIn(root);
      },
      textOf: (node) => (ledger.isAdded(node) ? null : ledger.originalOf(node)),
    }, ranges);
  }

  step(deadline: number): boolean {
    return this.walker.step(deadline);
  }

  /** Attributes of a tree, at once: one native query. */
  attributesIn(root: Node): void {
    findAttributes(root, this.policy, (element, name) => this.attribute(element, name));
  }

  attributesOf(element: Element): void {
    attributesOf(element, this.policy, (of, name) => this.attribute(of, name));
  }

  private attribute(element: Element, name: string): void {
    const entry = this.ledger.attributeEntry(element, name);
    const original = entry?.original ?? attributeOf(element, name) ?? "";
    if (!hasLetters(original)) return;
    if (entry?.unit.shown) return;
    const { runs, parts } = makeSource<string, never>([{ kind: "text", node: name, text: original }], "preserve", () => false);
    const unit: AttributeUnit = { kind: "attribute", element, name, original, runs, parts, key: keyOf(runs), translation: entry?.unit.translation ?? null, shown: false };
    this.ledger.setAttribute(element, name, { original, written: entry?.written ?? original, unit });
    this.found.unit(unit);
  }

  private block(items: Item<Text, Element>[]): void {
    for (const piece of balancedPieces(items)) {
      const content = trimmed(piece);
      const text = content.map((item) => (item.kind === "text" ? item.text : "")).join("");
      if (hasLetters(text)) this.unitOf(content, text);
    }
  }

  private unitOf(items: readonly Item<Text, Element>[], text: string): void {
    const [first] = items;
    if (first === undefined) return;
    const container = parentOf(first.kind === "text" ? first.node : first.element);
    if (container === null) return;
    const holder = isElement(container) ? container : (container as ShadowRoot).host; // text directly in a shadow root
    const { runs, parts } = makeSource(items, whiteSpaceOf(holder, text), isBreak);
    const key = keyOf(runs);
    const known = this.knownUnit(items, key);
    if (known === "shown") return;
    const unit: BlockUnit = { kind: "block", container: holder, runs, parts, key, translation: known?.translation ?? null, shown: false };
    for (const part of parts) {
      if (part.kind !== "text") continue;
      const entry = this.ledger.textEntry(part.node);
      this.ledger.setText(part.node, { original: part.original, written: entry?.written ?? part.original, unit });
    }
    this.found.unit(unit);
  }

  /** The unit these very nodes made before, "shown" if its translation stands on the page already. */
  private knownUnit(items: readonly Item<Text, Element>[], key: string): BlockUnit | "shown" | null {
    let unit: BlockUnit | null = null;
    let shown = true;
    for (const item of items) {
      if (item.kind !== "text") continue;
      const entry = this.ledger.textEntry(item.node);
      if (entry === undefined || entry.unit.key !== key || (unit !== null && entry.unit !== unit)) return null;
      unit = entry.unit;
      if (item.node.data !== entry.written) shown = false;
    }
    return unit !== null && unit.shown && shown && sameNodes(unit, items) ? "shown" : unit;
  }
}

function sameNodes(unit: BlockUnit, items: readonly Item<Text, Element>[]): boolean {
  const before = unit.parts.flatMap((part) => (part.kind === "text" ? [part.node] : []));
  const now = items.flatMap((item) => (item.kind === "text" ? [item.node] : []));
  return before.length === now.length && before.every((node, index) => node === now[index]);
}

function whiteSpaceOf(container: Element, text: string): WhiteSpace {
  if (!/[\t\n\r\f]| {2}/.test(text.trim())) return "collapse"; // nothing that could show
  const { whiteSpace } = getComputedStyle(container);
  if (whiteSpace.startsWith("pre-line") || whiteSpace.includes("preserve-breaks")) return "preserve-lines";
  return /^(?:pre|break-spaces)|preserve/.test(whiteSpace) ? "preserve" : "collapse";
}

