// SPDX-License-Identifier: GPL-3.0-or-later
// The only way into the module: whatever a call throws, other than our CoreError, means that its memory
// can't be trusted any more, and no call goes in after it.
import { messageOf } from "../protocol/failure.js";
import { CoreCrashed, CoreError } from "./errors.js";

export class Guard {
  #crash: CoreCrashed | null = null;

  get isLost(): boolean {
    return this.#crash !== null;
  }

  /** errors  CoreError, thrown on; CoreCrashed for all else, then for every further call. */
  run<T>(name: string, call: () => T): T {
    if (this.#crash) throw this.#crash;
    try {
      return call();
    } catch (thrown) {
      if (thrown instanceof CoreError) throw thrown;
      this.#crash = new CoreCrashed(`The core crashed in ${name}: ${messageOf(thrown)}`, { cause: thrown });
      throw this.#crash;
    }
  }
}
