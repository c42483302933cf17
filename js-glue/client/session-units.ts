// SPDX-License-Identifier: GPL-3.0-or-later
// Units that are on no disk (private windows, browsers that keep nothing), so that a new worker can be
// told again. Lives in memory only. What is on disk a new worker finds by itself.
import { FIRST_SESSION_ID } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";

export type PersonUnit = Calls["remember"]["request"] & { readonly isPrivate?: boolean };

interface Kept {
  readonly unit: number; // its id with the current worker
  readonly request: PersonUnit;
}

export class SessionUnits {
  readonly #units = new Map<string, Kept>();
  /** What stood at a key before the change that answered with this number. */
  readonly #before = new Map<number, readonly [string, Kept | null]>();

  /** A later unit for the same source takes the place of the earlier one, and goes to the end. */
  add(request: PersonUnit, unit: number, undo: number): void {
    if (unit < FIRST_SESSION_ID) return;
    const { pair, source, target, isPrivate = false, ...more } = request;
    const site = more.site === undefined ? {} : { site: more.site };
    const note = more.note === undefined ? {} : { note: more.note };
    this.#change(keyOf(request), { unit, request: { pair, source, target, isPrivate, ...site, ...note } }, undo);
  }

  /** A new worker knows it by this id. */
  renumber(request: PersonUnit, unit: number): void {
    const key = keyOf(request);
    if (this.#units.has(key)) this.#units.set(key, { unit, request });
  }

  /** Another target or note; a unit that is not the session's is let alone. */
  change({ unit, target, note }: Calls["changeUnit"]["request"], undo: number): void {
    const known = this.#find(unit);
    if (!known) return;
    const [key, { request }] = known;
    const changed = { ...request, ...(target === undefined ? {} : { target }), ...(note === undefined ? {} : { note }) };
    this.#change(key, { unit, request: changed }, undo);
  }

  forget(unit: number, undo: number): void {
    const known = this.#find(unit);
    if (known) this.#change(known[0], null, undo);
  }

  undo(undo: number): void {
    const before = this.#before.get(undo);
    this.#before.delete(undo);
    if (before) this.#set(...before);
  }

  remove(request: PersonUnit): void {
    this.#units.delete(keyOf(request));
  }

  /** In the order they were written. */
  all(): readonly PersonUnit[] {
    return [...this.#units.values()].map(({ request }) => request);
  }

  #change(key: string, kept: Kept | null, undo: number): void {
    this.#before.set(undo, [key, this.#units.get(key) ?? null]);
    this.#set(key, kept);
  }

  #set(key: string, kept: Kept | null): void {
    this.#units.delete(key);
    if (kept) this.#units.set(key, kept);
  }

  #find(unit: number): readonly [string, Kept] | null {
    return [...this.#units].find(([, kept]) => kept.unit === unit) ?? null;
  }
}

function keyOf({ pair, source, site }: PersonUnit): string {
  return JSON.stringify([pair.from, pair.to, source, site ?? null]);
}
