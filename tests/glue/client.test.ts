// SPDX-License-Identifier: GPL-3.0-or-later
// Client and host over a real dispatcher with a stand-in for the core.
import { afterEach, describe, expect, it } from "vitest";
import { channelPair, portChannel, workerChannel } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import { CoreError } from "../../js-glue/core/errors.js";
import type { Channel } from "../../js-glue/protocol/channel.js";
import { PROTOCOL_VERSION, type Calls } from "../../js-glue/protocol/messages.js";
import {
  ASSETS,
  startFakeWorker,
  type FakeWorker,
  type FakeWorkerOptions,
} from "./support/fake-worker.js";
import { NodeHome } from "./support/node-home.js";
import { manyTasks } from "./support/tasks.js";

const pair = { from: "en", to: "es" };
const SLOW = { engine: "pseudo", options: { delay: 60_000 } };

interface Stage {
  readonly host: WorkerHost;
  readonly workers: FakeWorker[];
  connect(isPrivate?: boolean): EngineClient;
}

let stage: Stage | null = null;
afterEach(() => {
  stage?.host.close();
  stage = null;
});

/** prepare  may change the worker made as the index-th. */
function set(
  options: FakeWorkerOptions = {},
  prepare: (worker: FakeWorker, index: number) => void = () => undefined,
): Stage {
  const workers: FakeWorker[] = [];
  const home = new NodeHome(); // the disk, which all workers see
  const spawn = (): Channel => {
    const worker = startFakeWorker({ home, ...options });
    prepare(worker, workers.length);
    workers.push(worker);
    return worker.channel;
  };
  const host = new WorkerHost({ spawn, assets: ASSETS, build: "test" });
  stage = { host, workers, connect: (isPrivate) => new EngineClient(serve(host, isPrivate), REPLIES) };
  return stage;
}

function crash(): never {
  throw new WebAssembly.RuntimeError("unreachable");
}

function serve(host: WorkerHost, isPrivate = false): Channel {
  const [near, far] = channelPair();
  host.serve(far, isPrivate);
  return near;
}

function request(text: string, more: object = {}): Calls["translate"]["request"] {
  return { document: "d", pair, engine: "embedded", blocks: [{ id: 1, runs: [text] }], ...more };
}

