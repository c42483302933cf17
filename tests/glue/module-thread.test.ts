// SPDX-License-Identifier: GPL-3.0-or-later
// Everything real: client, host, the bundled worker in a thread, the WASM module, a language pack.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineClient } from "../../js-glue/client/engine-client.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import { hasModule, MODULE_FILE, readPack, WASM_FILE } from "./support/built.js";
import { textOf, translationOf } from "./support/invariants.js";
import { SQLITE_URL,
  bundleWorker,
  startThreadHost,
  writePacks,
  type ThreadHost,
} from "./support/thread-host.js";

const MINUTE_MS = 60_000;
const isBuilt = hasModule();
const pack = isBuilt ? readPack("eng-spa") : null;
const pair = { from: "en", to: "es" };

describe.skipIf(!isBuilt)("the shipped worker with the real module", () => {
  let folder = "";
  let running: ThreadHost;
  let client: EngineClient;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "palimpsest-module-"));
    const packsUrl = writePacks(
      path.join(folder, "packs"),
      pack ? [{ id: "eng-spa", ...pair, bytes: pack }] : [],
    );
    const [moduleUrl, wasmUrl] = [MODULE_FILE, WASM_FILE].map(
      (file) => pathToFileURL(file).href,
    ) as [string, string];
    running = startThreadHost(bundleWorker(folder), { moduleUrl, wasmUrl, sqliteUrl: SQLITE_URL, packsUrl });
    client = running.connect();
    await client.ready;
  });
  afterAll(() => {
    running.host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function translate(runs: Runs, engine: string, document = "d"): Promise<string> {
    const { blocks } = await client.call("translate", {
      document,
      pair,
      engine,
      blocks: [{ id: 1, runs }],
    });
    return textOf(translationOf(blocks[0]));
  }

  it("answers pseudo word for word", async () => {
    expect(await translate(["Hello ", 1, "big", -1, " world. Bye."], "pseudo")).toBe(
      "⟦hELLO⟧ ⟦BIG⟧ ⟦WORLD⟧. ⟦bYE⟧.",
    );
  });

  it("leaves it to pseudo what is not to be translated, the second time too", async () => {
    for (let time = 0; time < 2; time++) {
      expect(await translate(["me@example.org"], "pseudo")).toBe("⟦ME⟧@⟦EXAMPLE⟧.⟦ORG⟧");
      expect(await translate(["1,200.50 €"], "pseudo")).toBe("1,200.50 €");
    }
  });

  it("ends broken codes as bad-argument, and lives on", async () => {
    await expect(translate([1, "a"], "pseudo")).rejects.toMatchObject({ code: "bad-argument" });
    expect(await translate(["a"], "pseudo")).toBe("⟦A⟧");
  });

  it("has no pack for other directions", async () => {
    const call = client.call("translate", {
      document: "d",
      pair: { from: "en", to: "xx" },
      engine: "embedded",
      blocks: [],
    });
    await expect(call).rejects.toMatchObject({ code: "unsupported-pair", where: "pair" });
  });

  it("keeps two documents' batches in their own order", async () => {
    const ends: string[] = [];
    const batch = async (document: string, n: number): Promise<void> => {
      await translate([`sentence ${n}`], "pseudo", document);
      ends.push(`${document}${n}`);
    };
    await Promise.all([0, 1, 2, 3].flatMap((n) => [batch("a", n), batch("b", n)]));
    expect(ends.filter((end) => end.startsWith("a"))).toEqual(["a0", "a1", "a2", "a3"]);
    expect(ends.filter((end) => end.startsWith("b"))).toEqual(["b0", "b1", "b2", "b3"]);
    expect(ends.indexOf("b1")).toBeLessThan(ends.indexOf("a3"));
  });

  it("tells a new worker what a person wrote", async () => {
    await client.call("remember", { pair, source: ["Thanks."], target: ["Gracias de verdad."] });
    running.host.restart();
    expect(await translate(["Thanks."], "pseudo")).toBe("Gracias de verdad.");
    expect(running.threads).toHaveLength(2);
  });

  it.skipIf(!pack)(
    "translates with a pack, fetched when it is needed",
    async () => {
      expect(await translate(["The house is red."], "embedded")).toMatch(/casa.*roja/);
    },
    MINUTE_MS,
  );

  it.skipIf(!pack)(
    "cancels what waits behind a batch in the core",
    async () => {
      // Texts that differ: what was translated before is remembered, and too quick to be cancelled.
      const textOfCall = (call: number): string =>
        Array.from(
          { length: 200 },
          (_, line) => `The cat drinks ${call * 200 + line} waters. `,
        ).join("");
      const calls = Array.from({ length: 60 }, (_, call) =>
        translate([textOfCall(call)], "embedded").then(
          () => "done",
          (error: unknown) => (error instanceof EngineError ? error.code : "thrown"),
        ),
      );
      await calls[0];
      const { cancelled } = await client.call("cancel", { document: "d" });
      const ends = await Promise.all(calls);
      expect(cancelled).toBeGreaterThan(0);
      expect(ends.filter((end) => end === "cancelled")).toHaveLength(cancelled);
      expect(ends.filter((end) => end === "done")).toHaveLength(calls.length - cancelled);
    },
    MINUTE_MS,
  );
});
