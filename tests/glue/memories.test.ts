// SPDX-License-Identifier: GPL-3.0-or-later
// The memories through the worker's messages: the module that ships, the real SQLite, and a host in
// front, as pages see them. Skipped loudly where the module is not built.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import { loadCore } from "../../js-glue/core/load.js";
import { FIRST_SESSION_ID, OWN_MEMORY } from "../../js-glue/protocol/memory.js";
import type { Calls } from "../../js-glue/protocol/messages.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import type { StoreHome } from "../../js-glue/store/home.js";
import { hasModule, MODULE_FILE, WASM_FILE } from "./support/built.js";
import { ASSETS, startFakeWorker } from "./support/fake-worker.js";
import { NodeHome } from "./support/node-home.js";

const pair = { from: "en", to: "es" };
const OTHER = { name: "Other", rank: 2, penalty: 0, readOnly: false, enabled: true };

let host: WorkerHost | null = null;
afterEach(() => host?.close());

interface Stage {
  readonly client: EngineClient;
  readonly home: NodeHome;
  restart(): void;
  forgetPrivate(): void;
  connect(isPrivate: boolean): EngineClient;
}

function stage(home: NodeHome = new NodeHome()): Stage {
  const loadReal = () => loadCore({ moduleUrl: pathToFileURL(MODULE_FILE).href, wasm: readFileSync(WASM_FILE) });
  const running = new WorkerHost({
    spawn: () => startFakeWorker({ home, loadCore: loadReal }).channel,
    assets: ASSETS,
    build: "test",
  });
  host = running;
  const connect = (isPrivate: boolean): EngineClient => {
    const [near, far] = channelPair();
    running.serve(far, isPrivate);
    return new EngineClient(near, REPLIES);
  };
  return { client: connect(false), home, restart: () => running.restart(), forgetPrivate: () => running.forgetPrivate(), connect };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "none",
    (thrown: unknown) => (thrown instanceof EngineError ? thrown.code : String(thrown)),
  );
}

async function targets(client: EngineClient, source: Runs, site?: string): Promise<readonly Runs[]> {
  const { matches } = await client.call("matches", { pair, source, ...(site === undefined ? {} : { site }) });
  return matches.map(({ target }) => target);
}

async function translated(client: EngineClient, text: string): Promise<unknown> {
  const request = { document: "d", pair, engine: "pseudo", blocks: [{ id: 1, runs: [text] }] };
  const { blocks } = await client.call("translate", request);
  const part = blocks[0]?.parts[0];
  return typeof part === "object" ? part.target.join("") : part;
}

