// SPDX-License-Identifier: GPL-3.0-or-later
// Imports with a reader that is obvious: a line is a unit, "!" is a broken file, "?" a unit of no use.
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CoreError } from "../../js-glue/core/errors.js";
import { failure } from "../../js-glue/protocol/failure.js";
import { PIECE_BYTES, TAKEN } from "../../js-glue/protocol/hand-over.js";
import { OWN_MEMORY } from "../../js-glue/protocol/memory.js";
import type { Store } from "../../js-glue/store/store.js";
import type { ReadPart } from "../../js-glue/core/exchange.js";
import { HandedFile, type FileChannel } from "../../js-glue/worker/handed-file.js";
import { ImportDesk, type OpenReader } from "../../js-glue/worker/import-desk.js";
import { openStore } from "./support/node-home.js";
import { fileRows } from "./support/file-rows.js";
import { readRows } from "./support/unit-rows.js";

const pair = { from: "en", to: "es" };
const START = { memory: OWN_MEMORY, format: "tsv", name: "x.tsv", pair } as const;

const openReader: OpenReader = () => {
  const decoder = new TextDecoder();
  let rest = "";
  const read = (lines: readonly string[]): ReadPart => {
    const broken = lines.findIndex((line) => line.startsWith("!"));
    const good = broken < 0 ? lines : lines.slice(0, broken);
    const fields = { pair, origin: "import", site: "", created: 1, changed: 1, author: "", note: "" } as const;
    const units = good.filter((line) => line !== "?").map((line) => ({ ...fields, source: [line], target: [line] }));
    return {
      units: units.length,
      rows: fileRows(units),
      skipped: good.filter((line) => line === "?").length,
      warnings: good.filter((line) => line === "?").map(() => "line of no use"),
      problem: broken < 0 ? null : "broken",
    };
  };
  return {
    feed: (bytes) => {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      return read(lines);
    },
    finish: () => read(rest === "" ? [] : [rest]),
    close: () => undefined,
  };
};

interface Stage {
  readonly store: Store;
  readonly desk: ImportDesk;
  readonly shown: string[];
  readonly page: Page;
}

async function stage(): Promise<Stage> {
  const store = await openStore();
  const shown: string[] = [];
  const page = new Page();
  const show = (rows: Uint8Array): void => void shown.push(...readRows(rows).map(({ texts }) => texts[0]));
  const desk = new ImportDesk(store, openReader, show, () => undefined, Date.now, (id) => new HandedFile(id, page));
  return { store, desk, shown, page };
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return "none";
  } catch (thrown) {
    return thrown instanceof CoreError ? thrown.code : String(thrown);
  }
}

/** A page of the extension, which hands its file over (extension/ui/memory/hand-over.ts). */
class Page implements FileChannel {
  onmessage: FileChannel["onmessage"] = null;
  readonly heard: unknown[] = [];
  isClosed = false;

  handOver(file: Blob): void {
    this.onmessage?.(new MessageEvent("message", { data: file }));
  }

  postMessage(message: unknown): void {
    this.heard.push(message);
  }

  close(): void {
    this.isClosed = true;
  }
}

async function codeOfPromise(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (thrown: unknown) => (thrown instanceof CoreError ? thrown.code : String(thrown)),
  );
}

