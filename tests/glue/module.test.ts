// SPDX-License-Identifier: GPL-3.0-or-later
// The real WASM module behind the real glue.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import type { Core } from "../../js-glue/core/core.js";
import { ABI_VERSION, loadCore } from "../../js-glue/core/load.js";
import type createModule from "../../js-glue/core/module.js";
import type { PalimpsestModule } from "../../js-glue/core/module.js";
import { HostilePseudoEngine } from "../../js-glue/engines/test/pseudo-hostile.js";
import { pseudoRuns } from "../../js-glue/engines/test/pseudo.js";
import type { Run, Runs } from "../../js-glue/protocol/runs.js";
import { hasModule, MODULE_FILE, readPack, WASM_FILE } from "./support/built.js";
import { codesOf, isNested, textOf, translationOf } from "./support/invariants.js";
import { repoPath } from "./support/paths.js";

const MINUTE_MS = 60_000;
const moduleUrl = pathToFileURL(MODULE_FILE).href;
const nowhere = { from: "en", to: "xx" };
const isBuilt = hasModule();

async function newCore(): Promise<Core> {
  return loadCore({ moduleUrl, wasm: readFileSync(WASM_FILE) });
}

/** A block through prepare and complete with the pseudo engine. */
function pseudo(core: Core, runs: Runs): Runs {
  const { ticket, segments } = core.prepare("pseudo", nowhere, [{ id: 1, runs }]);
  const results = segments.map((segment) => ({
    index: segment.index,
    runs: pseudoRuns(segment.runs),
  }));
  return translationOf(core.complete(ticket, results)[0]);
}

