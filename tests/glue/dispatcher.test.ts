// SPDX-License-Identifier: GPL-3.0-or-later
// The worker as seen through its messages: a real MessageChannel, a stand-in for the core.
import { afterEach, describe, expect, it } from "vitest";
import { Core } from "../../js-glue/core/core.js";
import { CoreError } from "../../js-glue/core/errors.js";
import { makeRegistry } from "../../js-glue/engines/registry.js";
import type { Engine } from "../../js-glue/engines/engine.js";
import { PROTOCOL_VERSION, type FromWorker } from "../../js-glue/protocol/messages.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import {
  ASSETS,
  fakeFiles,
  startFakeWorker,
  type FakeWorker,
  type FakeWorkerOptions,
} from "./support/fake-worker.js";
import { manyTasks } from "./support/tasks.js";

const pair = { from: "en", to: "es" };
const START = { type: "start", id: 1, version: PROTOCOL_VERSION, build: "test", assets: ASSETS };

let open: FakeWorker | null = null;
afterEach(() => {
  open?.channel.close();
  open = null;
});

interface Conversation extends FakeWorker {
  readonly received: FromWorker[];
  say(...messages: readonly unknown[]): void;
  /** Waits for `count` messages and all that goes on by itself, for one too many. */
  hear(count: number): Promise<FromWorker[]>;
}

function converse(options: FakeWorkerOptions = {}): Conversation {
  const worker = startFakeWorker(options);
  open = worker;
  const received: FromWorker[] = [];
  worker.channel.onMessage((message) => received.push(message as FromWorker));
  return {
    ...worker,
    received,
    say: (...messages) => messages.forEach((message) => worker.channel.post(message)),
    hear: async (count) => {
      const deadline = Date.now() + 5000;
      while (received.length < count && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 1));
      await manyTasks();
      return received;
    },
  };
}

function translate(id: number, text: string | Runs, more: object = {}): object {
  const runs = typeof text === "string" ? [text] : text;
  return {
    type: "translate",
    id,
    document: "d",
    pair,
    engine: "embedded",
    blocks: [{ id, runs }],
    ...more,
  };
}

function ids(messages: readonly FromWorker[]): readonly (number | string)[] {
  return messages.map((message) => (message.type === "fatal" ? "fatal" : message.id));
}

describe("Dispatcher: first words", () => {
  it("refuses everything before start, and a start with a spent id", async () => {
    const { say, hear } = converse();
    say({ type: "hello", id: 1, version: PROTOCOL_VERSION }, translate(2, "a"), "noise", START);
    const messages = await hear(4);
    expect(messages).toMatchObject([
      { type: "error", id: 1, error: { code: "bad-argument", where: "type" } },
      { type: "error", id: 2, error: { code: "bad-argument" } },
      { type: "error", id: 0, error: { code: "bad-argument" } },
      { type: "error", id: 0, error: { code: "bad-argument", where: "id" } },
    ]);
  });

  it("answers start, then hello with the build", async () => {
    const { say, hear } = converse();
    say(START, { type: "hello", id: 2, version: PROTOCOL_VERSION });
    const messages = await hear(2);
    expect(messages).toContainEqual({ type: "reply", id: 1, value: null });
    expect(messages).toContainEqual({
      type: "reply",
      id: 2,
      value: { version: PROTOCOL_VERSION, build: "test" },
    });
  });

  it("refuses another version of start and of hello", async () => {
    const { say, hear } = converse();
    say({ ...START, version: 99 }, { ...START, id: 2 }, { type: "hello", id: 3, version: 99 });
    const messages = await hear(3);
    const refused = {
      type: "error",
      error: expect.objectContaining({ code: "unsupported-version" }) as object,
    };
    expect(messages).toHaveLength(3);
    expect(messages).toContainEqual({ ...refused, id: 1 });
    expect(messages).toContainEqual({ type: "reply", id: 2, value: null });
    expect(messages).toContainEqual({ ...refused, id: 3 });
  });

  it("reads the packs of a direction while the module loads, asked for nothing else", async () => {
    let load: (core: Core) => void = () => undefined;
    const { say, hear, reads, engine } = converse({ loadCore: () => new Promise((resolve) => (load = resolve)) });
    say(START, translate(2, [], { blocks: [] }));
    while (!reads.includes("fake:packs/eng-spa.pack")) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(engine.log).toEqual([]);
    load(new Core(engine));
    expect(await hear(2)).toContainEqual({ type: "reply", id: 2, value: { blocks: [] } });
    expect(engine.log).toContain("addPack eng-spa");
    expect(reads.filter((url) => url.endsWith("eng-spa.pack"))).toHaveLength(1);
  });

  it("gives the reason to all when the module does not load", async () => {
    const failure = { code: "not-found", message: "no module", where: "fake:module" } as const;
    const { say, hear } = converse({ loadCore: () => Promise.reject(new CoreError(failure)) });
    say(START, translate(2, "a"), { type: "remember", id: 3, pair, source: ["a"], target: ["b"] });
    const messages = await hear(3);
    expect(messages.map((message) => message.type === "error" && message.error)).toEqual([
      failure,
      failure,
      failure,
    ]);
    expect([...ids(messages)].sort()).toEqual([1, 2, 3]);
  });
});

