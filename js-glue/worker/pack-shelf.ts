// SPDX-License-Identifier: GPL-3.0-or-later
// The bundled language packs: which there are (index.json), and each into the core when its
// direction is first asked for.
import type { Core } from "../core/core.js";
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import type { PackInfo, Pair } from "../protocol/messages.js";
import { PACK_INDEX, parsePackIndex, type PackEntry } from "../protocol/pack-index.js";
import type { Surroundings } from "./surroundings.js";

export class PackShelf {
  readonly #packsUrl: string;
  readonly #readFile: Surroundings["readFile"];
  #index: Promise<readonly PackEntry[]> | null = null;
  readonly #loads = new Map<string, Promise<void>>(); // by pack id; under way or done

  /** packsUrl  absolute URL of a folder, ends in "/". Nothing is read yet. */
  constructor(packsUrl: string, readFile: Surroundings["readFile"]) {
    this.#packsUrl = packsUrl;
    this.#readFile = readFile;
  }

  /** Every bundled direction; errors as #readIndex. */
  async list(): Promise<readonly PackInfo[]> {
    const entries = await this.#entries();
    return entries.map(({ id, from, to }) => ({ id, from, to }));
  }

  /**
   * Makes sure that `core` has a pack for exactly this direction. A failed load is tried again the
   * next time.
   * errors  CoreError: unsupported-pair (none bundled), not-found, corrupt-data, and addPack's.
   */
  async ensure(core: Core, { from, to }: Pair): Promise<void> {
    const entry = (await this.#entries()).find((pack) => pack.from === from && pack.to === to);
    if (!entry)
      throw new CoreError(
        failure("unsupported-pair", `There is no pack from ${from} to ${to}.`, "pair"),
      );
    const load = this.#loads.get(entry.id) ?? this.#load(core, entry);
    this.#loads.set(entry.id, load);
    try {
      await load;
    } catch (thrown) {
      if (this.#loads.get(entry.id) === load) this.#loads.delete(entry.id);
      throw thrown;
    }
  }

  async #load(core: Core, entry: PackEntry): Promise<void> {
    const url = this.#packsUrl + entry.file;
    const bytes = await this.#readFile(url);
    if (bytes.byteLength !== entry.size) {
      const message = `The pack has ${bytes.byteLength} bytes, the index says ${entry.size}.`;
      throw new CoreError(failure("corrupt-data", message, url));
    }
    core.addPack(bytes);
  }

  async #entries(): Promise<readonly PackEntry[]> {
    this.#index ??= this.#readIndex();
    try {
      return await this.#index;
    } catch (thrown) {
      this.#index = null; // the next request may have more luck
      throw thrown;
    }
  }

  /** errors  CoreError: not-found; corrupt-data: no JSON, or not the shape of pack-index.ts. */
  async #readIndex(): Promise<readonly PackEntry[]> {
    const url = this.#packsUrl + PACK_INDEX;
    const text = new TextDecoder().decode(await this.#readFile(url));
    const entries = parsePackIndex(parseJson(text));
    if (typeof entries !== "string") return entries;
    throw new CoreError(
      failure("corrupt-data", "The list of packs is broken.", `${url} ${entries}`.trim()),
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no shape of a list either
  }
}
