// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of units through the worker's messages: they need no core, and a search that nobody waits for
// any more is ended.
import { afterEach, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import type { Core } from "../../js-glue/core/core.js";
import { OWN_MEMORY } from "../../js-glue/protocol/memory.js";
import type { NewUnit } from "../../js-glue/store/unit-table.js";
import { ASSETS, startFakeWorker, type FakeWorkerOptions } from "./support/fake-worker.js";
import { NodeHome } from "./support/node-home.js";
import { fileRows } from "./support/file-rows.js";

const MANY = 40_000;
/** A busy machine takes seconds to write them. */
const TIMEOUT_MS = 30_000;
const neverLoads: FakeWorkerOptions["loadCore"] = () => new Promise<Core>(() => undefined);

let host: WorkerHost | null = null;
afterEach(() => host?.close());

function unit(n: number): NewUnit {
  const texts = { source: [`Sentence ${n}.`], target: [n % 4 === 0 ? `Satz ${n}.` : `Frase ${n}.`] };
  const pair = { from: "en", to: n % 4 === 0 ? "de" : "es" };
  return { ...texts, pair, origin: "import", site: "", created: 1, changed: 1, author: "", note: "" };
}

/** A client of a worker whose store has these units, in two batches. */
async function clientOf(units: number, options: FakeWorkerOptions = {}): Promise<EngineClient> {
  const home = new NodeHome();
  const { store } = await home.open();
  for (const half of [0, 1]) {
    const batch = store.beginImport(OWN_MEMORY);
    store.addToImport(batch, fileRows(Array.from({ length: units / 2 }, (_, index) => unit((half * units) / 2 + index + 1))), 1);
    store.keepImport(batch);
  }
  await home.willHold();
  host = new WorkerHost({ spawn: () => startFakeWorker({ home, ...options }).channel, assets: ASSETS, build: "test" });
  const [near, far] = channelPair();
  host.serve(far);
  return new EngineClient(near, REPLIES);
}

it("are there before the core has the units", async () => {
  const client = await clientOf(40, { loadCore: neverLoads });
  expect(await client.call("units", { filter: {}, offset: 1, limit: 2 })).toMatchObject({
    total: 40,
    units: [{ source: ["Sentence 39."] }, { source: ["Sentence 38."] }],
  });
  expect((await client.call("storage", {})).units).toBe(40);
  const { memories } = await client.call("memories", {});
  expect(memories).toMatchObject([{ units: 40, pairs: [{ from: "en", to: "es", units: 30 }, { from: "en", to: "de", units: 10 }] }]);
});

it("are searched in a queue of their own, and a search that is cancelled goes no further", async () => {
  const client = await clientOf(MANY, { loadCore: neverLoads });
  const search = (text: string, signal?: AbortSignal) =>
    client.call("units", { filter: { text }, offset: 0, limit: 10, document: "search" }, signal ? { signal } : {});
  const rows = client.call("units", { filter: {}, offset: MANY - 1, limit: 1, document: "rows" });
  const cancelled = new AbortController();
  const ends: string[] = [];
  const first = search("Satz", cancelled.signal).then(
    () => ends.push("first"),
    (error: { code: string }) => ends.push(error.code),
  );
  const second = search(`Frase ${MANY - 1}.`).then(({ total }) => ends.push(`second: ${total}`));
  cancelled.abort();
  await Promise.all([first, second]);
  expect((await rows).units).toMatchObject([{ source: ["Sentence 1."] }]);
  expect(ends).toEqual(["cancelled", "second: 1"]);
}, TIMEOUT_MS);

it("an analysis is cancelled with its document, by its client's name", async () => {
  const client = await clientOf(10, { loadCore: neverLoads });
  const blocks = [{ id: 1, runs: ["Satz 4."] }];
  const refused = expect(client.call("analyse", { pair: { from: "de", to: "en" }, blocks, document: "report" })).rejects.toMatchObject({ code: "cancelled" });
  expect(await client.call("cancel", { document: "report" })).toEqual({ cancelled: 1 });
  await refused;
}, TIMEOUT_MS);

it("are cancelled with their document, by name", async () => {
  const client = await clientOf(MANY, { loadCore: neverLoads });
  const search = client.call("units", { filter: { text: "nowhere" }, offset: 0, limit: 1, document: "search" });
  const other = client.call("units", { filter: { text: "Satz 4." }, offset: 0, limit: 1, document: "other" });
  const refused = expect(search).rejects.toMatchObject({ code: "cancelled" });
  expect(await client.call("cancel", { document: "search" })).toEqual({ cancelled: 1 });
  await refused;
  expect((await other).total).toBe(1);
}, TIMEOUT_MS);
