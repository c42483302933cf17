// SPDX-License-Identifier: GPL-3.0-or-later
// Units that are on no disk (private windows, browsers that keep nothing), so that a new worker can be
// told again. Lives in memory only. What is on disk a new worker finds by itself.
import { FIRST_SESSION_ID, MAX_UNDOS, neighboursOf } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";

export type PersonUnit = Calls["remember"]["request"] & { readonly isPrivate?: boolean };

interface Kept {
  readonly unit: number; // its id with the current worker
  readonly request: PersonUnit;
}

export class SessionUnits {
  readonly #units = new Map<string, Kept>();
  /** What stood at the keys that a change touched, by the number it answered with; oldest first. */
  readonly #before = new Map<number, readonly (readonly [string, Kept | null])[]>();

  /** A later unit for the same source takes the place of the earlier one, and goes to the end. */
  add(request: PersonUnit, unit: number, undo: number): void {
    if (unit < FIRST_SESSION_ID) return;
    const { pair, source, target, isPrivate = false, ...more } = request;
    const site = more.site === undefined ? {} : { site: more.site };
    const note = more.note === undefined ? {} : { note: more.note };
    const where = { ...site, ...neighboursOf(more) };
    this.#change(undo, [[keyOf(request), { unit, request: { pair, source, target, isPrivate, ...where, ...note } }]]);
  }

  /** A new worker knows it by this id. */
  renumber(request: PersonUnit, unit: number): void {
    const key = keyOf(request);
    if (this.#units.has(key)) this.#units.set(key, { unit, request });
  }

  /** Another target, note or site; a unit that is not the session's is let alone. */
  change({ unit, target, note, site }: Calls["changeUnit"]["request"], undo: number): void {
    const known = this.#find(unit);
    if (!known) return;
    const [key, { request }] = known;
    const changed = {
      ...request,
      ...(target === undefined ? {} : { target }),
      ...(note === undefined ? {} : { note }),
      ...(site === undefined ? {} : { site }),
    };
    this.#change(undo, [[key, null], [keyOf(changed), { unit, request: changed }]]);
  }

  forget(unit: number, undo: number): void {
    const known = this.#find(unit);
    if (known) this.#change(undo, [[known[0], null]]);
  }

  undo(undo: number): void {
    const before = this.#before.get(undo);
    this.#before.delete(undo);
    for (const [key, kept] of before ?? []) this.#set(key, kept);
  }

  /** Those of private windows are no more, nor can they come back. */
  forgetPrivate(): void {
    for (const [key, { request }] of this.#units) if (request.isPrivate === true) this.#units.delete(key);
    for (const [undo, before] of this.#before)
      if (before.some(([, kept]) => kept?.request.isPrivate === true)) this.#before.delete(undo);
  }

  remove(request: PersonUnit): void {
    this.#units.delete(keyOf(request));
  }

  /** In the order they were written. */
  all(): readonly PersonUnit[] {
    return [...this.#units.values()].map(({ request }) => request);
  }

  #change(undo: number, changes: readonly (readonly [string, Kept | null])[]): void {
    const keys = [...new Set(changes.map(([key]) => key))];
    this.#before.set(undo, keys.map((key) => [key, this.#units.get(key) ?? null] as const));
    for (const oldest of this.#before.keys()) {
      if (this.#before.size <= MAX_UNDOS) break; // the worker can't take that back either
      this.#before.delete(oldest);
    }
    for (const [key, kept] of changes) this.#set(key, kept);
  }

  #set(key: string, kept: Kept | null): void {
    this.#units.delete(key);
    if (kept) this.#units.set(key, kept);
  }

  #find(unit: number): readonly [string, Kept] | null {
    return [...this.#units].find(([, kept]) => kept.unit === unit) ?? null;
  }
}

function keyOf({ pair, source, site = "", before = "", after = "", isPrivate }: PersonUnit): string {
  return JSON.stringify([pair.from, pair.to, source, site, before, after, isPrivate === true]);
}
