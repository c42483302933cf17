// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pieces of a translation ended up in the block's text nodes. The same spread() that writes
// them does it again with each piece framed by a space no text has: so what is told here cannot differ
// from what was written, and writing pays nothing for it.
import type { Run, Runs } from "../../../js-glue/protocol/runs.js";
import { LINE_SEPARATOR, type Part } from "../collect/source.js";
import { spread, type Spread } from "./spread.js";

export interface Span {
  /** Index of the piece in the target. */
  readonly piece: number;
  /** "texts" or "added" of the Spread, and the index there. */
  readonly list: "texts" | "added";
  readonly index: number;
  /** UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Located extends Spread {
  readonly spans: readonly Span[];
}

/** White space, so that blank text stays blank; of all of them a text has hardly ever one. */
const FRAMES = ["\u2029", "\u1680", "\u205f", "\u2000"];
/** A piece's index in binary, as white space too. */
const [ZERO, ONE] = ["\t", "\n"];

/** `pieces` one after the other are the target; spans of a piece are in the order of the block's text nodes. */
export function locate<T, E>(
  parts: readonly Part<T, E>[],
  pieces: readonly Runs[],
  mayReorder: (parent: number, codes: readonly number[]) => boolean,
): Located {
  const clean = pieces.map((runs) => runs.map((run) => (typeof run === "string" ? run.replaceAll(LINE_SEPARATOR, "") : run)));
  const frame = FRAMES.find((one) => !clean.flat().some((run) => typeof run === "string" && run.includes(one)));
  if (frame === undefined) return { ...spread(parts, clean.flat(), mayReorder), spans: [] };
  const framed = clean.flatMap((runs, piece) => runs.map((run): Run => (typeof run === "string" && run !== "" ? frame + digits(piece) + frame + run + frame + frame : run)));
  const { texts, orders, added } = spread(parts, framed, mayReorder);
  const spans: Span[] = [];
  const read = (list: Span["list"], index: number, text: string) => {
    const [plain, found] = unframed(text, frame);
    for (const { piece, start, end } of found) spans.push({ piece, list, index, start, end });
    return plain;
  };
  return {
    texts: texts.map((text, index) => read("texts", index, text)),
    orders,
    added: added.map((one, index) => ({ ...one, text: read("added", index, one.text) })),
    spans,
  };
}

function digits(piece: number): string {
  return piece.toString(2).replaceAll("0", ZERO).replaceAll("1", ONE);
}

/** The text without its frames, and what they framed; parts of one piece that touch are one. */
function unframed(text: string, frame: string): [string, { piece: number; start: number; end: number }[]] {
  let plain = "";
  const found: { piece: number; start: number; end: number }[] = [];
  // Outside, digits, inside, nothing, outside …
  text.split(frame).forEach((part, index, all) => {
    if (index % 4 === 1 || index % 4 === 3) return;
    if (index % 4 === 2) {
      const piece = parseInt((all[index - 1] ?? "").replaceAll(ZERO, "0").replaceAll(ONE, "1"), 2);
      const last = found[found.length - 1];
      if (last?.piece === piece && last.end === plain.length) last.end += part.length;
      else found.push({ piece, start: plain.length, end: plain.length + part.length });
    }
    plain += part;
  });
  return [plain, found];
}
