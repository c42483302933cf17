// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in a browser's worker: the store on real private files, step by step, each with its time.
import { OpfsHome } from "../../../js-glue/store/opfs-home.js";
import type { NewUnit } from "../../../js-glue/store/unit-table.js";
import type { Store } from "../../../js-glue/store/store.js";
import { fileRows } from "../../glue/support/file-rows.js";

/** Units of one `importBytes` of 4 MiB, about. */
const CHUNK = 14_000;
const LOADING_STEP = 2_000;
const SINGLE_CHANGES = 200;
const OWN = 1;

interface Order {
  readonly sqliteUrl: string;
  readonly units: number;
}

/** Lengths like those of real segments (60 characters a side); every text differs. */
function unitsFrom(first: number, count: number): readonly NewUnit[] {
  return Array.from({ length: count }, (_, index): NewUnit => {
    const number = first + index;
    const words = (salt: number): string => Array.from({ length: 9 }, (__, at) => `w${String((number * 31 + at * salt) % 40_009)}`).join(" ");
    return {
      ...{ pair: { from: "en", to: "es" }, origin: "import", site: "", created: 1.7e12, changed: 1.7e12, author: "someone", note: "" },
      ...{ source: [`${words(7919)} ${String(number)}.`], target: [`${words(104_729)} ${String(number)}.`] },
    };
  });
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function measure({ sqliteUrl, units }: Order): Promise<Readonly<Record<string, number>>> {
  const times: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    times[name] = (times[name] ?? 0) + performance.now() - start;
    return result;
  };
  const home = new OpfsHome(sqliteUrl);
  await timed("look whether anything was ever written", () => home.holdsSomething());
  const { store, isDurable, reason } = await timed("open, empty", () => home.open());
  if (!isDurable) throw new Error(`not durable: ${reason}`);
  const batch = store.beginImport(OWN);
  for (let first = 0; first < units; first += CHUNK) {
    const chunk = unitsFrom(first, Math.min(CHUNK, units - first));
    await timed("import: all units on disk", () => store.addToImport(batch, fileRows(chunk), 1));
  }
  await timed("import: make it visible", () => store.keepImport(batch));
  await timed("count units by memory and direction", () => store.memories());
  await timed("list: first look at all", () => store.list({}, 0, 50, pause));
  await timed("list: another place of all", () => store.list({}, Math.floor(units / 2), 50, pause));
  await timed("list: find a phrase in all", () => store.list({ text: "w123 w8042" }, 0, 50, pause));
  await changes(store, timed);
  await timed("read all units", () => readAll(store));
  const { usedBytes } = await home.usage();
  return { ...times, "bytes a unit": usedBytes / units };
}

async function changes(store: Store, timed: <T>(name: string, work: () => T) => Promise<T>): Promise<void> {
  const [unit] = unitsFrom(1e9, 1);
  for (let count = 0; unit && count < SINGLE_CHANGES; count++) await timed(`one change (mean of ${String(SINGLE_CHANGES)})`, () => store.add(OWN, unit));
}

function readAll(store: Store): void {
  for (let last = -1; last !== 0; ) last = store.rowsAfter(Math.max(last, 0), LOADING_STEP).last;
}

self.onmessage = (event: MessageEvent<Order>) => {
  measure(event.data).then(
    (times) => self.postMessage({ times }),
    (thrown: unknown) => self.postMessage({ error: String(thrown) }),
  );
};
