// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for the Embind handle, with the contract of docs/BOUNDARY.md: "translates" by
// upper-casing, so that the glue can be tested where the module is not built. Text with the word
// CRASH aborts as the real module does.
import type { Engine } from "../../../js-glue/core/module.js";
import type { Block } from "../../../js-glue/protocol/messages.js";
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { decodeRuns } from "../../../js-glue/store/runs-text.js";
import { readRows } from "./unit-rows.js";

interface BlocksRequest {
  readonly from: string;
  readonly to: string;
  readonly engine?: string;
  readonly packs?: readonly string[];
  readonly blocks: readonly Block[];
}

export class FakeEngine implements Engine {
  /** Calls in order, e.g. "translate 1,2". */
  readonly log: string[] = [];
  #packs: { id: string; from: string; to: string; manifest: object }[] = [];
  readonly #tickets = new Map<number, BlocksRequest>();
  readonly #memory = new Map<string, { id: number; target: Runs }>();
  #reserved = new Uint8Array();
  #lastTicket = 0;

  get openTickets(): number {
    return this.#tickets.size;
  }

  reservePack(bytes: number): Uint8Array | null {
    this.#reserved = new Uint8Array(bytes);
    return this.#reserved;
  }

  addPack(): string {
    const [from = "", to = ""] = new TextDecoder().decode(this.#reserved).trim().split(">");
    if (to === "") return refuse("corrupt-data", "not a pack", "byte 0");
    const pack = { id: idOf(from, to), from, to, manifest: {} };
    this.#packs = [...this.#packs.filter(({ id }) => id !== pack.id), pack];
    this.log.push(`addPack ${pack.id}`);
    return accept(pack);
  }

  inspectPack(): string {
    const [from = "", to = ""] = new TextDecoder().decode(this.#reserved).trim().split(">");
    if (to === "") return refuse("corrupt-data", "not a pack", "byte 0");
    return accept({ id: idOf(from, to), from, to, manifest: { package: "fake", licence: "none" } });
  }

  packs(): string {
    return accept(this.#packs);
  }

  removePack(id: string): string {
    const index = this.#packs.findIndex((pack) => pack.id === id);
    if (index < 0) return refuse("not-found", "no such pack", id);
    this.#packs.splice(index, 1);
    return accept(null);
  }

  reserveRows(bytes: number): Uint8Array | null {
    this.#reserved = new Uint8Array(bytes);
    return this.#reserved;
  }

  loadMemory(): string {
    return refuse("corrupt-data", "this stand-in saves nothing", "byte 0");
  }

  saveMemory(): string {
    return accept({ saved: false });
  }

  putUnitRows(): string {
    for (const { id, texts } of readRows(this.#reserved)) {
      const [source, target] = texts.map((text) => decodeRuns(text));
      if (source && target) this.#memory.set(JSON.stringify(source), { id, target });
    }
    this.log.push("putUnitRows");
    return accept(null);
  }

  putTerms(): string {
    return accept(null);
  }

  removeTerms(): string {
    return accept({ removed: 0 });
  }

  findTerms(): string {
    return accept({ terms: [] });
  }

  setSegmentationRules(): string {
    return accept({ used: true, rules: 1, unreadable: [] });
  }

  removeSegmentationRules(): string {
    return accept(null);
  }

  analyse(): string {
    return accept({ rows: [] });
  }

  report(): string {
    return accept({ bands: [], total: { segments: 0, words: 0 } });
  }

  compactMemory(): string {
    return accept({ more: false });
  }

  translate(json: string): string {
    const request = parse(json);
    this.log.push(`translate ${request.blocks.map(({ id }) => id).join()}`);
    const way = request.packs?.map((id) => this.#packs.find((pack) => pack.id === id));
    const isThere = way ? !way.includes(undefined) : this.#packs.some(({ from, to }) => from === request.from && to === request.to);
    if (!isThere) {
      return refuse("unsupported-pair", "no pack", "from");
    }
    return accept({
      blocks: request.blocks.map(({ id, runs }) => this.#result(id, runs, upper(runs))),
    });
  }

  prepare(json: string): string {
    const request = parse(json);
    if (!request.engine) return refuse("bad-argument", "no engine", "engine");
    this.log.push(`prepare for ${request.engine}`);
    const ticket = ++this.#lastTicket;
    this.#tickets.set(ticket, request);
    return accept({ ticket, segments: request.blocks.map(({ runs }, index) => ({ index, runs })) });
  }

  complete(json: string): string {
    const { ticket, results } = JSON.parse(json) as {
      ticket: number;
      results: { index: number; runs?: Runs }[];
    };
    const request = this.#tickets.get(ticket);
    if (!request) return refuse("not-found", "no such ticket", "ticket");
    this.#tickets.delete(ticket);
    const blocks = results.map(({ index, runs }) => {
      const block = request.blocks[index] ?? { id: -1, runs: [] };
      return this.#result(block.id, block.runs, runs ?? block.runs);
    });
    return accept({ blocks });
  }

  discard(ticket: number): string {
    this.#tickets.delete(ticket);
    this.log.push(`discard ${ticket}`);
    return accept(null);
  }

  canonicalUnit(json: string): string {
    crashOn(json);
    const { source, target } = JSON.parse(json) as { source: Runs; target: Runs };
    const replaces = this.#memory.get(JSON.stringify(source))?.id ?? 0;
    return accept({ source, target, replaces });
  }

  putUnits(json: string): string {
    crashOn(json);
    const { units } = JSON.parse(json) as { units: { id: number; source: Runs; target: Runs }[] };
    for (const unit of units) this.#memory.set(JSON.stringify(unit.source), unit);
    this.log.push("putUnits");
    return accept(null);
  }

  removeUnits(json: string): string {
    const { ids } = JSON.parse(json) as { ids: number[] };
    const gone = [...this.#memory].filter(([, { id }]) => ids.includes(id));
    for (const [key] of gone) this.#memory.delete(key);
    return accept({ removed: gone.length });
  }

  setMemory(): string {
    return accept(null);
  }

  removeMemory(): string {
    const removed = this.#memory.size;
    this.#memory.clear();
    return accept({ removed });
  }

  matches(): string {
    return accept({ matches: [] });
  }

  segment(json: string): string {
    return accept({ sentences: [(JSON.parse(json) as { text: string }).text] });
  }

  delete(): void {
    this.log.push("delete");
  }

  #result(id: number, source: Runs, translated: Runs): object {
    const remembered = this.#memory.get(JSON.stringify(source))?.target;
    const origin = remembered ? "person" : "engine";
    return {
      id,
      parts: [{ source, target: remembered ?? translated, origin, score: 0, unknown: [] }],
    };
  }
}

/** "en>es" is the file of a pack "eng-spa". */
function idOf(from: string, to: string): string {
  const long = (language: string): string => LONG_CODES[language] ?? language;
  return `${long(from)}-${long(to)}`;
}

const LONG_CODES: Readonly<Record<string, string>> = { en: "eng", es: "spa", ca: "cat", fr: "fra" };

function parse(json: string): BlocksRequest {
  crashOn(json);
  return JSON.parse(json) as BlocksRequest;
}

function crashOn(json: string): void {
  if (json.includes("CRASH")) throw new WebAssembly.RuntimeError("unreachable");
}

function upper(runs: Runs): Runs {
  return runs.map((run) => (typeof run === "string" ? run.toUpperCase() : run));
}

function accept(value: unknown): string {
  return JSON.stringify({ ok: true, value });
}

function refuse(code: string, message: string, where: string): string {
  return JSON.stringify({ ok: false, error: { code, message, where } });
}
