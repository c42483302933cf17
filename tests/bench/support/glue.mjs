// SPDX-License-Identifier: GPL-3.0-or-later
// What benchmarks of the WASM module have in common.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A file of js-glue/core (that which loads the module, if none is named), bundled as for the extension. */
export async function importGlue(name = "load") {
  const outfile = path.join(ROOT, `build/bench/${name}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  const entryPoints = [path.join(ROOT, `js-glue/core/${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, format: "esm", logLevel: "error" });
  return import(pathToFileURL(outfile).href);
}

/** Runs `work`; answers its value and the milliseconds of wall and CPU time it took. */
export async function timed(work) {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const used = process.cpuUsage(cpu);
  return { value, wallMs: performance.now() - wall, cpuMs: (used.user + used.system) / 1000 };
}
