// SPDX-License-Identifier: GPL-3.0-or-later
// Units of private windows: in working memory, never on disk, under ids that no unit on disk has.
import { FIRST_SESSION_ID, OWN_MEMORY, type StoredUnit } from "../protocol/memory.js";

/** The upper half of the ids that are on no disk; a store that can't keep anything has the lower one. */
const FIRST_PRIVATE_ID = FIRST_SESSION_ID + 0x4000_0000;

export class SessionShelf {
  readonly #units = new Map<number, StoredUnit>();
  #nextId = FIRST_PRIVATE_ID;

  get(id: number): StoredUnit | null {
    return this.#units.get(id) ?? null;
  }

  /** A unit with its id: that of the session's own of this source and site, or a new one. */
  draft(unit: Omit<StoredUnit, "id" | "memory">): StoredUnit {
    const key = keyOf(unit);
    const known = [...this.#units.values()].find((each) => keyOf(each) === key);
    return { ...unit, id: known?.id ?? this.#nextId++, memory: OWN_MEMORY };
  }

  /** Keeps it; answers what it is in place of. */
  put(unit: StoredUnit): StoredUnit | null {
    const before = this.get(unit.id);
    this.#units.set(unit.id, unit);
    return before;
  }

  /** Takes it away and answers it; null: there is none. */
  take(id: number): StoredUnit | null {
    const unit = this.get(id);
    this.#units.delete(id);
    return unit;
  }
}

function keyOf({ pair, source, site }: Omit<StoredUnit, "id" | "memory">): string {
  return JSON.stringify([pair.from, pair.to, source, site]);
}
