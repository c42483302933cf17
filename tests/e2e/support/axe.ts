// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core in pages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { PageOrFrame } from "./browser.js";

/** The text of its script. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe complains about in a page of ours, one line each. */
export function violationsOfPage(page: PageOrFrame): Promise<string[]> {
  return page.evaluate(withAxe(look));
}

/** Runs in a page of ours, behind axe. */
async function look(): Promise<string[]> {
  interface Result {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    readonly passes: readonly unknown[];
  }
  const result = await (window as unknown as { axe: { run(): Promise<Result> } }).axe.run();
  if (result.passes.length === 0) return ["axe looked at nothing"];
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Our pages' policy allows no script but ours: axe travels as a part of the function that the test sends. */
function withAxe<T>(body: () => Promise<T>): () => Promise<T> {
  const text = `async () => { ${AXE}\n; return (${body.toString()})(); }`;
  return Object.assign((): Promise<T> => Promise.reject(new Error("not here")), { toString: () => text });
}

