// SPDX-License-Identifier: GPL-3.0-or-later
// The store with the real SQLite, against an obvious twin that is a map.
import { describe, expect, it } from "vitest";
import { OWN_MEMORY, type MemorySettings, type UnitFilter } from "../../js-glue/protocol/memory.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import { decodeRuns, encodeRuns } from "../../js-glue/store/runs-text.js";
import type { Store } from "../../js-glue/store/store.js";
import type { KeptUnit, NewUnit } from "../../js-glue/store/unit-table.js";
import { openStore } from "./support/node-home.js";
import { fileRows } from "./support/file-rows.js";
import { readRows } from "./support/unit-rows.js";

const pause = (): Promise<void> => Promise.resolve();
const SETTINGS: MemorySettings = { name: "Other", rank: 2, penalty: 5, readOnly: false, enabled: true };

function unit(source: string | Runs, more: Partial<NewUnit> = {}): NewUnit {
  return {
    pair: { from: "en", to: "es" },
    source: typeof source === "string" ? [source] : source,
    target: ["objetivo"],
    origin: "person",
    site: "",
    created: 1,
    changed: 2,
    author: "",
    note: "",
    ...more,
  };
}

async function idsOf(store: Store, filter: UnitFilter): Promise<readonly number[]> {
  return (await store.list(filter, 0, 1000, pause)).units.map(({ id }) => id);
}

describe("runs as text", () => {
  const CASES: readonly Runs[] = [
    [],
    [""],
    ["plain"],
    ["[looks like JSON]"],
    ["[1]"],
    ["Read ", 1, "all", -1, [2]],
    [[1]],
    ["a", "b"],
    ["\u{1f600} \u2028 \" \\ \0"],
  ];
  it.each(CASES.map((runs) => [runs]))("%j comes back as it was", (runs) => {
    expect(decodeRuns(encodeRuns(runs))).toEqual(runs);
  });

  it("shows a damaged row as text", () => {
    expect(decodeRuns('["half')).toEqual(['["half']);
    expect(decodeRuns("[null]")).toEqual(["[null]"]);
  });
});

