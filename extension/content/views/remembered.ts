// SPDX-License-Identifier: GPL-3.0-or-later
// A person's word holds at once, wherever the sentence stands on the page: what may be the same
// sentence is found by its text, and the engine, which knows, is asked again.
import { findAttributes } from "../collect/attributes.js";
import { ElementKinds } from "../collect/element-kind.js";
import { Policy } from "../collect/policy.js";
import { textOf } from "../apply/target.js";
import { bodyOf, rootElementOf } from "../dom.js";
import { inSlices } from "../slices.js";
import type { ShownPage } from "./first-script.js";
import { shownBlocks } from "./shown.js";

/** Asks again for all blocks and attributes with one of these texts in them. */
export async function askAgainFor(page: ShownPage, texts: readonly string[]): Promise<void> {
  const wanted = texts.map(folded).filter((text) => text !== "");
  const isMeant = (text: string) => {
    const mine = folded(text);
    return wanted.some((one) => mine.includes(one));
  };
  const nodes: Text[] = [];
  const ranges = [document.querySelector("head > title"), bodyOf(document)].flatMap((node) => (node ? [{ first: node, last: node }] : []));
  const walker = shownBlocks(page, new ElementKinds(), ranges, ({ runs, parts }) => {
    if (isMeant(textOf(runs))) for (const part of parts) if (part.kind === "text") nodes.push(part.node);
  });
  await inSlices((deadline) => walker.step(deadline), () => false, "user-blocking");
  const elements = new Set<Element>();
  const policy = new Policy(page.pair?.from ?? "");
  for (const root of [rootElementOf(document), ...page.liveRoots()]) {
    if (root === null) continue;
    findAttributes(root, policy, (element, name) => {
      const entry = page.ledger.attributeEntry(element, name);
      if (entry && isMeant(entry.original)) elements.add(element);
    });
  }
  if (nodes.length > 0 || elements.size > 0) await page.askAgain(nodes, [...elements]);
}

/** What a memory may hold for the same: case, width, white space and numbers apart. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\p{Nd}+/gu, "0").replace(/\s+/g, " ").trim();
}
