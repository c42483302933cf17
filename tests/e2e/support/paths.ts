// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are in the repository, and folders for what a test run leaves behind.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
export const pages = path.join(root, "tests/fixtures/pages");

/** The folder of a built extension, e.g. dist/chromium. */
export function builtExtension(browser: string, variant: "" | "test" = ""): string {
  const override = process.env[`PALIMPSEST_E2E_${browser.toUpperCase()}`];
  const folder = override ?? path.join(root, "dist", variant ? `${browser}-${variant}` : browser);
  if (!existsSync(path.join(folder, "manifest.json"))) {
    throw new Error(`${path.relative(root, folder)} is not built: run \`make extension\``);
  }
  return folder;
}

/** The same extension with files more, in a folder that lasts as long as this process; without any, the folder itself. */
export function withFiles(extension: string, files: Readonly<Record<string, string>> = {}): string {
  if (Object.keys(files).length === 0) return extension;
  const copy = mkdtempSync(path.join(tmpdir(), "palimpsest-extension-"));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  cpSync(extension, copy, { recursive: true });
  for (const [name, contents] of Object.entries(files)) writeFileSync(path.join(copy, name), contents);
  return copy;
}

/** build/e2e/<name>, for screenshots. */
export function artifact(name: string): string {
  const file = path.join(root, "build/e2e", name);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

export function freshProfile(): string {
  return mkdtempSync(path.join(tmpdir(), "palimpsest-profile-"));
}
