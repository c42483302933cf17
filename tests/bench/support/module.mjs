// SPDX-License-Identifier: GPL-3.0-or-later
// The module that ships, as Node can load it: it is built for browsers, which have a location and fetch.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const BUILD = new URL("../../../build/wasm/", import.meta.url);

/** A new instance of palimpsest.wasm (make build/wasm/palimpsest.wasm). */
export async function openModule() {
  globalThis.location ??= { href: BUILD.href };
  globalThis.self ??= globalThis;
  const { default: createModule } = await import(new URL("palimpsest.mjs", BUILD).href);
  return createModule({ wasmBinary: readFileSync(fileURLToPath(new URL("palimpsest.wasm", BUILD))) });
}
