// SPDX-License-Identifier: GPL-3.0-or-later
// The content of one block as a flat list: text and codes in document order. Pure data: `T` stands
// for a text node and `E` for an element, so that unit tests need no document.

export type Item<T, E> =
  | { readonly kind: "text"; readonly node: T; readonly text: string }
  | { readonly kind: "open" | "close" | "alone"; readonly element: E };

const LETTER = /\p{L}/u;

export function hasLetters(text: string): boolean {
  return LETTER.test(text);
}

/**
 * Cuts the list where an inline element is not closed in it (a block inside a link): each piece is
 * balanced, and all its outermost items have the same parent.
 */
export function balancedPieces<T, E>(items: readonly Item<T, E>[]): Item<T, E>[][] {
  const open: number[] = [];
  const cuts = new Set<number>();
  items.forEach((item, index) => {
    if (item.kind === "open") open.push(index);
    else if (item.kind === "close" && open.pop() === undefined) cuts.add(index);
  });
  for (const index of open) cuts.add(index);
  if (cuts.size === 0) return items.length === 0 ? [] : [items.slice()];
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
 * outside of one is the same.
 */
export function trimmed<T, E>(items: readonly Item<T, E>[]): readonly Item<T, E>[] {
  let from = 0;
  let to = items.length;
  const partner = partners(items);
  for (let changed = true; changed && from < to; ) {
    changed = false;
    const first = items[from];
    const last = items[to - 1];
    if (first === undefined || last === undefined) break;
    const closing = partner.get(from);
    if (first.kind === "open" && closing === to - 1) {
      from++;
      to--;
      changed = true;
    } else if (isBlank(first) || (closing !== undefined && !holdsText(items, from, closing))) {
      from = (closing ?? from) + 1;
      changed = true;
    } else {
      const opening = last.kind === "close" ? partner.get(to - 1) : undefined;
      if (isBlank(last) || (opening !== undefined && !holdsText(items, opening, to - 1))) {
        to = opening ?? to - 1;
        changed = true;
      }
    }
  }
  return items.slice(from, to);
}

function isBlank<T, E>(item: Item<T, E>): boolean {
  return item.kind === "alone" || (item.kind === "text" && !/\S/.test(item.text));
}

function holdsText<T, E>(items: readonly Item<T, E>[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const item = items[index];
    if (item?.kind === "text" && /\S/.test(item.text)) return true;
  }
  return false;
}

/** Index of an opening item to its closing one and back. */
function partners<T, E>(items: readonly Item<T, E>[]): Map<number, number> {
  const result = new Map<number, number>();
  const open: number[] = [];
  items.forEach((item, index) => {
    if (item.kind === "open") open.push(index);
    else if (item.kind === "close") {
      const opening = open.pop();
      if (opening === undefined) return;
      result.set(opening, index);
      result.set(index, opening);
    }
  });
  return result;
}
