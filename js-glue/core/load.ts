// SPDX-License-Identifier: GPL-3.0-or-later
// From the files of the WASM module (palimpsest.mjs, palimpsest.wasm) to a Core.
import { failure, messageOf } from "../protocol/failure.js";
import type createModule from "./module.js";
import type { PalimpsestModule } from "./module.js";
import { Core } from "./core.js";
import { CoreError } from "./errors.js";

/** The ABI this glue is written for; the module says its own with abiVersion(). */
export const ABI_VERSION = 8;

type Factory = typeof createModule;

export interface CoreFiles {
  /** URL of palimpsest.mjs, as import() takes it. */
  readonly moduleUrl: string;
  /** URL of palimpsest.wasm, fetched and compiled while it streams in; or its bytes (Node). */
  readonly wasm: string | Uint8Array;
}

/**
 * Loads the module and makes the one engine in it.
 * errors    CoreError: not-found (a file can't be had), unsupported-version (another ABI),
 *           internal (the module does not start).
 * lifetime  the Core owns the instance; both live until the worker ends.
 */
export async function loadCore(files: CoreFiles): Promise<Core> {
  const factory = await importFactory(files.moduleUrl);
  const module = await instantiate(factory, files.wasm);
  const abi = module.abiVersion();
  if (abi !== ABI_VERSION) {
    const message = `The glue wants ABI ${ABI_VERSION} of the module, which has ${abi}.`;
    throw new CoreError(failure("unsupported-version", message, files.moduleUrl));
  }
  return new Core(new module.Engine(), module);
}

async function importFactory(url: string): Promise<Factory> {
  try {
    const imported = (await import(/* @vite-ignore */ url)) as {
      readonly default: Factory;
    };
    return imported.default;
  } catch (thrown) {
    throw new CoreError(
      failure("not-found", `The module can't be loaded: ${messageOf(thrown)}`, url),
    );
  }
}

async function instantiate(factory: Factory, wasm: string | Uint8Array): Promise<PalimpsestModule> {
  try {
    return await factory(
      typeof wasm === "string" ? { locateFile: () => wasm } : { wasmBinary: wasm },
    );
  } catch (thrown) {
    const where = typeof wasm === "string" ? wasm : "";
    throw new CoreError(
      failure("internal", `The module does not start: ${messageOf(thrown)}`, where),
    );
  }
}
