// SPDX-License-Identifier: GPL-3.0-or-later
// How an element cuts the text around it. Tables first; the computed `display` decides where a page
// may have changed it, is read once per element and never between two writes (it is style, not layout).
import { attributeOf, firstChildOf, isText, namespaceOf, nextSiblingOf, parentOf, tagOf } from "../dom.js";

/**
 * inline  part of the sentence: a pair of codes, its text inside
 * alone   part of the sentence: one code that stands alone, nothing inside is collected
 * island  the same, but its content makes blocks of its own (a button in a sentence)
 * block   ends the sentence before it and after it
 * skip    not there at all
 */
export type Kind = "inline" | "alone" | "island" | "block" | "skip";

const SVG = "http://www.w3.org/2000/svg";

function table(kind: Kind, tags: string): [string, Kind][] {
  return tags.split(" ").map((tag) => [tag, kind]);
}

/** Certain, whatever the style sheet says. */
const CERTAIN: ReadonlyMap<string, Kind> = new Map([
  ...table("skip", "script style template noscript noframes noembed link meta base head param source track col colgroup metadata"),
  ...table("alone", "br wbr img picture input canvas video audio iframe object embed code kbd samp var math textarea rt rp rtc"),
  ...table("island", "button select datalist svg meter progress"),
  ...table("block", "option optgroup html body title p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption article aside section nav header footer main address blockquote figure figcaption pre form fieldset legend details summary dialog hr menu center hgroup search frameset"),
]);

/** Inline unless the page's style sheet made something else of them. */
const USUALLY_INLINE: ReadonlySet<string> = new Set(
  "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr output q rb ruby s slot small span strike strong sub sup time tt u".split(" "),
);

const SVG_INLINE: ReadonlySet<string> = new Set(["tspan", "a", "textPath"]);

export class ElementKinds {
  /** Kept for the life of the document: a later change of style only moves where sentences are cut. */
  readonly #known = new WeakMap<Element, Kind>();

  of(element: Element): Kind {
    const certain = CERTAIN.get(tagOf(element));
    if (certain !== undefined) return certain;
    let kind = this.#known.get(element);
    if (kind === undefined) {
      kind = namespaceOf(element) === SVG ? svgKind(element) : this.#read(element);
      this.#known.set(element, kind);
    }
    return kind;
  }

  #read(element: Element): Kind {
    if (attributeOf(element, "slot") !== null) return "block"; // shown elsewhere than its neighbours
    const display = getComputedStyle(element).display;
    if (display === "inline" || display === "contents" || display.startsWith("ruby")) return "inline";
    // Hidden: nothing to see, so the tag decides, and the same tag will decide when it is shown.
    if (display === "none") return USUALLY_INLINE.has(tagOf(element)) ? "inline" : "block";
    // An inline box in the middle of text is a part of its sentence; in a row of boxes it is an entry.
    if (display.startsWith("inline")) return hasOwnText(parentOf(element)) ? "inline" : "block";
    return "block";
  }
}

function svgKind(element: Element): Kind {
  return SVG_INLINE.has(tagOf(element)) && !element.hasAttribute("x") && !element.hasAttribute("y") ? "inline" : "block";
}

function hasOwnText(parent: Node | null): boolean {
  if (parent === null) return false;
  for (let child = firstChildOf(parent); child !== null; child = nextSiblingOf(child)) {
    if (isText(child) && /\S/.test(child.data)) return true;
  }
  return false;
}
