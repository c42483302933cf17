// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence and the person's memories: what they offer for it, and how it is remembered, forgotten
// and taken back. Every answer comes when the change is on disk.
import { OWN_MEMORY, type FoundTerm, type Match, type StorageState, type StoredUnit } from "../../../js-glue/protocol/memory.js";
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { FirstScript } from "../views/first-script.js";
import { siteHere } from "../site.js";
import type { Subject } from "./subject.js";

/** As many as there are keys for them. */
const MOST_ALTERNATIVES = 5;

export interface Knowledge {
  readonly matches: readonly Match[];
  /** The person's own translations of exactly this sentence that hold here: of this site, then of all. */
  readonly own: readonly StoredUnit[];
  /** Of the sentence, from left to right. */
  readonly terms: readonly FoundTerm[];
  readonly memoryNames: ReadonlyMap<number, string>;
  readonly storage: StorageState;
}

export class Memory {
  constructor(private readonly link: FirstScript["link"]) {}

  async ask({ pair, segment }: Subject): Promise<Knowledge> {
    const [{ matches }, { terms }, { memories }, storage] = await Promise.all([
      this.link.call("matches", { pair, source: segment.source, site: siteHere(), top: MOST_ALTERNATIVES }),
      this.link.call("findTerms", { pair, source: segment.source }),
      this.link.call("memories", {}),
      this.link.call("storage", {}),
    ]);
    const own = matches.filter(({ kind, unit }) => (kind === "context" || kind === "exact") && unit.memory === OWN_MEMORY && unit.origin === "person" && isHere(unit));
    return {
      matches,
      terms,
      own: own.map(({ unit }) => unit).sort((a, b) => b.site.length - a.site.length),
      memoryNames: new Map(memories.map(({ id, name }) => [id, name])),
      storage,
    };
  }

  /** Answers how to take it back: the numbers of the changes, the last one first. */
  async remember({ pair, segment }: Subject, target: Runs, isForSite: boolean, own: readonly StoredUnit[]): Promise<readonly number[]> {
    const site = isForSite ? { site: siteHere() } : {};
    const { undo } = await this.link.call("remember", { pair, source: segment.source, target, ...site });
    // What held on this site only would go on to win here.
    const inTheWay = isForSite ? [] : own.filter((unit) => unit.site !== "");
    return [...(await this.forget(inTheWay)), undo];
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

function isHere({ site }: StoredUnit): boolean {
  return site === "" || site === siteHere();
}
