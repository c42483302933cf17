// SPDX-License-Identifier: GPL-3.0-or-later
// The term base and the analysis report through the worker's messages, with the module that ships and
// the real SQLite; what the engine makes of terms with the real language pack.
import { afterEach, describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import type { Term } from "../../js-glue/protocol/memory.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import { hasModule, openCore, readPack } from "./support/built.js";
import { ASSETS, startFakeWorker } from "./support/fake-worker.js";
import { NodeHome } from "./support/node-home.js";

const pair = { from: "en", to: "es" };
const BANK: Term = {
  ...pair,
  source: "memory bank",
  target: "banco de memoria",
  neverTranslate: false,
  caseSensitive: false,
  note: "",
};
const NAME: Term = { ...BANK, source: "Paper Moon", target: "", to: "", neverTranslate: true };

let host: WorkerHost | null = null;
afterEach(() => host?.close());

function stage(home = new NodeHome(), isPrivate = false): EngineClient {
  host?.close();
  host = new WorkerHost({
    spawn: () => startFakeWorker({ home, loadCore: openCore }).channel,
    assets: ASSETS,
    build: "test",
  });
  const [near, far] = channelPair();
  host.serve(far, isPrivate);
  return new EngineClient(near, REPLIES);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (thrown) {
    return thrown instanceof EngineError ? thrown.code : String(thrown);
  }
}

describe.runIf(hasModule())("terms", () => {
  it("are kept, found, changed, taken away and put back", async () => {
    const home = new NodeHome();
    const client = stage(home);
    const { id } = await client.call("setTerm", { settings: BANK });
    const source: Runs = ["The ", 1, "Memory", -1, " banks"];
    expect(await client.call("findTerms", { pair, source })).toEqual({
      terms: [{ term: id, source: "Memory banks", target: "banco de memoria", stays: false }],
    });
    const again = stage(home); // what is on disk
    expect(await again.call("terms", {})).toEqual({ terms: [{ ...BANK, id }] });
    expect((await again.call("findTerms", { pair, source })).terms).toHaveLength(1);
    const changed = await again.call("setTerm", { term: id, settings: { ...BANK, target: "otro" } });
    expect((await again.call("findTerms", { pair, source })).terms[0]?.target).toBe("otro");
    await again.call("undo", { undo: changed.undo });
    expect((await again.call("findTerms", { pair, source })).terms[0]?.target).toBe("banco de memoria");
    const { undo } = await again.call("removeTerm", { term: id });
    expect((await again.call("terms", {})).terms).toEqual([]);
    await again.call("undo", { undo });
    expect(await again.call("terms", {})).toEqual({ terms: [{ ...BANK, id }] });
  });

  it.each([
    ["bad-argument", { settings: { ...BANK, source: "…" } }],
    ["bad-argument", { settings: { ...BANK, target: " " } }],
    ["bad-argument", { settings: { ...BANK, to: "" } }],
    ["not-found", { term: 99, settings: BANK }],
    ["none", { settings: NAME }],
  ] as const)("answer %s to %j", async (code, request) => {
    expect(await codeOf(stage().call("setTerm", request))).toBe(code);
  });

  it("are not written for a private window", async () => {
    expect(await codeOf(stage(new NodeHome(), true).call("setTerm", { settings: BANK }))).toBe("no-storage");
  });
});

const pack = hasModule() ? readPack("eng-spa") : null;

describe.runIf(pack)("the embedded engine", () => {
  it("honours terms, wherever they stand, and forgets what it answered without them", async () => {
    const core = await openCore();
    if (pack) core.addPack(pack);
    const translated = (runs: Runs): Runs => {
      const [block] = core.translate(pair, [{ id: 1, runs }]);
      return (block?.parts ?? []).flatMap((part) => (typeof part === "string" ? [part] : part.target));
    };
    const sentence: Runs = ["The ", 1, "memory bank", -1, " of Paper Moon is full."];
    expect(translated(sentence).join("")).not.toContain("depósito de recuerdos");
    core.putTerms([{ ...BANK, target: "depósito de recuerdos", id: 1 }, { ...NAME, id: 2 }]);
    expect(translated(sentence)).toEqual(["El ", 1, "depósito de recuerdos", -1, " de Paper Moon es lleno."]);
    expect(translated(["Memory bank"]).join("")).toBe("Depósito de recuerdos");
    expect(translated(["Paper Moon"]).join("")).toBe("Paper Moon");
    core.removeTerms([1, 2]);
    expect(translated(sentence).join("")).not.toContain("depósito de recuerdos");
  });
});

describe.runIf(hasModule())("the analysis report", () => {
  it("counts each segment of a page once, in the band of its best match", async () => {
    const client = stage();
    await client.call("remember", { pair, source: ["Save the file."], target: ["Guarde."] });
    await client.call("remember", { pair, source: ["Print it here."], target: ["Imprima."], site: "a.org" });
    await client.call("remember", { pair, source: ["Open the big red window now"], target: ["Abra."] });
    const blocks = [
      ["Save the file. Save the file. Print it here."],
      ["Open the big blue window now"], // 5 of 6
      ["Something else entirely", 1, " is", -1, " told. 123"],
    ].map((runs, id) => ({ id, runs }));
    const { bands, total } = await client.call("analyse", { pair, blocks, site: "a.org" });
    const counted = Object.fromEntries(bands.map(({ name, segments }) => [name, segments]));
    expect(counted).toEqual({ repetitions: 1, 101: 1, 100: 1, "95-99": 0, "85-94": 0, "75-84": 1, "50-74": 0, none: 1 });
    expect(total.segments).toBe(5);
    expect(bands.reduce((sum, { words }) => sum + words, 0)).toBe(total.words);
  });
});
