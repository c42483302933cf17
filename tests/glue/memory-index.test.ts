// SPDX-License-Identifier: GPL-3.0-or-later
// The index of the module that ships, alone, against an obvious twin.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type createModule from "../../js-glue/core/module.js";
import type { MemoryIndex, PalimpsestModule } from "../../js-glue/core/module.js";
import { hasModule, MODULE_FILE, WASM_FILE } from "./support/built.js";

const WORDS = ["the", "red", "blue", "house", "garden", "is", "old", "new", "and", "quiet"];
const UNITS = 400;

/** Numbers that look random and are the same every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe.skipIf(!hasModule())("MemoryIndex", () => {
  let module: PalimpsestModule;
  let index: MemoryIndex;
  const encoder = new TextEncoder();

  beforeAll(async () => {
    const { default: factory } = (await import(/* @vite-ignore */ pathToFileURL(MODULE_FILE).href)) as {
      default: typeof createModule;
    };
    module = await factory({ wasmBinary: readFileSync(WASM_FILE) });
  });
  beforeEach(() => {
    index = new module.MemoryIndex();
    return () => index.delete();
  });

  /** How many bytes the text takes where the module finds it. */
  function write(text: string | Uint8Array): number {
    const bytes = typeof text === "string" ? encoder.encode(text) : text;
    index.reserve(bytes.length)?.set(bytes);
    return bytes.length;
  }
  function saved(): Uint8Array {
    const pieces: Uint8Array[] = [];
    expect(index.save((bytes) => pieces.push(bytes.slice()) > 0)).toBe(true);
    return new Uint8Array(Buffer.concat(pieces));
  }
  function load(into: MemoryIndex, bytes: Uint8Array): boolean {
    let at = 0;
    return into.load(bytes.length, (room) => {
      room.set(bytes.subarray(at, at + room.length));
      at += room.length;
      return true;
    });
  }
  const put = (id: number, source: string): void => index.put(id, write(`${source}\0t${id}\0`));
  const exact = (source: string): number => index.exact(write(source));

  it("finds what is there, and no more, after adding, changing and removing in any order", () => {
    const next = numbers(7);
    const twin = new Map<number, string>();
    const sentence = (): string => Array.from({ length: 2 + next(6) }, () => WORDS[next(WORDS.length)]).join(" ");
    for (let step = 0; step < UNITS; step++) {
      const id = 1 + next(60);
      if (next(4) === 0) expect(index.remove(id)).toBe(twin.delete(id));
      else {
        const source = sentence();
        put(id, source);
        twin.set(id, source);
      }
    }
    expect(index.size()).toBe(twin.size);
    const holders = (source: string): number[] => [...twin].flatMap(([id, text]) => (text === source ? [id] : []));
    for (const source of [...twin.values(), ...Array.from({ length: 50 }, sentence)]) {
      const found = exact(source);
      const wanted = holders(source);
      expect(wanted.length === 0 ? found === 0 : wanted.includes(found), source).toBe(true);
      const best = index.fuzzy(write(source), 0.7, 0);
      if (wanted.length > 0) expect(twin.get(best)).toBe(source);
    }
    const again = new module.MemoryIndex();
    expect(load(again, saved())).toBe(true);
    expect(again.size()).toBe(twin.size);
    again.delete();
  });

  it("takes many at once, and the nearest is found", () => {
    const text = ["The house is red.", "La casa es roja.", "The garden is quiet today.", "El jardín está tranquilo hoy."];
    expect(index.gather(5, write(text.map((one) => `${one}\0`).join("")))).toBe(2);
    expect([index.size(), exact("The house is red.")]).toEqual([0, 0]);
    index.settle();
    expect([exact("The house is red."), exact("the house"), exact("The garden is quiet today.")]).toEqual([5, 0, 6]);
    expect(index.fuzzy(write("The garden is very quiet today."), 0.7, 0)).toBe(6);
    expect(index.fuzzy(write("Something else altogether"), 0.7, 0)).toBe(0);
    expect(index.sizeBytes()).toBeGreaterThan(0);
  });

  it("finds what differs in case alone, however long it is, and of several what differs least", () => {
    const long = `the ${"very ".repeat(80)}old house`;
    put(1, long);
    expect(index.fuzzy(write(long.toUpperCase()), 0.99, 0)).toBe(1);
    expect(index.fuzzy(write(long.toUpperCase()), 1, 0)).toBe(0);
    expect(index.fuzzy(write(`${long.toUpperCase()} TOO`), 0.7, 0)).toBe(0);
    put(2, "The House Is Red Today");
    put(3, "the house is red today");
    expect([index.fuzzy(write("the House is red today"), 0.7, 0), index.fuzzy(write("The House Is red Today"), 0.7, 0)]).toEqual([3, 2]);
  });

  it("stays as it was when bytes are no saved index", () => {
    put(1, "One.");
    const bytes = saved();
    for (const damaged of [bytes.subarray(0, bytes.length - 1), bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)), new Uint8Array(8)]) {
      expect(load(index, damaged)).toBe(false);
      expect(exact("One.")).toBe(1);
    }
    expect(index.load(bytes.length, () => false)).toBe(false);
    expect(exact("One.")).toBe(1);
    expect(load(index, bytes)).toBe(true);
    expect(exact("One.")).toBe(1);
  });
});
