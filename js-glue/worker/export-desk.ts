// SPDX-License-Identifier: GPL-3.0-or-later
// Exports: the units there are at the start, written piece by piece as they are asked for. A unit that
// is taken away meanwhile is left out.
import type { Core } from "../core/core.js";
import { CoreError } from "../core/errors.js";
import type { FileWriter } from "../core/exchange.js";
import { failure } from "../protocol/failure.js";
import type { Calls } from "../protocol/messages.js";
import type { Store } from "../store/store.js";
import { fileUnit } from "./unit-shapes.js";
import { nextTask } from "./next-task.js";

/** Units of one piece; some 50 ms, 1 MB of text. */
const STEP = 4_000;
/** Exports at the same time; of more, the one that was started first is given up: its page is gone. */
const MOST = 4;

interface Running {
  readonly ids: readonly number[]; // oldest first
  readonly writer: FileWriter;
  next: number; // of ids
}

export class ExportDesk {
  readonly #store: Store;
  readonly #core: Core;
  readonly #running = new Map<number, Running>();
  #lastId = 0;

  constructor(store: Store, core: Core) {
    this.#store = store;
    this.#core = core;
  }

  async start({ filter, format }: Calls["exportStart"]["request"]): Promise<Calls["exportStart"]["reply"]> {
    const ids = [...(await this.#store.ids(filter, nextTask))].reverse();
    const [oldest] = this.#running.keys();
    if (this.#running.size >= MOST && oldest !== undefined) this.cancel({ export: oldest });
    this.#running.set(++this.#lastId, { ids, writer: this.#core.writeFile(format), next: 0 });
    return { export: this.#lastId, total: ids.length };
  }

  /** errors  not-found; bad-argument: units of several pairs for a format of one. It is over then. */
  next({ export: id }: Calls["exportNext"]["request"]): Calls["exportNext"]["reply"] {
    const running = this.#find(id);
    try {
      const ids = running.ids.slice(running.next, running.next + STEP);
      const part = running.writer.put(this.#store.getAll(ids).map(fileUnit));
      running.next += ids.length;
      if (running.next < running.ids.length) return { text: part.text, written: part.units, done: false };
      const end = running.writer.finish();
      this.cancel({ export: id });
      return { text: part.text + end.text, written: end.units, done: true };
    } catch (thrown) {
      this.cancel({ export: id });
      throw thrown;
    }
  }

  cancel({ export: id }: Calls["exportCancel"]["request"]): null {
    this.#running.get(id)?.writer.close();
    this.#running.delete(id);
    return null;
  }

  #find(id: number): Running {
    const running = this.#running.get(id);
    if (running) return running;
    throw new CoreError(failure("not-found", `There is no export ${id} under way.`, "export"));
  }
}
