// SPDX-License-Identifier: GPL-3.0-or-later
// The built extension keeps what the documents promise: its permissions, its size, its contents.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { read, root } from "../tracked.js";

interface Manifest {
  readonly version: string;
  readonly permissions: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: readonly unknown[];
  readonly content_security_policy: { readonly extension_pages: string };
}

const MAX_WASM_BYTES = 1_500_000;
const MAX_WASM_GZIP_BYTES = 500_000;
const MAX_CONTENT_SCRIPT_BYTES = 60_000;
const MAX_BAR_SCRIPT_BYTES = 6_000;
const MAX_VIEWS_SCRIPT_BYTES = 34_000;
const MAX_DIALOGS_SCRIPT_BYTES = 52_000;
const NAMES = { chromium: "Chromium", firefox: "Firefox" } as const;

/** Rows of manifest/PERMISSIONS.md: permission, browsers, why, without it, never. Those of sites are optional. */
const DOCUMENTED = [...read("manifest/PERMISSIONS.md").matchAll(/^\| `([^`]+)` \| (\w+) \| ([^|]+) \|/gm)].map(
  ([, permission = "", browsers = "", why = ""]) => ({ permission, browsers, why }),
);

describe.each(["chromium", "firefox"] as const)("dist/%s", (browser) => {
  const folder = path.join(root, "dist", browser);
  const file = (name: string) => readFileSync(path.join(folder, name));
  const manifest = JSON.parse(file("manifest.json").toString()) as Manifest;

  test("asks for what PERMISSIONS.md explains, no more and no less", () => {
    const documented = DOCUMENTED.filter(({ browsers }) => browsers === "both" || browsers === NAMES[browser]);
    const names = documented.map(({ permission }) => permission).sort();
    expect([...manifest.permissions].sort()).toEqual(names.filter((name) => !name.includes("://")));
    expect([...(manifest.optional_host_permissions ?? [])].sort()).toEqual(names.filter((name) => name.includes("://")));
    expect(manifest.optional_permissions ?? []).toEqual([]);
    for (const { why } of documented) expect(why.length).toBeGreaterThan(10);
  });

  test("sees no page before a click", () => {
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
  });

  test("can reach no server", () => {
    expect(manifest.content_security_policy.extension_pages).toMatch(/connect-src 'self'(;|$)/);
    expect(manifest.content_security_policy.extension_pages).not.toMatch(/https?:|unsafe-eval(?<!wasm-unsafe-eval)|unsafe-inline/);
  });

  test("keeps within its sizes", () => {
    const wasm = file("engine/palimpsest.wasm");
    expect(wasm.length).toBeLessThan(MAX_WASM_BYTES);
    expect(gzipSync(wasm, { level: 9 }).length).toBeLessThan(MAX_WASM_GZIP_BYTES);
    expect(file("content/main.js").length).toBeLessThan(MAX_CONTENT_SCRIPT_BYTES);
    expect(file("content/bar.js").length).toBeLessThan(MAX_BAR_SCRIPT_BYTES);
    expect(file("content/views.js").length).toBeLessThan(MAX_VIEWS_SCRIPT_BYTES);
    expect(file("content/dialogs.js").length).toBeLessThan(MAX_DIALOGS_SCRIPT_BYTES);
  });

  test("has the version of package.json, the licence and packs for English and Spanish", () => {
    expect(manifest.version).toBe((JSON.parse(read("package.json")) as { version: string }).version);
    expect(existsSync(path.join(folder, "LICENSE"))).toBe(true);
    const packs = JSON.parse(file("packs/index.json").toString()) as { id: string; file: string }[];
    expect(packs.map(({ id }) => id)).toEqual(expect.arrayContaining(["eng-spa", "spa-eng"]));
    for (const pack of packs) expect(existsSync(path.join(folder, "packs", pack.file))).toBe(true);
  });

  test("has no door for tests, and no code made from text", () => {
    const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.m?js$/.test(name));
    expect(scripts.length).toBeGreaterThan(2);
    for (const name of scripts) {
      const text = file(name).toString();
      expect(text, name).not.toContain("palimpsest-test");
      expect(text, name).not.toMatch(/\bnew Function\(|\beval\(/);
    }
  });
});