describe("Dispatcher: exactly one end", () => {
  it("answers unknown types, broken fields and spent ids", async () => {
    const { say, hear } = converse();
    say(
      START,
      { type: "explode", id: 2 },
      translate(3, "a", { pair: 1 }),
      { type: "pairs", id: 3 },
      null,
    );
    const messages = await hear(5);
    expect(messages).toHaveLength(5);
    expect(messages).toContainEqual(
      expect.objectContaining({ id: 2, error: expect.objectContaining({ where: "type" }) }),
    );
    expect(messages).toContainEqual(
      expect.objectContaining({ id: 3, error: expect.objectContaining({ where: "pair" }) }),
    );
    expect(ids(messages).filter((id) => id === 0)).toHaveLength(2);
  });

  it("holds for a crowd of requests of every fate", async () => {
    const { say, hear } = converse();
    say(START);
    for (let id = 2; id < 102; id++) {
      const fate = id % 5;
      const document = `d${id % 3}`;
      if (fate === 0) say({ type: "cancel", id, document });
      else if (fate === 1) say(translate(id, "a", { document, pair: { from: "en", to: "xx" } }));
      else if (fate === 2)
        say(translate(id, "a", { document, engine: "pseudo", options: { delay: 3 } }));
      else say(translate(id, "a", { document }));
    }
    const messages = await hear(101);
    expect([...ids(messages)].map(Number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 101 }, (_, i) => i + 1),
    );
  });

  it("holds when an engine throws, lies or is not there", async () => {
    const engine = (id: string, answer: () => Promise<readonly Runs[]>): Engine => ({
      id,
      translate: answer,
    });
    const engines = makeRegistry([
      engine("rejects", () => Promise.reject(new Error("no network"))),
      engine("throws", () => {
        throw new Error("at once");
      }),
      engine("short", () => Promise.resolve([])),
      engine("odd", () => Promise.resolve(["text" as unknown as Runs])),
    ]);
    const conversation = converse({ engines });
    const { say, hear } = conversation;
    say(START);
    ["rejects", "throws", "short", "odd", "absent"].forEach((id, n) =>
      say(translate(n + 2, "a", { engine: id })),
    );
    const messages = await hear(6);
    expect(messages.slice(1)).toMatchObject([
      {
        id: 2,
        error: {
          code: "internal",
          message: expect.stringContaining("no network") as string,
          where: "rejects",
        },
      },
      { id: 3, error: { code: "internal", message: expect.stringContaining("at once") as string } },
      { id: 4, error: { code: "internal", where: "short" } },
      { id: 5, type: "reply" }, // this segment is left as it was
      { id: 6, error: { code: "bad-argument", where: "engine" } },
    ]);
    expect(conversation.engine.openTickets).toBe(0);
  });
});

