// SPDX-License-Identifier: GPL-3.0-or-later
// What the worker needs from where it runs, so that the same worker runs in a browser and in Node.
import { loadCore } from "../core/load.js";
import type { Core } from "../core/core.js";
import { CoreError } from "../core/errors.js";
import { failure, messageOf } from "../protocol/failure.js";
import type { Assets } from "../protocol/messages.js";
import type { StoreHome } from "../store/home.js";
import { OpfsHome } from "../store/opfs-home.js";
import { PackFiles } from "../store/pack-files.js";
import { openPackFolder } from "../store/pack-folder.js";

export interface Surroundings {
  /** Loads the WASM module; rejects with CoreError. */
  loadCore(assets: Assets): Promise<Core>;
  /** All bytes of a file; rejects with CoreError not-found. */
  readFile(url: string): Promise<Uint8Array>;
  /** Where the memories are kept; opens nothing yet. */
  storeHome(assets: Assets): StoreHome;
  /** Where packs that are added are kept; opens nothing yet. */
  packFiles(): PackFiles;
}

/** A worker of the extension. */
export const browserSurroundings: Surroundings = {
  loadCore: ({ moduleUrl, wasmUrl }) => loadCore({ moduleUrl, wasm: wasmUrl }),
  readFile: async (url) => {
    const response = await fetch(url).catch((thrown: unknown) => {
      throw notReadable(url, messageOf(thrown)); // also how extension schemes say "no such file"
    });
    if (!response.ok) throw notReadable(url, `status ${response.status}`);
    // By way of a blob: Chromium is told no length, collects response.arrayBuffer() in parts, keeps two
    // and a half times the file, and takes half as long again (measured with a pack).
    return new Uint8Array(await (await response.blob()).arrayBuffer());
  },
  storeHome: ({ sqliteUrl }) => new OpfsHome(sqliteUrl),
  packFiles: () => new PackFiles(openPackFolder),
};

export function notReadable(url: string, reason: string): CoreError {
  return new CoreError(failure("not-found", `A file can't be read: ${reason}`, url));
}
