// SPDX-License-Identifier: GPL-3.0-or-later
// Host, bundled worker and threads together, with a stand-in for the core; the real core is in
// module-thread.test.ts. A thread that dies is what a worker that dies is in a browser.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Calls } from "../../js-glue/protocol/messages.js";
import { SQLITE_URL,
  bundleFakeModule,
  bundleWorker,
  startThreadHost,
  writePacks,
  type ThreadHost,
} from "./support/thread-host.js";

const pair = { from: "en", to: "es" };
let folder = "";
let bundle = "";
let assets = { moduleUrl: "", wasmUrl: "file:///unused.wasm", sqliteUrl: SQLITE_URL, packsUrl: "" };
let running: ThreadHost | null = null;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "palimpsest-glue-"));
  bundle = bundleWorker(folder);
  const packsUrl = writePacks(path.join(folder, "packs"), [
    { id: "eng-spa", ...pair, bytes: new TextEncoder().encode("en>es") },
  ]);
  assets = { ...assets, moduleUrl: bundleFakeModule(folder), packsUrl };
});
afterEach(() => running?.host.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(changed: Partial<typeof assets> = {}): ThreadHost {
  running = startThreadHost(bundle, { ...assets, ...changed });
  return running;
}

function request(text: string, more: object = {}): Calls["translate"]["request"] {
  return { document: "d", pair, engine: "embedded", blocks: [{ id: 1, runs: [text] }], ...more };
}

describe("a worker in a thread", () => {
  it("translates", async () => {
    const client = start().connect();
    await expect(client.ready).resolves.toMatchObject({ build: "test" });
    const { blocks } = await client.call("translate", request("hello"));
    expect(blocks).toMatchObject([{ id: 1, parts: [{ target: ["HELLO"] }] }]);
    const pseudo = await client.call(
      "translate",
      request("hello", { engine: "pseudo", options: { delay: 1 } }),
    );
    expect(pseudo.blocks).toMatchObject([{ id: 1, parts: [{ target: ["⟦HELLO⟧"] }] }]);
  });

  it("sees a cancel between two batches", async () => {
    const client = start().connect();
    await client.call("translate", request("warm"));
    const calls = Array.from({ length: 300 }, () =>
      client.call("translate", request("x")).then(
        () => "done",
        () => "cancelled",
      ),
    );
    await calls[0];
    await client.call("cancel", { document: "d" });
    const ends = await Promise.all(calls);
    expect(ends.filter((end) => end === "cancelled").length).toBeGreaterThan(0);
  });

  it("is replaced when it is killed, and the request is repeated", async () => {
    const { connect, threads } = start();
    const client = connect();
    await client.ready;
    const call = client.call(
      "translate",
      request("a", { engine: "pseudo", options: { delay: 300 } }),
    );
    await client.call("pairs", {}); // the thread has begun by now
    await threads[0]?.terminate();
    expect((await call).blocks).toMatchObject([{ parts: [{ target: ["⟦A⟧"] }] }]);
    expect(threads).toHaveLength(2);
  });

  it("is given up after a second crash of the same request", async () => {
    const { connect, threads } = start();
    const client = connect();
    await expect(client.call("translate", request("CRASH"))).rejects.toMatchObject({
      code: "crashed",
      isRetryable: true,
    });
    expect((await client.call("translate", request("fine"))).blocks).toHaveLength(1);
    expect(threads).toHaveLength(3);
  });

  it("tells which file is missing", async () => {
    const moduleUrl = `${assets.moduleUrl}.gone`;
    const client = start({ moduleUrl }).connect();
    await expect(
      client.call("translate", request("a", { engine: "pseudo" })),
    ).rejects.toMatchObject({
      code: "not-found",
      where: moduleUrl,
    });
    const packsUrl = "file:///nowhere/";
    await expect(start({ packsUrl }).connect().call("pairs", {})).rejects.toMatchObject({
      code: "not-found",
      where: `${packsUrl}index.json`,
    });
  });
});
