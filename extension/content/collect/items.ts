// SPDX-License-Identifier: GPL-3.0-or-later
// The content of one block as a flat list: text and codes in document order. Pure data: `T` stands
// for a text node and `E` for an element, so that unit tests need no document.

export type Item<T, E> =
  | { readonly kind: "text"; readonly node: T; readonly text: string }
  | { readonly kind: "open" | "close" | "alone"; readonly element: E };

const LETTER = /\p{L}/u;

/** Whether there is a letter in `text`. The expression is for what no quick look can tell: most text begins with one. */
export function hasLetters(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true;
    if (code >= 0x80) return LETTER.test(text);
  }
  return false;
}

export function isBlankText(text: string): boolean {
  return !/\S/.test(text);
}

/**
 * Cuts the list where an inline element is not closed in it (a block inside a link): each piece is
 * balanced, and all its outermost items have the same parent.
 */
export function balancedPieces<T, E>(items: readonly Item<T, E>[]): (readonly Item<T, E>[])[] {
  if (items.every((item) => item.kind === "text" || item.kind === "alone")) return items.length === 0 ? [] : [items];
  const open: number[] = [];
  const cuts = new Set<number>();
  items.forEach((item, index) => {
    if (item.kind === "open") open.push(index);
    else if (item.kind === "close" && open.pop() === undefined) cuts.add(index);
  });
  for (const index of open) cuts.add(index);
  if (cuts.size === 0) return [items];
  const pieces: Item<T, E>[][] = [];
  let piece: Item<T, E>[] = [];
  items.forEach((item, index) => {
    if (!cuts.has(index)) piece.push(item);
    else {
      if (piece.length > 0) pieces.push(piece);
      piece = [];
    }
  });
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/**
 * Without the blank text, empty elements and lone codes at both ends, and without the elements
 * around all of it: none of them matters to the sentence, and the same sentence in a link and
 * outside of one is the same. `items` are balanced.
 */
export function trimmed<T, E>(items: readonly Item<T, E>[]): readonly Item<T, E>[] {
  let from = 0;
  let to = items.length;
  let partner: Int32Array | null = null;
  for (;;) {
    const first = items[from];
    const last = items[to - 1];
    if (from >= to || first === undefined || last === undefined) break;
    if (first.kind !== "open") {
      if (isBlank(first)) from++;
      else if (last.kind !== "close") {
        if (!isBlank(last)) break;
        to--;
      } else {
        partner ??= partners(items);
        const opening = partner[to - 1] ?? 0;
        if (holdsText(items, opening, to - 1)) break;
        to = opening;
      }
      continue;
    }
    partner ??= partners(items);
    const closing = partner[from] ?? to;
    if (closing === to - 1) {
      from++;
      to--;
    } else if (!holdsText(items, from, closing)) from = closing + 1;
    else {
      const opening = last.kind === "close" ? (partner[to - 1] ?? 0) : to - 1;
      if (last.kind === "close" ? holdsText(items, opening, to - 1) : !isBlank(last)) break;
      to = opening;
    }
  }
  return from === 0 && to === items.length ? items : items.slice(from, to);
}

function isBlank<T, E>(item: Item<T, E>): boolean {
  return item.kind === "alone" || (item.kind === "text" && isBlankText(item.text));
}

function holdsText<T, E>(items: readonly Item<T, E>[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const item = items[index];
    if (item?.kind === "text" && !isBlankText(item.text)) return true;
  }
  return false;
}

/** Index of an opening item to its closing one and back. */
function partners<T, E>(items: readonly Item<T, E>[]): Int32Array {
  const result = new Int32Array(items.length);
  const open: number[] = [];
  items.forEach((item, index) => {
    if (item.kind === "open") open.push(index);
    else if (item.kind === "close") {
      const opening = open.pop() ?? 0;
      result[opening] = index;
      result[index] = opening;
    }
  });
  return result;
}
