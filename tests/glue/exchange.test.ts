// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out through the worker's messages: the module that ships, the real SQLite, and a host
// in front, as pages see them. Skipped loudly where the module is not built.
import { readFileSync, readdirSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import type { Core } from "../../js-glue/core/core.js";
import type { ExchangeFormat, FileUnit } from "../../js-glue/core/exchange.js";
import { OWN_MEMORY, type ImportProgress } from "../../js-glue/protocol/memory.js";
import type { Calls, Pair } from "../../js-glue/protocol/messages.js";
import { hasModule, openCore } from "./support/built.js";
import { ASSETS, startFakeWorker } from "./support/fake-worker.js";
import { NodeHome } from "./support/node-home.js";
import { repoPath } from "./support/paths.js";
import { readFileRows } from "./support/read-file-rows.js";

type ImportFormat = Calls["importStart"]["request"]["format"];

const pair = { from: "en", to: "es" };
const FIXTURES = repoPath("tests/fixtures/exchange");
const isBuilt = hasModule();

const fixture = (name: string): Buffer => readFileSync(`${FIXTURES}/${name}`);
const fixtures = readdirSync(FIXTURES).filter((name) => /\.(tmx|xlf)$/.test(name));
const formatOf = (name: string): ImportFormat => (name.endsWith(".tmx") ? "tmx" : "xliff");

let host: WorkerHost | null = null;
afterEach(() => host?.close());

function stage(home = new NodeHome(), isPrivate = false): { client: EngineClient; restart(): void } {
  const running = new WorkerHost({
    spawn: () => startFakeWorker({ home, loadCore: openCore }).channel,
    assets: ASSETS,
    build: "test",
  });
  host = running;
  const [near, far] = channelPair();
  running.serve(far, isPrivate);
  return { client: new EngineClient(near, REPLIES), restart: () => running.restart() };
}

/** As the page does it: pieces, an empty one for the end, and a decision where the file is broken. */
async function importFile(
  client: EngineClient,
  file: Uint8Array,
  format: ImportFormat,
  { keep = true, wanted, piece = 1000 }: { keep?: boolean; wanted?: Pair; piece?: number } = {},
): Promise<ImportProgress> {
  const order = { memory: OWN_MEMORY, format, name: `x.${format}` };
  const { import: id } = await client.call("importStart", wanted ? { ...order, pair: wanted } : order);
  for (let at = 0; ; at += piece) {
    const bytes = Buffer.from(file.subarray(at, at + piece)).toString("base64");
    const progress = await client.call("importBytes", { import: id, bytes });
    if (bytes === "" || progress.problem !== null) return client.call("importEnd", { import: id, keep });
  }
}

async function exportFile(client: EngineClient, format: ExchangeFormat, filter = {}): Promise<string> {
  const { export: id, total } = await client.call("exportStart", { filter, format });
  for (let text = ""; ; ) {
    const next = await client.call("exportNext", { export: id });
    text += next.text;
    if (!next.done) continue;
    expect(next.written).toBe(total);
    return text;
  }
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "none",
    (thrown: unknown) => (thrown instanceof EngineError ? thrown.code : String(thrown)),
  );
}