function targetOf(reply: Calls["translate"]["reply"]): unknown {
  const part = reply.blocks[0]?.parts[0];
  return typeof part === "object" ? part.target : part;
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof EngineError ? error.code : `settled otherwise: ${String(error)}`;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe("EngineClient", () => {
  it("starts the worker at the first word and is greeted", async () => {
    const { workers, connect } = set();
    expect(workers).toHaveLength(0);
    await expect(connect().ready).resolves.toEqual({ version: PROTOCOL_VERSION, build: "test" });
    expect(workers).toHaveLength(1);
  });

  it("makes typed calls", async () => {
    const client = set().connect();
    expect(targetOf(await client.call("translate", request("hola")))).toEqual(["HOLA"]);
    expect((await client.call("pairs", {})).pairs[0]).toEqual({
      id: "eng-spa",
      from: "en",
      to: "es",
    });
    await expect(
      client.call("remember", { pair, source: ["a"], target: ["b"] }),
    ).resolves.toMatchObject({ unit: 1 });
    expect(
      await codeOf(client.call("translate", request("a", { pair: { from: "en", to: "xx" } }))),
    ).toBe("unsupported-pair");
  });

  it("names the field of a bad request", async () => {
    const client = set().connect();
    const call = client.call("translate", request("a", { document: "" }));
    await expect(call).rejects.toMatchObject({
      code: "bad-argument",
      where: "document",
      isRetryable: false,
    });
  });

  it("is cancelled by its signal: before, while it waits, while it is at work", async () => {
    const { connect, workers } = set();
    const client = connect();
    await client.ready;
    const controllers = [
      new AbortController(),
      new AbortController(),
      new AbortController(),
    ] as const;
    controllers[0].abort();
    const calls = controllers.map(({ signal }) =>
      client.call("translate", request("a", SLOW), { signal }),
    );
    const codes = calls.map(codeOf);
    await until(() => (workers[0]?.engine.openTickets ?? 0) === 1);
    controllers[2].abort();
    controllers[1].abort();
    await expect(Promise.all(codes)).resolves.toEqual(["cancelled", "cancelled", "cancelled"]);
    await until(() => workers[0]?.engine.openTickets === 0);
    expect(targetOf(await client.call("translate", request("still here")))).toEqual(["STILL HERE"]);
  });

  it("lets go of a signal when the call is over", async () => {
    const client = set().connect();
    const listeners = new Set<unknown>();
    const signal = {
      aborted: false,
      addEventListener: (_type: string, listener: () => void) => void listeners.add(listener),
      removeEventListener: (_type: string, listener: () => void) => void listeners.delete(listener),
    };
    const call = client.call("translate", request("a"), { signal });
    expect(listeners.size).toBe(1);
    await call;
    expect(listeners.size).toBe(0);
  });

  it("rejects everything open when the other side goes, and everything after", async () => {
    const { host, connect } = set();
    const client = connect();
    await client.ready;
    const code = codeOf(client.call("translate", request("a", SLOW)));
    host.close();
    expect(await code).toBe("crashed");
    expect(client.isClosed).toBe(true);
    expect(await codeOf(client.call("pairs", {}))).toBe("crashed");
  });

  it("does not take nonsense for an answer", async () => {
    const [near, far] = channelPair();
    far.onMessage((message) => {
      const { id, type } = message as { id: number; type: string };
      far.post(type === "pairs" ? { type: "reply", id, value: { pairs: "all" } } : { id });
    });
    const client = new EngineClient(near, REPLIES);
    expect(await codeOf(client.ready)).toBe("internal");
    await expect(client.call("pairs", {})).rejects.toMatchObject({
      code: "internal",
      where: "value.pairs",
    });
  });

  it("rejects what can't be sent", async () => {
    const channel: Channel = {
      post: () => false,
      onMessage: () => undefined,
      onClose: () => undefined,
      close: () => undefined,
    };
    expect(await codeOf(new EngineClient(channel, REPLIES).call("pairs", {}))).toBe("internal");
  });

  it("believes no answer that it has no check for", async () => {
    let receive: (message: unknown) => void = () => undefined;
    const channel: Channel = {
      post: (message) => {
        const { id } = message as { id: number };
        queueMicrotask(() => receive({ type: "reply", id, value: { pairs: [] } }));
        return true;
      },
      onMessage: (listener) => (receive = listener),
      onClose: () => undefined,
      close: () => undefined,
    };
    expect(await new EngineClient(channel, REPLIES).call("pairs", {})).toEqual({ pairs: [] });
    const { hello } = REPLIES;
    expect(await codeOf(new EngineClient(channel, { hello } as typeof REPLIES).call("pairs", {}))).toBe("internal");
  });
});

describe("WorkerHost: many clients", () => {
  it("keeps ids and documents of clients apart", async () => {
    const { connect, workers } = set();
    const [one, two] = [connect(), connect()];
    const lost = codeOf(one.call("translate", request("a", SLOW)));
    const kept = two.call("translate", request("b", { engine: "pseudo", options: { delay: 30 } }));
    await until(() => workers[0]?.engine.openTickets === 2);
    await expect(one.call("cancel", { document: "d" })).resolves.toEqual({ cancelled: 1 });
    expect(await lost).toBe("cancelled");
    expect(targetOf(await kept)).toEqual(["⟦B⟧"]);
    expect(workers).toHaveLength(1);
  });

  it("can't be made to cancel another client's request", async () => {
    const { connect } = set();
    const [one, two] = [connect(), connect()];
    const kept = one.call("translate", request("b", { engine: "pseudo", options: { delay: 30 } }));
    await two.ready;
    for (const id of [1, 2, 3])
      await expect(two.call("cancel", { document: "d", request: id })).resolves.toEqual({
        cancelled: 0,
      });
    expect(targetOf(await kept)).toEqual(["⟦B⟧"]);
  });

  it("drops the work of a client that is gone", async () => {
    const { connect, workers } = set();
    const [one, two] = [connect(), connect()];
    const gone = codeOf(one.call("translate", request("a", SLOW)));
    await until(() => workers[0]?.engine.openTickets === 1);
    one.close();
    expect(await gone).toBe("cancelled");
    await until(() => workers[0]?.engine.openTickets === 0);
    await expect(two.call("pairs", {})).resolves.toBeDefined();
  });

  it("wants hello first, the right version, and new ids", async () => {
    const { host } = set();
    const heard: unknown[] = [];
    const channel = serve(host);
    channel.onMessage((message) => heard.push(message));
    channel.post({ type: "pairs", id: 1 });
    channel.post({ type: "hello", id: 2, version: 99 });
    channel.post({ type: "pairs", id: 3 });
    channel.post({ type: "hello", id: 4, version: PROTOCOL_VERSION });
    channel.post({ type: "pairs", id: 4 });
    channel.post({ type: "start", id: 5, version: PROTOCOL_VERSION, build: "", assets: ASSETS });
    channel.post(undefined);
    await until(() => heard.length >= 7);
    expect(heard.slice(0, 6)).toMatchObject([
      { id: 1, error: { code: "bad-argument", where: "type" } },
      { id: 2, error: { code: "unsupported-version" } },
      { id: 3, error: { code: "bad-argument", where: "type" } },
      { id: 0, error: { code: "bad-argument", where: "id" } },
      { id: 5, error: { code: "bad-argument", where: "type" } },
      { id: 0, error: { code: "bad-argument" } },
    ]);
    expect(heard[6]).toMatchObject({ type: "reply", id: 4 });
  });
});

describe("WorkerHost: crash and restart", () => {
  it("gives up the request that kills workers, and only that one", async () => {
    const { connect, workers } = set();
    const client = connect();
    const before = client.call("translate", request("before"));
    const killer = codeOf(client.call("translate", request("CRASH")));
    const after = client.call("translate", request("after"));
    const other = connect().call("translate", request("other"));
    expect(targetOf(await before)).toEqual(["BEFORE"]);
    expect(await killer).toBe("crashed");
    expect(targetOf(await after)).toEqual(["AFTER"]);
    expect(targetOf(await other)).toEqual(["OTHER"]);
    expect(workers).toHaveLength(3);
  });

  it("repeats everything when a worker dies without a word", async () => {
    const { connect, workers } = set();
    const client = connect();
    await client.ready;
    const call = client.call(
      "translate",
      request("a", { engine: "pseudo", options: { delay: 20 } }),
    );
    await until(() => workers[0]?.engine.openTickets === 1);
    workers[0]?.kill();
    expect(targetOf(await call)).toEqual(["⟦A⟧"]);
    expect(workers).toHaveLength(2);
  });

  it("does so once", async () => {
    const { connect, workers, host } = set();
    const client = connect();
    await client.ready;
    const code = codeOf(client.call("translate", request("a", SLOW)));
    await until(() => workers[0]?.engine.openTickets === 1);
    host.restart();
    await until(() => workers[1]?.engine.openTickets === 1);
    host.restart();
    expect(await code).toBe("crashed");
    expect(workers).toHaveLength(2);
    await expect(client.call("pairs", {})).resolves.toBeDefined();
    expect(workers).toHaveLength(3);
  });

  it("finds on disk what persons wrote", async () => {
    const { connect, host, workers } = set();
    const client = connect();
    await client.call("remember", { pair, source: ["a"], target: ["first"] });
    await client.call("remember", { pair, source: ["a"], target: ["second"] });
    host.restart();
    expect(targetOf(await client.call("translate", request("a")))).toEqual(["second"]);
    expect(workers[1]?.engine.log.filter((line) => line === "putUnitRows")).toHaveLength(1);
  });

  it("tells a new worker what private windows wrote, the latest only", async () => {
    const { connect, host, workers } = set();
    const client = connect(true);
    await client.call("remember", { pair, source: ["a"], target: ["first"] });
    await client.call("remember", { pair, source: ["a"], target: ["second"], site: "s" });
    await client.call("remember", { pair, source: ["a"], target: ["third"], site: "s" });
    await client.call("remember", { pair, source: ["c"], target: ["forgotten"] });
    const { undo } = await client.call("remember", { pair, source: ["d"], target: ["undone"] });
    const { units } = await client.call("units", { filter: {}, offset: 0, limit: 9 });
    expect(units).toEqual([]); // nothing of it is written
    await client.call("undo", { undo });
    const forgotten = (await client.call("remember", { pair, source: ["c"], target: ["x"] })).unit;
    await client.call("forget", { unit: forgotten });
    host.restart();
    expect(targetOf(await client.call("translate", request("a")))).toEqual(["third"]);
    expect(workers[1]?.engine.log.filter((line) => line === "putUnits")).toHaveLength(2);
  });

  it("does not keep a unit that was never acknowledged", async () => {
    const { connect, workers } = set();
    const client = connect();
    expect(await codeOf(client.call("remember", { pair, source: ["CRASH"], target: ["b"] }))).toBe(
      "crashed",
    );
    await client.call("pairs", {});
    expect(workers).toHaveLength(3);
    expect(workers[2]?.engine.log).toEqual([]);
  });

  it("forgets a unit that kills every new worker", async () => {
    const { connect, host, workers } = set({}, (worker, index) => {
      if (index > 0) worker.engine.putUnits = crash;
    });
    const client = connect(true);
    await client.call("remember", { pair, source: ["a"], target: ["b"] });
    host.restart();
    expect(targetOf(await client.call("translate", request("a")))).toEqual(["A"]);
    expect(workers).toHaveLength(3);
  });

  it("cancels a single request across a restart", async () => {
    const { connect, host, workers } = set();
    const client = connect();
    await client.ready;
    const controller = new AbortController();
    const code = codeOf(
      client.call("translate", request("a", SLOW), { signal: controller.signal }),
    );
    await until(() => workers[0]?.engine.openTickets === 1);
    host.restart();
    await until(() => workers[1]?.engine.openTickets === 1);
    controller.abort();
    expect(await code).toBe("cancelled");
    await until(() => workers[1]?.engine.openTickets === 0);
  });

  it("ends all with the reason when the module does not load, and tries anew", async () => {
    const failure = { code: "unsupported-version", message: "old module", where: "abi" } as const;
    const { connect, workers } = set({ loadCore: () => Promise.reject(new CoreError(failure)) });
    const client = connect();
    expect(await codeOf(client.call("translate", request("a")))).toBe("unsupported-version");
    expect(await codeOf(client.call("translate", request("a")))).toBe("unsupported-version");
    expect(workers).toHaveLength(2);
  });

  it("ends a request when no worker can be made at all", async () => {
    const spawn = (): Channel => {
      throw new Error("blocked");
    };
    const host = new WorkerHost({ spawn, assets: ASSETS, build: "" });
    await expect(new EngineClient(serve(host), REPLIES).ready).rejects.toMatchObject({ code: "internal" });
    host.close();
  });

  it("does not wake a worker to cancel nothing", async () => {
    const { connect, host, workers } = set();
    const client = connect();
    await client.call("translate", request("a"));
    host.restart();
    await expect(client.call("cancel", { document: "d" })).resolves.toEqual({ cancelled: 0 });
    client.close();
    await manyTasks();
    expect(workers).toHaveLength(1);
  });
});

describe("channels", () => {
  it("end a worker with an uncaught error", () => {
    const listeners = new Map<string, (event: { readonly data: unknown }) => void>();
    const calls: string[] = [];
    const channel = workerChannel({
      postMessage: () => calls.push("post"),
      terminate: () => calls.push("terminate"),
      addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) =>
        void listeners.set(type, listener),
    });
    channel.onMessage((message) => calls.push(`message ${String(message)}`));
    channel.onClose(() => calls.push("close"));
    channel.post(1);
    listeners.get("message")?.({ data: "x" });
    listeners.get("error")?.({ data: null });
    listeners.get("error")?.({ data: null });
    listeners.get("message")?.({ data: "late" });
    expect(channel.post(2)).toBe(false);
    expect(calls).toEqual(["post", "message x", "terminate", "close"]);
  });

  it("say when a port is gone instead of throwing", () => {
    const disconnects: (() => void)[] = [];
    let isGone = false;
    const channel = portChannel({
      postMessage: () => {
        if (isGone) throw new Error("Attempting to use a disconnected port object");
      },
      disconnect: () => undefined,
      onMessage: { addListener: () => undefined },
      onDisconnect: { addListener: (listener) => void disconnects.push(listener) },
    });
    let closes = 0;
    channel.onClose(() => closes++);
    expect(channel.post({})).toBe(true);
    isGone = true;
    expect(channel.post({})).toBe(false);
    disconnects.forEach((tell) => tell());
    expect(closes).toBe(1);
  });
});
