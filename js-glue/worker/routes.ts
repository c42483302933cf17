// SPDX-License-Identifier: GPL-3.0-or-later
// Which directions some packs give: their own, and those through a language that two of them share.
// Pure. The same packs always give the same, in whatever order they were added.
import type { PackInfo, Pair } from "../protocol/messages.js";
import type { Direction } from "../protocol/packs.js";

/** Packs in the order in which they translate: one, or two. */
export type Route = readonly [PackInfo] | readonly [PackInfo, PackInfo];

/** Direct ones first, as given; then the others by their languages. A direction is there once. */
export function directionsOf(packs: readonly PackInfo[]): readonly Direction[] {
  return routesOf(packs).map(([first, second]) =>
    second
      ? { id: `${first.id}+${second.id}`, from: first.from, to: second.to, through: first.to }
      : { id: first.id, from: first.from, to: first.to },
  );
}

/** The way for exactly this pair; null: there is none. */
export function routeOf(packs: readonly PackInfo[], { from, to }: Pair): Route | null {
  return routesOf(packs).find((route) => route[0].from === from && (route[1] ?? route[0]).to === to) ?? null;
}

function routesOf(packs: readonly PackInfo[]): readonly Route[] {
  const known = new Set<string>();
  const isNew = (route: Route): boolean => {
    const key = keyOf(route);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  };
  const direct = packs.map((pack): Route => [pack]).filter(isNew);
  const chained = direct.flatMap(([first]) =>
    direct.flatMap(([second]): Route[] => (first.to === second.from && !isSameLanguage(first.from, second.to) ? [[first, second]] : [])),
  );
  // Of several ways the first by the language between: no pack says how good it is.
  return [...direct, ...chained.sort((a, b) => compare(orderOf(a), orderOf(b))).filter(isNew)];
}

function keyOf(route: Route): string {
  return `${route[0].from} ${(route[1] ?? route[0]).to}`;
}

function orderOf(route: Route): string {
  return `${keyOf(route)} ${route[0].to} ${route.map(({ id }) => id).join(" ")}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Not from Portuguese over Spanish to Brazilian Portuguese. */
function isSameLanguage(a: string, b: string): boolean {
  return primary(a) === primary(b);
}

function primary(language: string): string {
  return language.toLowerCase().split("-", 1)[0] ?? "";
}
