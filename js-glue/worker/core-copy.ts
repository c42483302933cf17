// SPDX-License-Identifier: GPL-3.0-or-later
// The core's copy of the store: filled at the start, quickly from the saved index if that is good,
// else unit by unit; and saved again when much has changed and nobody is waiting. The store is the
// truth, the saved index only spares making it again.
//
//   fill ──saved index, then what changed since──▶ ready ──much changed, then quiet──▶ saved
//     └──none, damaged, too old──▶ all units ──────▲
import type { Core } from "../core/core.js";
import type { OpenedStore } from "../store/home.js";
import type { IdRange } from "../store/change-log.js";
import type { ReadNext, SnapshotHead } from "../store/snapshot-file.js";
import { nextTask } from "./next-task.js";

/** Units that go to the core at a time; some 100 ms. */
export const LOADING_STEP = 16_384;
/** Below this many units the saved index saves no time that anybody would notice. */
const LEAST_UNITS = 5_000;
/** It is saved again when this many changed, or this part of all. */
const MANY_CHANGES = 1_000;
const MUCH_CHANGED = 0.05;
/** Nothing changed for so long. */
const QUIET_MS = 3_000;

export class CoreCopy {
  readonly #core: Core;
  readonly #opened: OpenedStore;
  readonly #quietMs: number;
  #saved: number | null = null; // sequence of the saved index; null: none that is good
  #changes = 0; // under way
  #isOther = false; // it holds more than the store, or perhaps less: never saved
  #quiet: ReturnType<typeof setTimeout> | undefined;

  /** quietMs  how long nothing must change before the index is saved. */
  constructor(core: Core, opened: OpenedStore, quietMs = QUIET_MS) {
    this.#core = core;
    this.#opened = opened;
    this.#quietMs = quietMs;
  }

  /** Puts all units into the core, which has none. */
  async fill(): Promise<void> {
    const { store, snapshot } = this.#opened;
    for (const memory of store.memories()) this.#core.setMemory(memory.id, memory);
    this.#core.putTerms(store.terms());
    this.#saved = (await snapshot?.read((head, next) => this.#takeOver(head, next))) ?? null;
    const changes = this.#saved === null ? null : store.changesSince(this.#saved);
    if (changes === null) {
      this.#saved = null;
      await this.#putAll();
    } else {
      for (const range of changes) await this.#update(range);
    }
    this.#saveLater();
  }

  /** A change is under way: until its end the core may not be like the store. */
  async during<T>(change: () => Promise<T>): Promise<T> {
    this.#changes++;
    const { store } = this.#opened;
    const before = store.sequence();
    try {
      return await change();
    } catch (thrown) {
      // Something reached the store, perhaps not the core: an index of this core would hide it for ever.
      if (store.sequence() !== before) this.#isOther = true;
      throw thrown;
    } finally {
      this.#changes--;
      this.#saveLater();
    }
  }

  /** The core knows something from now on that must not reach the disk. */
  keepOffDisk(): void {
    this.#isOther = true;
  }

  /** Makes look-ups quick again after very many changes. */
  async settle(): Promise<void> {
    while (this.#core.compactMemories()) await nextTask();
  }

  /** The sequence of the saved index if the core took it over. */
  #takeOver({ sequence, length }: SnapshotHead, next: ReadNext): number | null {
    const { store } = this.#opened;
    if (store.changesSince(sequence) === null) return null;
    const memories = this.#core.loadMemories(length, next);
    for (const id of memories) if (!store.memory(id)) this.#core.removeMemory(id);
    return sequence;
  }

  async #putAll(): Promise<void> {
    const { store } = this.#opened;
    for (let rows = store.rowsAfter(0, LOADING_STEP); rows.last > 0; rows = store.rowsAfter(rows.last, LOADING_STEP)) {
      this.#core.putRows(rows.bytes);
      await nextTask();
    }
    await this.settle();
  }

  /** Units of these ids as they are now: some were written, some taken away. */
  async #update({ first, last }: IdRange): Promise<void> {
    for (let id = first; id <= last; id += LOADING_STEP) {
      const ids = Array.from({ length: Math.min(LOADING_STEP, last - id + 1) }, (_, index) => id + index);
      this.#core.removeUnits(ids);
      this.#core.putRows(this.#opened.store.rowsAfter(id - 1, LOADING_STEP, { last: ids.at(-1) ?? id }).bytes);
      await nextTask();
    }
  }

  /** What nobody waits for is done when it has been quiet for a while. */
  #saveLater(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.#save().catch(() => undefined), this.#quietMs);
  }

  async #save(): Promise<void> {
    const { store, snapshot } = this.#opened;
    if (!snapshot || this.#changes > 0 || this.#isOther || !this.#isWorthSaving()) return;
    const sequence = store.sequence();
    const isWritten = await snapshot.write((next) => {
      // The file took a moment to open: what came in meanwhile is saved the next time.
      if (this.#changes > 0 || this.#isOther || store.sequence() !== sequence) return null;
      return this.#core.saveMemories(next) ? sequence : null;
    });
    this.#saved = isWritten ? sequence : null;
  }

  #isWorthSaving(): boolean {
    const { store } = this.#opened;
    const size = store.size();
    if (size < LEAST_UNITS) return false;
    const changes = this.#saved === null ? null : store.changesSince(this.#saved);
    if (changes === null) return true;
    const changed = changes.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    return changed >= Math.max(MANY_CHANGES, size * MUCH_CHANGED);
  }
}
