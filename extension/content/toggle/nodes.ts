// SPDX-License-Identifier: GPL-3.0-or-later
import { isElement, shadowOf } from "../dom.js";

/** All text nodes and elements of a tree, `root` included, shadow trees apart; a copy, safe to change the tree by. */
export function textsAndElements(root: Node): (Text | Element)[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes: (Text | Element)[] = [];
  let node: Node | null = root.nodeType === 1 || root.nodeType === 3 ? root : walker.nextNode();
  for (; node !== null; node = walker.nextNode()) nodes.push(node as Text | Element);
  return nodes;
}

/** The same with all open shadow trees inside. */
export function textsAndElementsDeep(root: Node): (Text | Element)[] {
  return textsAndElements(root).flatMap((node) => {
    const shadow = isElement(node) ? shadowOf(node) : null;
    return shadow === null ? [node] : [node, ...textsAndElementsDeep(shadow)];
  });
}
