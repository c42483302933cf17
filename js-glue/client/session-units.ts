// SPDX-License-Identifier: GPL-3.0-or-later
// What persons wrote in this session, so that a new worker can be told again. Lives in memory only.
import type { Calls } from "../protocol/messages.js";

export type PersonUnit = Calls["remember"]["request"];

export class SessionUnits {
  readonly #units = new Map<string, PersonUnit>();

  /** A later unit for the same source takes the place of the earlier one, and goes to the end. */
  add({ pair, source, target, site }: PersonUnit): void {
    const key = keyOf(pair, source, site);
    this.#units.delete(key);
    this.#units.set(key, { pair, source, target, ...(site === undefined ? {} : { site }) });
  }

  remove({ pair, source, site }: PersonUnit): void {
    this.#units.delete(keyOf(pair, source, site));
  }

  /** In the order they were written. */
  all(): readonly PersonUnit[] {
    return [...this.#units.values()];
  }
}

function keyOf(
  pair: PersonUnit["pair"],
  source: PersonUnit["source"],
  site: PersonUnit["site"],
): string {
  return JSON.stringify([pair.from, pair.to, source, site ?? null]);
}
