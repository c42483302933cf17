// SPDX-License-Identifier: GPL-3.0-or-later
// Reads of the DOM that a page cannot shadow. A form's or document's named children become its own
// properties (`form.lang`, `form.firstChild`, `document.body`), so everything here goes through the
// accessors of the prototypes, taken once.

function accessor(prototype: object, name: string): () => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no accessor ${name}`);
  return get as () => unknown;
}

// One function each, not made by a common maker: the walk calls them a million times on a long page,
// and a call site that sees one accessor only is several times as fast.
const [getFirstChild, getNextSibling, getPreviousSibling, getParent, getType, getConnected] = [
  "firstChild", "nextSibling", "previousSibling", "parentNode", "nodeType", "isConnected",
].map((name) => accessor(Node.prototype, name)) as [() => unknown, () => unknown, () => unknown, () => unknown, () => unknown, () => unknown];
const [getTag, getNamespace, getShadow] = ["localName", "namespaceURI", "shadowRoot"].map((name) => accessor(Element.prototype, name)) as [() => unknown, () => unknown, () => unknown];
const [getRootElement, getBody] = ["documentElement", "body"].map((name) => accessor(Document.prototype, name)) as [() => unknown, () => unknown];

export function firstChildOf(node: Node): Node | null {
  return getFirstChild.call(node) as Node | null;
}
export function nextSiblingOf(node: Node): Node | null {
  return getNextSibling.call(node) as Node | null;
}
export function previousSiblingOf(node: Node): Node | null {
  return getPreviousSibling.call(node) as Node | null;
}
export function parentOf(node: Node): (ParentNode & Node) | null {
  return getParent.call(node) as (ParentNode & Node) | null;
}
export function typeOf(node: Node): number {
  return getType.call(node) as number;
}
export function isConnected(node: Node): boolean {
  return getConnected.call(node) as boolean;
}
export function tagOf(element: Element): string {
  return getTag.call(element) as string;
}
export function namespaceOf(element: Element): string | null {
  return getNamespace.call(element) as string | null;
}
export function shadowOf(element: Element): ShadowRoot | null {
  return getShadow.call(element) as ShadowRoot | null;
}
export function rootElementOf(of: Document): HTMLElement | null {
  return getRootElement.call(of) as HTMLElement | null;
}
export function bodyOf(of: Document): HTMLElement | null {
  return getBody.call(of) as HTMLElement | null;
}

const prototypeGetAttribute = Element.prototype.getAttribute;
const prototypeSetAttribute = Element.prototype.setAttribute;
const prototypeRemoveAttribute = Element.prototype.removeAttribute;
const prototypeQueryAll = Element.prototype.querySelectorAll;
const prototypeInsertBefore = Node.prototype.insertBefore;
const prototypeRemoveChild = Node.prototype.removeChild;
const prototypeBox = Element.prototype.getBoundingClientRect;
const prototypeClosest = Element.prototype.closest;

export function attributeOf(element: Element, name: string): string | null {
  return prototypeGetAttribute.call(element, name);
}

export function setAttribute(element: Element, name: string, value: string): void {
  prototypeSetAttribute.call(element, name, value);
}

export function removeAttribute(element: Element, name: string): void {
  prototypeRemoveAttribute.call(element, name);
}

export function queryAll(root: ParentNode & Node, selector: string): ArrayLike<Element> {
  return isElement(root) ? prototypeQueryAll.call(root, selector) : root.querySelectorAll(selector);
}

export function insertBefore(parent: Node, node: Node, before: Node | null): void {
  prototypeInsertBefore.call(parent, node, before);
}

export function removeChild(parent: Node, node: Node): void {
  prototypeRemoveChild.call(parent, node);
}

/** Reads layout. */
export function boxOf(element: Element): DOMRect {
  return prototypeBox.call(element);
}

/** `element` itself or the nearest element around it, not across shadow roots. */
export function closest(element: Element, selector: string): Element | null {
  return prototypeClosest.call(element, selector);
}

export function isElement(node: Node | null): node is Element {
  return node !== null && typeOf(node) === 1;
}

export function isText(node: Node | null): node is Text {
  return node !== null && (typeOf(node) === 3 || typeOf(node) === 4);
}

/** Parent element; from the top of a shadow tree, its host. */
export function parentElementAcross(node: Node): Element | null {
  const parent = parentOf(node);
  if (parent === null) return null;
  if (isElement(parent)) return parent;
  return typeOf(parent) === 11 && "host" in parent ? (parent as ShadowRoot).host : null;
}
