// SPDX-License-Identifier: GPL-3.0-or-later
// The person's memories as the editor calls them, with nothing behind: what tests need to see of it.
import { neighboursOf, OWN_MEMORY, type FoundTerm, type Match, type StorageState, type StoredUnit } from "../../../js-glue/protocol/memory.js";
import type { BlockResult, CallName, Calls, ErrorCode } from "../../../js-glue/protocol/messages.js";
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { EngineLink } from "../../../extension/shared/engine-link.js";
import type { FakeEngine } from "./fake-engine.js";

type Answers = { readonly [Name in CallName]?: (request: Calls[Name]["request"]) => Calls[Name]["reply"] };

export class FakeMemory implements Pick<EngineLink, "call" | "connect"> {
  units: StoredUnit[] = [];
  /** Offered beside what is the same. */
  similar: Match[] = [];
  terms: FoundTerm[] = [];
  storage: StorageState = { isDurable: true, reason: "", usedBytes: 1, quotaBytes: 2, units: 0 };
  /** Why every change fails; null: none does. */
  failure: ErrorCode | null = null;
  private lastId = 0;
  private readonly undos = new Map<number, readonly StoredUnit[]>();

  constructor(private readonly engine: FakeEngine) {}

  connect(): void {}

  async call<Name extends CallName>(name: Name, request: Calls[Name]["request"]): Promise<Calls[Name]["reply"]> {
    if (name === "translate") return { blocks: await this.translate(request as Calls["translate"]["request"]) } as Calls[Name]["reply"];
    if (this.failure !== null && ["remember", "forget", "undo"].includes(name)) throw Object.assign(new Error("it failed"), { code: this.failure, where: "" });
    const answer = this.answers[name];
    if (!answer) throw new Error(`no answer to ${name}`);
    return answer(request);
  }

  private readonly answers: Answers = {
    remember: ({ pair, source, target, site = "", ...where }) => {
      const undo = this.keepUndo();
      const neighbours = neighboursOf(where);
      this.units = this.units.filter((unit) => !(same(unit.source, source) && unit.site === site && same(neighboursOf(unit), neighbours)));
      const id = ++this.lastId;
      this.units.push({ id, memory: OWN_MEMORY, pair, source, target, origin: "person", site, created: 1, changed: Date.UTC(2026, 10, 26), author: "", note: "", ...neighbours });
      return { unit: id, undo };
    },
    forget: ({ unit }) => {
      const undo = this.keepUndo();
      this.units = this.units.filter(({ id }) => id !== unit);
      return { undo };
    },
    undo: ({ undo }) => {
      this.units = [...(this.undos.get(undo) ?? [])];
      return null;
    },
    matches: ({ source, ...where }) => ({
      matches: [
        ...this.find(source, where).map((unit): Match => ({
          ...{ unit, kind: scoreOf(unit, where) === 100 ? "exact" : "context", score: scoreOf(unit, where), characterScore: 100 },
          ...{ target: unit.target, isAdapted: false, difference: [] },
        })),
        ...this.similar,
      ],
    }),
    findTerms: () => ({ terms: this.terms }),
    memories: () => ({
      memories: [{ id: 2, name: "Letters", rank: 1, penalty: 0, readOnly: false, enabled: true, units: 1, pairs: [], created: 1, changed: 1 }],
    }),
    storage: () => this.storage,
  };

  private async translate({ pair, blocks, site }: Calls["translate"]["request"]): Promise<BlockResult[]> {
    const results = await this.engine.translate(pair, {}, blocks);
    return results.map(({ id, parts }) => ({
      id,
      parts: parts.map((part, index) => {
        if (typeof part === "string") return part;
        const where = { site, before: parts.slice(0, index).map(wordsOf).findLast((text) => text !== ""), after: parts.slice(index + 1).map(wordsOf).find((text) => text !== "") };
        const unit = this.find(part.source, where)[0];
        return unit ? { ...part, target: unit.target, origin: unit.origin, score: scoreOf(unit, where) } : part;
      }),
    }));
  }

  /** In the order of docs/MEMORY.md, as far as one person's units without penalties go. */
  private find(source: Runs, where: Where): StoredUnit[] {
    const rank = (unit: StoredUnit): number[] => {
      const { said, there } = neighbourCounts(unit, where);
      return [said > 0 && there === 0 ? 0 : 1, scoreOf(unit, where), said === 0 ? 0 : there === said ? 1 + said : there - 0.5, unit.site.length, unit.id];
    };
    const isBefore = (a: StoredUnit, b: StoredUnit): number => rank(b).map((value, index) => value - (rank(a)[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
    return this.units.filter((unit) => same(unit.source, source) && ["", where.site ?? ""].includes(unit.site)).sort(isBefore);
  }

  private keepUndo(): number {
    this.undos.set(++this.lastId, this.units);
    return this.lastId;
  }
}

interface Where {
  readonly site?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

function wordsOf(part: BlockResult["parts"][number]): string {
  return typeof part === "string" ? "" : part.source.filter((run) => typeof run === "string").join("").trim();
}

function neighbourCounts({ before, after }: StoredUnit, where: Where): { said: number; there: number } {
  const pairs = [[before, where.before], [after, where.after]].filter(([said]) => said !== undefined);
  return { said: pairs.length, there: pairs.filter(([said, there]) => said === there).length };
}

function scoreOf(unit: StoredUnit, where: Where): number {
  const { said, there } = neighbourCounts(unit, where);
  return said === there && (said > 0 || unit.site !== "") ? 101 : 100;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
