// SPDX-License-Identifier: GPL-3.0-or-later
// One project per kind of test: `npx vitest run --project glue`, `npm test -- walker`.
import { defineConfig } from "vitest/config";

/** Browsers take seconds to start on a busy machine with two cores. */
const BROWSER_TIMEOUT_MS = 90_000;

/** `make test` runs these with what the browsers leave of the machine. */
const NODE_TIMEOUT_MS = 60_000;

/** Comparisons with the native tool start hundreds of processes. */
const NATIVE_TIMEOUT_MS = 300_000;

const inNode = (name: string, folder: string, exclude: string[] = []) => ({
  test: { name, include: [`${folder}/**/*.test.ts`], exclude, testTimeout: NODE_TIMEOUT_MS },
});
const inBrowsers = (name: string, folder: string) => ({
  test: {
    name,
    include: [`${folder}/**/*.test.ts`],
    fileParallelism: false, // one browser at a time
    retry: 1, // a browser that a busy machine starves may miss a click; vitest says so in its report
    testTimeout: BROWSER_TIMEOUT_MS,
    hookTimeout: BROWSER_TIMEOUT_MS,
  },
});

export default defineConfig({
  test: {
    projects: [
      inNode("repo", "tests/repo", ["tests/repo/built/**"]),
      inNode("built", "tests/repo/built"),
      inNode("glue", "tests/glue"),
      inNode("unit", "tests/unit"),
      { test: { name: "reference", include: ["tests/reference/**/*.test.ts"], testTimeout: NATIVE_TIMEOUT_MS } },
      inBrowsers("dom", "tests/dom"),
      inBrowsers("e2e", "tests/e2e"),
    ],
  },
});