describe("Store", () => {
  it("has the person's own memory from the beginning, and no unit", async () => {
    const store = await openStore();
    expect(store.memories()).toMatchObject([{ id: OWN_MEMORY, rank: 1, enabled: true, units: 0, pairs: [] }]);
    expect(store.size()).toBe(0);
    expect(store.get(1)).toBeNull();
  });

  it("keeps every field, also those it has no column for", async () => {
    const store = await openStore();
    const written = unit(["Read ", 1, "it", -1], { origin: "import", site: "example.org", author: "me", note: "n", before: "b", after: "a", extra: '{"x":1}' });
    const kept = store.add(OWN_MEMORY, written);
    expect(store.get(kept.id)).toEqual({ ...written, id: kept.id, memory: OWN_MEMORY, batch: 1 });
  });

  it("gives neighbours that a file says, or only one, to lists and to the core", async () => {
    const store = await openStore();
    const batch = store.beginImport(OWN_MEMORY);
    const units = [unit("one", { before: "Före.", after: "Nach." }), unit("two", { after: "Nach." }), unit("three")];
    store.addToImport(batch, fileRows(units), 1);
    const range = store.keepImport(batch);
    const first = range?.first ?? 0;
    expect(store.getAll([first, first + 1, first + 2]).map(({ before, after }) => [before, after])).toEqual([
      ["Före.", "Nach."],
      [undefined, "Nach."],
      [undefined, undefined],
    ]);
    expect(readRows(store.rowsAfter(0, 10).bytes).map(({ texts }) => texts.slice(3))).toEqual([["Före.", "Nach."], ["", "Nach."], ["", ""]]);
  });

  it("never gives an id twice", async () => {
    const store = await openStore();
    const first = store.add(OWN_MEMORY, unit("a"));
    expect(store.remove(first.id)).toBe(true);
    expect(store.remove(first.id)).toBe(false);
    expect(store.add(OWN_MEMORY, unit("b")).id).toBeGreaterThan(first.id);
  });

  it("puts a unit back as it was", async () => {
    const store = await openStore();
    const kept = store.add(OWN_MEMORY, unit("a", { extra: "{}" }));
    store.remove(kept.id);
    store.put(kept);
    expect(store.get(kept.id)).toEqual(kept);
  });

  it("shows an import when it is kept, all of it at once", async () => {
    const store = await openStore();
    const memory = store.addMemory(SETTINGS, 5);
    const batch = store.beginImport(memory);
    store.addToImport(batch, fileRows([unit("a"), unit("b")]), 1);
    expect(store.size()).toBe(0);
    expect(store.rowsAfter(0, 10).units).toBe(0);
    const own = store.add(OWN_MEMORY, unit("meanwhile"));
    store.addToImport(batch, fileRows([unit("c")]), 1);
    const range = store.keepImport(batch);
    expect(await idsOf(store, { memory })).toHaveLength(3);
    expect(store.rowsAfter(0, 10, { batch }).units).toBe(3);
    expect(store.rowsAfter(0, 10).units).toBe(4);
    expect(range?.first).toBeLessThan(own.id);
    expect(range?.last).toBeGreaterThan(own.id);
  });

  it("leaves nothing of an import that is dropped, or of a memory that is removed", async () => {
    const store = await openStore();
    const memory = store.addMemory(SETTINGS, 5);
    const batch = store.beginImport(memory);
    store.addToImport(batch, fileRows([unit("a"), unit("b")]), 1);
    store.dropImport(batch);
    store.add(memory, unit("c"));
    expect(store.removeMemory(memory)).toBe(1);
    expect(store.memories()).toHaveLength(1);
    await store.cleanUp(pause);
    expect(store.rowsAfter(0, 10)).toMatchObject({ units: 0, last: 0 });
    expect(store.memory(memory)).toBeNull();
  });

  it("does not clean up an import that is under way", async () => {
    const store = await openStore();
    const batch = store.beginImport(OWN_MEMORY);
    store.addToImport(batch, fileRows([unit("a")]), 1);
    await store.cleanUp(pause);
    store.keepImport(batch);
    expect(store.size()).toBe(1);
  });

  it("tells which ids changed since when", async () => {
    const store = await openStore();
    const { id } = store.add(OWN_MEMORY, unit("a"));
    const before = store.sequence();
    store.remove(id);
    const next = store.add(OWN_MEMORY, unit("b"));
    expect(store.changesSince(before)).toEqual([
      { first: id, last: id },
      { first: next.id, last: next.id },
    ]);
    expect(store.changesSince(store.sequence())).toEqual([]);
    expect(store.changesSince(store.sequence() + 1)).toBeNull();
  });
});

describe("a list of units", () => {
  const TEXTS: readonly (readonly [string | Runs, string])[] = [
    ["The Café is open", "caf"],
    ["The CAFÉ is shut", "x"],
    ["100 % sure", "y"],
    ["100 times_sure", "z"],
    [["Open the ", 1, "red", -1, " door"], "w"],
    ['Say "hello" \\ there', "v"],
    ["ÄRGER mit Straße", "u"],
  ];
  const FINDS: readonly (readonly [string, readonly number[]])[] = [
    ["café", [1, 2]],
    ["CAFÉ IS", [1, 2]],
    ["the  café", [1, 2]],
    ["100 %", [3]],
    ["s_s", [4]],
    ["the red door", [5]],
    ['"HELLO" \\', [6]],
    ["ärger", [7]],
    ["nowhere", []],
    ["  ", [1, 2, 3, 4, 5, 6, 7]],
  ];
  it.each(FINDS)("finds %j", async (text, wanted) => {
    const store = await openStore();
    for (const [source, target] of TEXTS) store.add(OWN_MEMORY, unit(source, { target: [target] }));
    expect([...(await idsOf(store, { text, side: "source" }))].reverse()).toEqual(wanted);
  });

  it("looks on the side that was asked for, or on both", async () => {
    const store = await openStore();
    store.add(OWN_MEMORY, unit("house", { target: ["casa"] }));
    store.add(OWN_MEMORY, unit("casa", { target: ["house"] }));
    expect(await idsOf(store, { text: "house", side: "source" })).toEqual([1]);
    expect(await idsOf(store, { text: "house", side: "target" })).toEqual([2]);
    expect(await idsOf(store, { text: "house" })).toEqual([2, 1]);
  });

  it("gives any stretch, newest first, and follows changes", async () => {
    const store = await openStore();
    for (let index = 0; index < 25; index++) store.add(OWN_MEMORY, unit(String(index)));
    const stretch = await store.list({}, 10, 3, pause);
    expect(stretch.total).toBe(25);
    expect(stretch.units.map(({ id }) => id)).toEqual([15, 14, 13]);
    store.remove(14);
    expect((await store.list({}, 10, 3, pause)).units.map(({ id }) => id)).toEqual([15, 13, 12]);
    expect((await store.list({}, 100, 3, pause)).units).toEqual([]);
  });
});

