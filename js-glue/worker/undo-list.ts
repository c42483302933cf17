// SPDX-License-Identifier: GPL-3.0-or-later
// How to take back the last changes of this session, by the numbers they were answered with.
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import { MAX_UNDOS } from "../protocol/memory.js";

export class UndoList {
  readonly #ways = new Map<number, () => void>(); // oldest first
  /** From the time on: a number of a worker before this one must not mean another change. */
  #last = Date.now();

  /** takeBack  makes everything as it was before; what it throws goes to who spends it. */
  add(takeBack: () => void): number {
    const number = ++this.#last;
    this.#ways.set(number, takeBack);
    for (const oldest of this.#ways.keys()) {
      if (this.#ways.size <= MAX_UNDOS) break;
      this.#ways.delete(oldest);
    }
    return number;
  }

  /** Takes a change back, once; after a failure it can be tried again. errors  not-found. */
  spend(number: number): void {
    const takeBack = this.#ways.get(number);
    if (!takeBack) {
      const message = `The change ${number} can't be taken back: it was already, or is too long ago.`;
      throw new CoreError(failure("not-found", message, "undo"));
    }
    takeBack();
    this.#ways.delete(number);
  }
}
