// SPDX-License-Identifier: GPL-3.0-or-later
// What the extension says, in English: the browsers under test are English.
import { readFileSync } from "node:fs";
import path from "node:path";

import { root } from "./paths.js";

const FILE = path.join(root, "manifest/_locales/en/messages.json");

export function word(name: string): string {
  const messages = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, { readonly message: string } | undefined>;
  const found = messages[name];
  if (!found) throw new Error(`no message ${name} in manifest/_locales/en`);
  return found.message;
}
