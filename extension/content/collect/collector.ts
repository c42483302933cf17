// SPDX-License-Identifier: GPL-3.0-or-later
// From a part of the document to units: walks it, makes the source of every block and attribute with
// words, and leaves out what is known already and unchanged.
import type { AttributeEntry, Ledger, Sentence } from "../apply/ledger.js";
import { attributeOf, isElement, parentOf, tagOf } from "../dom.js";
import { attributesOf, findAttributes } from "./attributes.js";
import type { ElementKinds } from "./element-kind.js";
import { balancedPieces, hasLetters, trimmed, type Item } from "./items.js";
import { Policy } from "./policy.js";
import { makeSource, type Source, type WhiteSpace } from "./source.js";
import { keyOf, type Unit } from "./unit.js";
import { Walker, type Range } from "./walker.js";

/** What was translated before and shows the original now. */
export type Hidden =
  | { readonly kind: "hidden-block"; readonly sentence: Sentence; readonly nodes: readonly Text[] }
  | { readonly kind: "hidden-attribute"; readonly element: Element; readonly entry: AttributeEntry };

export interface Found {
  /** Something to translate. */
  unit(unit: Unit): void;
  /** Something whose translation the ledger knows. */
  hidden(hidden: Hidden): void;
  /** Something that was asked for already. */
  waiting(sentence: Sentence): void;
  shadowRoot(root: ShadowRoot): void;
}

const isBreak = (element: Element) => tagOf(element) === "br";

/** One pass; made new for each, because it remembers states of elements that may change later. */
export class Collection {
  readonly #policy: Policy;
  readonly #walker: Walker;

  constructor(kinds: ElementKinds, private readonly ledger: Ledger, from: string, private readonly found: Found, ranges: readonly Range[]) {
    this.#policy = new Policy(from);
    this.#walker = new Walker(kinds, this.#policy, {
      block: (items) => this.#block(items),
      shadowRoot: (root) => {
        found.shadowRoot(root);
        this.attributesIn(root);
      },
      textOf: (node) => (ledger.isAdded(node) ? null : ledger.originalOf(node)),
    }, ranges);
  }

  step(deadline: number): boolean {
    return this.#walker.step(deadline);
  }

  /** Attributes of a tree, at once: one native query. */
  attributesIn(root: Node): void {
    findAttributes(root, this.#policy, (element, name) => this.#attribute(element, name));
  }

  attributesOf(element: Element): void {
    attributesOf(element, this.#policy, (of, name) => this.#attribute(of, name));
  }

  #attribute(element: Element, name: string): void {
    const original = this.ledger.originalAttribute(element, name);
    if (!hasLetters(original)) return;
    const known = this.ledger.attributeEntry(element, name);
    if (known?.original === original && this.ledger.isGood(known)) {
      if (known.state === "hidden") this.found.hidden({ kind: "hidden-attribute", element, entry: known });
      if (known.state !== "shown" || attributeOf(element, name) === known.written) return; // else the page wrote its own back
    }
    const { runs, parts } = makeSource<string, never>([{ kind: "text", node: name, text: original }], "preserve", () => false);
    this.found.unit({ kind: "attribute", element, entry: this.ledger.setAttribute(element, name, original), runs, parts, key: keyOf(runs), translation: null });
  }

  #block(items: Item<Text, Element>[]): void {
    for (const content of contentsOf(this.#recognised(items))) this.#sentenceOf(content);
  }

  /** Where the page copied a sentence of ours, its short parts are ours too. */
  #recognised(items: readonly Item<Text, Element>[]): readonly Item<Text, Element>[] {
    if (!items.some((item) => item.kind === "text" && this.ledger.isCopy(item.node))) return items;
    return items.map((item) => {
      if (item.kind !== "text" || this.ledger.textEntry(item.node) !== undefined) return item;
      return { kind: "text", node: item.node, text: this.ledger.recognise(item.node) ?? item.text };
    });
  }

  #sentenceOf(items: readonly Item<Text, Element>[]): void {
    const [first] = items;
    if (first === undefined) return;
    const known = this.#knownSentence(items);
    if (known !== null) {
      if (known.state === "hidden") this.found.hidden({ kind: "hidden-block", sentence: known, nodes: textNodesOf(items) });
      else if (known.state === "waiting") this.found.waiting(known);
      return;
    }
    const source = sourceOf(items);
    if (source === null) return;
    const { holder, runs, parts } = source;
    let size = 0;
    for (const part of parts) if (part.kind === "text") size++;
    const sentence = this.ledger.newSentence(size, shapeOf(items));
    for (const part of parts) {
      if (part.kind !== "text") continue;
      const before = this.ledger.lastTextEntry(part.node);
      const written = before !== undefined && before.written === part.node.data ? before.written : part.original;
      this.ledger.setText(part.node, { original: part.original, written, sentence });
    }
    this.found.unit({ kind: "block", container: holder, runs, parts, key: keyOf(runs), translation: null, sentence, texts: null });
  }

  /** The sentence these very nodes made before, if each still holds the page's text of then or ours. */
  #knownSentence(items: readonly Item<Text, Element>[]): Sentence | null {
    let sentence: Sentence | null = null;
    let size = 0;
    for (const item of items) {
      if (item.kind !== "text") continue;
      const entry = this.ledger.lastTextEntry(item.node);
      if (entry === undefined || entry.original !== item.text || (sentence !== null && entry.sentence !== sentence)) return null;
      sentence = entry.sentence;
      if (sentence.state === "shown" && item.node.data !== entry.written) return null; // the page wrote its own text back
      size++;
    }
    return sentence !== null && sentence.size === size && sentence.shape === shapeOf(items) && this.ledger.isGood(sentence) ? sentence : null;
  }
}

