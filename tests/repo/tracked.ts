// SPDX-License-Identifier: GPL-3.0-or-later
// The repository's own files: what git tracks, and what it would track.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const NOT_OURS = new Set([".git", "build", "dist", "node_modules"]);

/** Paths from the root, e.g. "wasm/text/utf8.h". Without git (an unpacked archive): all files. */
export function trackedFiles(): string[] {
  try {
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return listed.split("\0").filter((name) => name !== "" && existsSync(path.join(root, name)));
  } catch {
    return walk("");
  }
}

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    if (folder === "" && NOT_OURS.has(name)) return [];
    return statSync(path.join(root, file)).isDirectory() ? walk(file) : [file];
  });
}

export function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** Files that are text, by their beginning. */
export function textFiles(): string[] {
  return trackedFiles().filter((file) => !readFileSync(path.join(root, file)).subarray(0, 8000).includes(0));
}
