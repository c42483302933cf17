// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over a part of the document, in slices: finds the blocks of text in it. Reads only; the
// document stays as it is between `step` and `step` except for what the page itself does, and what
// the page changes the observer reports, so a piece missed here is collected there.
import {
  firstChildOf, isConnected, isElement, isText, nextSiblingOf, parentElementAcross, parentOf, previousSiblingOf, shadowOf, typeOf,
} from "../dom.js";
import type { ElementKinds } from "./element-kind.js";
import type { Item } from "./items.js";
import { isExcluded, type State } from "./exclusions.js";
import type { Policy } from "./policy.js";

/** Sibling nodes of one parent, `first` to `last`; what is between and inside is walked. */
export interface Range {
  readonly first: Node;
  readonly last: Node;
}

export interface Sink {
  /** The items of a block, not yet cut or trimmed. */
  block(items: Item<Text, Element>[]): void;
  /** An open shadow root; it is walked too. */
  shadowRoot(root: ShadowRoot): void;
  /** The page's own text of a node, or null for a node that is not the page's. */
  textOf(node: Text): string | null;
}

interface Level {
  readonly element: Element;
  readonly state: State; // of the parent, to return to
  readonly leave: "close" | "island" | "block";
  readonly items: Item<Text, Element>[]; // the list to go on with after an island
}

/** Nodes between two looks at the clock: about 0.1 ms of work. */
const NODES_BETWEEN_CLOCKS = 64;

export class Walker {
  readonly #ranges: { range: Range; state: State }[] = [];
  #levels: Level[] = [];
  #items: Item<Text, Element>[] = [];
  #node: Node | null = null;
  #last: Node | null = null;
  #state: State;

  constructor(private readonly kinds: ElementKinds, private readonly policy: Policy, private readonly sink: Sink, ranges: readonly Range[]) {
    for (const range of ranges) this.#add(range);
    this.#state = this.policy.of(null);
  }

  /** Walks until `deadline` (performance.now()); true when all is walked. */
  step(deadline: number): boolean {
    if (this.#node !== null && !isConnected(this.#node)) this.#restart();
    for (let count = 1; ; count++) {
      if (this.#node === null && !this.#nextRange()) return true;
      this.#visit();
      if (count % NODES_BETWEEN_CLOCKS === 0 && performance.now() >= deadline) return false;
    }
  }

  #add(range: Range): void {
    this.#ranges.push({ range, state: this.policy.of(parentElementAcross(range.first)) });
  }

  #nextRange(): boolean {
    const next = this.#ranges.shift();
    if (next === undefined) return false;
    this.#node = next.range.first;
    this.#last = next.range.last;
    this.#state = next.state;
    this.#levels = [];
    this.#items = [];
    return true;
  }

  /** The page took away the node we stood on: its nearest ancestor that is still there is walked anew. */
  #restart(): void {
    const level = this.#levels.map(({ element }) => element).reverse().find((element) => isConnected(element));
    this.#node = null;
    if (level) this.#ranges.unshift({ range: { first: level, last: level }, state: this.policy.of(parentElementAcross(level)) });
  }

  #visit(): void {
    const node = this.#node;
    if (node === null) return;
    if (isText(node)) this.#text(node);
    else if (isElement(node) && this.#enter(node)) return; // `node` is its first child now
    else if (typeOf(node) === 9 || typeOf(node) === 11) {
      this.#node = firstChildOf(node);
      return;
    }
    this.#forward(node);
  }

  #text(node: Text): void {
    const text = this.sink.textOf(node);
    if (text === null || text === "") return;
    if (isExcluded(this.#state)) this.#flush();
    else this.#items.push({ kind: "text", node, text });
  }

  /** Returns whether the walk went down. */
  #enter(element: Element): boolean {
    const kind = this.kinds.of(element);
    if (kind === "skip") return false;
    const state = this.policy.enter(element, this.#state);
    const excluded = isExcluded(state);
    const root = state.hard ? null : shadowOf(element);
    if (root !== null) {
      this.sink.shadowRoot(root);
      const first = firstChildOf(root);
      if (first !== null) this.#ranges.unshift({ range: { first, last: lastSibling(first) }, state });
    }
    let leave: Level["leave"];
    if (kind === "block") leave = "block";
    else if (kind === "inline" && !excluded && root === null) leave = "close";
    else leave = "island";
    if (leave === "block") this.#flush();
    else this.#items.push({ kind: leave === "close" ? "open" : "alone", element });
    const first = kind === "alone" || state.hard ? null : firstChildOf(element);
    if (first === null) {
      if (leave === "close") this.#items.push({ kind: "close", element });
      return false;
    }
    this.#levels.push({ element, state: this.#state, leave, items: this.#items });
    if (leave === "island") this.#items = [];
    this.#state = state;
    this.#node = first;
    return true;
  }

  #forward(from: Node): void {
    let node: Node = from;
    for (;;) {
      const next = this.#levels.length === 0 && node === this.#last ? null : nextSiblingOf(node);
      if (next !== null) {
        this.#node = next;
        return;
      }
      const level = this.#levels.pop();
      if (level === undefined) {
        this.#flush();
        this.#node = null;
        return;
      }
      if (level.leave === "close") this.#items.push({ kind: "close", element: level.element });
      else this.#flush();
      if (level.leave === "island") this.#items = level.items;
      this.#state = level.state;
      node = level.element;
    }
  }

  #flush(): void {
    if (this.#items.length === 0) return;
    this.sink.block(this.#items);
    this.#items = [];
  }
}

function lastSibling(node: Node): Node {
  let last = node;
  for (let next = nextSiblingOf(node); next !== null; next = nextSiblingOf(next)) last = next;
  return last;
}

/** The outermost of the inline elements around `node`, or itself. */
export function outermostInline(node: Node, kinds: ElementKinds): Node {
  let inner = node;
  for (let parent = parentOf(inner); isElement(parent) && shadowOf(parent) === null && kinds.of(parent) === "inline"; parent = parentOf(inner)) {
    inner = parent;
  }
  return inner;
}

/**
 * The siblings around `inner`, an outermost inline node, whose text makes sentences with it: to the
 * nearest ends of a block on both sides. What must be collected anew when something in it changed.
 */
export function inlineSurroundings(inner: Node, kinds: ElementKinds): Range {
  const ends = (sibling: Node) => isElement(sibling) && kinds.of(sibling) === "block";
  let first = inner;
  let last = inner;
  for (let next = previousSiblingOf(first); next !== null && !ends(next); next = previousSiblingOf(next)) first = next;
  for (let next = nextSiblingOf(last); next !== null && !ends(next); next = nextSiblingOf(next)) last = next;
  return { first, last };
}
