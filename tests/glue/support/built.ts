// SPDX-License-Identifier: GPL-3.0-or-later
// What the other builds have made, if they have. PALIMPSEST_REQUIRE_WASM=1 (the gate sets it) turns
// a skipped test into a failed one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Core } from "../../../js-glue/core/core.js";
import { loadCore } from "../../../js-glue/core/load.js";
import { repoPath } from "./paths.js";

const WASM_FOLDER = process.env["PALIMPSEST_WASM_DIR"] ?? repoPath("build/wasm");
const PACKS_FOLDER = process.env["PALIMPSEST_PACKS_DIR"] ?? repoPath("build/packs");

export const MODULE_FILE = path.join(WASM_FOLDER, "palimpsest.mjs");
export const WASM_FILE = path.join(WASM_FOLDER, "palimpsest.wasm");

/** Whether the module is there; says loudly if not. */
export function hasModule(): boolean {
  return isThere("the WASM module", existsSync(MODULE_FILE) && existsSync(WASM_FILE), "make wasm");
}

/** The core of the module that ships, anew. */
export function openCore(): Promise<Core> {
  return loadCore({ moduleUrl: pathToFileURL(MODULE_FILE).href, wasm: readFileSync(WASM_FILE) });
}

/** The bytes of build/packs/<id>.pack, or null and a loud word. */
export function readPack(id: string): Uint8Array | null {
  const file = path.join(PACKS_FOLDER, `${id}.pack`);
  return isThere(`the pack ${id}`, existsSync(file), "make packs")
    ? new Uint8Array(readFileSync(file))
    : null;
}

/** The ids of all packs that were built, e.g. "eng-spa". */
export function builtPacks(): readonly string[] {
  if (!existsSync(PACKS_FOLDER)) return [];
  return readdirSync(PACKS_FOLDER).flatMap((file) =>
    file.endsWith(".pack") ? [path.basename(file, ".pack")] : [],
  );
}

function isThere(what: string, exists: boolean, remedy: string): boolean {
  if (exists) return true;
  if (process.env["PALIMPSEST_REQUIRE_WASM"]) throw new Error(`${what} is not built: ${remedy}`);
  console.warn(`\n*** SKIPPED: ${what} is not built (${remedy}) ***\n`);
  return false;
}
