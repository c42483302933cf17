// SPDX-License-Identifier: GPL-3.0-or-later
// Open shadow roots attached after their host was looked at and before anything told of it
// (observe/late-roots.ts). Nothing but a look at every element finds them.
import { isElement, shadowOf } from "../dom.js";
import { inSlices } from "../slices.js";
import { TreeReader } from "../toggle/tree.js";
import type { ShownPage } from "./first-script.js";

/** Has what is in such roots translated. */
export async function findUnheardRoots(page: ShownPage): Promise<void> {
  const known = new Set(page.liveRoots());
  const hosts: Element[] = [];
  const reader = new TreeReader([document, ...known]);
  await inSlices((deadline) => {
    for (let count = 1; count % 64 !== 0 || performance.now() < deadline; count++) {
      const node = reader.next();
      if (node === null) return true;
      if (!isElement(node)) continue;
      const root = shadowOf(node);
      if (root !== null && !known.has(root)) hosts.push(node);
    }
    return false;
  }, () => page.state === "original");
  if (hosts.length > 0 && page.state !== "original") page.rootsFound(hosts);
}