describe.skipIf(!isBuilt)("the module", () => {
  let module: PalimpsestModule;
  beforeAll(async () => {
    const { default: factory } = (await import(/* @vite-ignore */ moduleUrl)) as {
      default: typeof createModule;
    };
    module = await factory({ wasmBinary: readFileSync(WASM_FILE) });
  });

  it("has the ABI the glue is written for", () => expect(module.abiVersion()).toBe(ABI_VERSION));

  it("has what module.d.ts says, no more and no less", () => {
    const path = repoPath("js-glue/core/module.d.ts");
    const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
    const members = (name: string): string[] =>
      source.statements
        .filter((statement) => ts.isInterfaceDeclaration(statement))
        .filter((declaration) => declaration.name.text === name)
        .flatMap((declaration) =>
          declaration.members.map((member) => member.name?.getText(source) ?? ""),
        )
        .sort();
    const inherited = ["delete"]; // from Embind's own handle class
    for (const name of ["Engine", "MemoryIndex", "ExchangeReader", "ExchangeWriter"] as const) {
      const prototype: object = module[name].prototype as object;
      const bound = Object.getOwnPropertyNames(prototype).filter((member) => member !== "constructor");
      expect([...bound, ...inherited].sort()).toEqual(members(name));
    }
    for (const name of members("PalimpsestModule")) expect(module).toHaveProperty(name);
  });

  it("does without code made from text", () => {
    expect(/\beval\(|new Function\(/.test(readFileSync(MODULE_FILE, "utf8"))).toBe(false);
  });
});

describe.skipIf(!isBuilt)("loading", () => {
  it("tells a missing file and a broken one", async () => {
    const wasm = readFileSync(WASM_FILE);
    await expect(loadCore({ moduleUrl: `${moduleUrl}.gone`, wasm })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(loadCore({ moduleUrl, wasm: wasm.subarray(0, 1000) })).rejects.toMatchObject({
      code: "internal",
    });
  });
});

describe.skipIf(!isBuilt)("text that pages hold", () => {
  let core: Core;
  beforeAll(async () => {
    core = await newCore();
  });

  it.each([
    ["a lone high surrogate", "x\ud800y", "⟦X⟧\ufffd⟦Y⟧"],
    ["a lone low surrogate", "\udc00a", "\ufffd⟦A⟧"],
    ["half a pair at the end", "a\ud83d", "⟦A⟧\ufffd"],
    ["NUL", "a\u0000b", "⟦A⟧\u0000⟦B⟧"],
    ["beyond the BMP", "🐀 𐐀", "🐀 ⟦𐐨⟧"],
    ["nothing", "", ""],
    ["white space", " \n\t ", " \n\t "],
    ["what looks like markup", "<b>&amp;\"'\\", "<⟦B⟧>&⟦AMP⟧;\"'\\"],
    ["a line separator", "one\u2028two", "⟦ONE⟧\u2028⟦TWO⟧"],
    ["text that looks like an escape", "\\ud800", "\\⟦UD800⟧"],
  ])("%s", (_name, text, expected) => expect(textOf(pseudo(core, [text]))).toBe(expected));

  it("keeps a lone surrogate from eating its neighbour in segment()", () => {
    const sentences = core.segment("en", "x\ud800y. Next\u0000 one.");
    expect(sentences).toEqual(["x\ufffdy.", "Next\u0000 one."]);
  });

  it(
    "1 MB without a space",
    () => {
      const text = "x".repeat(1 << 20);
      expect(textOf(pseudo(core, [text]))).toBe(`⟦${text.toUpperCase()}⟧`);
    },
    MINUTE_MS,
  );

  const CODES = 100_000;
  it(
    "100,000 codes inside each other",
    () => {
      const opening = Array.from({ length: CODES }, (_, index) => index + 1);
      const runs: Run[] = [...opening, "deep", ...opening.map((code) => -code).reverse()];
      const out = pseudo(core, runs);
      expect(textOf(out)).toBe("⟦DEEP⟧");
      expect(codesOf(out) === codesOf(runs) && isNested(out)).toBe(true);
    },
    MINUTE_MS,
  );

  it(
    "100,000 codes side by side, each with a word",
    () => {
      const runs: Run[] = Array.from({ length: CODES }, (_, index): Run[] => [
        index + 1,
        "w ",
        -(index + 1),
      ]).flat();
      const out = pseudo(core, runs);
      expect(codesOf(out) === codesOf(runs) && isNested(out)).toBe(true);
    },
    MINUTE_MS,
  );
});

describe.skipIf(!isBuilt)("inline codes", () => {
  it("are each there once and nested, whatever the engine did to them", async () => {
    const core = await newCore();
    const engine = new HostilePseudoEngine();
    const samples: Runs[] = [
      ["Read the ", 1, "full report", -1, " today.", [2]],
      [1, "All ", 2, "of", -2, " it. And", -1, " more. ", [3], "End"],
      [[1], 2, -2, " . ", 3, 4, "x", -4, -3],
    ];
    for (let round = 0; round < 5; round++) {
      for (const runs of samples) {
        // Under an id of its own a round: or it would only see its answers of the first again.
        const id = `${engine.id} ${round}`;
        const { ticket, segments } = core.prepare(id, nowhere, [{ id: 1, runs }]);
        const sources = segments.map((segment) => segment.runs);
        const targets = await engine.translate(sources, nowhere, {}, new AbortController().signal);
        const results = segments.map(({ index }, at) => ({ index, runs: targets[at] ?? [] }));
        const out = translationOf(core.complete(ticket, results)[0]);
        expect([codesOf(out), isNested(out)]).toEqual([codesOf(runs), true]);
      }
    }
  });
});

describe.skipIf(!isBuilt)("the core's own words", () => {
  let core: Core;
  beforeAll(async () => {
    core = await newCore();
  });

  it("refuses what it has no pack for", () => {
    expect(() => core.translate(nowhere, [{ id: 1, runs: ["a"] }])).toThrow(
      expect.objectContaining({ name: "CoreError", code: "unsupported-pair" }),
    );
  });

  it("refuses what is no pack, and lives on", () => {
    for (const bytes of [
      new Uint8Array(0),
      new Uint8Array(100),
      new TextEncoder().encode("PK".repeat(5000)),
    ]) {
      expect(() => core.addPack(bytes)).toThrow(
        expect.objectContaining({ name: "CoreError", code: "corrupt-data" }),
      );
    }
    expect(core.packs()).toEqual([]);
  });

  it("refuses codes that do not nest", () => {
    for (const runs of [
      [1, "a"],
      ["a", -1],
      [1, 2, -1, -2],
      [1, -1, 1, -1],
    ] as Runs[]) {
      expect(() => core.prepare("x", nowhere, [{ id: 1, runs }])).toThrow(
        expect.objectContaining({ code: "bad-argument" }),
      );
    }
  });

  it("spends a ticket once", () => {
    const { ticket } = core.prepare("x", nowhere, [{ id: 1, runs: ["a"] }]);
    core.discard(ticket);
    expect(() => core.complete(ticket, [])).toThrow(expect.objectContaining({ code: "not-found" }));
  });

  it("leaves a segment as it was when its engine failed", () => {
    const { ticket, segments } = core.prepare("x", nowhere, [{ id: 1, runs: ["One. Two."] }]);
    const results = segments.map(({ index }) => ({ index, error: "no network" }));
    const [block] = core.complete(ticket, results);
    expect(textOf(translationOf(block))).toBe("One. Two.");
    expect(
      block?.parts.filter((part) => typeof part === "object" && part.origin !== "none"),
    ).toEqual([]);
  });

  it("lets a person win until it is forgotten", () => {
    const unit = {
      pair: nowhere,
      source: ["Good ", 1, "morning", -1, "."],
      target: ["¡Buenos ", 1, "días", -1, "!"],
    } as const;
    const kept = { id: 1, memory: 1, pair: nowhere, origin: "person", site: "", changed: 0 } as const;
    core.putUnits([{ ...core.canonicalUnit(1, unit), ...kept }]);
    expect(pseudo(core, unit.source)).toEqual(unit.target);
    const wanted = { pair: nowhere, source: unit.source, threshold: 70, top: 5 };
    expect(core.matches(wanted)).toMatchObject([{ unit: 1, kind: "exact", target: unit.target }]);
    expect(core.removeUnits([1])).toBe(1);
    expect(textOf(pseudo(core, unit.source))).toBe("⟦gOOD⟧ ⟦MORNING⟧.");
  });
});

describe.skipIf(!isBuilt)("what an engine outside the core is asked", () => {
  let core: Core;
  beforeAll(async () => {
    core = await newCore();
  });

  /** The segments the engine was asked for; it answers all of them. */
  function asked(engine: string, ...texts: Run[]): readonly Runs[] {
    const { ticket, segments } = core.prepare(engine, nowhere, [{ id: 1, runs: texts }]);
    const results = segments.map(({ index, runs }) => ({ index, runs: pseudoRuns(runs) }));
    const [block] = core.complete(ticket, results);
    expect(textOf(translationOf(block))).toBe(textOf(pseudoRuns(texts)));
    return segments.map(({ runs }) => runs);
  }

  it("is only the sentence that changed, the second time", () => {
    expect(asked("pseudo", "One ", 1, "red", -1, " car. It stops. It is old.")).toEqual([
      ["One ", 1, "red", -1, " car."],
      ["It stops."],
      ["It is old."],
    ]);
    expect(asked("pseudo", "One ", 7, "red", -7, " car. It starts. It is old.")).toEqual([
      ["It starts."],
    ]);
    expect(asked("pseudo", "It starts. It stops.")).toEqual([]);
    expect(asked("another", "It starts. It stops.")).toEqual([["It starts."], ["It stops."]]);
  });

  it("is everything that has a letter", () => {
    for (const text of ["me@example.org", "www.example.org", "setup.exe", "https://a.org/b"]) {
      expect(asked("pseudo", text)).toEqual([[text]]);
    }
    for (const text of ["1,200.50 €", "12:30", "→", "😀"]) expect(asked("pseudo", text)).toEqual([]);
  });

  it("is under the id of an engine, which is not the embedded one's", () => {
    for (const engine of ["", "embedded"]) {
      expect(() => core.prepare(engine, nowhere, [])).toThrow(
        expect.objectContaining({ code: "bad-argument", where: "engine" }),
      );
    }
  });
});

const pack = isBuilt ? readPack("eng-spa") : null;
describe.skipIf(!pack)("the pack eng-spa", () => {
  it(
    "translates, codes included",
    async () => {
      const core = await newCore();
      if (!pack) return;
      expect(core.addPack(pack)).toMatchObject({ id: "eng-spa", from: "en", to: "es" });
      const runs: Runs = [
        "I see the house. ",
        1,
        "My brother",
        -1,
        " works",
        [2],
        " in a hospital.",
      ];
      const out = translationOf(core.translate({ from: "en", to: "es" }, [{ id: 1, runs }])[0]);
      expect(textOf(out)).toMatch(/Veo la casa\. .*hermano.* hospital/);
      expect([codesOf(out), isNested(out)]).toEqual([codesOf(runs), true]);
      core.removePack("eng-spa");
      expect(core.packs()).toEqual([]);
    },
    MINUTE_MS,
  );

  it.each<[Runs, Runs]>([
    [
      ["I see ", 1, "the house", -1, "."],
      ["Veo ", 1, "la casa", -1, "."],
    ],
    [
      ["We saw ", 1, "the houses", -1, " of ", 2, "my brother", -2, "."],
      ["Vimos ", 1, "las casas", -1, " de ", 2, "mi hermano", -2, "."],
    ],
  ])("puts codes around whole words: %j", async (runs, expected) => {
    const core = await newCore();
    core.addPack(pack ?? new Uint8Array());
    const [block] = core.translate({ from: "en", to: "es" }, [{ id: 1, runs }]);
    expect(translationOf(block)).toEqual(expected);
  });

  it(
    "refuses itself cut short or damaged",
    async () => {
      const core = await newCore();
      const bytes = pack ?? new Uint8Array();
      const damaged = bytes.slice();
      damaged[bytes.length >> 1] = (damaged[bytes.length >> 1] ?? 0) ^ 0xff;
      for (const broken of [
        bytes.subarray(0, bytes.length >> 1),
        bytes.subarray(0, bytes.length - 1),
        damaged,
      ]) {
        expect(() => core.addPack(broken)).toThrow(
          expect.objectContaining({ code: "corrupt-data" }),
        );
      }
    },
    MINUTE_MS,
  );
});
