// SPDX-License-Identifier: GPL-3.0-or-later
// `lang` on <html> and `dir` on blocks of prose while the page is translated. Layout keeps the
// direction the page gave it: only text that is read turns round.
import { attributeOf, removeAttribute, rootElementOf, setAttribute, tagOf } from "../dom.js";
import { primary } from "../../shared/languages.js";

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set("ar arc ckb dv fa he iw ks ku nqo ps sd syr ug ur yi".split(" "));

export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(primary(language)) ? "rtl" : "ltr";
}

const PROSE: ReadonlySet<string> = new Set("p li dd dt h1 h2 h3 h4 h5 h6 blockquote figcaption caption summary legend td th".split(" "));
/** A <div> with at least a short sentence in it is prose; with less it may be part of a layout. */
const PROSE_CHARACTERS = 40;

/**
 * A new `lang` on <html> makes the browser style and shape all text anew, in one go: some 15 ms for a
 * thousand elements (measured: 1.5 s for 60,000). On longer pages it waits until nobody looks.
 */
const MOST_RESTYLED = 6000;

export class Direction {
  #turned: WeakRef<Element>[] = [];
  #lang: { readonly original: string | null; readonly ours: string } | null = null;
  #turn: "ltr" | "rtl" | null = null;
  #whenHidden: (() => void) | null = null;

  /** Whether blocks get a `dir`. */
  get isTurning(): boolean {
    return this.#turn !== null;
  }

  begin(from: string, to: string): void {
    this.#turn = directionOf(from) === directionOf(to) ? null : directionOf(to);
  }

  /** The document is in the new language from now on, or once nobody looks. */
  setLanguage(to: string): void {
    const root = rootElementOf(document);
    if (root === null || this.#lang !== null) return;
    if (document.getElementsByTagName("*").length > MOST_RESTYLED && !document.hidden) {
      this.#whenHidden = () => this.#setNow(root, to);
      document.addEventListener("visibilitychange", this.#whenHidden, { once: true });
    } else this.#setNow(root, to);
  }

  #setNow(root: Element, to: string): void {
    this.#lang = { original: attributeOf(root, "lang"), ours: to };
    if (this.#lang.original !== to) setAttribute(root, "lang", to);
  }

  /** A block with a translation of `length` characters was written. */
  block(container: Element, length: number): void {
    if (this.#turn === null) return;
    const tag = tagOf(container);
    if (!PROSE.has(tag) && !(tag === "div" && length >= PROSE_CHARACTERS)) return;
    if (attributeOf(container, "dir") !== null) return; // the page said which, for this very element, or we did
    this.#turned.push(new WeakRef(container));
    setAttribute(container, "dir", this.#turn);
  }

  end(): void {
    if (this.#whenHidden !== null) document.removeEventListener("visibilitychange", this.#whenHidden);
    this.#whenHidden = null;
    const root = rootElementOf(document);
    if (this.#lang !== null && root !== null && attributeOf(root, "lang") === this.#lang.ours) {
      if (this.#lang.original === null) removeAttribute(root, "lang");
      else if (this.#lang.original !== this.#lang.ours) setAttribute(root, "lang", this.#lang.original);
    }
    this.#lang = null;
    for (const reference of this.#turned) {
      const element = reference.deref();
      if (element !== undefined && attributeOf(element, "dir") === this.#turn) removeAttribute(element, "dir");
    }
    this.#turned = [];
    this.#turn = null;
  }
}
