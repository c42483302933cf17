// SPDX-License-Identifier: GPL-3.0-or-later
// Language packs through the worker's messages, with a stand-in for the core: "fr>es" is the file of a pack
// from French to Spanish. With the real one: module-packs.test.ts.
import { afterEach, describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import type { PackOutcome } from "../../js-glue/protocol/packs.js";
import { MemoryFolder } from "../../js-glue/store/pack-folder-memory.js";
import { ASSETS, fakeFiles, startFakeWorker } from "./support/fake-worker.js";

let host: WorkerHost | null = null;
afterEach(() => host?.close());

interface Stage {
  readonly client: EngineClient;
  readonly folder: MemoryFolder;
  log(): readonly string[];
  connect(isPrivate?: boolean): EngineClient;
}

function files(): Map<string, string> {
  const all = fakeFiles();
  all.set("fake:packs/spa-eng.pack", "es>en".padEnd(99)); // of the size that the list says
  return all;
}

function stage(folder = new MemoryFolder()): Stage {
  host?.close();
  const workers: ReturnType<typeof startFakeWorker>[] = [];
  const made = new WorkerHost({
    spawn: () => {
      const worker = startFakeWorker({ files: files(), packs: folder });
      workers.push(worker);
      return worker.channel;
    },
    assets: ASSETS,
    build: "test",
  });
  host = made;
  const connect = (isPrivate = false): EngineClient => {
    const [near, far] = channelPair();
    made.serve(far, isPrivate);
    return new EngineClient(near, REPLIES);
  };
  return { client: connect(), folder, connect, log: () => workers.flatMap(({ engine }) => engine.log) };
}

async function send(client: EngineClient, text: string, replace = false): Promise<PackOutcome> {
  const bytes = new TextEncoder().encode(text);
  const { upload } = await client.call("packStart", { name: "file.pack", size: bytes.length });
  for (let at = 0; at < bytes.length; at += 3) await client.call("packBytes", { upload, bytes: btoa(text.slice(at, at + 3)) });
  return client.call("packEnd", { upload, keep: true, replace });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (thrown) {
    return thrown instanceof EngineError ? `${thrown.code} ${thrown.where}`.trim() : String(thrown);
  }
}

const translate = (client: EngineClient, from: string, to: string, text = "a") =>
  client.call("translate", { document: "d", pair: { from, to }, engine: "embedded", blocks: [{ id: 1, runs: [text] }] });
const pairs = async (client: EngineClient): Promise<string[]> =>
  (await client.call("pairs", {})).pairs.map(({ from, to, through }) => `${from}-${to}${through === undefined ? "" : ` ${through}`}`);

describe("an added pack", () => {
  it("is used at once, through other languages too, and by the next worker", async () => {
    const { client, folder } = stage();
    expect(await codeOf(translate(client, "fr", "es"))).toBe("unsupported-pair pair");
    expect(await send(client, "fr>es")).toEqual({ isKept: true, stands: null, pack: { id: "fra-spa", from: "fr", to: "es", package: "fake", packageVersion: "", licence: "none" } });
    expect(await codeOf(translate(client, "fr", "es"))).toBe("none");
    const after = ["en-es", "es-en", "en-ca", "fr-es", "es-ca en", "fr-en es"];
    expect(await pairs(client)).toEqual(after);
    const again = stage(folder);
    expect(await pairs(again.client)).toEqual(after);
    expect(await codeOf(translate(again.client, "fr", "en"))).toBe("none");
    expect(again.log()).toEqual(["addPack fra-spa", "addPack spa-eng", "translate 1"]);
    expect((await again.client.call("packs", {})).packs.at(-1)).toMatchObject({ id: "fra-spa", origin: "added", size: 5, isUsed: true, problem: "", licence: "none" });
  });

  it("takes the place of another one only if the person says so", async () => {
    const { client, log } = stage();
    await translate(client, "en", "es");
    const asked = await send(client, "en>es");
    expect(asked).toMatchObject({ isKept: false, pack: { id: "eng-spa" }, stands: { id: "eng-spa", origin: "bundled", package: "apertium" } });
    expect((await client.call("packs", {})).packs.map(({ origin }) => origin)).not.toContain("added");
    expect(await codeOf(client.call("packEnd", { upload: 1, keep: false }))).toBe("none");
    expect(await codeOf(client.call("packEnd", { upload: 1, keep: true, replace: true }))).toBe("not-found upload");
    expect(await send(client, "en>es", true)).toMatchObject({ isKept: true });
    const shown = (await client.call("packs", {})).packs.filter(({ id }) => id === "eng-spa");
    expect(shown.map(({ origin, isUsed }) => [origin, isUsed])).toEqual([["bundled", false], ["added", true]]);
    await translate(client, "en", "es");
    expect(log().filter((line) => line === "addPack eng-spa")).toHaveLength(2);
    expect(await send(client, "en>es")).toMatchObject({ isKept: false, stands: { origin: "added" } });
    await client.call("packEnd", { upload: 3, keep: false });
    await client.call("removePack", { pack: "eng-spa" });
    await translate(client, "en", "es"); // the bundled one again
    expect((await client.call("packs", {})).packs[0]).toMatchObject({ id: "eng-spa", origin: "bundled", isUsed: true });
    expect(await codeOf(client.call("removePack", { pack: "eng-spa" }))).toBe("not-found pack");
  });

  it("is refused when it is no good, and nothing of it stays", async () => {
    const { client, folder } = stage();
    expect(await codeOf(send(client, "PK zip"))).toBe("corrupt-data byte 0");
    expect(await codeOf(send(client, "fr>fr"))).toBe("corrupt-data manifest");
    expect(await codeOf(send(client, "../x>es"))).toBe("corrupt-data manifest");
    const { upload } = await client.call("packStart", { name: "cut.pack", size: 9 });
    await client.call("packBytes", { upload, bytes: btoa("fr>es") });
    expect(await codeOf(client.call("packBytes", { upload, bytes: btoa("too much") }))).toBe("bad-argument bytes");
    expect(await codeOf(client.call("packBytes", { upload, bytes: "§" }))).toBe("bad-argument bytes");
    expect(await codeOf(client.call("packStart", { name: "b.pack", size: 1 }))).toBe("bad-argument upload");
    expect(await codeOf(client.call("packEnd", { upload, keep: true }))).toBe("corrupt-data end");
    expect(await codeOf(client.call("packBytes", { upload, bytes: "" }))).toBe("not-found upload");
    expect(await codeOf(client.call("packStart", { name: "b.pack", size: 2 ** 30 }))).toBe("bad-argument size");
    expect(folder.files.size).toBe(0);
  });

  it("is not kept when there is no room", async () => {
    const folder = new MemoryFolder();
    const { client } = stage(folder);
    await send(client, "fr>es");
    folder.write = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    expect(await codeOf(send(client, "fr>ca"))).toMatch(/^no-storage/);
    expect(await pairs(client)).toContain("fr-es");
    expect(await pairs(client)).not.toContain("fr-ca");
  });

  it("is not taken from a private window, which uses what there is", async () => {
    const { client, connect, folder } = stage();
    await send(client, "fr>es");
    const secret = connect(true);
    expect(await codeOf(send(secret, "fr>ca"))).toBe("no-storage");
    expect(await codeOf(secret.call("removePack", { pack: "fra-spa" }))).toBe("no-storage");
    expect(await codeOf(translate(secret, "fr", "es"))).toBe("none");
    expect(folder.files.size).toBe(1);
  });

  it("gives way when its page goes away in the middle", async () => {
    const { client, connect } = stage();
    const other = connect();
    await other.call("packStart", { name: "a.pack", size: 5 });
    expect(await codeOf(send(client, "fr>es"))).toBe("bad-argument upload");
    other.close();
    expect(await send(client, "fr>es")).toMatchObject({ isKept: true });
  });

  it("that is damaged on disk is set aside; the rest works, and the one it replaced is used", async () => {
    const { client, folder } = stage();
    await send(client, "en>es", true);
    await send(client, "fr>es");
    await send(client, "ca>es");
    for (const [name, bytes] of folder.files) {
      if (name.startsWith("ca")) folder.files.set(name, bytes.slice(0, 30)); // cut off
      if (name.startsWith("eng")) bytes.fill(33, 64, 69); // what the core sees
    }
    const again = stage(folder);
    expect(await pairs(again.client)).not.toContain("ca-es");
    expect(await codeOf(translate(again.client, "fr", "es"))).toBe("none");
    expect(await codeOf(translate(again.client, "en", "es"))).toBe("none"); // with the bundled one
    const { packs } = await again.client.call("packs", {});
    expect(packs.filter(({ origin }) => origin === "added").map(({ id, problem, isUsed }) => [id, problem, isUsed])).toEqual([["cat-spa", "damaged", false], ["eng-spa", "damaged", false], ["fra-spa", "", true]]);
    expect(packs.find(({ id, origin }) => id === "eng-spa" && origin === "bundled")?.isUsed).toBe(true);
    expect(folder.files.size).toBe(3);
    await again.client.call("removePack", { pack: "cat-spa" });
    expect(await send(again.client, "en>es", true)).toMatchObject({ isKept: true }); // added anew
    expect((await again.client.call("packs", {})).packs.filter(({ problem }) => problem !== "")).toEqual([]);
  });
});
