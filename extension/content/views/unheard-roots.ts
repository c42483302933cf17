// SPDX-License-Identifier: GPL-3.0-or-later
// Open shadow roots attached after their host was looked at and before anything told of it
// (observe/late-roots.ts). Nothing but a look at every element finds them.
import { isElement, shadowOf } from "../dom.js";
import { inSlices } from "../slices.js";
import { TreeReader } from "../toggle/tree.js";
import type { ShownPage } from "./first-script.js";

/** Has what is in such roots translated. */
export async function findUnheardRoots(page: ShownPage): Promise<void> {
  const known: readonly ShadowRoot[] = page.liveRoots();
  const isKnown = new Set(known);
  const hosts: Element[] = [];
  const reader = new TreeReader([document, ...known]);
  await inSlices((deadline) => {
    for (let count = 1; count % 64 !== 0 || performance.now() < deadline; count++) {
      const node = reader.next();
      if (node === null) return true;
      const root = isElement(node) ? shadowOf(node) : null;
      if (isElement(node) && root !== null && !isKnown.has(root)) hosts.push(node);
    }
    return false;
  }, () => page.state === "original");
  if (hosts.length > 0 && page.state !== "original") page.rootsFound(hosts);
}
