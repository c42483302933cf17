// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes a person reads or hears. One native query per tree instead of a look at every element.
import { attributeOf, isElement, parentElementAcross, queryAll, tagOf } from "../dom.js";
import { isExcluded } from "./exclusions.js";
import { isEditableHost, type Policy } from "./policy.js";

interface Rule {
  readonly name: string;
  /** Whether the attribute is text for people on this element. */
  readonly on: (tag: string, element: Element) => boolean;
}

const everywhere = () => true;
const onTags = (...tags: string[]) => (tag: string) => tags.includes(tag);

/** The words of a button that is submitted are data; those of any other are only a label. */
function isPlainButton(tag: string, element: Element): boolean {
  if (tag !== "input") return false;
  const type = (attributeOf(element, "type") ?? "").toLowerCase();
  return type === "button" || type === "reset" || (type === "submit" && attributeOf(element, "name") === null);
}

function isDescription(tag: string, element: Element): boolean {
  return tag === "meta" && (attributeOf(element, "name") ?? "").toLowerCase() === "description";
}

export const TRANSLATED_ATTRIBUTES: readonly Rule[] = [
  { name: "title", on: (tag) => tag !== "style" && tag !== "link" }, // there it names a style sheet
  { name: "alt", on: onTags("img", "area", "input") },
  { name: "placeholder", on: onTags("input", "textarea") },
  { name: "aria-label", on: everywhere },
  { name: "aria-description", on: everywhere },
  { name: "aria-roledescription", on: everywhere },
  { name: "aria-placeholder", on: everywhere },
  { name: "aria-valuetext", on: everywhere },
  { name: "label", on: onTags("option", "optgroup", "track") },
  { name: "value", on: isPlainButton },
  { name: "content", on: isDescription },
];

/** What the observer listens to. */
export const ATTRIBUTE_NAMES: readonly string[] = TRANSLATED_ATTRIBUTES.map(({ name }) => name);

const SELECTOR = TRANSLATED_ATTRIBUTES.map(({ name }) => (name === "value" ? "input[value]" : name === "content" ? "meta[content]" : `[${name}]`)).join(",");

/** All elements of a tree that may have an attribute we wrote (shadow trees apart). */
export function withAttributes(root: ParentNode & Node): ArrayLike<Element> {
  return queryAll(root, `${SELECTOR},option`);
}

/** Calls `found` for each attribute with words, of `root` and all inside it (shadow trees apart). */
export function findAttributes(root: Node, policy: Policy, found: (element: Element, name: string) => void): void {
  if (isElement(root)) attributesOf(root, policy, found);
  if (!("querySelectorAll" in root)) return;
  const elements = queryAll(root as ParentNode & Node, SELECTOR);
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index];
    if (element) attributesOf(element, policy, found);
  }
}

export function attributesOf(element: Element, policy: Policy, found: (element: Element, name: string) => void): void {
  let allowed: boolean | undefined;
  for (const { name, on } of TRANSLATED_ATTRIBUTES) {
    const value = attributeOf(element, name);
    if (value === null || !on(tagOf(element), element)) continue;
    allowed ??= isAllowed(element, policy);
    if (!allowed) return;
    found(element, name);
  }
}

export function isTranslatedAttribute(element: Element, name: string): boolean {
  return TRANSLATED_ATTRIBUTES.some((rule) => rule.name === name && rule.on(tagOf(element), element));
}

function isAllowed(element: Element, policy: Policy): boolean {
  if (tagOf(element) === "meta") return true;
  const state = policy.of(element);
  if (!isExcluded(state)) return true;
  // What a person types is theirs; the hint in the empty field is the page's.
  return state.hard && isEditableHost(element) && !isExcluded(policy.of(parentElementAcross(element)));
}

