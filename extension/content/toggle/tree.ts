// SPDX-License-Identifier: GPL-3.0-or-later
import { isElement, shadowOf } from "../dom.js";

/** What of a tree is read: NodeFilter.SHOW_TEXT, with SHOW_ELEMENT or without. */
export const TEXTS = 0b100;
const TEXTS_AND_ELEMENTS = 0b101;

/**
 * The text nodes of some trees, and the elements if wanted, one tree after the other, shadow trees apart.
 * The trees may change meanwhile except by moving the node that was given last.
 */
export class TreeReader {
  #walker: TreeWalker | null = null;
  #index = 0;

  constructor(private readonly roots: readonly Node[], private readonly show = TEXTS_AND_ELEMENTS) {}

  next(): Text | Element | null {
    for (;;) {
      const node = this.#walker?.nextNode() ?? null;
      if (node !== null) return node as Text | Element;
      const root = this.roots[this.#index++];
      if (root === undefined) return null;
      this.#walker = document.createTreeWalker(root, this.show);
      if (root.nodeType === 1 || root.nodeType === 3) return root as Text | Element;
    }
  }
}

/** All text nodes and elements of a tree, `root` included, with all open shadow trees inside. */
export function textsAndElementsDeep(root: Node): (Text | Element)[] {
  const nodes: (Text | Element)[] = [];
  const reader = new TreeReader([root]);
  for (let node = reader.next(); node !== null; node = reader.next()) {
    nodes.push(node);
    const shadow = isElement(node) ? shadowOf(node) : null;
    if (shadow !== null) nodes.push(...textsAndElementsDeep(shadow));
  }
  return nodes;
}
