// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { PROTOCOL_VERSION } from "../../js-glue/protocol/messages.js";
import { parsePackIndex } from "../../js-glue/protocol/pack-index.js";
import { isRuns, textLength } from "../../js-glue/protocol/runs.js";
import { replyProblem } from "../../js-glue/protocol/replies.js";
import { parseFromWorker } from "../../js-glue/protocol/validate-reply.js";
import { parseRequest, parseStart } from "../../js-glue/protocol/validate-request.js";

const pair = { from: "en", to: "es" };
const translate = { type: "translate", id: 1, document: "d", pair, engine: "embedded", blocks: [] };
const start = {
  type: "start",
  id: 1,
  version: PROTOCOL_VERSION,
  build: "test",
  assets: { moduleUrl: "m", wasmUrl: "w", sqliteUrl: "s", packsUrl: "p/" },
};

describe("parseRequest", () => {
  it.each([
    { type: "hello", id: 1, version: PROTOCOL_VERSION },
    { type: "pairs", id: 2 },
    translate,
    {
      ...translate,
      blocks: [{ id: 0, runs: ["a", 1, "b", -1, [2]] }],
      options: { delay: 5, x: "y", z: true },
    },
    { ...translate, options: undefined },
    { type: "cancel", id: 3, document: "d" },
    { type: "cancel", id: 3, document: "d", request: 2 },
    { type: "remember", id: 4, pair, source: ["a"], target: ["b"], site: "example.org" },
    { type: "remember", id: 4, pair, source: ["a"], target: ["b"], before: "z", after: "" },
    { type: "matches", id: 4, pair, source: ["a"], before: "z" },
    { type: "pairs", id: 5, fieldOfANewerPeer: 1 },
  ])("takes %j", (message) => {
    expect(parseRequest(message)).toEqual({ ok: true, value: message });
  });

  it.each([
    ["id", 0, null],
    ["id", 0, 7],
    ["id", 0, "translate"],
    ["id", 0, []],
    ["id", 0, { type: "pairs" }],
    ["id", 0, { type: "pairs", id: "1" }],
    ["id", 0, { type: "pairs", id: 0 }],
    ["id", 0, { type: "pairs", id: -1 }],
    ["id", 0, { type: "pairs", id: 1.5 }],
    ["id", 0, { type: "pairs", id: 2 ** 53 }],
    ["type", 1, { id: 1 }],
    ["type", 1, { type: "nonsense", id: 1 }],
    ["type", 1, { type: "toString", id: 1 }],
    ["type", 1, { type: "__proto__", id: 1 }],
    ["type", 1, { type: ["pairs"], id: 1 }],
    ["type", 1, start],
    ["version", 1, { type: "hello", id: 1 }],
    ["document", 1, { ...translate, document: "" }],
    ["document", 1, { ...translate, document: 3 }],
    ["pair", 1, { ...translate, pair: "en-es" }],
    ["pair.to", 1, { ...translate, pair: { from: "en" } }],
    ["engine", 1, { ...translate, engine: undefined }],
    ["blocks", 1, { ...translate, blocks: {} }],
    ["blocks[0]", 1, { ...translate, blocks: [null] }],
    ["blocks[0].id", 1, { ...translate, blocks: [{ id: "1", runs: [] }] }],
    [
      "blocks[1].runs",
      1,
      {
        ...translate,
        blocks: [
          { id: 1, runs: [] },
          { id: 2, runs: ["a", 0] },
        ],
      },
    ],
    ["options.delay", 1, { ...translate, options: { delay: null } }],
    ["options", 1, { ...translate, options: [] }],
    ["request", 1, { type: "cancel", id: 1, document: "d", request: 0 }],
    ["source", 1, { type: "remember", id: 1, pair, source: "a", target: [] }],
    ["target", 1, { type: "remember", id: 1, pair, source: [] }],
    ["site", 1, { type: "remember", id: 1, pair, source: [], target: [], site: null }],
    ["before", 1, { type: "remember", id: 1, pair, source: [], target: [], before: ["z"] }],
    ["after", 1, { type: "matches", id: 1, pair, source: [], after: 1 }],
  ])("names %s of id %i in %j", (where, id, message) => {
    const parsed = parseRequest(message);
    expect(parsed).toMatchObject({ ok: false, id, error: { code: "bad-argument", where } });
  });

  it("refuses another version by its own code", () => {
    const parsed = parseRequest({ type: "hello", id: 9, version: PROTOCOL_VERSION + 1 });
    expect(parsed).toMatchObject({
      ok: false,
      id: 9,
      error: { code: "unsupported-version", where: "version" },
    });
  });
});

describe("parseStart", () => {
  it("takes a start message and nothing else", () => {
    expect(parseStart(start)).toEqual({ ok: true, value: start });
    expect(parseStart(translate)).toMatchObject({ ok: false, id: 1, error: { where: "type" } });
    expect(parseStart({ ...start, assets: { ...start.assets, wasmUrl: 1 } })).toMatchObject({
      error: { code: "bad-argument", where: "assets.wasmUrl" },
    });
    expect(parseStart({ ...start, version: 0 })).toMatchObject({
      error: { code: "unsupported-version" },
    });
  });
});

describe("what comes back", () => {
  it("is known by its envelope", () => {
    const error = { code: "internal", message: "m", where: "" };
    for (const message of [
      { type: "reply", id: 1, value: null },
      { type: "error", id: 0, error },
      { type: "fatal", error },
    ]) {
      expect(parseFromWorker(message)).toBe(message);
    }
    for (const message of [
      null,
      1,
      {},
      { type: "reply" },
      { type: "error", id: 1, error: { ...error, code: "odd" } },
    ]) {
      expect(parseFromWorker(message)).toBeNull();
    }
  });

  it("is checked by the request it answers", () => {
    const segment = { source: ["a"], target: ["b"], origin: "engine", score: 0, unknown: [] };
    expect(replyProblem("translate", { blocks: [{ id: 1, parts: [" ", segment] }] })).toBeNull();
    expect(
      replyProblem("translate", { blocks: [{ id: 1, parts: [{ ...segment, origin: "guess" }] }] }),
    ).toMatchObject({
      where: "value.blocks[0].parts[0].origin",
    });
    expect(replyProblem("remember", { unit: 1, undo: 2 })).toBeNull();
    expect(replyProblem("remember", { unit: 1 })).toMatchObject({ where: "value.undo" });
    expect(replyProblem("cancel", { cancelled: 0 })).toBeNull();
  });
});

describe("runs", () => {
  it.each([[[]], [[""]], [["a", 1, -1, [2]]]])("are %j", (value) =>
    expect(isRuns(value)).toBe(true),
  );
  it.each([
    ["a"],
    [[0]],
    [[1.5]],
    [[[0]]],
    [[[-1]]],
    [[[1, 2]]],
    [[null]],
    [[2 ** 31]],
    [[["a"]]],
    [{ length: 0 }],
  ])("are not %j", (value) => expect(isRuns(value)).toBe(false));
  it("have a length of text", () => expect(textLength(["ab", 1, "c", -1, [2]])).toBe(3));
});

describe("parsePackIndex", () => {
  const entry = { id: "eng-spa", from: "en", to: "es", package: "", packageVersion: "", licence: "", file: "eng-spa.pack", size: 10 };
  it("gives the entries, or names the bad field", () => {
    expect(parsePackIndex([entry])).toEqual([entry]);
    expect(parsePackIndex([entry, { ...entry, size: "10" }])).toBe("[1].size");
  });
});
