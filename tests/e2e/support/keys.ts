// SPDX-License-Identifier: GPL-3.0-or-later
// The shortcuts of the manifests: Firefox has its own where the menu bar takes the others.
import { readFileSync } from "node:fs";
import path from "node:path";

import { builtExtension } from "./paths.js";

/** e.g. "Ctrl+Shift+Y". */
export function suggestedKeys(browser: string, command: "_execute_action" | "edit-sentence"): string {
  const manifest = JSON.parse(readFileSync(path.join(builtExtension(browser), "manifest.json"), "utf8")) as {
    commands: Record<string, { suggested_key: { default: string } } | undefined>;
  };
  const found = manifest.commands[command];
  if (!found) throw new Error(`the manifest has no command ${command}`);
  return found.suggested_key.default;
}
