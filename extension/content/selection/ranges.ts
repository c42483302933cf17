// SPDX-License-Identifier: GPL-3.0-or-later
// The text a person selected, block by block, as runs for the engine.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { attributeOf, isElement, isText, parentElementAcross, tagOf } from "../dom.js";
import type { ElementKinds } from "../collect/element-kind.js";
import { hasLetters } from "../collect/items.js";
import { HARD_TAGS } from "../collect/exclusions.js";

/** The selected paragraphs; `textOf` tells the page's own text of a node (it may be translated). */
export function selectedParagraphs(range: Range, kinds: ElementKinds, textOf: (node: Text) => string): string[] {
  const paragraphs: string[] = [];
  let text = "";
  const finish = () => {
    const clean = text.replace(/\s+/g, " ").trim();
    if (hasLetters(clean)) paragraphs.push(clean);
    text = "";
  };
  // A triple click ends at offset 0 of the next block: cutting by offsets leaves that block out.
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let block: Element | null = null;
  for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
    if (isElement(node)) {
      if (tagOf(node) === "br") text += " ";
      continue;
    }
    if (!isText(node) || !range.intersectsNode(node) || isHidden(node)) continue;
    const own = blockOf(node, kinds);
    if (own !== block) finish();
    block = own;
    const original = textOf(node);
    if (original !== node.data) text += original; // offsets are those of the translation: take all of it
    else {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      text += node.data.slice(from, to);
    }
  }
  finish();
  return paragraphs;
}

export function asRuns(paragraph: string): Runs {
  return [paragraph];
}

/** The nearest `lang` around a node, or "". */
export function declaredLanguage(node: Node): string {
  for (let element = isElement(node) ? node : parentElementAcross(node); element !== null; element = parentElementAcross(element)) {
    const lang = attributeOf(element, "lang");
    if (lang) return lang;
  }
  return "";
}

function blockOf(node: Node, kinds: ElementKinds): Element | null {
  let element = parentElementAcross(node);
  while (element !== null && kinds.of(element) === "inline") element = parentElementAcross(element);
  return element;
}

function isHidden(node: Text): boolean {
  const parent = parentElementAcross(node);
  return parent !== null && HARD_TAGS.has(tagOf(parent)) && ["script", "style", "noscript", "template"].includes(tagOf(parent));
}
