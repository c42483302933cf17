// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange files through the module: one object a file, `close()` gives it back. Errors are CoreErrors
// and leave the module intact; CoreCrashed as of the Core they belong to.
import { arrayOf, either, isInteger, isNull, isText, objectOf, type Check } from "../protocol/check.js";
import type { Pair } from "../protocol/messages.js";
import type { Runs } from "../protocol/runs.js";
import type { Guard } from "./guard.js";
import type { ExchangeReader, ExchangeWriter, PalimpsestModule } from "./module.js";
import { noReply, openReply } from "./reply.js";
import { wellFormed, wellFormedJson } from "./well-formed.js";

export type ExchangeFormat = "tmx" | "xliff" | "xliff2" | "tsv" | "csv";

/** A unit as a file says it. Times in milliseconds since 1970; 0: not said. */
export interface FileUnit {
  readonly from: string; // languages as the file writes them
  readonly to: string;
  readonly source: Runs;
  readonly target: Runs;
  readonly created: number;
  readonly changed: number;
  readonly author: string;
  readonly note: string;
  readonly site: string;
  readonly before?: string; // plain text of the segment before it
  readonly after?: string;
  readonly extra?: string; // what has no field here; JSON, the core's own affair
}

/** What came of some bytes of a file. */
export interface ReadPart {
  readonly units: number;
  readonly rows: Uint8Array; // the units, wasm/app/file_rows.h; a view until the next call
  readonly skipped: number;
  readonly warnings: readonly string[]; // at most 100 a file, each with its line
  readonly problem: string | null; // with line and column
}

/** What came of some units. */
export interface WrittenPart {
  readonly text: string;
  readonly units: number; // written so far
  readonly dropped: number; // inline codes the format has no place for, so far
  readonly replaced: number; // characters XML does not allow, so far
}

type ExchangeModule = Pick<PalimpsestModule, "ExchangeReader" | "ExchangeWriter">;

const readPart: Check = objectOf<Omit<ReadPart, "rows">>({
  units: isInteger,
  skipped: isInteger,
  warnings: arrayOf(isText),
  problem: either(isNull, isText),
});
const writtenPart: Check = objectOf<WrittenPart>({
  text: isText,
  units: isInteger,
  dropped: isInteger,
  replaced: isInteger,
});

/** Reads one file. After a problem only close() may follow. */
export class FileReader {
  readonly #guard: Guard;
  readonly #reader: ExchangeReader;

  /** pair  the languages to take; null: those of the file. */
  constructor(module: ExchangeModule, guard: Guard, format: ExchangeFormat, pair: Pair | null) {
    const { from, to } = pair ?? { from: "", to: "" };
    this.#guard = guard;
    this.#reader = guard.run("ExchangeReader", () =>
      new module.ExchangeReader(format, wellFormed(from), wellFormed(to)),
    );
  }

  /** The units that are complete with these bytes. errors  bad-argument: the order is none. */
  feed(bytes: Uint8Array): ReadPart {
    return this.#part("feed", () => this.#reader.feed(bytes));
  }

  /** The end of the file; called once. */
  finish(): ReadPart {
    return this.#part("finish", () => this.#reader.finish());
  }

  close(): void {
    if (!this.#guard.isLost) this.#guard.run("delete", () => this.#reader.delete());
  }

  #part(name: string, call: () => string): ReadPart {
    const part = opened<Omit<ReadPart, "rows">>(this.#guard, name, readPart, call);
    return { ...part, rows: this.#guard.run("rows", () => this.#reader.rows()) };
  }
}

/** Writes one file. */
export class FileWriter {
  readonly #guard: Guard;
  readonly #writer: ExchangeWriter;

  /** level  of TMX: 2 with inline codes, 1 without. */
  constructor(module: ExchangeModule, guard: Guard, format: ExchangeFormat, level: 1 | 2 = 2) {
    this.#guard = guard;
    this.#writer = guard.run("ExchangeWriter", () => new module.ExchangeWriter(format, level));
  }

  /** errors  bad-argument: a unit the format can't hold; those before it are written. */
  put(units: readonly FileUnit[]): WrittenPart {
    const request = wellFormedJson({ units });
    return opened<WrittenPart>(this.#guard, "put", writtenPart, () => this.#writer.put(request));
  }

  /** The end of the file; called once. */
  finish(): WrittenPart {
    return opened<WrittenPart>(this.#guard, "finish", writtenPart, () => this.#writer.finish());
  }

  close(): void {
    if (!this.#guard.isLost) this.#guard.run("delete", () => this.#writer.delete());
  }
}

function opened<T>(guard: Guard, name: string, check: Check, call: () => unknown): T {
  const value = openReply(guard.run(name, call), name);
  if (check(value, "")) throw noReply(name);
  return value as T; // the check above
}
