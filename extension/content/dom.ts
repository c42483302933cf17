// SPDX-License-Identifier: GPL-3.0-or-later
// Reads of the DOM that a page cannot shadow. A form's or document's named children become its own
// properties (`form.lang`, `form.firstChild`, `document.body`), so everything here goes through the
// accessors of the prototypes, taken once.

function getter<T extends object, V>(prototype: T, name: string): (node: T) => V {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no accessor ${name}`);
  return (node) => get.call(node) as V;
}

export const firstChildOf = getter<Node, Node | null>(Node.prototype, "firstChild");
export const nextSiblingOf = getter<Node, Node | null>(Node.prototype, "nextSibling");
export const previousSiblingOf = getter<Node, Node | null>(Node.prototype, "previousSibling");
export const parentOf = getter<Node, ParentNode & Node | null>(Node.prototype, "parentNode");
export const typeOf = getter<Node, number>(Node.prototype, "nodeType");
export const isConnected = getter<Node, boolean>(Node.prototype, "isConnected");
export const tagOf = getter<Element, string>(Element.prototype, "localName");
export const namespaceOf = getter<Element, string | null>(Element.prototype, "namespaceURI");
export const shadowOf = getter<Element, ShadowRoot | null>(Element.prototype, "shadowRoot");
export const rootElementOf = getter<Document, HTMLElement | null>(Document.prototype, "documentElement");
export const bodyOf = getter<Document, HTMLElement | null>(Document.prototype, "body");

const prototypeGetAttribute = Element.prototype.getAttribute;
const prototypeSetAttribute = Element.prototype.setAttribute;
const prototypeRemoveAttribute = Element.prototype.removeAttribute;
const prototypeQueryAll = Element.prototype.querySelectorAll;
const prototypeInsertBefore = Node.prototype.insertBefore;
const prototypeRemoveChild = Node.prototype.removeChild;
const prototypeContains = Node.prototype.contains;

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

export function contains(ancestor: Node, node: Node): boolean {
  return prototypeContains.call(ancestor, node);
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
