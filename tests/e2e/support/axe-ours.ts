// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core on what we show on a page. It cannot look into a closed shadow root, and the one that ships is
// closed. So its content and styles are copied into an open one on the same page; what axe sees is
// what a person gets.
import { AXE } from "./axe.js";
import type { Tab } from "./browser.js";

/** One line per violation. */
export function violationsOfOurs(tab: Tab): Promise<string[]> {
  return tab.inOurRoot(violations, AXE);
}

/** Runs in the page: axe on an open copy of our view; one line per violation. */
async function violations(view: ShadowRoot, axe: string): Promise<string[]> {
  const host = document.createElement("palimpsest-view");
  const copy = host.attachShadow({ mode: "open" });
  copy.append(...[...view.childNodes].map((node) => node.cloneNode(true)));
  view.host.replaceWith(host);
  // As a script of the page would be run; eval would need the page's leave.
  const script = document.createElement("script");
  script.textContent = axe;
  document.head.append(script);
  script.remove();
  interface Result {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    readonly passes: readonly unknown[];
  }
  const runner = (window as unknown as { axe: { run(context: object): Promise<Result> } }).axe;
  const result = await runner.run({ include: [["palimpsest-view"]] });
  host.replaceWith(view.host);
  if (result.passes.length === 0) return ["axe looked at nothing"];
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
