// SPDX-License-Identifier: GPL-3.0-or-later
// The core's copy of the store, with the module that ships and the real store: whatever way it was
// filled, it knows exactly what the store knows.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Core } from "../../js-glue/core/core.js";
import { OWN_MEMORY } from "../../js-glue/protocol/memory.js";
import type { OpenedStore } from "../../js-glue/store/home.js";
import { SnapshotFile, type BlockFile } from "../../js-glue/store/snapshot-file.js";
import type { Store } from "../../js-glue/store/store.js";
import { CoreCopy } from "../../js-glue/worker/core-copy.js";
import { forCore } from "../../js-glue/worker/unit-shapes.js";
import { hasModule, openCore } from "./support/built.js";
import { openStore } from "./support/node-home.js";
import { fileRows } from "./support/file-rows.js";
import { readRows } from "./support/unit-rows.js";

const pair = { from: "en", to: "es" };
const UNITS = 6_000;

/** A file in memory. */
class MemoryFile implements BlockFile {
  bytes = new Uint8Array();
  readonly getSize = (): number => this.bytes.length;
  readonly flush = (): void => undefined;
  readonly close = (): void => undefined;
  truncate(size: number): void {
    this.bytes = this.bytes.slice(0, size);
  }
  read(into: Uint8Array, { at }: { at: number }): number {
    const part = this.bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  }
  write(from: Uint8Array, { at }: { at: number }): number {
    const grown = new Uint8Array(Math.max(this.bytes.length, at + from.length));
    grown.set(this.bytes);
    grown.set(from, at);
    this.bytes = grown;
    return from.length;
  }
}

interface Stage extends OpenedStore {
  readonly file: MemoryFile;
}

async function stage(): Promise<Stage> {
  const store = await openStore();
  fill(store, OWN_MEMORY, 0, UNITS);
  const file = new MemoryFile();
  return { store, file, isDurable: true, reason: "", snapshot: new SnapshotFile(() => Promise.resolve(file)) };
}

function fill(store: Store, memory: number, first: number, count: number): void {
  const batch = store.beginImport(memory);
  const fields = { pair, origin: "import", site: "", created: 1, changed: 1, author: "", note: "" } as const;
  const units = Array.from({ length: count }, (_, index) => ({
    ...fields,
    source: [`Sentence ${first + index} is here`],
    target: [`T${first + index}`],
  }));
  store.addToImport(batch, fileRows(units), 1);
  store.keepImport(batch);
}

/** The translation the core has for a sentence; "" none. */
function known(core: Core, source: string): string {
  const [first] = core.matches({ pair, source: [source], threshold: 100, top: 1 });
  return first ? first.target.join("") : "";
}

/** A new core, filled; and how many units it was told one by one. */
async function filled(opened: OpenedStore, quietMs = 0): Promise<{ core: Core; copy: CoreCopy; told: number }> {
  const core = await openCore();
  const told: number[] = []; // the rows are gone after the call
  const putRows = core.putRows.bind(core);
  vi.spyOn(core, "putRows").mockImplementation((rows) => {
    told.push(readRows(rows).length);
    putRows(rows);
  });
  const copy = new CoreCopy(core, opened, quietMs);
  await copy.fill();
  return { core, copy, told: told.reduce((sum, units) => sum + units, 0) };
}

const isSaved = (file: MemoryFile): Promise<unknown> => vi.waitFor(() => expect(file.bytes.length).toBeGreaterThan(64));

afterEach(() => vi.useRealTimers());

describe.runIf(hasModule())("CoreCopy", () => {
  it("takes the saved index over, and what changed since", async () => {
    const opened = await stage();
    const { store, file } = opened;
    const first = await filled(opened);
    expect(first.told).toBe(UNITS);
    await isSaved(file);

    const other = store.addMemory({ name: "x", rank: 2, penalty: 0, readOnly: false, enabled: true }, 1);
    fill(store, other, UNITS, 100);
    const unit = store.get(10);
    if (!unit) throw new Error("no unit 10");
    store.put({ ...unit, target: ["changed"] });
    store.remove(11);

    const second = await filled(opened);
    expect(second.told).toBeLessThan(200);
    expect(known(second.core, "Sentence 9 is here")).toBe("changed");
    expect(known(second.core, "Sentence 10 is here")).toBe("");
    expect(known(second.core, "Sentence 11 is here")).toBe("T11");
    expect(known(second.core, `Sentence ${UNITS + 7} is here`)).toBe(`T${UNITS + 7}`);

    store.removeMemory(other);
    const third = await filled(opened);
    expect(known(third.core, `Sentence ${UNITS + 7} is here`)).toBe("");
    expect(known(third.core, "Sentence 5 is here")).toBe("T5");
  });

  it("makes the index again from a file that is damaged, or of another store", async () => {
    const opened = await stage();
    await filled(opened);
    await isSaved(opened.file);
    const good = opened.file.bytes.slice();

    opened.file.bytes = good.map((byte, index) => (index === good.length >> 1 ? byte ^ 1 : byte));
    const afterDamage = await filled(opened);
    expect(afterDamage.told).toBe(UNITS);
    expect(known(afterDamage.core, "Sentence 5 is here")).toBe("T5");

    const other = await stage();
    other.file.bytes = good;
    other.store.remove(1); // further than the file says
    expect(known((await filled(other)).core, "Sentence 0 is here")).toBe("");
  });

  it("never saves what a private window said", async () => {
    const opened = await stage();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { core, copy } = await filled(opened, 1_000);
    copy.keepOffDisk();
    const [unit] = opened.store.getAll([1]);
    if (!unit) throw new Error("no unit 1");
    core.putUnits([forCore({ ...unit, id: 0x8000_0001, source: ["private"] })]);
    await copy.during(() => Promise.resolve());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened.file.bytes.length).toBe(0);
  });

  it("never saves a core that missed what the store was told", async () => {
    const opened = await stage();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { copy } = await filled(opened, 1_000);
    const refused = copy.during(() => Promise.reject(new Error("refused")));
    await expect(refused).rejects.toThrow("refused"); // nothing happened: it may be saved
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(opened.file.bytes.length).toBeGreaterThan(64));

    const bytes = opened.file.bytes;
    const change = (): Promise<void> => {
      fill(opened.store, OWN_MEMORY, UNITS, 2_000);
      return Promise.reject(new Error("no memory for the core"));
    };
    await expect(copy.during(change)).rejects.toThrow("no memory");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened.file.bytes).toBe(bytes);
    expect(known((await filled(opened)).core, `Sentence ${UNITS + 7} is here`)).toBe(`T${UNITS + 7}`);
  });

  it("saves nothing while a change is under way", async () => {
    const opened = await stage();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { copy } = await filled(opened, 1_000);
    let end = (): void => undefined;
    const change = copy.during(() => new Promise<void>((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened.file.bytes.length).toBe(0);
    end();
    await change;
    await vi.advanceTimersByTimeAsync(1_000);
    await isSaved(opened.file);
  });
});
