// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may not do with the memories, and how it is told.
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import type { MemoryRow } from "../store/memory-table.js";
import type { Store } from "../store/store.js";

/** errors  not-found. */
export function memoryOf(store: Store, id: number): MemoryRow {
  const memory = store.memory(id);
  if (!memory) throw refuse("not-found", `There is no memory ${id}.`, "memory");
  return memory;
}

/** errors  no-storage. */
export function refusePrivate(isPrivate: boolean): void {
  if (isPrivate)
    throw refuse("no-storage", "Nothing is written for a private window: use a normal one.", "");
}

/** The error to throw. */
export function refuse(code: "bad-argument" | "not-found" | "no-storage", message: string, where: string): CoreError {
  return new CoreError(failure(code, message, where));
}
