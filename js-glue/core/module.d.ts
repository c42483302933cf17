// SPDX-License-Identifier: GPL-3.0-or-later
// The WASM module as Embind exports it (wasm/bindings/bindings.cpp), written by hand. What each call
// takes and answers: docs/BOUNDARY.md, "The WASM module". Every JSON string must be well-formed
// (`toWellFormed()`) before it goes in; every reply is a JSON string.

/** Fills a view of the module's memory, all of it, and forgets it. False: it can't. Must not throw. */
export type ReadSaved = (room: Uint8Array) => boolean;
/** Writes a view of the module's memory, all of it, and forgets it. False: it can't. Must not throw. */
export type WriteSaved = (bytes: Uint8Array) => boolean;

/** The one handle, owned by js-glue/core; `delete()` frees it with everything in it. */
export interface Engine {
  /**
   * Room for a pack file. Fill the view at once: any later call may detach it. null if there is no
   * memory of that size.
   */
  reservePack(bytes: number): Uint8Array | null;
  /** Adopts the reserved bytes. Reply of PackInfo with `manifest`. */
  addPack(): string;
  /** Checks the reserved bytes as addPack does, and drops them. Reply of PackInfo with `manifest`. */
  inspectPack(): string;
  packs(): string;
  removePack(id: string): string; // e.g. "eng-spa"
  translate(json: string): string;
  prepare(json: string): string;
  complete(json: string): string;
  discard(ticket: number): string;
  canonicalUnit(json: string): string;
  putUnits(json: string): string;
  /** Room for rows of units; as reservePack. */
  reserveRows(bytes: number): Uint8Array | null;
  /** Adopts the rows in that room. */
  putUnitRows(): string;
  removeUnits(json: string): string;
  setMemory(json: string): string;
  removeMemory(id: number): string;
  matches(json: string): string;
  loadMemory(bytes: number, read: ReadSaved): string;
  saveMemory(write: WriteSaved): string;
  compactMemory(): string;
  putTerms(json: string): string;
  removeTerms(json: string): string;
  findTerms(json: string): string;
  analyse(json: string): string;
  report(json: string): string;
  segment(json: string): string;
  setSegmentationRules(json: string): string;
  removeSegmentationRules(): string;
  delete(): void;
}

/** A file of units that is read; replies are ReadParts (exchange.ts) without rows. `delete()` ends it. */
export interface ExchangeReader {
  feed(bytes: Uint8Array): string;
  finish(): string;
  /** The units of the last reply; a view until the next call. */
  rows(): Uint8Array;
  delete(): void;
}

/** A file of units that is written; replies are WrittenParts (exchange.ts). */
export interface ExchangeWriter {
  put(json: string): string;
  finish(): string;
  delete(): void;
}

/**
 * One index of plain text units, with the weighted score of wasm/memory/score.h. Texts go in as UTF-8 through
 * reserve(), ids come out; 0 is none. `delete()` frees it.
 */
export interface MemoryIndex {
  /** Room for what the next call takes, with what was written to the last one; fill it at once. null if there is no memory of that size. */
  reserve(bytes: number): Uint8Array | null;
  /** Units of the reserved bytes, source and target by turns, each ended by a zero byte; ids go up from `first` and are new. Found from settle() on. How many there were. */
  gather(first: number, bytes: number): number;
  /** What was gathered is found. */
  settle(): void;
  /** One unit, in place of the one of its id. */
  put(id: number, bytes: number): void;
  remove(id: number): boolean;
  exact(bytes: number): number;
  /**
   * The unit most like them; by the weighted score, where none is, what differs only in case and width (worth 0.99, in however many tokens).
   * threshold  0 to 1; metric  0 weighted, 1 words, 2 characters.
   */
  fuzzy(bytes: number, threshold: number, metric: number): number;
  size(): number;
  sizeBytes(): number;
  /** All of it for load(), piece by piece. False: it can't be written. */
  save(write: WriteSaved): boolean;
  /** From so many bytes; false, and nothing changes, if they are no such index. */
  load(bytes: number, read: ReadSaved): boolean;
  delete(): void;
}

/** The splitter of one language; js-glue/core/segmenter.ts is its owner. `delete()` frees it. */
export interface Segmenter {
  /** As Engine.setSegmentationRules; reserve anew after it. */
  setRules(json: string): string;
  /** Room for a text of so many bytes. False if there is none. */
  reserve(bytes: number): boolean;
  /** Where the text goes, as UTF-8; a view, empty once the module's memory has grown. */
  bytes(): Uint8Array<ArrayBuffer>;
  /** Where the ends of sentences are then, in UTF-16 code units; a view as well. */
  ends(): Uint32Array<ArrayBuffer>;
  /** Splits the first bytes there, a text of so many code units. How many ends; below 0: no memory. */
  segment(bytes: number, units: number): number;
  delete(): void;
}

export interface PalimpsestModule {
  /** Raised whenever a call changes; js-glue/core refuses any other. */
  abiVersion(): number; // e.g. 8
  /** Version and compiler. */
  buildInfo(): string; // e.g. "palimpsest 0.1.0, Clang 15.0.0"
  readonly Engine: new () => Engine;
  readonly MemoryIndex: new () => MemoryIndex;
  /** language  BCP 47. */
  readonly Segmenter: new (language: string) => Segmenter;
  /** format  tmx, xliff, tsv or csv; languages may be "": those of the file. */
  readonly ExchangeReader: new (format: string, from: string, to: string) => ExchangeReader;
  /** format  also xliff2; level of TMX: 1 or 2. */
  readonly ExchangeWriter: new (format: string, level: number) => ExchangeWriter;
}

export interface ModuleOptions {
  /** The bytes of palimpsest.wasm; without them the module fetches it. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where to fetch palimpsest.wasm from. */
  locateFile?: (file: string, folder: string) => string;
  /** Called when the instance is lost; discard it then. */
  onAbort?: (what: unknown) => void;
  print?: (line: string) => void;
  printErr?: (line: string) => void;
}

export default function createModule(options?: ModuleOptions): Promise<PalimpsestModule>;
