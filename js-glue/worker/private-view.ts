// SPDX-License-Identifier: GPL-3.0-or-later
// What private windows wrote, changed and forgot: in working memory, never on disk, and seen by private
// windows alone. The core has one set of units; it has these in it only while it works for a private
// window, so show() comes before whatever asks it for units or changes them, with no await between.
import type { Core } from "../core/core.js";
import { FIRST_SESSION_ID, OWN_MEMORY, type StoredUnit } from "../protocol/memory.js";
import type { Store } from "../store/store.js";
import { refuse } from "./memory-refusals.js";
import { forCore } from "./unit-shapes.js";

/** The upper half of the ids that are on no disk; a store that can't keep anything has the lower one. */
const FIRST_PRIVATE_ID = FIRST_SESSION_ID + 0x4000_0000;

/** null: forgotten. */
type Word = StoredUnit | null;

export class PrivateView {
  readonly #core: Core;
  readonly #store: Store;
  readonly #words = new Map<number, Word>(); // by the unit's id
  #nextId = FIRST_PRIVATE_ID;
  #isShown = false;

  constructor(core: Core, store: Store) {
    this.#core = core;
    this.#store = store;
  }

  /** Makes the core what private windows see, or what all others do. */
  show(isPrivate: boolean): void {
    if (isPrivate === this.#isShown) return;
    for (const id of this.#words.keys()) this.#putInto(id, isPrivate);
    this.#isShown = isPrivate;
  }

  /** All of it is forgotten. */
  clear(): void {
    this.show(false);
    this.#words.clear();
  }

  /** A unit as private windows see it; null: they see none. */
  get(id: number): StoredUnit | null {
    const kept = this.#onDisk(id);
    const word = this.#words.get(id);
    // What a normal window took away is not changed any more either.
    return word !== undefined && (kept || id >= FIRST_PRIVATE_ID) ? word : kept;
  }

  /** A unit with its id: that of the one already written here for this source, site and neighbours, or a new one. */
  draft(unit: Omit<StoredUnit, "id" | "memory">): StoredUnit {
    const key = keyOf(unit);
    const known = [...this.#words].find(([id, word]) => id >= FIRST_PRIVATE_ID && word && keyOf(word) === key);
    return { ...unit, id: known?.[0] ?? this.#nextId++, memory: OWN_MEMORY };
  }

  /**
   * What private windows see of a unit from now on.
   * returns  takes it back. errors of that  not-found: it was changed since.
   */
  set(id: number, word: Word): () => void {
    const before = this.#words.get(id);
    this.#replace(id, word);
    return () => {
      if (this.#words.get(id) !== word)
        throw refuse("not-found", `The unit ${id} was changed since; nothing was taken back.`, "undo");
      this.#replace(id, before);
    };
  }

  /** undefined: nothing was said of it. */
  #replace(id: number, word: Word | undefined): void {
    this.show(true);
    const before = this.#words.get(id);
    this.#keep(id, word);
    try {
      this.#putInto(id, true);
    } catch (thrown) {
      this.#keep(id, before);
      throw thrown;
    }
  }

  #keep(id: number, word: Word | undefined): void {
    if (word === undefined) this.#words.delete(id);
    else this.#words.set(id, word);
  }

  #putInto(id: number, isPrivate: boolean): void {
    const seen = isPrivate ? this.get(id) : this.#onDisk(id);
    if (seen) this.#core.putUnits([forCore(seen)]);
    else this.#core.removeUnits([id]);
  }

  #onDisk(id: number): StoredUnit | null {
    const kept = this.#store.get(id);
    return kept && this.#store.memory(kept.memory) ? kept : null;
  }
}

function keyOf({ pair, source, site, before = "", after = "" }: Omit<StoredUnit, "id" | "memory">): string {
  return JSON.stringify([pair.from, pair.to, source, site, before, after]);
}
