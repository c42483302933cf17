// SPDX-License-Identifier: GPL-3.0-or-later
// From the items of a block to the runs the engine is asked for, and the map back: which code is
// which element, which string came from which text node. White space is collapsed as the browser
// shows it; what stands at the two ends of the block stays on the page as it is.
import type { Run, Runs } from "../../../js-glue/protocol/runs.js";
import type { Item } from "./items.js";

/** How the block shows white space: the values of CSS `white-space` that differ for us. */
export type WhiteSpace = "collapse" | "preserve" | "preserve-lines";

/** One step of the block's content, in order; `code` as in the runs. */
export type Part<T, E> =
  | { readonly kind: "text"; readonly node: T; readonly original: string; readonly lead: string; readonly trail: string }
  | { readonly kind: "open" | "close" | "alone"; readonly code: number; readonly element: E }
  | { readonly kind: "newline"; readonly code: number };

export interface Source<T, E> {
  readonly runs: Runs;
  readonly parts: readonly Part<T, E>[];
}

/** Ends a sentence for the engine (docs/BOUNDARY.md); never on the page. */
export const LINE_SEPARATOR = "\u2028";

const SPACES = /[ \t\n\r\f\u2028\u2029]+/g;
const LEADING = /^[ \t\n\r\f]+/;
const TRAILING = /[ \t\n\r\f]+$/;

/** `items` are trimmed (items.ts). `isBreak` tells a <br>. */
export function makeSource<T, E>(items: readonly Item<T, E>[], whiteSpace: WhiteSpace, isBreak: (element: E) => boolean): Source<T, E> {
  const [only] = items;
  if (items.length === 1 && only?.kind === "text" && whiteSpace === "collapse") return sourceOfText(only.node, only.text);
  return new SourceMaker<T, E>(whiteSpace, isBreak).make(items);
}

/** Most blocks are this: one text node. */
function sourceOfText<T>(node: T, text: string): Source<T, never> {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  const part = { kind: "text", node, original: text, lead: text.slice(0, from), trail: text.slice(to) } as const;
  return { runs: [text.slice(from, to).replace(SPACES, " ")], parts: [part] };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11);
}

class SourceMaker<T, E> {
  readonly #runs: Run[] = [];
  readonly #parts: Part<T, E>[] = [];
  readonly #open: number[] = [];
  #codes = 0;
  #afterSpace = true; // what was before is white space, or the start of a line

  constructor(private readonly whiteSpace: WhiteSpace, private readonly isBreak: (element: E) => boolean) {}

  make(items: readonly Item<T, E>[]): Source<T, E> {
    const first = items.find((item) => item.kind === "text");
    const last = items.findLast((item) => item.kind === "text");
    for (const item of items) {
      switch (item.kind) {
        case "text": {
          // White space at the ends of the block never moves: it is not the engine's.
          const lead = item === first ? (LEADING.exec(item.text)?.[0] ?? "") : "";
          const trail = item === last && lead.length < item.text.length ? (TRAILING.exec(item.text)?.[0] ?? "") : "";
          this.#parts.push({ kind: "text", node: item.node, original: item.text, lead, trail });
          this.#text(item.text.slice(lead.length, item.text.length - trail.length));
          break;
        }
        case "open": {
          const code = ++this.#codes;
          this.#open.push(code);
          this.#parts.push({ kind: "open", code, element: item.element });
          this.#runs.push(code);
          break;
        }
        case "close": {
          const code = this.#open.pop();
          if (code === undefined) break; // pieces are balanced
          this.#parts.push({ kind: "close", code, element: item.element });
          this.#runs.push(-code);
          break;
        }
        case "alone": {
          const code = ++this.#codes;
          this.#parts.push({ kind: "alone", code, element: item.element });
          this.#runs.push([code]);
          this.#afterSpace = false;
          if (this.isBreak(item.element)) this.#lineEnds();
          break;
        }
      }
    }
    return { runs: this.#runs, parts: this.#parts };
  }

  #text(text: string): void {
    if (this.whiteSpace === "collapse") {
      this.#push(this.#collapsed(text.replace(SPACES, " ")));
      return;
    }
    const lines = text.replaceAll(LINE_SEPARATOR, " ").split("\n");
    lines.forEach((line, index) => {
      if (index > 0) {
        const code = ++this.#codes;
        this.#parts.push({ kind: "newline", code });
        this.#runs.push([code]);
        this.#lineEnds();
      }
      this.#push(this.whiteSpace === "preserve" ? line : this.#collapsed(line.replace(SPACES, " ")));
    });
  }

  #collapsed(text: string): string {
    if (this.#afterSpace && text.startsWith(" ")) text = text.slice(1);
    if (text !== "") this.#afterSpace = text.endsWith(" ");
    return text;
  }

  #lineEnds(): void {
    this.#push(LINE_SEPARATOR);
    this.#afterSpace = true;
  }

  #push(text: string): void {
    if (text === "") return;
    const last = this.#runs.length - 1;
    if (typeof this.#runs[last] === "string") this.#runs[last] += text;
    else this.#runs.push(text);
  }
}
