// SPDX-License-Identifier: GPL-3.0-or-later
// The packs that came with the extension: a list (index.json), and a file each.
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import { PACK_INDEX, parsePackIndex, type PackEntry } from "../protocol/pack-index.js";
import type { Surroundings } from "./surroundings.js";

export class BundledPacks {
  readonly #url: string;
  readonly #readFile: Surroundings["readFile"];
  #index: Promise<readonly PackEntry[]> | null = null;

  /** url  absolute URL of a folder, ends in "/". Nothing is read yet. */
  constructor(url: string, readFile: Surroundings["readFile"]) {
    this.#url = url;
    this.#readFile = readFile;
  }

  /** errors  CoreError: not-found; corrupt-data: no JSON, or not the shape of pack-index.ts. */
  async list(): Promise<readonly PackEntry[]> {
    this.#index ??= this.#readIndex();
    try {
      return await this.#index;
    } catch (thrown) {
      this.#index = null; // the next request may have more luck
      throw thrown;
    }
  }

  /** errors  CoreError: not-found, corrupt-data. */
  async read({ file, size }: PackEntry): Promise<Uint8Array> {
    const url = this.#url + file;
    const bytes = await this.#readFile(url);
    if (bytes.byteLength === size) return bytes;
    const message = `The pack has ${bytes.byteLength} bytes, the index says ${size}.`;
    throw new CoreError(failure("corrupt-data", message, url));
  }

  async #readIndex(): Promise<readonly PackEntry[]> {
    const url = this.#url + PACK_INDEX;
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
