// SPDX-License-Identifier: GPL-3.0-or-later
// A unit as the core, the store, the protocol and exchange files each see it.
import type { CanonicalUnit, CoreMatch, CoreUnit } from "../core/memory.js";
import type { FileUnit } from "../core/exchange.js";
import { neighboursOf, type Match, type StoredUnit } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";
import type { KeptUnit, NewUnit } from "../store/unit-table.js";

/** What a person wrote, as it is kept. `now` in milliseconds since 1970. */
export function writtenUnit(
  { pair, site = "", note = "", ...more }: Calls["remember"]["request"],
  { source, target }: CanonicalUnit,
  now: number,
): NewUnit {
  return { pair, source, target, origin: "person", site, created: now, changed: now, author: "", note, ...neighboursOf(more) };
}

export function forCore(unit: StoredUnit): CoreUnit {
  const { id, memory, pair, source, target, origin, site, changed } = unit;
  return { id, memory, pair, source, target, origin, site, changed, ...neighboursOf(unit) };
}

/** Without what is the store's own. */
export function storedUnit(unit: StoredUnit): StoredUnit {
  return { ...forCore(unit), created: unit.created, author: unit.author, note: unit.note };
}

export function fileUnit(unit: KeptUnit): FileUnit {
  const { pair, source, target, created, changed, author, note, site, extra } = unit;
  return {
    ...pair,
    ...{ source, target, created, changed, author, note, site, ...neighboursOf(unit) },
    ...(extra === undefined ? {} : { extra }),
  };
}

/** What the core says of a unit, and what only the store knows of it. */
export function matchOf(match: CoreMatch, unit: StoredUnit | null): Match {
  const { kind, score, characterScore, target, isAdapted, difference } = match;
  const { unit: id, memory, from, to, source, unitTarget, origin, site, changed } = match;
  return {
    unit: {
      ...{ id, memory, source, origin, site, changed, pair: { from, to }, target: unitTarget },
      created: unit?.created ?? changed,
      author: unit?.author ?? "",
      note: unit?.note ?? "",
      ...neighboursOf(unit ?? {}),
    },
    ...{ kind, score, characterScore, target, isAdapted, difference },
  };
}
