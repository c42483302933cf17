// SPDX-License-Identifier: GPL-3.0-or-later
// The person's memories as the editor calls them, with nothing behind: what tests need to see of it.
import { OWN_MEMORY, type FoundTerm, type Match, type StorageState, type StoredUnit } from "../../../js-glue/protocol/memory.js";
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
    remember: ({ pair, source, target, site = "" }) => {
      const undo = this.keepUndo();
      this.units = this.units.filter((unit) => !(same(unit.source, source) && unit.site === site));
      const id = ++this.lastId;
      this.units.push({ id, memory: OWN_MEMORY, pair, source, target, origin: "person", site, created: 1, changed: Date.UTC(2026, 10, 26), author: "", note: "" });
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
    matches: ({ source, site }) => ({
      matches: [
        ...this.find(source, site).map((unit): Match => ({
          ...{ unit, kind: unit.site === "" ? "exact" : "context", score: unit.site === "" ? 100 : 101, characterScore: 100 },
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
      parts: parts.map((part) => {
        const unit = typeof part === "string" ? undefined : this.find(part.source, site)[0];
        return unit && typeof part !== "string" ? { ...part, target: unit.target, origin: unit.origin, score: unit.site === "" ? 100 : 101 } : part;
      }),
    }));
  }

  private find(source: Runs, here = ""): StoredUnit[] {
    return this.units.filter((unit) => same(unit.source, source) && ["", here].includes(unit.site)).sort((a, b) => b.site.length - a.site.length);
  }

  private keepUndo(): number {
    this.undos.set(++this.lastId, this.units);
    return this.lastId;
  }
}

function same(a: Runs, b: Runs): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