describe.skipIf(!hasModule())("the memories", () => {
  it("remember, and win from then on, also in a new worker", async () => {
    const { client, restart } = stage();
    const { unit } = await client.call("remember", { pair, source: ["Thanks."], target: ["Gracias."], note: "n" });
    expect(await translated(client, "Thanks.")).toBe("Gracias.");
    restart();
    expect(await translated(client, "Thanks.")).toBe("Gracias.");
    const { matches } = await client.call("matches", { pair, source: ["Thanks."] });
    expect(matches).toMatchObject([{ kind: "exact", score: 100, unit: { id: unit, note: "n", origin: "person", author: "" } }]);
  });

  it("do not open anything for a translation while nothing was ever written", async () => {
    const { client, home, restart } = stage();
    await translated(client, "Thanks.");
    expect(home.opened).toBe(0);
    await client.call("memories", {});
    restart();
    await translated(client, "Thanks.");
    expect(home.opened).toBe(1);
    await client.call("remember", { pair, source: ["a"], target: ["b"] });
    restart();
    await translated(client, "Thanks.");
    expect(home.opened).toBe(3);
  });

  it("keep one unit for a source and a site, the latest", async () => {
    const { client } = stage();
    const first = await client.call("remember", { pair, source: ["One."], target: ["Uno."], note: "kept" });
    const second = await client.call("remember", { pair, source: ["One."], target: ["Una."] });
    expect(second.unit).toBe(first.unit);
    const there = await client.call("remember", { pair, source: ["One."], target: ["Un."], site: "a.org" });
    expect(there.unit).not.toBe(first.unit);
    const { total, units } = await client.call("units", { filter: {}, offset: 0, limit: 10 });
    expect(total).toBe(2);
    expect(units[1]).toMatchObject({ target: ["Una."], note: "kept", site: "" });
  });

  it("keep a unit between two sentences apart: it wins there, in a new worker too, and nowhere else", async () => {
    const { client, restart } = stage();
    const block = async (text: string): Promise<readonly string[]> => {
      const { blocks } = await client.call("translate", { document: "d", pair, engine: "pseudo", blocks: [{ id: 1, runs: [text] }] });
      return (blocks[0]?.parts ?? []).flatMap((part) => (typeof part === "string" || part.origin !== "person" ? [] : [part.target.join("")]));
    };
    const everywhere = await client.call("remember", { pair, source: ["Save."], target: ["Guarde."] });
    const between = { pair, source: ["Save."], before: "Press it.", after: "Go on." };
    const there = await client.call("remember", { ...between, target: ["Guárdelo."] });
    expect(there.unit).not.toBe(everywhere.unit);
    for (const round of ["at once", "again"]) {
      expect(await block("Press it. Save. Go on."), round).toEqual(["Guárdelo."]);
      expect(await block("Save. Go on. Save."), round).toEqual(["Guarde.", "Guarde."]); // one of two is not enough
      restart();
    }
    const { matches } = await client.call("matches", { ...between, before: "PRESS  it." });
    expect(matches.map(({ kind, score, unit: { before, after } }) => ({ kind, score, before, after }))).toEqual([
      { kind: "context", score: 101, before: "Press it.", after: "Go on." },
      { kind: "exact", score: 100, before: undefined, after: undefined },
    ]);
    expect((await client.call("analyse", { pair, blocks: [{ id: 1, runs: ["Press it. Save. Go on."] }] })).bands[1]).toMatchObject({ segments: 1 });

    const again = await client.call("remember", { ...between, target: ["Guarde esto."] });
    expect(again.unit).toBe(there.unit);
    await client.call("undo", { undo: again.undo });
    expect(await block("Press it. Save. Go on.")).toEqual(["Guárdelo."]);
    await client.call("changeUnit", { unit: there.unit, note: "n" });
    const forgotten = await client.call("forget", { unit: there.unit });
    expect(await block("Press it. Save. Go on.")).toEqual(["Guarde."]);
    await client.call("undo", { undo: forgotten.undo });
    const { units } = await client.call("units", { filter: {}, offset: 0, limit: 9 });
    expect(units[0]).toMatchObject({ target: ["Guárdelo."], note: "n", before: "Press it.", after: "Go on." });
    expect(await block("Press it. Save. Go on.")).toEqual(["Guárdelo."]);
  });

  it("forget, change and take back, on disk too", async () => {
    const { client, restart } = stage();
    const { unit, undo: remembered } = await client.call("remember", { pair, source: ["One."], target: ["Uno."] });
    const changed = await client.call("changeUnit", { unit, target: ["Una."], note: "better" });
    expect(await targets(client, ["One."])).toEqual([["Una."]]);
    const forgotten = await client.call("forget", { unit });
    expect(await targets(client, ["One."])).toEqual([]);
    expect(await codeOf(client.call("forget", { unit }))).toBe("not-found");
    expect(await codeOf(client.call("changeUnit", { unit, note: "x" }))).toBe("not-found");

    await client.call("undo", { undo: forgotten.undo });
    expect(await targets(client, ["One."])).toEqual([["Una."]]);
    expect(await codeOf(client.call("undo", { undo: forgotten.undo }))).toBe("not-found");
    await client.call("undo", { undo: changed.undo });
    restart();
    expect(await targets(client, ["One."])).toEqual([["Uno."]]);
    expect(await codeOf(client.call("undo", { undo: remembered }))).toBe("not-found"); // of another session
  });

  it("take back what was remembered: the unit goes, or is what it was", async () => {
    const { client } = stage();
    await client.call("remember", { pair, source: ["One."], target: ["Uno."] });
    const { undo } = await client.call("remember", { pair, source: ["One."], target: ["Una."] });
    await client.call("undo", { undo });
    expect(await targets(client, ["One."])).toEqual([["Uno."]]);
    const fresh = await client.call("remember", { pair, source: ["Two."], target: ["Dos."] });
    await client.call("undo", { undo: fresh.undo });
    expect(await targets(client, ["Two."])).toEqual([]);
    expect((await client.call("units", { filter: {}, offset: 0, limit: 10 })).total).toBe(1);
  });

  it("take back no change that a later word of the person stands on", async () => {
    const { client } = stage();
    const first = await client.call("remember", { pair, source: ["One."], target: ["Uno."] });
    const second = await client.call("remember", { pair, source: ["One."], target: ["Una."] });
    expect(await codeOf(client.call("undo", { undo: first.undo }))).toBe("not-found");
    expect(await targets(client, ["One."])).toEqual([["Una."]]);
    await client.call("undo", { undo: second.undo });
    await client.call("undo", { undo: first.undo });
    expect(await targets(client, ["One."])).toEqual([]);
    const { unit } = await client.call("remember", { pair, source: ["One."], target: ["Un."] });
    const forgotten = await client.call("forget", { unit });
    await client.call("remember", { pair, source: ["One."], target: ["Una."] });
    await client.call("undo", { undo: forgotten.undo }); // another unit: both are there
    expect(await targets(client, ["One."])).toContainEqual(["Una."]);
  });

  it("take back the last hundred changes, no more", async () => {
    const { client } = stage();
    const undos: number[] = [];
    for (let index = 0; index <= 100; index++)
      undos.push((await client.call("remember", { pair, source: [`Text ${index}.`], target: ["t"] })).undo);
    expect(await codeOf(client.call("undo", { undo: undos[0] ?? 0 }))).toBe("not-found");
    expect(await codeOf(client.call("undo", { undo: undos[1] ?? 0 }))).toBe("none");
  });

  it("refuse what can't be kept, and keep nothing of it", async () => {
    const { client } = stage();
    expect(await codeOf(client.call("remember", { pair, source: ["a"], target: [" "] }))).toBe("bad-argument");
    expect((await client.call("units", { filter: {}, offset: 0, limit: 10 })).total).toBe(0);
  });

  it("are made, changed and removed; the person's own stays", async () => {
    const { client, restart } = stage();
    const { id } = await client.call("setMemory", { settings: OTHER });
    await client.call("setMemory", { memory: id, settings: { ...OTHER, name: "New name", readOnly: true, rank: 7 } });
    await client.call("remember", { pair, source: ["a."], target: ["b."] });
    restart();
    const { memories } = await client.call("memories", {});
    expect(memories).toMatchObject([
      { id: OWN_MEMORY, units: 1, pairs: [pair] },
      { id, name: "New name", readOnly: true, rank: 7, units: 0, pairs: [] },
    ]);
    const own = { ...OTHER, readOnly: true };
    expect(await codeOf(client.call("setMemory", { memory: OWN_MEMORY, settings: own }))).toBe("bad-argument");
    expect(await codeOf(client.call("removeMemory", { memory: OWN_MEMORY }))).toBe("bad-argument");
    expect(await client.call("removeMemory", { memory: id })).toEqual({ removed: 0 });
    expect(await codeOf(client.call("removeMemory", { memory: id }))).toBe("not-found");
    expect(await codeOf(client.call("setMemory", { memory: 99, settings: OTHER }))).toBe("not-found");
  });
});

