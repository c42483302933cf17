// SPDX-License-Identifier: GPL-3.0-or-later
// The glue around the module, with a stand-in for the module; the real one: module.test.ts.
import { describe, expect, it } from "vitest";
import { Core } from "../../js-glue/core/core.js";
import { CoreCrashed, CoreError } from "../../js-glue/core/errors.js";
import { openReply } from "../../js-glue/core/reply.js";
import { wellFormed, wellFormedByHand, wellFormedJson } from "../../js-glue/core/well-formed.js";
import { FakeEngine } from "./support/fake-engine.js";

const pair = { from: "en", to: "es" };
const pack = new TextEncoder().encode("en>es");

describe("wellFormed", () => {
  it.each([
    ["", ""],
    ["plain", "plain"],
    ["\u0000", "\u0000"],
    ["🐀", "🐀"],
    ["\ud800", "\ufffd"],
    ["x\ud800y", "x\ufffdy"],
    ["a\ud83d", "a\ufffd"],
    ["\udc00\ud800", "\ufffd\ufffd"],
    ["\ud83d\ud83d\udc00\udc00", "\ufffd🐀\ufffd"],
  ])("of %j is %j, by the browser and by hand", (text, expected) => {
    expect(wellFormed(text)).toBe(expected);
    expect(wellFormedByHand(text)).toBe(expected);
  });

  it("reaches every string of a JSON", () => {
    const value = { a: ["x\ud800", { b: "\udfff" }], n: 1, not: "\\ud800", none: undefined };
    expect(JSON.parse(wellFormedJson(value))).toEqual({
      a: ["x\ufffd", { b: "\ufffd" }],
      n: 1,
      not: "\\ud800",
    });
  });
});

describe("openReply", () => {
  it("gives the value", () => expect(openReply('{"ok":true,"value":[1]}', "x")).toEqual([1]));

  it("throws the core's error as it is", () => {
    const reply =
      '{"ok":false,"error":{"code":"corrupt-data","message":"bad magic","where":"byte 0"}}';
    expect(() => openReply(reply, "x")).toThrow(
      expect.objectContaining({
        name: "CoreError",
        code: "corrupt-data",
        message: "bad magic",
        where: "byte 0",
      }),
    );
  });

  it.each([
    "",
    "null",
    "{",
    "{}",
    '{"ok":1}',
    '{"ok":false}',
    '{"ok":false,"error":{"code":"odd"}}',
  ])("calls %j no reply", (reply) =>
    expect(() => openReply(reply, "packs")).toThrow(
      expect.objectContaining({ code: "internal", where: "packs" }),
    ),
  );
});

describe("Core", () => {
  it("copies a pack in and translates with it", () => {
    const core = new Core(new FakeEngine());
    expect(core.addPack(pack)).toMatchObject({ id: "eng-spa", from: "en", to: "es" });
    expect(core.packs()).toHaveLength(1);
    const [block] = core.translate(pair, [{ id: 7, runs: ["a\ud800", 1, "b", -1] }]);
    expect(block).toMatchObject({ id: 7, parts: [{ target: ["A\ufffd", 1, "B", -1] }] });
    core.removePack("eng-spa");
    expect(() => core.translate(pair, [])).toThrow(
      expect.objectContaining({ code: "unsupported-pair" }),
    );
  });

  it("keeps units and takes them away", () => {
    const core = new Core(new FakeEngine());
    core.addPack(pack);
    const unit = core.canonicalUnit(1, { pair, source: ["a"], target: ["b"] });
    expect(unit).toEqual({ source: ["a"], target: ["b"], replaces: 0 });
    const kept = { ...unit, id: 5, memory: 1, pair, origin: "person", site: "", changed: 0 } as const;
    core.putUnits([kept]);
    expect(core.translate(pair, [{ id: 1, runs: ["a"] }])).toMatchObject([
      { parts: [{ target: ["b"], origin: "person" }] },
    ]);
    expect(core.canonicalUnit(1, { pair, source: ["a"], target: ["c"] }).replaces).toBe(5);
    expect(core.removeUnits([5, 6])).toBe(1);
  });

  it("spends tickets", () => {
    const engine = new FakeEngine();
    const core = new Core(engine);
    const { ticket, segments } = core.prepare("x", pair, [{ id: 1, runs: ["a"] }]);
    expect(segments).toEqual([{ index: 0, runs: ["a"] }]);
    expect(engine.log).toEqual(["prepare for x"]);
    expect(core.complete(ticket, [{ index: 0, runs: ["z"] }])).toMatchObject([
      { id: 1, parts: [{ target: ["z"] }] },
    ]);
    expect(() => core.complete(ticket, [])).toThrow(expect.objectContaining({ code: "not-found" }));
    core.discard(core.prepare("x", pair, []).ticket);
    expect(engine.openTickets).toBe(0);
  });

  it("says when there is no room for a pack", () => {
    const engine = new FakeEngine();
    engine.reservePack = () => null;
    expect(() => new Core(engine).addPack(pack)).toThrow(
      expect.objectContaining({ code: "out-of-memory" }),
    );
  });

  it("does not pass on what is no result", () => {
    const engine = new FakeEngine();
    engine.translate = () =>
      '{"ok":true,"value":{"blocks":[{"id":1,"parts":[{"target":"text"}]}]}}';
    expect(() => new Core(engine).translate(pair, [])).toThrow(
      expect.objectContaining({ name: "CoreError", code: "internal", where: "translate" }),
    );
  });

  it("is of no use after a crash", () => {
    const core = new Core(new FakeEngine());
    expect(() => core.translate(pair, [{ id: 1, runs: ["CRASH"] }])).toThrow(CoreCrashed);
    expect(() => core.packs()).toThrow(CoreCrashed);
    expect(() => core.addPack(pack)).toThrow(CoreCrashed);
  });

  it("outlives its own errors", () => {
    const core = new Core(new FakeEngine());
    expect(() => core.removePack("none")).toThrow(CoreError);
    expect(core.packs()).toEqual([]);
  });
});