describe("Dispatcher: packs", () => {
  it("lists what is bundled without loading any", async () => {
    const { say, hear, reads } = converse();
    say(START, { type: "pairs", id: 2 });
    const messages = await hear(2);
    expect(messages).toContainEqual({
      type: "reply",
      id: 2,
      value: {
        pairs: [
          { id: "eng-spa", from: "en", to: "es" },
          { id: "spa-eng", from: "es", to: "en" },
          { id: "eng-cat", from: "en", to: "ca" },
          { id: "spa-eng+eng-cat", from: "es", to: "ca", through: "en" },
        ],
      },
    });
    expect(reads).toEqual(["fake:packs/index.json"]);
  });

  it("loads a pack once, at first use", async () => {
    const { say, hear, reads, engine } = converse();
    say(START, translate(2, "a"), translate(3, "b"), translate(4, "c", { document: "e" }));
    await hear(4);
    expect(reads).toEqual(["fake:packs/index.json", "fake:packs/eng-spa.pack"]);
    expect(engine.log.filter((line) => line.startsWith("addPack"))).toHaveLength(1);
  });

  it("says clearly what is wrong: no pack, another size than the index says, no file", async () => {
    const { say, hear } = converse();
    say(START);
    say(translate(2, "a", { pair: { from: "en", to: "xx" } }));
    say(translate(3, "a", { pair: { from: "es", to: "en" } }));
    say(translate(4, "a", { pair: { from: "en", to: "ca" } }));
    const messages = await hear(4);
    expect(messages.slice(1)).toMatchObject([
      { id: 2, error: { code: "unsupported-pair", where: "pair" } },
      { id: 3, error: { code: "corrupt-data", where: "fake:packs/spa-eng.pack" } },
      { id: 4, error: { code: "not-found", where: "fake:packs/missing.pack" } },
    ]);
  });

  it.each([
    ["no JSON", "{"],
    ["no list", "{}"],
    ["a broken entry", '[{"id":"x"}]'],
  ])("tells that the index is %s, and reads it again next time", async (_name, text) => {
    const files = fakeFiles();
    const good = files.get("fake:packs/index.json") ?? "";
    files.set("fake:packs/index.json", text);
    const { say, hear } = converse({ files });
    say(START, translate(2, "a"));
    expect((await hear(2))[1]).toMatchObject({ id: 2, error: { code: "corrupt-data" } });
    files.set("fake:packs/index.json", good);
    say(translate(3, "a"));
    expect((await hear(3))[2]).toMatchObject({ id: 3, type: "reply" });
  });

  it("tries a pack again that could not be read", async () => {
    const files = fakeFiles();
    files.delete("fake:packs/eng-spa.pack");
    const { say, hear } = converse({ files });
    say(START, translate(2, "a"));
    expect((await hear(2))[1]).toMatchObject({ id: 2, error: { code: "not-found" } });
    files.set("fake:packs/eng-spa.pack", "en>es");
    say(translate(3, "a"));
    expect((await hear(3))[2]).toMatchObject({ id: 3, type: "reply" });
  });
});

describe("Dispatcher: cancel", () => {
  it("ends what waits and what is at work, and only that document", async () => {
    const conversation = converse();
    const { say, hear } = conversation;
    const slow = { engine: "pseudo", options: { delay: 60_000 } };
    say(
      START,
      translate(2, "a", slow),
      translate(3, "b", slow),
      translate(4, "c", { document: "e" }),
    );
    await hear(2);
    say({ type: "cancel", id: 5, document: "d" }, translate(6, "d"));
    const messages = await hear(6);
    expect(messages).toContainEqual(
      expect.objectContaining({ id: 2, error: expect.objectContaining({ code: "cancelled" }) }),
    );
    expect(messages).toContainEqual(
      expect.objectContaining({ id: 3, error: expect.objectContaining({ code: "cancelled" }) }),
    );
    expect(messages).toContainEqual(expect.objectContaining({ id: 5, value: { cancelled: 2 } }));
    expect(messages).toContainEqual(expect.objectContaining({ id: 4, type: "reply" }));
    expect(messages).toContainEqual(expect.objectContaining({ id: 6, type: "reply" }));
    expect(messages).toHaveLength(6);
    expect(conversation.engine.openTickets).toBe(0);
  });

  it("does not begin what was cancelled while it waited", async () => {
    const { say, hear, engine } = converse();
    say(START);
    for (let id = 2; id < 32; id++) say(translate(id, "a"));
    say({ type: "cancel", id: 40, document: "d" });
    await hear(32);
    expect(engine.log.filter((line) => line.startsWith("translate")).length).toBeLessThan(5);
  });
});

describe("Dispatcher: crash", () => {
  it("ends what was in hand as crashed, says fatal, then nothing", async () => {
    const { say, hear } = converse();
    say(START, translate(2, "a"));
    await hear(2);
    say(translate(3, "CRASH"), translate(4, "after"), { type: "pairs", id: 5 });
    await hear(4);
    say({ type: "pairs", id: 6 });
    const messages = await hear(4);
    const told = messages.slice(2).filter((message) => !("id" in message && message.id === 5));
    expect(told).toMatchObject([
      { type: "error", id: 3, error: { code: "crashed" } },
      { type: "fatal", error: { code: "crashed" } },
    ]);
    expect(messages.at(-1)).toMatchObject({ type: "fatal" });
  });
});

describe("Dispatcher: person's units", () => {
  it("win from then on", async () => {
    const { say, hear } = converse();
    say(
      START,
      { type: "remember", id: 2, pair, source: ["a"], target: ["mine"], site: "x" },
      translate(3, "a"),
    );
    const messages = await hear(3);
    expect(messages[1]).toMatchObject({ type: "reply", id: 2, value: { unit: 1 } });
    expect(messages[2]).toMatchObject({
      value: { blocks: [{ parts: [{ target: ["mine"], origin: "person" }] }] },
    });
  });
});
