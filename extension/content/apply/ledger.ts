// SPDX-License-Identifier: GPL-3.0-or-later
// What the page wrote and what we wrote over it. A node holds our text as long as it equals
// `written`; anything else is the page's. Weak maps only: a node the page drops takes its entry along.
//
// There is an entry for every text node of the page, so it holds as little as toggling needs: two
// strings, which it shares with the document, and the sentence. How a unit was made is forgotten as
// soon as it is written (collect/unit.ts); the page itself says it again when it is needed.
import type { BlockUnit } from "../collect/unit.js";
import { attributeOf } from "../dom.js";

/** Where the translation of a sentence or an attribute is. */
interface Progress {
  /** Pair and engine; a translation of others is worth nothing. */
  readonly edition: number;
  /** The call of translate() that asked; waiting for an answer to an earlier one is in vain. */
  readonly run: number;
  /** waiting: for its translation; hidden: there is one, the original is seen; failed: there is none. */
  state: "waiting" | "shown" | "hidden" | "failed";
}

/** The text nodes of one block, which are translated together. */
export interface Sentence extends Progress {
  /** How many there are: fewer in one place mean that the page cut the block up. */
  readonly size: number;
  /** What order they and the codes between them have, as a number: others mean another sentence. */
  readonly shape: number;
  /** What translating it did beside writing text: seldom anything. */
  structure: Structure | null;
}

export interface TextEntry {
  readonly original: string;
  written: string; // equal to `original` until the first write
  sentence: Sentence;
}

export interface AttributeEntry extends Progress {
  readonly name: string;
  readonly original: string;
  written: string;
  next: AttributeEntry | null; // of the same element
}

/** Elements that changed places: `ours` and `original` hold the same elements. */
export interface Order {
  readonly parent: Element;
  readonly original: readonly Element[];
  readonly ours: readonly Element[];
}

export interface Structure {
  /** To do it all again. */
  readonly unit: BlockUnit;
  readonly orders: readonly Order[];
  readonly added: readonly Text[];
  isDone: boolean;
}

/** Shorter texts may be the other language's by chance, if they stand alone. */
const LONG_ENOUGH = 10;
/** Of text nodes that the page copied from ours; never the same as any block's. */
const COPIED: Sentence = { size: 0, shape: 0, edition: -1, run: -1, state: "hidden", structure: null };
/** Of texts we wrote, twice: enough for what a page copies of itself, about 0.3 MB at most. */
const MAX_OUTPUTS = 2500;

export class Ledger {
  readonly #texts = new WeakMap<Text, TextEntry>();
  readonly #attributes = new WeakMap<Element, AttributeEntry>();
  readonly #addedTexts = new WeakSet<Text>();
  readonly #pinned = new WeakMap<Element, string>();
  /** What we wrote, and the page's text for it: pages copy and re-create what they show. */
  #outputs = new Map<string, string>();
  #olderOutputs = new Map<string, string>();
  #edition = 0;
  #run = 0;

  /** A translation begins; with another pair or engine, what is known is of no use. */
  begin(isAnother: boolean): void {
    this.#run++;
    if (!isAnother) return;
    this.#edition++;
    this.#outputs = new Map();
    this.#olderOutputs = new Map();
  }

  /** Whether there is a translation, or will be. */
  isGood({ edition, run, state }: Progress): boolean {
    return edition === this.#edition && state !== "failed" && (state !== "waiting" || run === this.#run);
  }

  newSentence(size: number, shape: number): Sentence {
    return { size, shape, edition: this.#edition, run: this.#run, state: "waiting", structure: null };
  }

  /** Entry of a text node, if the page has not written over it since. */
  textEntry(node: Text): TextEntry | undefined {
    const entry = this.#texts.get(node);
    if (entry === undefined) return undefined;
    const { data } = node;
    return data === entry.written || data === entry.original ? entry : undefined;
  }

  /** Any entry, stale or not. */
  lastTextEntry(node: Text): TextEntry | undefined {
    return this.#texts.get(node);
  }

  /** Whether the text is what was written last, or given back. */
  isAsWeLeftIt(node: Text): boolean {
    const entry = this.#texts.get(node);
    if (entry === undefined) return false;
    const { data } = node;
    return data === entry.written || (entry.sentence.state === "hidden" && data === entry.original);
  }

  setText(node: Text, entry: TextEntry): void {
    this.#texts.set(node, entry);
  }

  wrote(entry: TextEntry | AttributeEntry, text: string): void {
    entry.written = text;
    if (text === entry.original || text.length < 2 || text.trim() === "") return;
    this.#outputs.set(text, entry.original);
    if (this.#outputs.size < MAX_OUTPUTS) return;
    this.#olderOutputs = this.#outputs;
    this.#outputs = new Map();
  }

  #originalOfOutput(text: string): string | undefined {
    return this.#outputs.get(text) ?? this.#olderOutputs.get(text);
  }

  /** The page's text of a node, whatever stands in it now; a copy of what we wrote elsewhere is recognised. */
  originalOf(node: Text): string {
    const { data } = node;
    const entry = this.entryOf(node, data);
    return data === entry?.written ? entry.original : data;
  }

  /** Any entry of a text node with that data; a copy of what we wrote elsewhere gets one. */
  entryOf(node: Text, data: string): TextEntry | undefined {
    const entry = this.#texts.get(node);
    if (data === entry?.written || data === entry?.original) return entry;
    if (data.length >= LONG_ENOUGH && data.trim().length >= LONG_ENOUGH && this.recognise(node) !== null) return this.#texts.get(node);
    return entry;
  }

  /** The page's text for a copy of ours, however short; null if it is none. */
  recognise(node: Text): string | null {
    const { data } = node;
    const original = this.#originalOfOutput(data);
    if (original === undefined) return null;
    this.#texts.set(node, { original, written: data, sentence: COPIED });
    return original;
  }

  isCopy(node: Text): boolean {
    return this.#texts.get(node)?.sentence === COPIED;
  }

  attributeEntry(element: Element, name: string): AttributeEntry | undefined {
    let entry = this.#attributes.get(element) ?? null;
    while (entry !== null && entry.name !== name) entry = entry.next;
    return entry ?? undefined;
  }

  /** The page's value of an attribute. */
  originalAttribute(element: Element, name: string): string {
    const value = attributeOf(element, name) ?? "";
    const entry = this.attributeEntry(element, name);
    if (entry !== undefined) return value === entry.written ? entry.original : value;
    return this.#originalOfOutput(value) ?? value;
  }

  attributesOf(element: Element): AttributeEntry | null {
    return this.#attributes.get(element) ?? null;
  }

  /** Makes the entry of an attribute, in place of the one before. */
  setAttribute(element: Element, name: string, original: string): AttributeEntry {
    let others = this.#attributes.get(element) ?? null;
    if (others?.name === name) others = others.next;
    for (let entry = others; entry !== null; entry = entry.next) {
      if (entry.next?.name === name) entry.next = entry.next.next;
    }
    const written = attributeOf(element, name) ?? original;
    const entry: AttributeEntry = { name, original, edition: this.#edition, run: this.#run, written, state: "waiting", next: others };
    this.#attributes.set(element, entry);
    return entry;
  }

  noteAdded(node: Text): void {
    this.#addedTexts.add(node);
  }

  isAdded(node: Text): boolean {
    return this.#addedTexts.has(node);
  }

  pin(option: Element, value: string): void {
    this.#pinned.set(option, value);
  }

  /** Forgets the value given to an option; returns it. */
  unpin(option: Element): string | undefined {
    const value = this.#pinned.get(option);
    this.#pinned.delete(option);
    return value;
  }
}
