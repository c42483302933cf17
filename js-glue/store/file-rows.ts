// SPDX-License-Identifier: GPL-3.0-or-later
// Units of a file on their way from the core into the database, very many at a time, as bytes: what they
// mean is said in wasm/app/file_rows.h. Read one after the other.
import type { Pair } from "../protocol/messages.js";

/** Where a text stands in the bytes. */
export interface Part {
  begin: number;
  size: number;
}

const NUMBER_BYTES = 4;
const TIME_BYTES = 8;

export class FileRows {
  readonly bytes: Uint8Array;
  readonly pairs: readonly Pair[];
  pair = 0; // of the unit at hand: index in pairs
  created = 0; // milliseconds since 1970; 0: not said
  changed = 0;
  readonly source: Part = { begin: 0, size: 0 };
  readonly target: Part = { begin: 0, size: 0 };
  readonly site: Part = { begin: 0, size: 0 };
  readonly author: Part = { begin: 0, size: 0 };
  readonly note: Part = { begin: 0, size: 0 };
  readonly extra: Part = { begin: 0, size: 0 };
  readonly before: Part = { begin: 0, size: 0 };
  readonly after: Part = { begin: 0, size: 0 };
  readonly #texts = [this.source, this.target, this.site, this.author, this.note, this.extra, this.before, this.after];
  readonly #view: DataView;
  #at = 0;

  /** errors  RangeError, here and in next(): these are no such rows. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.pairs = Array.from({ length: this.#number() }, () => ({ from: this.#string(), to: this.#string() }));
  }

  /** Goes to the next unit; false: there is none. */
  next(): boolean {
    if (this.#at >= this.bytes.length) return false;
    this.pair = this.#number();
    this.created = this.#time();
    this.changed = this.#time();
    for (const text of this.#texts) this.#part(text);
    return true;
  }

  #number(): number {
    this.#at += NUMBER_BYTES;
    return this.#view.getUint32(this.#at - NUMBER_BYTES, true);
  }

  #time(): number {
    this.#at += TIME_BYTES;
    return this.#view.getFloat64(this.#at - TIME_BYTES, true);
  }

  #part(part: Part): void {
    part.size = this.#number();
    part.begin = this.#at;
    this.#at += part.size;
    if (this.#at > this.bytes.length) throw new RangeError("A row of units is cut off.");
  }

  #string(): string {
    const part = { begin: 0, size: 0 };
    this.#part(part);
    return new TextDecoder().decode(this.bytes.subarray(part.begin, part.begin + part.size));
  }
}
