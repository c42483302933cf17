// SPDX-License-Identifier: GPL-3.0-or-later
// The WASM module as Embind exports it (wasm/bindings/bindings.cpp), written by hand. What each call
// takes and answers: docs/BOUNDARY.md, "The WASM module". Every JSON string must be well-formed
// (`toWellFormed()`) before it goes in; every reply is a JSON string.

/** The one handle, owned by js-glue/core; `delete()` frees it with everything in it. */
export interface Engine {
  /**
   * Room for a pack file. Fill the view at once: any later call may detach it. null if there is no
   * memory of that size.
   */
  reservePack(bytes: number): Uint8Array | null;
  /** Adopts the reserved bytes. Reply of PackInfo with `manifest`. */
  addPack(): string;
  packs(): string;
  removePack(id: string): string; // e.g. "eng-spa"
  translate(json: string): string;
  prepare(json: string): string;
  complete(json: string): string;
  discard(ticket: number): string;
  canonicalUnit(json: string): string;
  putUnits(json: string): string;
  removeUnits(json: string): string;
  setMemory(json: string): string;
  removeMemory(id: number): string;
  matches(json: string): string;
  /** Room for saved memories; as reservePack. 0 gives back what they took. */
  reserveMemory(bytes: number): Uint8Array | null;
  loadMemory(): string;
  /** All units; a view until the next call. null if there is no room. */
  saveMemory(): Uint8Array | null;
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

/**
 * A file of units that is read; replies are ReadParts (exchange.ts), as UTF-8 in the module's memory: to
 * be decoded before the next call. `delete()` ends it.
 */
export interface ExchangeReader {
  feed(bytes: Uint8Array): Uint8Array;
  finish(): Uint8Array;
  delete(): void;
}

/** A file of units that is written; replies are WrittenParts (exchange.ts). */
export interface ExchangeWriter {
  put(json: string): string;
  finish(): string;
  delete(): void;
}

export interface PalimpsestModule {
  /** Raised whenever a call changes; js-glue/core refuses any other. */
  abiVersion(): number; // e.g. 5
  /** Version and compiler. */
  buildInfo(): string; // e.g. "palimpsest 0.1.0, Clang 15.0.0"
  readonly Engine: new () => Engine;
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
