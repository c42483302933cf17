// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's half of the measurements in Chromium: bundled with the glue, and put beside the engine in
// a copy of the extension. It says when the module is loaded; is asked then { pack (URL), text, rounds }, and
// answers what rounds.mjs says.
import { loadCore } from "../../../js-glue/core/load.ts";
import { browserSurroundings } from "../../../js-glue/worker/surroundings.ts";
import { firstSentence, rounds } from "./rounds.mjs";

const wallSeconds = () => performance.now() / 1000;

const url = (name) => new URL(name, self.location.href).href;
const begin = performance.now();
const core = await loadCore({ moduleUrl: url("palimpsest.mjs"), wasm: url("palimpsest.wasm") });
const moduleMs = performance.now() - begin;

self.addEventListener("message", async ({ data }) => {
  const lines = data.text.split("\n").filter((line) => line.trim() !== "");
  const asked = performance.now();
  const pack = await browserSurroundings.readFile(data.pack);
  const fetchMs = performance.now() - asked;
  const { pair, ...first } = firstSentence(core, pack, lines);
  const best = data.rounds > 0 ? rounds(core, pair, lines, data.rounds, wallSeconds) : {};
  const totalMs = fetchMs + first.packMs + first.firstMs;
  self.postMessage({ moduleMs, fetchMs, ...first, totalMs, ...best });
});
self.postMessage("loaded");
