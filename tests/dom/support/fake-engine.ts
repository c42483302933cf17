// SPDX-License-Identifier: GPL-3.0-or-later
// An engine that makes history visible. "one two" becomes "«3 ONE TWO»": translated once, by request 3.
import type { Block, BlockResult, Pair, Segment } from "../../../js-glue/protocol/messages.js";
import type { Run, Runs } from "../../../js-glue/protocol/runs.js";
import type { Engine } from "../../../extension/content/engine.js";

/** What the engine does with the codes of a block. */
export type Mode = "faithful" | "reverse" | "drop" | "double";

interface Held {
  readonly answer: () => void;
}

export class FakeEngine implements Engine {
  requests = 0;
  mode: Mode = "faithful";
  /** Whether a full stop and a space end a segment. */
  splits = false;
  /** Each text is cut to so many characters. */
  longest = Infinity;
  /** While true, answers wait for release(). */
  isHolding = false;
  /** Answers to this request and all after it wait too. */
  holdsFrom = Infinity;
  private held: Held[] = [];

  connect(): void {}

  pairs() {
    return Promise.resolve([]);
  }

  cancel(): void {
    this.held = [];
  }

  release(): void {
    this.isHolding = false;
    this.holdsFrom = Infinity;
    for (const { answer } of this.held.splice(0)) answer();
  }

  translate(_pair: Pair, _choice: object, blocks: readonly Block[]): Promise<readonly BlockResult[]> {
    const request = ++this.requests;
    const results = blocks.map(({ id, runs }): BlockResult => {
      const segment = (source: Runs): Segment => {
        const target = CODES[this.mode](source).map((run): Run => (typeof run === "string" ? shout(run, request).slice(0, this.longest) : run));
        return { source, target, origin: "engine", score: 0, unknown: [] };
      };
      return { id, parts: this.splits ? sentences(runs).map((part) => (typeof part === "string" ? part : segment(part))) : [segment(runs)] };
    });
    return new Promise((resolve) => {
      if (this.isHolding || request >= this.holdsFrom) this.held.push({ answer: () => resolve(results) });
      else setTimeout(() => resolve(results));
    });
  }
}

/** Sentences and the spaces between them; a code may begin in one and end in another. */
function sentences(runs: Runs): (string | Run[])[] {
  const parts: (string | Run[])[] = [[]];
  let text = "";
  for (const run of runs) {
    for (const piece of typeof run === "string" ? run.split(/(?<=\.)(?= )|(?<=^ )/) : [run]) {
      if (typeof piece === "string" && piece.startsWith(" ") && text.endsWith(".")) {
        parts.push(" ", []);
        text = "";
      }
      const rest = typeof piece === "string" && text === "" ? piece.trimStart() : piece;
      const last = parts[parts.length - 1];
      if (typeof last === "object" && rest !== "") last.push(rest);
      if (typeof rest === "string") text += rest;
    }
  }
  return parts.filter((part) => part.length > 0);
}

function shout(text: string, request: number): string {
  return text.replace(/\S(?:.*\S)?/su, (words) => (/\p{L}/u.test(words) ? `«${request} ${words.toUpperCase()}»` : words));
}

const CODES: Readonly<Record<Mode, (runs: Runs) => Runs>> = {
  faithful: (runs) => runs,
  reverse: (runs) => topLevel(runs).reverse().flat(),
  drop: (runs) => runs.filter((run) => typeof run === "string"),
  double: (runs) => topLevel(runs).flatMap((piece) => [...piece, ...piece]),
};

/** Strings, lone codes and whole pairs at the top level. */
function topLevel(runs: Runs): Run[][] {
  const pieces: Run[][] = [];
  let depth = 0;
  for (const run of runs) {
    if (depth === 0) pieces.push([]);
    pieces[pieces.length - 1]?.push(run);
    if (typeof run === "number") depth += Math.sign(run);
  }
  return pieces;
}
