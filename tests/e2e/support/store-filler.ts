// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in a worker of a page of the extension, in place of the engine: puts very many units on the
// private files at once, as an import would.
import { OpfsHome } from "../../../js-glue/store/opfs-home.js";
import type { NewUnit } from "../../../js-glue/store/unit-table.js";
import { fileRows } from "../../glue/support/file-rows.js";

interface Order {
  readonly sqliteUrl: string;
  readonly units: number;
}

const CHUNK = 10_000;
const NAME = "Filled";

/** Number `n` counts from 1. Every 50th is Arabic, every 100th has codes, every 1000th is of one site. */
function unit(n: number): NewUnit {
  const isArabic = n % 50 === 0;
  const hasCodes = n % 100 === 1;
  const source = `Sentence ${String(n)} about a house at the end of a long road.`;
  const target = isArabic ? `الجملة ${String(n)} عن منزل في نهاية طريق طويل.` : `La frase ${String(n)} sobre una casa al final de un camino largo.`;
  return {
    ...{ origin: "import", created: 1.7e12, changed: 1.7e12, author: "someone", note: "", site: n % 1000 === 0 ? "shop.example" : "" },
    pair: { from: "en", to: isArabic ? "ar" : "es" },
    source: hasCodes ? [1, source, -1] : [source],
    target: hasCodes ? [1, target, -1] : [target],
  };
}

async function fill({ sqliteUrl, units }: Order): Promise<void> {
  const home = new OpfsHome(sqliteUrl);
  await home.willHold();
  const { store, isDurable, reason } = await home.open();
  if (!isDurable) throw new Error(`not durable: ${reason}`);
  const now = Date.now();
  const memory = store.addMemory({ name: NAME, rank: 2, penalty: 0, readOnly: false, enabled: true }, now);
  const batch = store.beginImport(memory);
  for (let first = 1; first <= units; first += CHUNK) {
    const count = Math.min(CHUNK, units + 1 - first);
    store.addToImport(batch, fileRows(Array.from({ length: count }, (_, index) => unit(first + index))), now);
  }
  store.keepImport(batch);
  store.close();
}

self.onmessage = (event: MessageEvent<Order>) => {
  fill(event.data).then(
    () => self.postMessage({ error: null }),
    (thrown: unknown) => self.postMessage({ error: String(thrown) }),
  );
};
