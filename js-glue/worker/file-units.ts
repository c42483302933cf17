// SPDX-License-Identifier: GPL-3.0-or-later
// Units as exchange files have them, and as the store has them.
import type { Core } from "../core/core.js";
import type { FileUnit, ReadPart } from "../core/exchange.js";
import type { KeptUnit, NewUnit } from "../store/unit-table.js";
import type { OpenReader, ReadUnits } from "./unit-reader.js";

/** The readers of the core. now  the time of units of which a file gives none, in milliseconds. */
export function readersOf(core: Core, now: () => number = Date.now): OpenReader {
  return ({ format, pair }) => {
    const reader = core.readFile(format, pair ?? null);
    const time = now();
    const readUnits = ({ units, ...rest }: ReadPart): ReadUnits => ({
      units: units.map((unit) => newUnit(unit, time)),
      ...rest,
    });
    return {
      feed: (bytes) => readUnits(reader.feed(bytes)),
      end: () => readUnits(reader.finish()),
      close: () => reader.close(),
    };
  };
}

function newUnit(unit: FileUnit, time: number): NewUnit {
  const { from, to, source, target, author, note, site, extra } = unit;
  const created = unit.created || unit.changed || time;
  return {
    pair: { from, to },
    ...{ source, target, author, note, site, created },
    origin: "import",
    changed: unit.changed || created,
    ...(extra === undefined ? {} : { extra }),
  };
}

export function fileUnit(unit: KeptUnit): FileUnit {
  const { pair, source, target, created, changed, author, note, site, extra } = unit;
  return {
    ...pair,
    ...{ source, target, created, changed, author, note, site },
    ...(extra === undefined ? {} : { extra }),
  };
}
