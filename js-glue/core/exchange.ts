// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange files through the module: one object a file, `close()` gives it back. Errors are CoreErrors
// and leave the module intact; anything else the module throws means it is lost (CoreCrashed).
import { arrayOf, either, isInteger, isNull, isText, objectOf, type Check } from "../protocol/check.js";
import { messageOf } from "../protocol/failure.js";
import type { Pair } from "../protocol/messages.js";
import type { Runs } from "../protocol/runs.js";
import { CoreCrashed, CoreError } from "./errors.js";
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
  readonly #reader: ExchangeReader;

  /** pair  the languages to take; null: those of the file. */
  constructor(module: ExchangeModule, format: ExchangeFormat, pair: Pair | null) {
    const { from, to } = pair ?? { from: "", to: "" };
    this.#reader = guarded("ExchangeReader", () =>
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
    this.#reader.delete();
  }

  #part(name: string, call: () => string): ReadPart {
    const part = opened<Omit<ReadPart, "rows">>(name, readPart, call);
    return { ...part, rows: guarded("rows", () => this.#reader.rows()) };
  }
}

/** Writes one file. */
export class FileWriter {
  readonly #writer: ExchangeWriter;

  /** level  of TMX: 2 with inline codes, 1 without. */
  constructor(module: ExchangeModule, format: ExchangeFormat, level: 1 | 2 = 2) {
    this.#writer = guarded("ExchangeWriter", () => new module.ExchangeWriter(format, level));
  }

  /** errors  bad-argument: a unit the format can't hold; those before it are written. */
  put(units: readonly FileUnit[]): WrittenPart {
    const request = wellFormedJson({ units });
    return opened<WrittenPart>("put", writtenPart, () => this.#writer.put(request));
  }

  /** The end of the file; called once. */
  finish(): WrittenPart {
    return opened<WrittenPart>("finish", writtenPart, () => this.#writer.finish());
  }

  close(): void {
    this.#writer.delete();
  }
}

function opened<T>(name: string, check: Check, call: () => unknown): T {
  const value = openReply(guarded(name, call), name);
  if (check(value, "")) throw noReply(name);
  return value as T; // the check above
}

function guarded<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    if (thrown instanceof CoreError) throw thrown;
    throw new CoreCrashed(`The core crashed in ${name}: ${messageOf(thrown)}`, { cause: thrown });
  }
}