/** A number that another order of texts or codes hardly has. */
function shapeOf(items: readonly Item<Text, Element>[]): number {
  let shape = 0;
  for (const item of items) {
    const part = item.kind === "text" ? item.text.length * 65_536 + item.text.charCodeAt(0) + 3 : item.kind === "open" ? 1 : item.kind === "close" ? 2 : 3;
    shape = (shape * 31 + part) & 0x3fff_ffff; // a small integer
  }
  return shape;
}

/** What is translated together of the items of a block. */
export function contentsOf(items: readonly Item<Text, Element>[]): (readonly Item<Text, Element>[])[] {
  return balancedPieces(items).map(trimmed).filter((content) => content.some((item) => item.kind === "text" && hasLetters(item.text)));
}

/** `holder`: parent of the outermost items. */
export function sourceOf(items: readonly Item<Text, Element>[]): Source<Text, Element> & { readonly holder: Element } | null {
  const [first] = items;
  const container = first === undefined ? null : parentOf(first.kind === "text" ? first.node : first.element);
  if (container === null) return null;
  const holder = isElement(container) ? container : (container as ShadowRoot).host; // text directly in a shadow root
  return { holder, ...makeSource(items, whiteSpaceOf(holder, items), isBreak) };
}

function textNodesOf(items: readonly Item<Text, Element>[]): Text[] {
  return items.flatMap((item) => (item.kind === "text" ? [item.node] : []));
}

/** Something that could show: a line feed, a tab, two spaces in a row. */
const TELLING_SPACE = /\S[^\S ]|[^\S ]\S|\S {2}|  \S/;

function whiteSpaceOf(container: Element, items: readonly Item<Text, Element>[]): WhiteSpace {
  if (!items.some((item) => item.kind === "text" && TELLING_SPACE.test(item.text))) return "collapse";
  const { whiteSpace } = getComputedStyle(container);
  if (whiteSpace.startsWith("pre-line") || whiteSpace.includes("preserve-breaks")) return "preserve-lines";
  return /^(?:pre|break-spaces)|preserve/.test(whiteSpace) ? "preserve" : "collapse";
}

