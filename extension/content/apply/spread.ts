// SPDX-License-Identifier: GPL-3.0-or-later
// A translation is put back into the block it came from. Total: whatever runs come back, the answer
// keeps every element in its parent and places every character of the translation somewhere.
// Pure: elements are known by their code, text nodes by their index among the block's texts.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { LINE_SEPARATOR, type Part } from "../collect/source.js";

/** Code 0 is the block's container. */
export interface Spread {
  /** New text of each of the block's text nodes, white space at the block's ends included. */
  readonly texts: readonly string[];
  /** Parents whose element children change places: their codes in the order they should have. */
  readonly orders: ReadonlyMap<number, readonly number[]>;
  /** Text that must stand where there is no text node: before the element at `place` of the order. */
  readonly added: readonly { readonly parent: number; readonly place: number; readonly text: string }[];
}

type Child = { text: number } | { code: number };

interface Family {
  readonly parentOf: Map<number, number>;
  readonly childrenOf: Map<number, Child[]>; // of pairs and of the container
  readonly newlines: Map<number, number>; // code to parent
  readonly alone: Set<number>;
  readonly texts: { readonly original: string; readonly lead: string; readonly trail: string }[];
}

/** A string of the target, or a code, in the order the target has them in one parent. */
type Piece = string | { readonly code: number };

/**
 * `mayReorder(parent, codes)`: whether these elements may change places among themselves. Where not,
 * they keep their places and each its own text: a link never gets another link's words.
 */
export function spread<T, E>(
  parts: readonly Part<T, E>[],
  target: Runs,
  mayReorder: (parent: number, codes: readonly number[]) => boolean,
): Spread {
  const family = familyOf(parts);
  const pieces = piecesOf(family, target);
  const texts = family.texts.map(() => "");
  const orders = new Map<number, readonly number[]>();
  const added: { parent: number; place: number; text: string }[] = [];
  for (const [parent, children] of family.childrenOf) {
    const before = codesOf(children);
    let own = pieces.get(parent) ?? [];
    const after = own.flatMap((piece) => (typeof piece === "string" ? [] : [piece.code]));
    const moved = before.filter((code, index) => after[index] !== code);
    if (moved.length > 0) {
      if (mayReorder(parent, moved)) orders.set(parent, after);
      else own = inOrderOf(own, before);
    }
    const isBlank = (index: number) => !/\S/.test(family.texts[index]?.original ?? "");
    fillGaps(children, own, texts, isBlank, (place, text) => added.push({ parent, place, text }));
  }
  const attached = attachBlanks(added, family, orders, texts);
  return {
    texts: texts.map((text, index) => {
      const { lead = "", trail = "" } = family.texts[index] ?? {};
      return lead + text + trail;
    }),
    orders,
    added: attached,
  };
}

function codesOf(children: readonly Child[]): number[] {
  return children.flatMap((child) => ("code" in child ? [child.code] : []));
}

function familyOf<T, E>(parts: readonly Part<T, E>[]): Family {
  const family: Family = { parentOf: new Map(), childrenOf: new Map([[0, []]]), newlines: new Map(), alone: new Set(), texts: [] };
  const stack = [0];
  for (const part of parts) {
    const parent = stack[stack.length - 1] ?? 0;
    const siblings = family.childrenOf.get(parent) ?? [];
    switch (part.kind) {
      case "text":
        siblings.push({ text: family.texts.length });
        family.texts.push(part);
        break;
      case "newline":
        family.newlines.set(part.code, parent);
        break;
      case "close":
        stack.pop();
        break;
      case "open":
      case "alone":
        siblings.push({ code: part.code });
        family.parentOf.set(part.code, parent);
        if (part.kind === "alone") family.alone.add(part.code);
        else {
          family.childrenOf.set(part.code, []);
          stack.push(part.code);
        }
        break;
    }
  }
  return family;
}

