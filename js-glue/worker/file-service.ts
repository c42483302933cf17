// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out of the memories, as the worker serves them.
import type { Core } from "../core/core.js";
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import type { ImportProgress } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";
import type { Store } from "../store/store.js";
import { ExportDesk } from "./export-desk.js";
import { ImportDesk } from "./import-desk.js";

type Request<Name extends keyof Calls> = Calls[Name]["request"];
type Answer<Name extends keyof Calls> = Calls[Name]["reply"];

export class FileService {
  readonly #imports: ImportDesk;
  readonly #exports: ExportDesk;
  readonly #willHold: () => Promise<void>;

  /**
   * putRows   takes units into the core.
   * willHold  says that something is about to be written.
   * settle    makes look-ups quick again after very many new units.
   */
  constructor(
    core: Core,
    store: Store,
    putRows: (rows: Uint8Array) => void,
    willHold: () => Promise<void>,
    settle: () => Promise<void> | undefined,
  ) {
    this.#imports = new ImportDesk(store, ({ format, pair }) => core.readFile(format, pair ?? null), putRows, settle);
    this.#exports = new ExportDesk(store, core);
    this.#willHold = willHold;
  }

  async importStart(request: Request<"importStart">, isPrivate: boolean): Promise<Answer<"importStart">> {
    if (isPrivate) {
      const message = "Nothing is written for a private window: use a normal one.";
      throw new CoreError(failure("no-storage", message));
    }
    await this.#willHold();
    return this.#imports.start(request);
  }

  importPiece(request: Request<"importPiece">): Promise<ImportProgress> {
    return this.#imports.piece(request);
  }

  importBytes(request: Request<"importBytes">): ImportProgress {
    return this.#imports.bytes(request);
  }

  importEnd(request: Request<"importEnd">): Promise<ImportProgress> {
    return this.#imports.end(request);
  }

  exportStart(request: Request<"exportStart">): Promise<Answer<"exportStart">> {
    return this.#exports.start(request);
  }

  exportNext(request: Request<"exportNext">): Answer<"exportNext"> {
    return this.#exports.next(request);
  }

  exportCancel(request: Request<"exportCancel">): null {
    return this.#exports.cancel(request);
  }
}