describe("a file that is handed over", () => {
  it("is read piece by piece, in order, two asked for at a time", async () => {
    const { store, desk, shown, page } = await stage();
    const { import: id } = desk.start(START);
    const lines = Array.from({ length: 4_000 }, (_, index) => `unit ${index} ${"of some length ".repeat(60)}`); // two pieces and a bit
    const text = lines.join("\n");
    page.handOver(new Blob([text]));
    expect(page.heard).toEqual([TAKEN]);
    const sizes: number[] = [];
    for (let next = desk.piece({ import: id }), latest = 0; ; ) {
      const current = next;
      next = desk.piece({ import: id });
      next.catch(() => undefined); // there is nothing after the end
      const { bytes } = await current;
      if (bytes === latest) break;
      sizes.push(bytes - latest);
      latest = bytes;
    }
    expect(sizes).toEqual([PIECE_BYTES, PIECE_BYTES, text.length - 2 * PIECE_BYTES]);
    expect(await desk.end({ import: id, keep: true })).toMatchObject({ bytes: text.length, units: lines.length, problem: null });
    expect(store.size()).toBe(lines.length);
    expect(shown).toEqual(lines);
  });

  it("and can't be read to its end keeps no more than what was read", async () => {
    const { store, desk, page } = await stage();
    const { import: id } = desk.start(START);
    const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-import-"));
    const name = path.join(folder, "units.tsv");
    writeFileSync(name, "one\ntwo\n");
    page.handOver(await openAsBlob(name));
    writeFileSync(name, "another file by now, of another length\n");
    expect(await codeOfPromise(desk.piece({ import: id }))).toBe("bad-argument");
    expect(await codeOfPromise(desk.piece({ import: id }))).toBe("bad-argument");
    await desk.end({ import: id, keep: true });
    expect(store.size()).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it("is nothing that must be: without one, bytes go as base64", async () => {
    const { store, desk } = await stage();
    const { import: id } = desk.start(START);
    expect(await codeOfPromise(desk.piece({ import: id }))).toBe("bad-argument");
    desk.bytes({ import: id, bytes: btoa("one\n") });
    await desk.end({ import: id, keep: true });
    expect(store.size()).toBe(1);
  });

  it("is forgotten with its import, also by what is still being read", async () => {
    const { store, desk, page } = await stage();
    const { import: id } = desk.start(START);
    page.handOver(new Blob(["one\ntwo\n"]));
    const reading = desk.piece({ import: id });
    await desk.end({ import: id, keep: false });
    expect(await codeOfPromise(reading)).toBe("not-found");
    expect([store.size(), page.isClosed]).toEqual([0, true]);
  });
});

describe("an import", () => {
  it("is seen when it is kept, all of it", async () => {
    const { store, desk, shown } = await stage();
    const { import: id } = desk.start(START);
    expect(desk.bytes({ import: id, bytes: btoa("one\ntw") })).toMatchObject({ bytes: 6, units: 1 });
    expect(desk.bytes({ import: id, bytes: btoa("o\n?\nthree") })).toMatchObject({ bytes: 15, units: 2, skipped: 1, warnings: ["line of no use"] });
    expect(store.size()).toBe(0);
    expect(await desk.end({ import: id, keep: true })).toMatchObject({ units: 3, problem: null });
    expect(shown).toEqual(["one", "two", "three"]);
    expect(store.size()).toBe(3);
  });

  it("leaves nothing when it is not kept", async () => {
    const { store, desk, shown } = await stage();
    const { import: id } = desk.start(START);
    desk.bytes({ import: id, bytes: btoa("one\ntwo\n") });
    await desk.end({ import: id, keep: false });
    expect([store.size(), shown.length]).toEqual([0, 0]);
    expect(codeOf(() => desk.bytes({ import: id, bytes: "" }))).toBe("not-found");
  });

  it.each([true, false])("of a broken file asks whether what was good stays: %s", async (keep) => {
    const { store, desk } = await stage();
    const { import: id } = desk.start(START);
    expect(desk.bytes({ import: id, bytes: btoa("one\n!\nthree\n") })).toMatchObject({ units: 1, problem: "broken" });
    expect(codeOf(() => desk.bytes({ import: id, bytes: btoa("four\n") }))).toBe("bad-argument");
    expect(await desk.end({ import: id, keep })).toMatchObject({ units: 1, problem: "broken" });
    expect(store.size()).toBe(keep ? 1 : 0);
  });

  it("that breaks at its very end is decided by a second word", async () => {
    const { store, desk } = await stage();
    const { import: id } = desk.start(START);
    desk.bytes({ import: id, bytes: btoa("one\n!") });
    expect(await desk.end({ import: id, keep: true })).toMatchObject({ units: 1, problem: "broken" });
    expect(store.size()).toBe(0);
    await desk.end({ import: id, keep: true });
    expect(store.size()).toBe(1);
  });

  it("is one at a time, into a memory that may be written, in base64", async () => {
    const { store, desk } = await stage();
    const locked = store.addMemory({ name: "l", rank: 1, penalty: 0, readOnly: true, enabled: true }, 1);
    expect(codeOf(() => desk.start({ ...START, memory: locked }))).toBe("bad-argument");
    expect(codeOf(() => desk.start({ ...START, memory: 99 }))).toBe("not-found");
    const { import: id } = desk.start(START);
    expect(codeOf(() => desk.start(START))).toBe("bad-argument");
    expect(codeOf(() => desk.bytes({ import: id, bytes: "%" }))).toBe("bad-argument");
    expect(codeOf(() => desk.bytes({ import: id + 1, bytes: "" }))).toBe("not-found");
    await desk.end({ import: id, keep: false });
    expect(codeOf(() => desk.start(START))).toBe("none");
  });

  it("into a memory that is removed meanwhile leaves nothing", async () => {
    const { store, desk, shown } = await stage();
    const memory = store.addMemory({ name: "m", rank: 1, penalty: 0, readOnly: false, enabled: true }, 1);
    const { import: id } = desk.start({ ...START, memory });
    desk.bytes({ import: id, bytes: btoa("one\n") });
    store.removeMemory(memory);
    await expect(desk.end({ import: id, keep: true })).rejects.toMatchObject({ code: "not-found" });
    expect([store.size(), store.rowsAfter(0, 9).units, shown]).toEqual([0, 0, []]);
    expect(codeOf(() => desk.start(START))).toBe("none");
  });

  it("of which a part could not be kept is not read on; what came before it stays if the person says so", async () => {
    const { store, desk, shown } = await stage();
    const { import: id } = desk.start(START);
    desk.bytes({ import: id, bytes: btoa("one\n") });
    const add = store.addToImport.bind(store);
    store.addToImport = () => {
      throw new CoreError(failure("no-storage", "The disk is full."));
    };
    expect(codeOf(() => desk.bytes({ import: id, bytes: btoa("two\n") }))).toBe("no-storage");
    store.addToImport = add;
    expect(codeOf(() => desk.bytes({ import: id, bytes: btoa("three\n") }))).toBe("bad-argument");
    await desk.end({ import: id, keep: true });
    expect(shown).toEqual(["one"]);
  });

  it("keeps the first hundred warnings", async () => {
    const { desk } = await stage();
    const { import: id } = desk.start(START);
    const { warnings, skipped } = desk.bytes({ import: id, bytes: btoa("?\n".repeat(250)) });
    expect([warnings.length, skipped]).toEqual([100, 250]);
  });

  it("gives the core thousands of units in steps, each once", async () => {
    const { desk, shown } = await stage();
    const { import: id } = desk.start(START);
    const lines = Array.from({ length: 4321 }, (_, index) => `unit ${index}`);
    desk.bytes({ import: id, bytes: btoa(`${lines.join("\n")}\n`) });
    await desk.end({ import: id, keep: true });
    expect(shown).toEqual(lines);
  });
});