describe.skipIf(!isBuilt)("files through the core", () => {
  let core: Core;
  beforeAll(async () => {
    core = await openCore();
  });

  const read = (bytes: Uint8Array, format: ExchangeFormat, wanted: Pair | null = null): readonly FileUnit[] => {
    const reader = core.readFile(format, wanted);
    const units = [...readFileRows(reader.feed(bytes).rows), ...readFileRows(reader.finish().rows)];
    reader.close();
    return units;
  };

  it.each(fixtures)("%s is the same when it was read, written and read again", (name) => {
    const units = read(fixture(name), formatOf(name));
    expect(units.length).toBeGreaterThan(0);
    const format = name === "xliff21.xlf" ? "xliff2" : formatOf(name);
    const writer = core.writeFile(format);
    const text = writer.put(units).text + writer.finish().text;
    writer.close();
    const again = read(Buffer.from(text), format);
    if (formatOf(name) === "tmx") expect(again).toEqual(units);
    expect(again.map(({ source, target }) => ({ source, target }))).toEqual(
      units.map(({ source, target }) => ({ source, target })),
    );
  });

  it("says line, column and reason of what is wrong", () => {
    const reader = core.readFile("tmx", null);
    const part = reader.feed(Buffer.from("<tmx>\n<body></tmx>"));
    expect(part).toMatchObject({ units: 0, problem: expect.stringMatching(/^line 2, column 7: <\/tmx> where/) as unknown });
    expect(reader.finish().problem).toBe(part.problem);
    reader.close();
  });

  it("refuses half a pair, and units that are none", () => {
    const reader = core.readFile("tmx", { from: "en", to: "" });
    expect(() => reader.feed(new Uint8Array(1))).toThrow("one language alone");
    reader.close();
    const writer = core.writeFile("tmx");
    expect(() => writer.put([{} as FileUnit])).toThrow("a string is needed");
    writer.close();
  });
});

