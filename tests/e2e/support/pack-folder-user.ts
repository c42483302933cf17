// SPDX-License-Identifier: GPL-3.0-or-later
// A worker in a real browser that keeps packs in IndexedDB, as the engine's does where there are no private
// files. Each message is a step; what it answers is read from the database anew.
import { PackFiles } from "../../../js-glue/store/pack-files.js";
import { openIdbFolder } from "../../../js-glue/store/pack-folder-idb.js";

const SIZE = 3_000_000;
const facts = { id: "fra-spa", from: "fr", to: "es", package: "apertium-fra-spa", packageVersion: "1", licence: "GPL-2+" };
const open = () => openIdbFolder("palimpsest-packs-of-a-test");

onmessage = ({ data: step }: MessageEvent<"write" | "replace" | "remove" | "look">) => {
  run(step).then(
    (answer) => postMessage(answer),
    (error: unknown) => postMessage(String(error)),
  );
};

async function run(step: "write" | "replace" | "remove" | "look"): Promise<unknown> {
  const files = new PackFiles(open);
  if (step === "write") await files.write(facts, new Uint8Array(SIZE).fill(1));
  if (step === "replace") await files.write({ ...facts, packageVersion: "2" }, new Uint8Array(SIZE).fill(2));
  if (step === "remove") for (const kept of await files.list()) await files.remove(kept);
  const again = new PackFiles(open);
  const seen = [];
  for (const kept of await again.list()) {
    const bytes = await again.read(kept);
    seen.push([kept.file, kept.facts?.packageVersion, bytes.length, bytes[SIZE - 1]]);
  }
  return { isDurable: await again.isDurable(), seen };
}
