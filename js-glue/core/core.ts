// SPDX-License-Identifier: GPL-3.0-or-later
// The core as the rest of the glue sees it: plain values in, plain values out, errors thrown as
// CoreError or CoreCrashed. The only owner of the Embind handle. Synchronous on purpose; the worker
// adds the waiting.
import {
  areRuns,
  arrayOf,
  isInteger,
  isName,
  isRecord,
  isText,
  objectOf,
  recordOf,
  type Check,
} from "../protocol/check.js";
import { failure } from "../protocol/failure.js";
import type { AnalysisReport, FoundTerm, StoredTerm } from "../protocol/memory.js";
import { isAnalysisReport } from "../protocol/memory-shapes.js";
import type { Block, BlockResult, EngineId, PackInfo, Pair } from "../protocol/messages.js";
import type { PackFacts } from "../protocol/packs.js";
import type { Runs } from "../protocol/runs.js";
import { isSegmentationResult, type SegmentationResult } from "../protocol/segmentation.js";
import { blockResultsProblem } from "../protocol/validate-reply.js";
import { CoreError } from "./errors.js";
import { FileReader, FileWriter, type ExchangeFormat } from "./exchange.js";
import { Guard } from "./guard.js";
import {
  analysedRows,
  canonicalUnit,
  matchList,
  foundTerms,
  isMore,
  loaded,
  removed,
  saved,
  type AnalysedRow,
  type CanonicalUnit,
  type CoreMatch,
  type CoreMemorySettings,
  type CoreUnit,
  type Loaded,
  type MatchesRequest,
  type Removed,
  type Saved,
} from "./memory.js";
import type { Engine as EngineHandle, PalimpsestModule, ReadSaved, WriteSaved } from "./module.js";
import { noReply, openReply } from "./reply.js";
import type { SrxFile } from "./segmentation.js";
import { wellFormed, wellFormedJson } from "./well-formed.js";

/** A segment that neither the memory nor the engine has answered before. */
export interface OpenSegment {
  readonly index: number; // comes back with its result
  readonly runs: Runs;
}

/** Segments waiting for an engine outside the core; spend the ticket with complete or discard. */
export interface Prepared {
  readonly ticket: number;
  readonly segments: readonly OpenSegment[];
}

/** What an engine made of a segment, or why it could not; then the segment is left as it was. */
export type SegmentResult =
  | { readonly index: number; readonly runs: Runs }
  | { readonly index: number; readonly error: string };

/** A unit a person wrote. */
export interface PersonUnit {
  readonly pair: Pair;
  readonly source: Runs;
  readonly target: Runs;
  readonly site?: string;
  readonly before?: string;
  readonly after?: string;
}

const packInfo: Check = objectOf<PackInfo>({ id: isName, from: isName, to: isName });
const packList = arrayOf(packInfo);
type InspectedPack = PackInfo & { readonly manifest: Readonly<Record<string, unknown>> };
const inspectedPack: Check = objectOf<InspectedPack>({ id: isName, from: isName, to: isName, manifest: recordOf(() => null) });
const prepared: Check = objectOf<Prepared>({
  ticket: isInteger,
  segments: arrayOf(objectOf<OpenSegment>({ index: isInteger, runs: areRuns })),
});
const sentenceList: Check = objectOf<{ sentences: readonly string[] }>({
  sentences: arrayOf(isText),
});

type Files = Pick<PalimpsestModule, "ExchangeReader" | "ExchangeWriter">;

/**
 * One engine instance. All methods throw CoreError (the core refused, and is intact) or CoreCrashed
 * (this Core is of no further use). What they return are copies that belong to the caller.
 */
export class Core {
  readonly #engine: EngineHandle;
  readonly #files: Files | null;
  readonly #guard = new Guard();

  /** Takes the handle over. files  what reads and writes exchange files, if there is anything. */
  constructor(engine: EngineHandle, files: Files | null = null) {
    this.#engine = engine;
    this.#files = files;
  }

  /**
   * Loads a language pack; `bytes` (the whole file) are copied once and may be dropped after.
   * errors  corrupt-data, unsupported-version, out-of-memory.
   */
  addPack(bytes: Uint8Array): PackInfo {
    this.#handOver(bytes);
    return this.#call<PackInfo>("addPack", packInfo, (engine) => engine.addPack());
  }

  /** Checks a language pack as addPack does, and keeps nothing; what it says of itself. errors  as addPack. */
  inspectPack(bytes: Uint8Array): PackFacts {
    this.#handOver(bytes);
    const said = this.#call<InspectedPack>("inspectPack", inspectedPack, (engine) => engine.inspectPack());
    const text = (name: string): string => (typeof said.manifest[name] === "string" ? said.manifest[name] : "");
    return {
      ...{ id: said.id, from: said.from, to: said.to },
      ...{ package: text("package"), packageVersion: text("packageVersion"), licence: text("licence") },
    };
  }