describe.skipIf(!isBuilt)("imports", () => {
  it("count from their end on, in a new worker too", async () => {
    const { client, restart } = stage();
    const progress = await importFile(client, fixture("omegat-level2.tmx"), "tmx");
    expect(progress).toMatchObject({ units: 2, skipped: 0, problem: null, bytes: fixture("omegat-level2.tmx").length });
    const ask = { pair: { from: "EN-US", to: "ES-ES" }, source: [1, "One", -1, " and ", 2, "two", -2] } as const;
    for (const round of ["at once", "again"]) {
      const { matches } = await client.call("matches", ask);
      expect(matches, round).toMatchObject([{ kind: "exact", target: [2, "Dos", -2, " y ", 1, "uno", -1], unit: { origin: "import" } }]);
      restart();
    }
  });

  it.each(["omegat-level2.tmx", "memoq.tmx", "all-codes.tmx", "trados-studio.tmx", "xliff12.xlf", "xliff21.xlf"])(
    "of %s go out again with everything they said",
    async (name) => {
      const { client } = stage();
      await importFile(client, fixture(name), formatOf(name), { wanted: pair, piece: 333 });
      const { units } = await client.call("units", { filter: {}, offset: 0, limit: 100 });
      expect(units.length).toBeGreaterThan(0);
      const format = name.endsWith(".tmx") ? "tmx" : name.startsWith("xliff2") ? "xliff2" : "xliff";
      const text = await exportFile(client, format);
      const core = await openCore();
      const all = (bytes: Uint8Array): readonly FileUnit[] => {
        const reader = core.readFile(format, pair);
        return [...readFileRows(reader.feed(bytes).rows), ...readFileRows(reader.finish().rows)];
      };
      // A unit without dates has got those of its import.
      const dateless = (list: readonly FileUnit[]): unknown[] =>
        list.map((unit, index) => ({ ...unit, ...(before[index]?.changed === 0 || before[index]?.created === 0 ? { created: 0, changed: 0 } : {}), extra: sorted(unit.extra) }));
      const before = all(fixture(name));
      expect(dateless(all(Buffer.from(text)))).toEqual(dateless(before));
    },
  );

  it.each([true, false])("of a broken file: what was good stays if the person says so: %s", async (keep) => {
    const { client } = stage();
    const lines = fixture("omegat-level2.tmx").toString().split("\n");
    const at = lines.indexOf("  </body>");
    const file = Buffer.from(lines.toSpliced(at, 1, "<oops>", "  </body>").join("\n"));
    const progress = await importFile(client, file, "tmx", { keep });
    expect(progress.problem).toContain(`line ${at + 2}, column 3: </body> where </oops> should be`);
    expect((await client.call("storage", {})).units).toBe(keep ? progress.units : 0);
    expect(progress.units).toBe(2);
  });

  it("of a file that is cut off has its problem with the last, empty piece", async () => {
    const { client } = stage();
    const { import: id } = await client.call("importStart", { memory: OWN_MEMORY, format: "tmx", name: "x" });
    const bytes = fixture("omegat-level1.tmx").subarray(0, 700).toString("base64");
    expect((await client.call("importBytes", { import: id, bytes })).problem).toBeNull();
    expect((await client.call("importBytes", { import: id, bytes: "" })).problem).toContain("cut off");
    await client.call("importEnd", { import: id, keep: false });
    expect((await client.call("storage", {})).units).toBe(0);
  });

  it("warn of what was passed over, with its line", async () => {
    const { client } = stage();
    const progress = await importFile(client, Buffer.from("a,b\nonly\n"), "csv", { wanted: pair });
    expect(progress).toMatchObject({ units: 1, skipped: 1, warnings: [expect.stringMatching(/^line 2: /)] as unknown });
  });

  it("of OmegaT's alternative translations count between their neighbours, and memoQ's likewise", async () => {
    const { client } = stage();
    const tu = (target: string, props: string): string =>
      `<tu>${props}<tuv xml:lang="en"><seg>Save.</seg></tuv><tuv xml:lang="es"><seg>${target}</seg></tuv></tu>`;
    const prop = (type: string, text: string): string => `<prop type="${type}">${text}</prop>`;
    const units = [
      tu("default", ""),
      tu("alternative", prop("file", "a.txt") + prop("prev", "Press it.") + prop("next", "Go on.")),
      tu("memoq", prop("x-context-pre", "&lt;seg&gt;Open &amp;amp; close.&lt;/seg&gt;") + prop("x-context-post", "&lt;seg&gt;End.&lt;/seg&gt;")),
    ];
    await importFile(client, Buffer.from(`<tmx version="1.4"><header srclang="en"/><body>${units.join("")}</body></tmx>`), "tmx");
    const between = async (before: string, after: string): Promise<unknown> => {
      const [first] = (await client.call("matches", { pair, source: ["Save."], before, after })).matches;
      return [first?.target.join(""), first?.score];
    };
    expect(await between("Press it.", "Go on.")).toEqual(["alternative", 101]);
    expect(await between("press it.", "")).toEqual(["alternative", 100]);
    expect(await between("Open & close.", "End.")).toEqual(["memoq", 101]);
    expect(await between("Go on.", "Press it.")).toEqual(["default", 100]);
    expect(await between("", "")).toEqual(["default", 100]);
    const text = await exportFile(client, "tmx");
    for (const type of ["prev", "next", "x-context-pre", "x-context-post", "file"]) expect(text.split(`type="${type}"`), type).toHaveLength(2);
  });

  it("of tables need to know the languages, private windows take none", async () => {
    const { client } = stage();
    expect((await importFile(client, Buffer.from("a\tb\n"), "tsv")).problem).toContain("languages");
    const { client: inPrivate } = stage(new NodeHome(), true);
    const order = { memory: OWN_MEMORY, format: "tsv", name: "x", pair } as const;
    expect(await codeOf(inPrivate.call("importStart", order))).toBe("no-storage");
  });

  it("of units that cannot be translated with are kept for the way out", async () => {
    const { client } = stage();
    const tmx = `<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg><ph x="1"/></seg></tuv><tuv xml:lang="es"><seg><ph x="1"/></seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>Go.</seg></tuv><tuv xml:lang="es"><seg> <ph>extra</ph>Vaya. </seg></tuv></tu></body></tmx>`;
    expect(await importFile(client, Buffer.from(tmx), "tmx")).toMatchObject({ units: 2 });
    const { blocks } = await client.call("translate", { document: "d", pair, engine: "pseudo", blocks: [{ id: 1, runs: ["Go."] }] });
    expect(blocks[0]?.parts).toMatchObject([{ target: ["Vaya."], origin: "import" }]);
    expect(await exportFile(client, "tmx")).toContain("> <ph>extra</ph>Vaya. <");
  });
});

