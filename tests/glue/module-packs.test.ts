// SPDX-License-Identifier: GPL-3.0-or-later
// Packs as files and translation through a language between, with the module that ships and the real packs:
// one "from French" is the English one with another manifest.
import { afterEach, describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import { CoreError } from "../../js-glue/core/errors.js";
import type { Block, Segment } from "../../js-glue/protocol/messages.js";
import { MemoryFolder } from "../../js-glue/store/pack-folder-memory.js";
import { hasModule, openCore, readPack } from "./support/built.js";
import { ASSETS, startFakeWorker } from "./support/fake-worker.js";
import { codesOf, isNested, textOf, translationOf } from "./support/invariants.js";
import { packOfVersion, remadePack } from "./support/remade-pack.js";

const isBuilt = hasModule();
const english = isBuilt ? readPack("eng-spa") : null;
const spanish = isBuilt ? readPack("spa-eng") : null;
const FRENCH = { id: "fra-spa", from: "fr", to: "es", package: "apertium-fra-spa", packageVersion: "7", licence: "GPL-2+" };
const french = english ? remadePack(english, FRENCH) : new Uint8Array();

const block: Block = { id: 1, runs: ["The ", 1, "big", -1, " house is ", 2, "red", -2, ".", [3], " Zorblax reads."] };

function codeAt(work: () => unknown): string {
  try {
    work();
    return "none";
  } catch (thrown) {
    return thrown instanceof CoreError ? `${thrown.code} at ${thrown.where}` : String(thrown);
  }
}

describe.runIf(english && spanish)("the core", () => {
  it("looks through a pack and keeps nothing", async () => {
    const core = await openCore();
    expect(core.inspectPack(french)).toEqual(FRENCH);
    expect(core.packs()).toEqual([]);
  });

  it("says what is wrong with a file", async () => {
    const core = await openCore();
    const flipped = french.slice();
    flipped[french.length >> 1] = (flipped[french.length >> 1] ?? 0) ^ 4;
    expect(codeAt(() => core.inspectPack(new TextEncoder().encode("PK a zip of something else")))).toBe("corrupt-data at byte 0");
    expect(codeAt(() => core.inspectPack(french.slice(0, 10)))).toBe("corrupt-data at byte 0");
    expect(codeAt(() => core.inspectPack(french.slice(0, french.length >> 1)))).toMatch(/^corrupt-data at section \d+$/);
    expect(codeAt(() => core.inspectPack(flipped))).toMatch(/^corrupt-data at section \d+$/);
    expect(codeAt(() => core.inspectPack(packOfVersion(french, 9999)))).toBe("unsupported-version at byte 8");
    expect(core.packs()).toEqual([]);
  });

  it("translates through a language that two packs share: codes once, unknown words kept and named", async () => {
    const core = await openCore();
    core.addPack(french);
    core.addPack(spanish ?? new Uint8Array());
    expect(codeAt(() => core.translate({ from: "fr", to: "en" }, [block]))).toBe("unsupported-pair at fr to en");
    const [result] = core.translate({ from: "fr", to: "en" }, [block], undefined, ["fra-spa", "spa-eng"]);
    const runs = translationOf(result);
    expect(codesOf(runs)).toBe(codesOf(block.runs));
    expect(isNested(runs)).toBe(true);
    expect(textOf(runs)).toMatch(/^The big house is red\. Zorblax /);
    const segments = (result?.parts ?? []).filter((part): part is Segment => typeof part !== "string" && part.origin === "engine");
    expect(segments.map(({ through }) => through)).toEqual(["es", "es"]);
    expect(segments[1]?.unknown).toContain("Zorblax");
  });
});

describe.runIf(english && spanish)("the worker", () => {
  let host: WorkerHost | null = null;
  afterEach(() => host?.close());

  it("takes a pack in pieces and uses it, through another one too", async () => {
    const files = new Map([["fake:packs/index.json", "[]"]]);
    const packs = new MemoryFolder();
    host = new WorkerHost({ spawn: () => startFakeWorker({ files, packs, loadCore: openCore }).channel, assets: ASSETS, build: "test" });
    const [near, far] = channelPair();
    host.serve(far);
    const client = new EngineClient(near, REPLIES);
    for (const bytes of [french, spanish ?? new Uint8Array()]) {
      const { upload } = await client.call("packStart", { name: "x.pack", size: bytes.length });
      for (let at = 0; at < bytes.length; at += 600_000)
        await client.call("packBytes", { upload, bytes: Buffer.from(bytes.subarray(at, at + 600_000)).toString("base64") });
      expect(await client.call("packEnd", { upload, keep: true })).toMatchObject({ isKept: true });
    }
    expect((await client.call("pairs", {})).pairs.at(-1)).toEqual({ id: "fra-spa+spa-eng", from: "fr", to: "en", through: "es" });
    const request = { document: "d", pair: { from: "fr", to: "en" }, engine: "embedded", blocks: [block] };
    expect(textOf(translationOf((await client.call("translate", request)).blocks[0]))).toMatch(/^The big house is red\./);
    const source = ["The ", 1, "big", -1, " house is ", 2, "red", -2, "."] as const;
    await client.call("remember", { pair: request.pair, source, target: ["Mine ", 1, "own", -1, 2, -2, "."] });
    const [again] = (await client.call("translate", request)).blocks;
    expect(textOf(translationOf(again))).toMatch(/^Mine own\. Zorblax/);
    expect(again?.parts[0]).toMatchObject({ origin: "person" });
    expect(again?.parts[0]).not.toHaveProperty("through");
  });
});
