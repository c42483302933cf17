// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from "node:url";

/** Absolute path of a file named from the root of the repository. */
export function repoPath(name: string): string {
  return fileURLToPath(new URL(`../../../${name}`, import.meta.url));
}
