// SPDX-License-Identifier: GPL-3.0-or-later
// The person's segmentation rules as the worker serves them: read, tried in the core, on disk, answered.
import type { Core } from "../core/core.js";
import type { Calls } from "../protocol/messages.js";
import type { Store } from "../store/store.js";
import { refusePrivate } from "./memory-refusals.js";
import { readSrxFile } from "./srx-file.js";

type Request<Name extends keyof Calls> = Calls[Name]["request"];
type Answer<Name extends keyof Calls> = Calls[Name]["reply"];

/** What can't be read is listed up to here; nobody reads more. */
const MAX_LISTED = 200;

export class SegmentationService {
  readonly #core: Core;
  readonly #store: Store;
  #counts = { rules: 0, unreadable: 0 };

  constructor(core: Core, store: Store) {
    this.#core = core;
    this.#store = store;
  }

  /** Puts what is on disk into the core, which has none; rules that can't be read any more do not count. */
  load(): void {
    this.#counts = { rules: 0, unreadable: 0 };
    const file = this.#store.segmentation();
    if (!file) return;
    try {
      const { rules, unreadable } = this.#core.setSegmentationRules(readSrxFile(file.name, file.text), true);
      this.#counts = { rules, unreadable: unreadable.length };
    } catch {
      // It was read when it was given: a file that only an earlier version took stays, unused.
    }
  }

  segmentationRules(): Answer<"segmentationRules"> {
    const file = this.#store.segmentation();
    return { rules: file ? { name: file.name, ...this.#counts, changed: file.changed } : null };
  }

  /** errors  corrupt-data, no-storage; nothing is changed then. */
  setSegmentationRules({ name, text, useRest }: Request<"setSegmentationRules">, isPrivate: boolean): Answer<"setSegmentationRules"> {
    refusePrivate(isPrivate);
    const result = this.#core.setSegmentationRules(readSrxFile(name, text), useRest);
    if (result.used) {
      try {
        this.#store.setSegmentation({ name, text, useRest, changed: Date.now() });
      } catch (thrown) {
        this.#reset();
        throw thrown;
      }
      this.#counts = { rules: result.rules, unreadable: result.unreadable.length };
    }
    return { ...result, unreadable: result.unreadable.slice(0, MAX_LISTED) };
  }

  removeSegmentationRules(isPrivate: boolean): Answer<"removeSegmentationRules"> {
    refusePrivate(isPrivate);
    this.#store.setSegmentation(null);
    this.#reset();
    return null;
  }

  /** The core as the disk has it. */
  #reset(): void {
    this.#core.removeSegmentationRules();
    this.load();
  }
}
