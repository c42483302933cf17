// SPDX-License-Identifier: GPL-3.0-or-later
// Our native command on many lines at once: the one with sanitizers (make asan), which stop it at any fault.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

export const COMMAND = "build/asan/palimpsest";
export const PACK_MAKER = "build/asan/palimpsest-pack";

export function packOf(mode: string): string {
  return `build/packs/${mode}.pack`;
}

export function isBuilt(mode: string): boolean {
  return existsSync(COMMAND) && existsSync(packOf(mode));
}

/** `palimpsest translate` with these options: one line in, one line out. */
export function translateLines(
  mode: string,
  options: readonly string[],
  lines: readonly string[],
  pack = packOf(mode),
): string[] {
  const output = execFileSync(COMMAND, ["translate", "--pack", pack, ...options], {
    input: lines.map((line) => line + "\n").join(""),
    maxBuffer: 1 << 30,
  }).toString("utf8");
  return output.split("\n").slice(0, -1);
}
