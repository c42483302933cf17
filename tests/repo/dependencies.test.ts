// SPDX-License-Identifier: GPL-3.0-or-later
// Who may know whom. The rule is DESIGN's; the compiler checks most of it through CMake targets and
// TypeScript projects, this checks all of it and says which line breaks it.
import path from "node:path";

import { describe, expect, test } from "vitest";

import { read, trackedFiles } from "./tracked.js";

/** Folder of wasm/ to the folders it may include from, besides its own. */
const CPP: Readonly<Record<string, readonly string[]>> = {
  text: [],
  segment: ["text"],
  srx: ["text"],
  inline: ["text"],
  memory: ["text"],
  exchange: ["text"],
  apertium: ["text"],
  app: ["text", "segment", "srx", "inline", "memory", "exchange", "apertium"],
  bindings: ["text", "segment", "srx", "inline", "memory", "exchange", "apertium", "app"],
  cli: ["text", "segment", "srx", "inline", "memory", "exchange", "apertium", "app"],
  data: ["text", "apertium"], // data/make writes packs; data/generated is included by its owners
};

/** Folder to the folders it may import from, besides its own. The longest name that fits counts. */
const TYPESCRIPT: Readonly<Record<string, readonly string[]>> = {
  "js-glue/protocol": [],
  "js-glue/core": ["js-glue/protocol"],
  "js-glue/engines": ["js-glue/protocol", "js-glue/core"],
  "js-glue/store": ["js-glue/protocol"],
  "js-glue/worker": ["js-glue/protocol", "js-glue/core", "js-glue/engines", "js-glue/store"],
  "js-glue/client": ["js-glue/protocol"],
  "extension/shared": ["js-glue/protocol"],
  // The one door to the engine, of content scripts and of our pages: typed calls over a port.
  "extension/shared/engine-link.ts": ["extension/shared", "extension/platform", "js-glue/protocol", "js-glue/client"],
  "extension/platform": ["extension/shared", "extension/offscreen", "js-glue/protocol"],
  "extension/background": ["extension/shared", "extension/platform", "js-glue/protocol"],
  // The home of the engine, in both browsers: it owns the worker through js-glue/client.
  "extension/offscreen": ["extension/shared", "extension/platform", "js-glue/protocol", "js-glue/client"],
  "extension/content": ["extension/shared", "extension/platform", "js-glue/protocol"],
  "extension/ui": ["extension/shared", "extension/platform", "js-glue/protocol"],
};

describe("C++", () => {
  const files = trackedFiles().filter((file) => /^wasm\/.*\.(h|cpp)$/.test(file));

  test("there is something to look at", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  test.each(Object.keys(CPP))("wasm/%s includes only what it may", (folder) => {
    const allowed = [folder, ...(CPP[folder] ?? [])];
    const broken = files
      .filter((file) => file.startsWith(`wasm/${folder}/`))
      .flatMap((file) =>
        [...read(file).matchAll(/^\s*#\s*include\s+"([^"/]+)\/[^"]+"/gm)]
          .filter(([, from = ""]) => !allowed.includes(from) && from !== "data")
          .map(([line]) => `${file}: ${line.trim()}`),
      );
    expect(broken).toEqual([]);
  });

  test("no folder is missing from the table", () => {
    const folders = new Set(files.map((file) => file.split("/")[1] ?? ""));
    expect([...folders].filter((folder) => !(folder in CPP))).toEqual([]);
  });

  test("only bindings/ knows Emscripten, and nothing in the core prints", () => {
    const core = files.filter((file) => !/^wasm\/(bindings|cli|data\/make)\//.test(file));
    const broken = core.filter((file) => /<emscripten|<iostream>|<cstdio>|\bprintf\(/.test(read(file)));
    expect(broken).toEqual([]);
  });
});

describe("TypeScript", () => {
  const files = trackedFiles().filter((file) => /^(js-glue|extension)\/.*\.ts$/.test(file));

  const ruleOf = (file: string): string | undefined =>
    Object.keys(TYPESCRIPT)
      .filter((name) => file === name || file.startsWith(`${name}/`))
      .sort((a, b) => b.length - a.length)[0];

  test("every file falls under a rule", () => {
    expect(files.filter((file) => ruleOf(file) === undefined)).toEqual([]);
  });

  test.each(Object.keys(TYPESCRIPT))("%s imports only what it may", (name) => {
    const allowed = [name, ...(TYPESCRIPT[name] ?? [])];
    const broken = files
      .filter((file) => ruleOf(file) === name)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => !allowed.some((folder) => target === folder || target.startsWith(`${folder}/`)))
          .map((target) => `${file} imports ${target}`),
      );
    expect(broken).toEqual([]);
  });

  test("nothing of the product imports tests or tools", () => {
    const broken = files.filter((file) => importsOf(file).some((target) => /^(tests|tools)\//.test(target)));
    expect(broken).toEqual([]);
  });
});

/** Paths from the root of what a file imports; #platform/x is extension/platform/x. */
function importsOf(file: string): string[] {
  const text = read(file);
  const named = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map(([, target = ""]) => target);
  return named.flatMap((target) => {
    if (target.startsWith("#platform/")) return [`extension/platform/${target.slice("#platform/".length)}`];
    if (target.startsWith(".")) return [path.posix.join(path.posix.dirname(file), target)];
    return [];
  });
}