/** The target by parent: unknown, doubled and misplaced codes ignored, forgotten ones put back. */
function piecesOf(family: Family, target: Runs): Map<number, Piece[]> {
  const pieces = new Map<number, Piece[]>();
  for (const parent of family.childrenOf.keys()) pieces.set(parent, []);
  const seen = new Set<number>();
  const stack = [0];
  const here = () => stack[stack.length - 1] ?? 0;
  const write = (text: string) => {
    const own = pieces.get(here());
    const last = own?.length ? own[own.length - 1] : undefined;
    if (own && typeof last === "string") own[own.length - 1] = last + text;
    else if (text !== "") own?.push(text);
  };
  for (const run of target) {
    if (typeof run === "string") {
      write(run.replaceAll(LINE_SEPARATOR, ""));
      continue;
    }
    const opens = typeof run === "number" && run > 0;
    const code = Math.abs(typeof run === "number" ? run : run[0]);
    if (typeof run === "number" && run < 0) {
      const at = stack.lastIndexOf(code);
      if (at > 0) stack.length = at;
    } else if (family.newlines.has(code)) {
      if (!seen.has(code)) write("\n");
      seen.add(code);
    } else if (!seen.has(code) && family.parentOf.get(code) === here()) {
      seen.add(code);
      pieces.get(here())?.push({ code });
      if (opens && !family.alone.has(code)) stack.push(code);
    }
  }
  for (const [parent, children] of family.childrenOf) {
    pieces.set(parent, withForgotten(pieces.get(parent) ?? [], codesOf(children), seen));
  }
  for (const [code, parent] of family.newlines) {
    if (!seen.has(code)) pieces.get(parent)?.push("\n");
  }
  return pieces;
}

/** The pieces with the codes that the target forgot: before the sibling they stood before, or last. */
function withForgotten(own: Piece[], codes: readonly number[], seen: ReadonlySet<number>): Piece[] {
  if (codes.every((code) => seen.has(code))) return own;
  const forgottenBefore = new Map<number, Piece[]>();
  let waiting: Piece[] = [];
  for (const code of codes) {
    if (!seen.has(code)) waiting.push({ code });
    else {
      forgottenBefore.set(code, waiting);
      waiting = [];
    }
  }
  const here = own.flatMap((piece) => typeof piece === "string" ? [piece] : [...(forgottenBefore.get(piece.code) ?? []), piece]);
  return [...here, ...waiting];
}

/** The strings where they are, the codes in the order given. */
function inOrderOf(own: readonly Piece[], codes: readonly number[]): Piece[] {
  let index = 0;
  return own.map((piece) => (typeof piece === "string" ? piece : { code: codes[index++] ?? piece.code }));
}

/** Strings between two elements go to the first text node there that held text, or to the first. */
function fillGaps(
  children: readonly Child[],
  own: readonly Piece[],
  texts: string[],
  isBlank: (index: number) => boolean,
  add: (place: number, text: string) => void,
): void {
  const gaps: number[][] = [[]];
  for (const child of children) {
    if ("code" in child) gaps.push([]);
    else gaps[gaps.length - 1]?.push(child.text);
  }
  const strings = gaps.map(() => "");
  let place = 0;
  for (const piece of own) {
    if (typeof piece === "string") strings[place] += piece;
    else place++;
  }
  gaps.forEach((nodes, index) => {
    const text = strings[index] ?? "";
    const first = nodes.find((node) => !isBlank(node)) ?? nodes[0];
    if (first !== undefined) texts[first] = text;
    else if (text !== "") add(index, text);
  });
}

/** A space that has no text node of its own is joined to a neighbour inside the element before or after. */
function attachBlanks(
  added: readonly { parent: number; place: number; text: string }[],
  family: Family,
  orders: ReadonlyMap<number, readonly number[]>,
  texts: string[],
): { parent: number; place: number; text: string }[] {
  return added.filter(({ parent, place, text }) => {
    if (/\S/.test(text)) return true;
    const order = orders.get(parent) ?? codesOf(family.childrenOf.get(parent) ?? []);
    const last = lastText(family, order[place - 1]);
    if (last !== undefined) texts[last] += text;
    else {
      const first = lastText(family, order[place], true);
      if (first === undefined) return true;
      texts[first] = text + (texts[first] ?? "");
    }
    return false;
  });
}

/** Index of the last (or first) text node directly at that end of an element. */
function lastText(family: Family, code: number | undefined, first = false): number | undefined {
  for (let at = code; at !== undefined; ) {
    const children = family.childrenOf.get(at);
    const child = first ? children?.[0] : children?.[children.length - 1];
    if (child === undefined) return undefined;
    if ("text" in child) return child.text;
    at = child.code;
  }
  return undefined;
}