  packs(): readonly PackInfo[] {
    return this.#call<readonly PackInfo[]>("packs", packList, (engine) => engine.packs());
  }

  /** errors  not-found. */
  removePack(id: string): void {
    this.#call("removePack", anything, (engine) => engine.removePack(wellFormed(id)));
  }

  /**
   * Translates with the memory and the embedded engine. errors  unsupported-pair, bad-argument.
   * packs  ids of one that was added, or of two of which the second goes on from the language of the
   *        first; without it the one of this pair.
   */
  translate(pair: Pair, blocks: readonly Block[], site?: string, packs?: readonly string[]): readonly BlockResult[] {
    const request = wellFormedJson({ from: pair.from, to: pair.to, site, packs, blocks });
    return this.#call<{ blocks: readonly BlockResult[] }>("translate", blocksReply, (e) =>
      e.translate(request),
    ).blocks;
  }

  /**
   * The first half of a translation by an engine outside the core; needs no pack. What `engine` has
   * answered before in this session is not asked again. errors  bad-argument.
   */
  prepare(engine: EngineId, pair: Pair, blocks: readonly Block[], site?: string): Prepared {
    const request = wellFormedJson({ from: pair.from, to: pair.to, site, engine, blocks });
    return this.#call<Prepared>("prepare", prepared, (handle) => handle.prepare(request));
  }

  /** The second half; spends the ticket. errors  not-found (no such ticket), bad-argument. */
  complete(ticket: number, results: readonly SegmentResult[]): readonly BlockResult[] {
    const request = wellFormedJson({ ticket, results });
    return this.#call<{ blocks: readonly BlockResult[] }>("complete", blocksReply, (e) =>
      e.complete(request),
    ).blocks;
  }

  /** Gives a ticket back unused. */
  discard(ticket: number): void {
    this.#call("discard", anything, (engine) => engine.discard(ticket));
  }

  /**
   * A person's translation of a segment in the form in which it is kept, and the unit of `memory`
   * it is in place of. Keeps nothing. errors  bad-argument.
   */
  canonicalUnit(memory: number, { pair, source, target, site, before, after }: PersonUnit): CanonicalUnit {
    const request = wellFormedJson({ memory, ...pair, source, target, site, before, after });
    return this.#call<CanonicalUnit>("canonicalUnit", canonicalUnit, (engine) =>
      engine.canonicalUnit(request),
    );
  }

  /** Keeps units, in place of those of the same ids; they count from now on. errors  bad-argument. */
  putUnits(units: readonly CoreUnit[]): void {
    const request = wellFormedJson({ units: units.map(({ pair, ...rest }) => ({ ...pair, ...rest })) });
    this.#call("putUnits", anything, (engine) => engine.putUnits(request));
  }

  /** The same for very many units, as rows (wasm/app/unit_rows.h). errors  bad-argument, out-of-memory. */
  putRows(rows: Uint8Array): void {
    this.#call("putUnitRows", anything, (engine) => {
      const room = engine.reserveRows(rows.length);
      if (!room) throw noRoom("units", rows.length);
      room.set(rows);
      return engine.putUnitRows();
    });
  }

  /** Takes units away; how many of them there were. */
  removeUnits(ids: readonly number[]): number {
    const request = wellFormedJson({ ids });
    return this.#call<Removed>("removeUnits", removed, (engine) => engine.removeUnits(request)).removed;
  }

  /** Makes a memory or changes how it takes part. errors  bad-argument. */
  setMemory(id: number, { rank, penalty, enabled }: CoreMemorySettings): void {
    const request = wellFormedJson({ id, rank, penalty, enabled });
    this.#call("setMemory", anything, (engine) => engine.setMemory(request));
  }

  /** Takes a memory away with its units; how many there were. */
  removeMemory(id: number): number {
    return this.#call<Removed>("removeMemory", removed, (engine) => engine.removeMemory(id)).removed;
  }

  /**
   * Takes over saved memories: all units are then theirs. Answers the memories that have units.
   * bytes   how many there are.
   * read    fills the room it is given with the next of them, at once; false: it could not.
   * errors  out-of-memory, corrupt-data, unsupported-version; there are no units then.
   */
  loadMemories(bytes: number, read: ReadSaved): readonly number[] {
    return this.#call<Loaded>("loadMemory", loaded, (engine) => engine.loadMemory(bytes, quietly(read))).memories;
  }

  /**
   * All units as bytes for loadMemories.
   * write   writes the next of them, at once; false: it could not.
   * false   not all were written. errors  out-of-memory.
   */
  saveMemories(write: WriteSaved): boolean {
    return this.#call<Saved>("saveMemory", saved, (engine) => engine.saveMemory(quietly(write))).saved;
  }

  /** Makes look-ups quick again after many changes, a part at a time; false: there was nothing to do. */
  compactMemories(): boolean {
    return this.#call<{ more: boolean }>("compactMemory", isMore, (engine) => engine.compactMemory()).more;
  }

  /** Keeps terms, in place of those of the same ids; translations honour them from now on. */
  putTerms(terms: readonly StoredTerm[]): void {
    const request = wellFormedJson({ terms });
    this.#call("putTerms", anything, (engine) => engine.putTerms(request));
  }

  /** Takes terms away; how many of them there were. */
  removeTerms(ids: readonly number[]): number {
    const request = wellFormedJson({ ids });
    return this.#call<Removed>("removeTerms", removed, (engine) => engine.removeTerms(request)).removed;
  }

  /** The terms of a segment, from left to right. errors  bad-argument. */
  findTerms(pair: Pair, source: Runs): readonly FoundTerm[] {
    const request = wellFormedJson({ ...pair, source });
    return this.#call<{ terms: readonly FoundTerm[] }>("findTerms", foundTerms, (engine) =>
      engine.findTerms(request),
    ).terms;
  }

  /** The segments of some blocks and the best the memories have for each, for report(). errors  bad-argument. */
  analyse(pair: Pair, blocks: readonly Block[], site?: string): readonly AnalysedRow[] {
    const request = wellFormedJson({ ...pair, site, blocks });
    return this.#call<{ rows: readonly AnalysedRow[] }>("analyse", analysedRows, (engine) =>
      engine.analyse(request),
    ).rows;
  }

  /** The analysis report of all rows of a page, in order. */
  report(rows: readonly AnalysedRow[]): AnalysisReport {
    const request = wellFormedJson({ rows });
    return this.#call<AnalysisReport>("report", isAnalysisReport, (engine) => engine.report(request));
  }

  /** What the memories offer for a segment, best first. errors  bad-argument. */
  matches({ pair, source, site, before, after, threshold, top }: MatchesRequest): readonly CoreMatch[] {
    const request = wellFormedJson({ ...pair, source, site, before, after, threshold, top });
    return this.#call<{ matches: readonly CoreMatch[] }>("matches", matchList, (engine) =>
      engine.matches(request),
    ).matches;
  }

  /** Begins to read a file of units; pair null: the languages of the file. Close what it answers. */
  readFile(format: ExchangeFormat, pair: Pair | null): FileReader {
    return new FileReader(this.#exchange(), this.#guard, format, pair);
  }

  /** Begins to write a file of units. Close what it answers. */
  writeFile(format: ExchangeFormat): FileWriter {
    return new FileWriter(this.#exchange(), this.#guard, format);
  }

  #exchange(): Files {
    if (!this.#files) throw noReply("exchange");
    return this.#files;
  }

  /** The sentences of `text`, in order, without the white space between them. */
  segment(lang: string, text: string): readonly string[] {
    const request = wellFormedJson({ lang, text });
    return this.#call<{ sentences: readonly string[] }>("segment", sentenceList, (e) =>
      e.segment(request),
    ).sentences;
  }

  /**
   * Segments by a person's rules from now on; not if a pattern can't be read and `useRest` is false.
   * errors  bad-argument.
   */
  setSegmentationRules(file: SrxFile, useRest: boolean): SegmentationResult {
    const request = wellFormedJson({ ...file, useRest });
    return this.#call<SegmentationResult>("setSegmentationRules", isSegmentationResult, (engine) =>
      engine.setSegmentationRules(request),
    );
  }

  /** Segments by our own rules again. */
  removeSegmentationRules(): void {
    this.#call("removeSegmentationRules", anything, (engine) => engine.removeSegmentationRules());
  }

  #handOver(bytes: Uint8Array): void {
    this.#guard.run("reservePack", () => {
      const view = this.#engine.reservePack(bytes.byteLength);
      if (!view) throw noRoom("a pack", bytes.byteLength);
      view.set(bytes); // the view dies with this statement: the memory may move
    });
  }

  /** Checks that a reply's value is a T, field by field, before it is given out as one. */
  #call<T>(name: string, check: Check, call: (engine: EngineHandle) => unknown): T {
    const value = openReply(
      this.#guard.run(name, () => call(this.#engine)),
      name,
    );
    if (check(value, "")) throw noReply(name);
    return value as T;
  }
}

/** What the module calls must not throw: it would be taken for a crash. */
function quietly(use: (bytes: Uint8Array) => boolean): (bytes: Uint8Array) => boolean {
  return (bytes) => {
    try {
      return use(bytes);
    } catch {
      return false;
    }
  };
}

const anything: Check = () => null;
const blocksReply: Check = (value) =>
  isRecord(value) ? blockResultsProblem(value["blocks"]) : { where: "", expected: "an object" };

function noRoom(what: string, bytes: number): CoreError {
  const message = `There is no room for ${what}${bytes === 0 ? "" : ` of ${bytes} bytes`}.`;
  return new CoreError(failure("out-of-memory", message));
}
