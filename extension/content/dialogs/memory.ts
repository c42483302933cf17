// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence and the person's memories: what they offer for it, and how it is remembered, forgotten
// and taken back. Every answer comes when the change is on disk.
import { neighboursOf, OWN_MEMORY, type FoundTerm, type Match, type StorageState, type StoredUnit } from "../../../js-glue/protocol/memory.js";
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { FirstScript } from "../views/first-script.js";
import { siteHere } from "../site.js";
import type { Neighbours, Subject } from "./subject.js";

/** As many as there are keys for them. */
const MOST_ALTERNATIVES = 5;

export interface Knowledge {
  readonly matches: readonly Match[];
  /** The person's own translations of exactly this sentence that hold here, the narrowest first. */
  readonly own: readonly StoredUnit[];
  /** There is one that was made to stand beside one of this sentence's neighbours, and another. */
  readonly hasRival: boolean;
  /** Of the sentence, from left to right. */
  readonly terms: readonly FoundTerm[];
  readonly memoryNames: ReadonlyMap<number, string>;
  readonly storage: StorageState;
}

/** Where a translation is to hold; a later one is narrower. */
export type Scope = "all" | "site" | "between";
type Where = Neighbours & { readonly site?: string };

export class Memory {
  constructor(private readonly link: FirstScript["link"]) {}

  async ask({ pair, segment, neighbours }: Subject): Promise<Knowledge> {
    const [{ matches }, { terms }, { memories }, storage] = await Promise.all([
      this.link.call("matches", { pair, source: segment.source, site: siteHere(), ...neighbours, top: MOST_ALTERNATIVES }),
      this.link.call("findTerms", { pair, source: segment.source }),
      this.link.call("memories", {}),
      this.link.call("storage", {}),
    ]);
    const words = matches.filter(({ kind, unit }) => (kind === "context" || kind === "exact") && unit.memory === OWN_MEMORY && unit.origin === "person" && (unit.site === "" || unit.site === siteHere()));
    // What was made to stand between other sentences is used here only for want of a better one.
    const own = words.filter(({ kind, unit }) => kind === "context" || !saysNeighbours(unit));
    return {
      matches,
      terms,
      hasRival: words.some((match) => !own.includes(match) && isHalfBetween(match.unit, neighbours)),
      own: own.map(({ unit }) => unit).sort((a, b) => narrownessOf(b) - narrownessOf(a)),
      memoryNames: new Map(memories.map(({ id, name }) => [id, name])),
      storage,
    };
  }

  /** Answers how to take it back: the numbers of the changes, the last one first. */
  async remember({ pair, segment, neighbours }: Subject, target: Runs, scope: Scope, known: Knowledge | null): Promise<readonly number[]> {
    const here: Where = scope === "all" ? {} : scope === "site" ? { site: siteHere() } : neighbours;
    // What stands between one of these and another would go on to win here, and is to stay where it is.
    const places = scope === "all" && known?.hasRival ? [here, neighbours] : [here];
    const undos: number[] = [];
    for (const place of places) undos.unshift((await this.link.call("remember", { pair, source: segment.source, target, ...place })).undo);
    // What is narrower would win too.
    const inTheWay = (known?.own ?? []).filter((unit) => places.every((place) => narrownessOf(unit) > narrownessOf(place)));
    return [...(await this.forget(inTheWay)), ...undos];
  }

  async forget(units: readonly StoredUnit[]): Promise<readonly number[]> {
    const undos: number[] = [];
    for (const { id } of units) undos.unshift((await this.link.call("forget", { unit: id })).undo);
    return undos;
  }

  async takeBack(undos: readonly number[]): Promise<void> {
    for (const undo of undos) await this.link.call("undo", { undo });
  }
}

function isHalfBetween({ before, after }: Neighbours, here: Neighbours): boolean {
  return (before !== undefined && before === here.before) || (after !== undefined && after === here.after);
}

/** The scope that is shown for a unit. */
export function scopeOf(unit: StoredUnit | undefined): Scope {
  return unit && saysNeighbours(unit) ? "between" : unit && unit.site !== "" ? "site" : "all";
}

function narrownessOf(where: Where): number {
  return (saysNeighbours(where) ? 2 : 0) + (where.site ? 1 : 0);
}

export function saysNeighbours(of: Neighbours): boolean {
  return Object.keys(neighboursOf(of)).length > 0;
}
