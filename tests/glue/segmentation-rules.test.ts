// SPDX-License-Identifier: GPL-3.0-or-later
// A person's SRX file through the worker's messages, with the module that ships and the real SQLite:
// read, used, kept, taken away; the same segments as the native command's.
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import type { SrxFile } from "../../js-glue/core/segmentation.js";
import { readSrxFile } from "../../js-glue/worker/srx-file.js";
import { hasModule, openCore } from "./support/built.js";
import { ASSETS, startFakeWorker } from "./support/fake-worker.js";
import { NodeHome } from "./support/node-home.js";

const fixture = (name: string): string => readFileSync(`tests/fixtures/srx/${name}`, "utf8");
const SEMICOLONS = fixture("unreadable.srx");
const pair = { from: "en", to: "es" };

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

async function failureOf(work: Promise<unknown>): Promise<{ readonly code: string; readonly where: string }> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof EngineError) return { code: thrown.code, where: thrown.where };
  }
  return { code: "none", where: "" };
}

/** How many segments a text has, as the analysis of a page counts them. */
async function segments(client: EngineClient, text: string, from = "en"): Promise<number> {
  const report = await client.call("analyse", { pair: { ...pair, from }, blocks: [{ id: 1, runs: [text] }] });
  return report.total.segments;
}

describe("an SRX file", () => {
  it("is read with the lines of its patterns", () => {
    const file = readSrxFile("x.srx", SEMICOLONS);
    expect(file.cascade).toBe(false);
    expect(file.maps).toEqual([
      { pattern: "xx", rule: "Elvish", line: 22 },
      { pattern: ".*", rule: "Default", line: 23 },
    ]);
    expect(file.rules[0]?.rules[1]).toEqual({ breaks: true, before: ";", beforeLine: 12, after: "\\s", afterLine: 13 });
  });

  it("may be of version 1.0, have prefixes, CDATA and references", () => {
    const file: SrxFile = readSrxFile("x.srx", `<?xml version="1.0"?><!DOCTYPE s:srx SYSTEM "srx.dtd">
      <s:srx xmlns:s="http://www.lisa.org/srx" version="1.0"><s:header/><s:body><s:languagerules><s:languagerule languagerulename="A">
      <s:rule><s:beforebreak><![CDATA[[a&&b]]]>&#x2e;</s:beforebreak></s:rule></s:languagerule></s:languagerules></s:body></s:srx>`);
    expect(file.cascade).toBe(false);
    expect(file.rules[0]?.rules).toEqual([{ breaks: true, before: "[a&&b].", beforeLine: 3, after: "", afterLine: 3 }]);
  });

  it.each([
    ["", "x.srx:1"],
    ["<tmx/>", "x.srx:1"],
    ["<srx>\n<body>\n</srx>", "x.srx:3"],
    ["<srx>\n&unknown;</srx>", "x.srx:2"],
    ["not XML at all", "x.srx:1"],
  ])("that is none is refused with its line: %j", (text, where) => {
    expect(() => readSrxFile("x.srx", text)).toThrow(expect.objectContaining({ code: "corrupt-data", where }) as Error);
  });
});

describe.runIf(hasModule())("segmentation rules", () => {
  it("break where the file of constructs says by hand", async () => {
    const core = await openCore();
    const { used, unreadable } = core.setSegmentationRules(readSrxFile("constructs.srx", fixture("constructs.srx")), false);
    expect({ used, unreadable }).toEqual({ used: true, unreadable: [] });
    for (const line of fixture("constructs.jsonl").trim().split("\n")) {
      const { lang, shows, text, sentences } = JSON.parse(line) as { lang: string; shows: string; text: string; sentences: string[] };
      expect(core.segment(lang, text), shows).toEqual(sentences);
    }
    expect(core.segment("fr", "Un. Deux; trois.")).toEqual(["Un.", "Deux; trois."]); // no rules for it: our own
    core.removeSegmentationRules();
    expect(core.segment("en", "Tab a\t. Here.")).not.toEqual(["Tab a\t. Here."]);
  });

  it("that can't all be read change nothing, unless the person wants the rest", async () => {
    const home = new NodeHome();
    const client = stage(home);
    expect(await client.call("segmentationRules", {})).toEqual({ rules: null });
    const file = { name: "mine.srx", text: SEMICOLONS };
    const refused = await client.call("setSegmentationRules", { ...file, useRest: false });
    expect(refused).toMatchObject({ used: false, rules: 1 });
    expect(refused.unreadable.map(({ line, part, position }) => [line, part, position])).toEqual([
      [8, "before", 3],
      [17, "after", 0],
      [22, "map", 0],
    ]);
    expect(refused.unreadable[0]?.why).toContain("back-reference");
    expect(await client.call("segmentationRules", {})).toEqual({ rules: null });
    expect(await segments(client, "One; two. Three")).toBe(2);
    expect(await client.call("setSegmentationRules", { ...file, useRest: true })).toMatchObject({ used: true, rules: 1 });
    expect(await segments(client, "One; two; three. Four")).toBe(3);
    expect((await client.call("segmentationRules", {})).rules).toMatchObject({ name: "mine.srx", rules: 1, unreadable: 3 });
  });

  it("outlive the worker, until they are taken away", async () => {
    const home = new NodeHome();
    await stage(home).call("setSegmentationRules", { name: "mine.srx", text: SEMICOLONS, useRest: true });
    const again = stage(home);
    expect(await segments(again, "One; two; three. Four")).toBe(3);
    expect((await again.call("segmentationRules", {})).rules).toMatchObject({ name: "mine.srx", rules: 1, unreadable: 3 });
    expect(await again.call("removeSegmentationRules", {})).toBeNull();
    expect(await segments(again, "One; two; three. Four")).toBe(2);
    const last = stage(home);
    expect(await last.call("segmentationRules", {})).toEqual({ rules: null });
    expect(await segments(last, "One; two; three. Four")).toBe(2);
  });

  it("that are no SRX are refused with their line, and those of before stay", async () => {
    const client = stage();
    await client.call("setSegmentationRules", { name: "mine.srx", text: SEMICOLONS, useRest: true });
    const broken = { name: "broken.srx", text: "<srx>\n<body></srx>", useRest: true };
    expect(await failureOf(client.call("setSegmentationRules", broken))).toEqual({ code: "corrupt-data", where: "broken.srx:2" });
    expect(await segments(client, "One; two; three. Four")).toBe(3);
  });

  it("are not written for a private window", async () => {
    const client = stage(new NodeHome(), true);
    const request = { name: "mine.srx", text: SEMICOLONS, useRest: true };
    expect((await failureOf(client.call("setSegmentationRules", request))).code).toBe("no-storage");
    expect((await failureOf(client.call("removeSegmentationRules", {}))).code).toBe("no-storage");
    expect(await segments(client, "One; two; three. Four")).toBe(2);
  });
});