describe.skipIf(!isBuilt)("exports", () => {
  it("hold what a person wrote, with its site and note", async () => {
    const { client } = stage();
    await client.call("remember", { pair, source: ["Read ", 1, "it", -1, " now."], target: [1, "Léalo", -1, " ya."], site: "example.org", note: "n & m" });
    const text = await exportFile(client, "tmx");
    const { client: other } = stage();
    await importFile(other, Buffer.from(text), "tmx");
    const { units } = await other.call("units", { filter: {}, offset: 0, limit: 9 });
    expect(units).toMatchObject([{ source: ["Read ", 1, "it", -1, " now."], target: [1, "Léalo", -1, " ya."], site: "example.org", note: "n & m" }]);
  });

  it("say between which sentences a person's unit stands, as OmegaT does", async () => {
    const { client } = stage();
    const said = { before: "Open <it> & go.", after: "End." };
    await client.call("remember", { pair, source: ["Save."], target: ["Guarde."], ...said });
    await client.call("remember", { pair, source: ["Save."], target: ["Guárdelo."], after: "End." });
    for (const format of ["tmx", "xliff"] as const) {
      const text = await exportFile(client, format);
      expect(text.match(/"prev"/g), format).toHaveLength(1);
      expect(text.match(/"next"/g), format).toHaveLength(2);
      const { client: other } = stage();
      await importFile(other, Buffer.from(text), format);
      const { units } = await other.call("units", { filter: {}, offset: 0, limit: 9 });
      expect(units.map(({ target, before, after }) => ({ target, before, after })), format).toEqual([
        { target: ["Guárdelo."], before: undefined, after: "End." },
        { target: ["Guarde."], ...said },
      ]);
      expect((await exportFile(other, format)).match(/"prev"/g), format).toHaveLength(1);
    }
  });

  it("come in pieces, the oldest unit first, and can be given up", async () => {
    const { client } = stage();
    const lines = Array.from({ length: 9000 }, (_, index) => `source ${index}\ttarget ${index}`);
    await importFile(client, Buffer.from(lines.join("\n")), "tsv", { wanted: pair, piece: 100_000 });
    const text = await exportFile(client, "tsv");
    expect(text.split("\n").slice(1, -1).map((line) => line.split("\t").slice(0, 2).join("\t"))).toEqual(lines);
    const { export: id } = await client.call("exportStart", { filter: {}, format: "tmx" });
    expect(await client.call("exportNext", { export: id })).toMatchObject({ written: 4000, done: false });
    await client.call("exportCancel", { export: id });
    expect(await codeOf(client.call("exportNext", { export: id }))).toBe("not-found");
  });

  it("of several pairs are refused where a file has one", async () => {
    const { client } = stage();
    await client.call("remember", { pair, source: ["a b"], target: ["c d"] });
    await client.call("remember", { pair: { from: "en", to: "fr" }, source: ["a b"], target: ["e f"] });
    expect(await codeOf(exportFile(client, "csv"))).toBe("bad-argument");
    expect(await exportFile(client, "csv", { pair })).toContain("a b,c d");
    expect((await exportFile(client, "xliff2", { pair })).match(/<unit /g)).toHaveLength(1);
    expect(await exportFile(client, "xliff")).toContain('target-language="fr"');
  });

  it("of nothing are whole files", async () => {
    const { client } = stage();
    expect(await exportFile(client, "tmx")).toContain("</tmx>");
  });
});

/** XLIFF has places of its own for some properties, so their order changes. */
function sorted(extra: string | undefined): unknown {
  if (extra === undefined) return undefined;
  const said = JSON.parse(extra) as { properties?: unknown[] };
  return { ...said, properties: said.properties?.map((each) => JSON.stringify(each)).sort() };
}
