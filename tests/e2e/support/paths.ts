// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are in the repository, and folders for what a test run leaves behind.
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
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

/** build/e2e/<name>, for screenshots. */
export function artifact(name: string): string {
  const file = path.join(root, "build/e2e", name);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

export function freshProfile(): string {
  return mkdtempSync(path.join(tmpdir(), "palimpsest-profile-"));
}
