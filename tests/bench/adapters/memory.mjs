// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of the module that ships, under the contract of the shared bench of translation memories
// (bench/tm/engine.mjs): build, exact, fuzzy, memory. Lines are numbered from 0, units from 1.
//
//   node ../shared/bench/tm/run.mjs --size 1m --engines none --adapter $PWD/tests/bench/adapters/memory.mjs
//
// MEMORY_METRIC: weighted (ours, the default), words or characters.
import { openModule } from "../support/module.mjs";

const METRICS = ["weighted", "words", "characters"];
const ROOM_BYTES = 64 * 1024;
/** So few that the joined text stays small, and mostly of one byte a character: crossing takes an eighth of what it does by ten thousand. */
const CROSSING_UNITS = 64;

/** An index of plain text units; what the module's class leaves to JavaScript. */
export class Memory {
  #index;
  #encoder = new TextEncoder();
  #room = new Uint8Array(0);

  constructor(module) {
    this.#index = new module.MemoryIndex();
  }

  /** All pairs of texts, with ids from 1. */
  build(sources, targets) {
    for (let begin = 0; begin < sources.length; begin += CROSSING_UNITS) {
      let text = "";
      const end = Math.min(begin + CROSSING_UNITS, sources.length);
      for (let i = begin; i < end; i++) text += `${sources[i]}\0${targets[i]}\0`;
      this.#index.gather(1 + begin, this.#write(text));
    }
    this.#index.settle();
  }

  exact(text) {
    return this.#index.exact(this.#write(text));
  }
  fuzzy(text, threshold, metric = 0) {
    return this.#index.fuzzy(this.#write(text), threshold, metric);
  }
  put(id, source, target) {
    this.#index.put(id, this.#write(`${source}\0${target}\0`));
  }
  remove(id) {
    return this.#index.remove(id);
  }
  get sizeBytes() {
    return this.#index.sizeBytes();
  }
  save() {
    const bytes = new Uint8Array(this.sizeBytes * 1.1 + ROOM_BYTES);
    let size = 0;
    this.#index.save((piece) => {
      bytes.set(piece, size);
      size += piece.length;
      return true;
    });
    return bytes.subarray(0, size);
  }
  /** Whether they were a saved index. */
  load(bytes) {
    this.#room = new Uint8Array(0);
    let at = 0;
    return this.#index.load(bytes.length, (room) => {
      room.set(bytes.subarray(at, (at += room.length)));
      return true;
    });
  }

  /** Puts a text where the module finds it; how many bytes it takes. */
  #write(text) {
    if (this.#room.length < text.length * 3) this.#room = this.#index.reserve(Math.max(ROOM_BYTES, text.length * 3));
    return this.#encoder.encodeInto(text, this.#room).written;
  }
}

export async function create() {
  const metric = Math.max(0, METRICS.indexOf(process.env.MEMORY_METRIC ?? "weighted"));
  const memory = new Memory(await openModule());
  return {
    name: `palimpsest (WASM, ${METRICS[metric]})`,
    build: (sources, targets) => memory.build(sources, targets),
    exact: (text) => memory.exact(text) - 1,
    fuzzy: (text, threshold) => memory.fuzzy(text, threshold, metric) - 1,
    memory: () => memory.sizeBytes,
  };
}