/** A generator of numbers that is the same in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function passes(kept: KeptUnit, filter: UnitFilter): boolean {
  const text = filter.text?.toLowerCase();
  const holds = (runs: Runs): boolean => text === undefined || runs.join("").toLowerCase().includes(text);
  return (
    (filter.memory === undefined || kept.memory === filter.memory) &&
    (filter.pair === undefined || (kept.pair.from === filter.pair.from && kept.pair.to === filter.pair.to)) &&
    (filter.origin === undefined || kept.origin === filter.origin) &&
    (filter.site === undefined || kept.site === filter.site) &&
    ((filter.side !== "target" && holds(kept.source)) || (filter.side !== "source" && holds(kept.target)))
  );
}

describe.each([1, 2, 3, 4])("any order of changes, seed %i", (seed) => {
  it("leaves what a map would have", async () => {
    const next = numbers(seed);
    const store = await openStore();
    const twin = new Map<number, KeptUnit>();
    const memories = [OWN_MEMORY];
    const pick = <T>(from: readonly T[]): T | undefined => from[next(from.length)];
    const someUnit = (): NewUnit =>
      unit(`word${String(next(9))} Straße${String(next(3))}`, {
        pair: next(3) === 0 ? { from: "es", to: "en" } : { from: "en", to: "es" },
        origin: next(2) === 0 ? "person" : "import",
        site: next(4) === 0 ? "a.org" : "",
      });
    for (let step = 0; step < 300; step++) {
      const known = pick([...twin.values()]);
      const deed = next(12);
      const memory = pick(memories) ?? OWN_MEMORY;
      if (deed < 5) {
        const kept = store.add(memory, someUnit());
        twin.set(kept.id, kept);
      } else if (deed < 7 && known) {
        const changed = { ...known, target: [`target ${String(step)}`], note: "n" };
        store.put(changed);
        twin.set(changed.id, changed);
      } else if (deed < 8 && known) {
        expect(store.remove(known.id)).toBe(true);
        twin.delete(known.id);
      } else if (deed === 8 && memories.length < 4) {
        memories.push(store.addMemory({ ...SETTINGS, name: `m${String(step)}` }, step));
      } else if (deed === 9 && memory !== OWN_MEMORY && next(4) === 0) {
        const gone = [...twin.values()].filter((each) => each.memory === memory);
        expect(store.removeMemory(memory)).toBe(gone.length);
        for (const { id } of gone) twin.delete(id);
        memories.splice(memories.indexOf(memory), 1);
        if (next(2) === 0) await store.cleanUp(pause);
      } else if (deed === 10) {
        const batch = store.beginImport(memory);
        const units = Array.from({ length: next(5) }, someUnit);
        store.addToImport(batch, fileRows(units), 1);
        if (next(3) === 0) store.dropImport(batch);
        else {
          const { first, last } = store.keepImport(batch) ?? { first: 1, last: 0 };
          const ids = Array.from({ length: last - first + 1 }, (_, index) => first + index);
          for (const kept of store.getAll(ids)) twin.set(kept.id, kept);
        }
      }
    }
    expect(twin.size).toBeGreaterThan(20);
    await store.cleanUp(pause);
    const filters: readonly UnitFilter[] = [
      {},
      ...memories.map((memory) => ({ memory })),
      { pair: { from: "es", to: "en" } },
      { pair: { from: "es", to: "fr" } },
      { origin: "import", site: "a.org" },
      { text: "WORD3" },
      { text: "straße1", side: "source", pair: { from: "en", to: "es" } },
      { text: "target", side: "target" },
    ];
    for (const filter of filters) {
      const wanted = [...twin.values()].filter((each) => passes(each, filter)).sort((a, b) => b.id - a.id);
      const { total, units } = await store.list(filter, 0, 1000, pause);
      expect(units, JSON.stringify(filter)).toEqual(wanted);
      expect(total).toBe(wanted.length);
    }
    expect(store.size()).toBe(twin.size);
    for (const { id, units } of store.memories())
      expect(units).toBe([...twin.values()].filter(({ memory }) => memory === id).length);
  });
});
