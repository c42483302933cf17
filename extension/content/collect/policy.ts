// SPDX-License-Identifier: GPL-3.0-or-later
// The exclusions (exclusions.ts) of live elements.
import { attributeOf, parentElementAcross, tagOf } from "../dom.js";
import { HARD, HARD_TAGS, OPEN, stateInside, type State } from "./exclusions.js";

/** Does the element itself take typed text, so that its placeholder and label are still ours to translate? */
export function isEditableHost(element: Element): boolean {
  const editable = attributeOf(element, "contenteditable");
  return tagOf(element) === "textarea" || (editable !== null && editable.toLowerCase() !== "false");
}

/** States of live elements, remembered for the length of one pass over a still document. */
export class Policy {
  readonly #known = new Map<Element, State>();

  /** `from`: language translated from. */
  constructor(private readonly from: string) {}

  enter(element: Element, parent: State): State {
    const tag = tagOf(element);
    if (parent.hard) return parent;
    if (HARD_TAGS.has(tag)) return HARD;
    const traits = {
      tag,
      translate: attributeOf(element, "translate"),
      className: attributeOf(element, "class"),
      editable: attributeOf(element, "contenteditable"),
      lang: attributeOf(element, "lang"),
    };
    return stateInside(parent, traits, this.from);
  }

  /** State of an element by all its ancestors, shadow hosts included. */
  of(element: Element | null): State {
    if (element === null) return OPEN;
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const own = this.enter(element, this.of(parentElementAcross(element)));
    this.#known.set(element, own);
    return own;
  }
}
