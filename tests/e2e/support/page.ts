// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that run in the page under test; each stands alone, it is sent as text.

/** The document as HTML, open shadow roots included, without our own element. */
export function serialise(): string {
  const parts: string[] = [];
  const root = document.documentElement;
  parts.push([...root.attributes].map((one) => `${one.name}=${JSON.stringify(one.value)}`).join(" "));
  for (const child of root.childNodes) {
    if (child.nodeName.toLowerCase() === "palimpsest-view") continue;
    parts.push(child instanceof Element ? child.outerHTML : `${child.nodeName} ${child.nodeValue ?? ""}`);
  }
  const walk = (tree: ParentNode): void => {
    for (const element of tree.querySelectorAll("*")) {
      if (!element.shadowRoot) continue;
      parts.push(`shadow root: ${element.shadowRoot.innerHTML}`);
      walk(element.shadowRoot);
    }
  };
  walk(document);
  return parts.join("\n");
}

/** Remembers every element and text node, for sameNodes(). */
export function rememberNodes(): number {
  const nodes: Node[] = [];
  const walk = (tree: Node): void => {
    const walker = document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push(node);
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document);
  (window as unknown as { remembered: Node[] }).remembered = nodes;
  return nodes.length;
}

/** How many of the remembered elements are gone, and how many elements are new. */
export function changedElements(): { readonly lost: number; readonly added: number } {
  const before = new Set((window as unknown as { remembered: Node[] }).remembered.filter((node) => node instanceof Element));
  const now: Node[] = [...document.head.querySelectorAll("*"), ...document.body.querySelectorAll("*"), document.head, document.body];
  return {
    lost: [...before].filter((node) => !node.isConnected).length,
    added: now.filter((node) => !before.has(node as Element)).length,
  };
}

/** Whether the remembered nodes, text included, are exactly those of the page now, in order. */
export function sameNodes(): boolean {
  const before = (window as unknown as { remembered: Node[] }).remembered;
  const nodes: Node[] = [];
  const walk = (tree: Node): void => {
    const walker = document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeName.toLowerCase() === "palimpsest-view") continue;
      nodes.push(node);
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document);
  return nodes.length === before.length && nodes.every((node, index) => node === before[index]);
}
