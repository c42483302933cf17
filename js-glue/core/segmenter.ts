// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sentences of a text end, without the rest of the engine: for who has many texts of one language.
import { failure } from "../protocol/failure.js";
import { isSegmentationResult, type SegmentationResult } from "../protocol/segmentation.js";
import { CoreError } from "./errors.js";
import type { PalimpsestModule, Segmenter as SegmenterHandle } from "./module.js";
import { noReply, openReply } from "./reply.js";
import type { SrxFile } from "./segmentation.js";
import { wellFormedJson } from "./well-formed.js";

/** Reserved at first; more when a longer text comes. */
const ROOM_BYTES = 64 * 1024;
/** Of UTF-8 for a code unit of UTF-16. */
const MAX_BYTES_PER_UNIT = 3;

export class Segmenter {
  readonly #handle: SegmenterHandle;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(0);
  #ends = new Uint32Array(0);

  /** language  BCP 47; one without a profile gets the general one. */
  constructor(module: Pick<PalimpsestModule, "Segmenter">, language: string) {
    this.#handle = new module.Segmenter(language);
  }

  /**
   * Splits by a person's SRX rules from now on; not if a pattern can't be read and `useRest` is false.
   * errors  CoreError bad-argument, out-of-memory.
   */
  setRules(file: SrxFile, useRest: boolean): SegmentationResult {
    this.#ends = new Uint32Array(0); // there may be more of them in a text now
    const value = openReply(this.#handle.setRules(wellFormedJson({ ...file, useRest })), "setRules");
    if (isSegmentationResult(value, "")) throw noReply("setRules");
    return value as SegmentationResult; // the check above
  }

  /**
   * Offsets in code units, one past each sentence of `text`; what is between a sentence's end and the next
   * sentence is white space. Lone surrogates count as one unit.
   * errors    CoreError out-of-memory.
   * lifetime  a copy; the next call leaves it alone.
   */
  ends(text: string): Uint32Array {
    const wanted = text.length * MAX_BYTES_PER_UNIT;
    // A view is empty once the module's memory has grown.
    if (this.#bytes.length < wanted || this.#ends.length === 0) this.#reserve(wanted);
    const { written } = this.#encoder.encodeInto(text, this.#bytes);
    const count = this.#handle.segment(written, text.length);
    if (count < 0) throw noRoom(text);
    if (this.#ends.length === 0) this.#ends = this.#handle.ends(); // it grew meanwhile
    return this.#ends.slice(0, count);
  }

  /** Gives the module's memory back; nothing else may be called after. */
  delete(): void {
    this.#handle.delete();
  }

  #reserve(wanted: number): void {
    if (!this.#handle.reserve(Math.max(wanted, ROOM_BYTES))) throw noRoom(`${wanted} bytes`);
    this.#bytes = this.#handle.bytes();
    this.#ends = this.#handle.ends();
  }
}

function noRoom(what: string): CoreError {
  return new CoreError(failure("out-of-memory", "There is no room to split this text.", what.slice(0, 40)));
}