describe.skipIf(!hasModule())("a private window", () => {
  it("keeps its units for the session, under ids of their own", async () => {
    const { client, connect, restart } = stage();
    const hidden = connect(true);
    const { unit } = await hidden.call("remember", { pair, source: ["Secret."], target: ["Secreto."] });
    expect(unit).toBeGreaterThanOrEqual(FIRST_SESSION_ID);
    restart();
    expect(await targets(hidden, ["Secret."])).toEqual([["Secreto."]]);
    expect(await targets(client, ["Secret."])).toEqual([]);
    expect((await client.call("units", { filter: {}, offset: 0, limit: 10 })).total).toBe(0);
    expect(await hidden.call("storage", {})).toMatchObject({ isDurable: false, reason: "private-window" });
    expect(await client.call("storage", {})).toMatchObject({ isDurable: true, reason: "", usedBytes: 1, quotaBytes: 2, units: 0 });
    expect(await codeOf(hidden.call("setMemory", { settings: OTHER }))).toBe("no-storage");
  });

  it("forgets and changes units on disk for private windows only, and can take it back", async () => {
    const { client, connect, restart } = stage();
    const hidden = connect(true);
    const { unit } = await client.call("remember", { pair, source: ["One."], target: ["Uno."] });
    const { undo } = await hidden.call("forget", { unit });
    expect(await targets(hidden, ["One."])).toEqual([]);
    expect(await targets(client, ["One."])).toEqual([["Uno."]]);
    await hidden.call("undo", { undo });
    expect(await targets(hidden, ["One."])).toEqual([["Uno."]]);
    await hidden.call("changeUnit", { unit, target: ["Una."] });
    expect(await targets(hidden, ["One."])).toEqual([["Una."]]);
    expect(await targets(client, ["One."])).toEqual([["Uno."]]);
    restart();
    expect(await targets(client, ["One."])).toEqual([["Uno."]]);
  });

  it("is translated with its own words, and no other window is", async () => {
    const { client, connect } = stage();
    const hidden = connect(true);
    const { unit } = await client.call("remember", { pair, source: ["One."], target: ["Uno."] });
    await hidden.call("changeUnit", { unit, target: ["Una."] });
    await hidden.call("remember", { pair, source: ["Secret."], target: ["Secreto."] });
    const seen = (by: EngineClient): Promise<unknown> => Promise.all([translated(by, "One."), translated(by, "Secret.")]);
    expect(await Promise.all([seen(hidden), seen(client), seen(hidden)])).toEqual([
      ["Una.", "Secreto."],
      ["Uno.", "⟦sECRET⟧."],
      ["Una.", "Secreto."],
    ]);
    const block = { id: 1, lang: "en", runs: ["Secret."] };
    const report = (by: EngineClient): Promise<Calls["analyse"]["reply"]> => by.call("analyse", { pair, site: "", blocks: [block] });
    expect(JSON.stringify(await report(hidden))).not.toBe(JSON.stringify(await report(client)));
  });

  it("keeps its own word when a normal one writes or takes away, and undoes only its latest", async () => {
    const { client, connect } = stage();
    const hidden = connect(true);
    const { unit } = await client.call("remember", { pair, source: ["One."], target: ["Uno."] });
    const first = await hidden.call("changeUnit", { unit, target: ["Una."] });
    await hidden.call("changeUnit", { unit, target: ["Unas."] });
    expect(await codeOf(hidden.call("undo", { undo: first.undo }))).toBe("not-found");
    const { undo } = await client.call("remember", { pair, source: ["One."], target: ["Unos."] });
    expect([await targets(hidden, ["One."]), await targets(client, ["One."])]).toEqual([[["Unas."]], [["Unos."]]]);
    await client.call("undo", { undo });
    expect([await targets(hidden, ["One."]), await targets(client, ["One."])]).toEqual([[["Unas."]], [["Uno."]]]);
    await client.call("forget", { unit });
    expect([await targets(hidden, ["One."]), await targets(client, ["One."])]).toEqual([[], []]);
    expect(await codeOf(hidden.call("changeUnit", { unit, target: ["Otra."] }))).toBe("not-found");
  });

  it("leaves nothing behind when the last one is closed, in no later worker either", async () => {
    const { client, connect, restart, forgetPrivate } = stage();
    const hidden = connect(true);
    const { unit } = await client.call("remember", { pair, source: ["One."], target: ["Uno."] });
    await hidden.call("changeUnit", { unit, target: ["Una."] });
    await hidden.call("remember", { pair, source: ["Secret."], target: ["Secreto."] });
    const { undo } = await hidden.call("remember", { pair, source: ["Two."], target: ["Dos."] });
    await hidden.call("undo", { undo });
    forgetPrivate();
    const next = connect(true);
    expect([await targets(next, ["One."]), await targets(next, ["Secret."])]).toEqual([[["Uno."]], []]);
    restart();
    expect([await targets(next, ["One."]), await targets(next, ["Secret."])]).toEqual([[["Uno."]], []]);
  });

  it("leaves what a normal one writes of the same source as it is", async () => {
    const { client, connect } = stage();
    const hidden = connect(true);
    await hidden.call("remember", { pair, source: ["One."], target: ["Uno."] });
    const { unit } = await client.call("remember", { pair, source: ["One."], target: ["Una."] });
    expect(unit).toBeLessThan(FIRST_SESSION_ID);
    expect(await targets(client, ["One."])).toEqual([["Una."]]);
    expect(await targets(hidden, ["One."])).toContainEqual(["Uno."]);
  });
});

describe.skipIf(!hasModule())("a place that keeps nothing", () => {
  it("is told as such, and pages are translated all the same", async () => {
    class Full extends NodeHome {
      override open: StoreHome["open"] = () => Promise.reject(new Error("no such place"));
      override holdsSomething: StoreHome["holdsSomething"] = () => Promise.resolve(true);
    }
    const { client } = stage(new Full());
    expect(await translated(client, "Thanks.")).toBe("⟦tHANKS⟧.");
    expect(await codeOf(client.call("remember", { pair, source: ["a"], target: ["b"] }))).toBe("internal");
    expect(await client.call("storage", {})).toMatchObject({ isDurable: false, reason: "not-available" });
  });
});
