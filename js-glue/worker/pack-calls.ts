// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the packs answers which request. Changes are done one after the other.
import type { Core } from "../core/core.js";
import type { Request, RequestOf } from "../protocol/messages.js";
import { refusePrivate } from "./memory-refusals.js";
import { PackDesk } from "./pack-desk.js";
import type { PackShelf } from "./pack-shelf.js";

type PackCall = "pairs" | "packs" | "packStart" | "packBytes" | "packEnd" | "removePack";

const CALLS: ReadonlySet<string> = new Set<PackCall>(["pairs", "packs", "packStart", "packBytes", "packEnd", "removePack"]);

export function isAboutPacks(request: Request): request is RequestOf<PackCall> {
  return CALLS.has(request.type);
}

export class PackService {
  readonly shelf: PackShelf;
  readonly #core: Promise<Core>;
  readonly #desk: PackDesk;
  #changes: Promise<unknown> = Promise.resolve();

  constructor(shelf: PackShelf, core: Promise<Core>) {
    this.shelf = shelf;
    this.#core = core;
    this.#desk = new PackDesk(shelf);
  }

  /** The value of the reply. errors  CoreError, CoreCrashed, StoreError. */
  async answer(request: RequestOf<PackCall>): Promise<unknown> {
    const isPrivate = request.isPrivate === true;
    switch (request.type) {
      case "pairs":
        return { pairs: await this.shelf.directions() };
      case "packs":
        return this.#inOrder(async (core) => ({ packs: await this.shelf.details(core), isDurable: await this.shelf.isDurable() }));
      case "packStart":
        refusePrivate(isPrivate);
        return this.#desk.start(request);
      case "packBytes":
        return this.#desk.bytes(request);
      case "packEnd":
        return this.#inOrder((core) => this.#desk.end(core, request));
      case "removePack":
        refusePrivate(isPrivate);
        return this.#inOrder(async (core) => {
          await this.shelf.remove(core, request.pack);
          return null;
        });
    }
  }

  async #inOrder<T>(change: (core: Core) => Promise<T>): Promise<T> {
    const done = this.#changes.then(async () => change(await this.#core));
    this.#changes = done.catch(() => undefined);
    return done;
  }
}
