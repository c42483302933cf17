// SPDX-License-Identifier: GPL-3.0-or-later
// Runs as a person reads them: text with its inline codes as small marks, what was searched for marked.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { textOf } from "../../shared/code-text.js";
import { searchPattern } from "./search-pattern.js";

export function showRuns(runs: Runs, searched = ""): Node[] {
  return runs.flatMap((run) => {
    if (typeof run === "string") return marked(run, searched);
    const code = document.createElement("span");
    code.className = "code";
    code.textContent = textOf([run]).replace(/[⟦⟧]/gu, "");
    return [code];
  });
}

/** `searched` with the case and the white space it has in the text. */
function marked(text: string, searched: string): Node[] {
  const pattern = searchPattern(searched);
  if (pattern === null) return [document.createTextNode(text)];
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(document.createTextNode(text.slice(at, match.index)));
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    nodes.push(mark);
    at = match.index + match[0].length;
  }
  return [...nodes, document.createTextNode(text.slice(at))];
}
