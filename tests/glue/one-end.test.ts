// SPDX-License-Identifier: GPL-3.0-or-later
// Exactly one end for every request, whatever happens in between: many clients, cancels, crashes,
// workers that die without a word, clients that leave. Seeded, so that a failure can be repeated.
import { describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { REPLIES } from "../../js-glue/protocol/replies.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import type { Calls } from "../../js-glue/protocol/messages.js";
import { ASSETS, startFakeWorker, type FakeWorker } from "./support/fake-worker.js";

const STEPS = 150;
const PATIENCE_MS = 10_000;

/** Numbers from 0 to below `limit`, the same for the same seed (mulberry32). */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function request(text: string, document: string, engine: string): Calls["translate"]["request"] {
  const options = engine === "pseudo" ? { delay: 2 } : {};
  const pair = { from: "en", to: "es" };
  return { document, pair, engine, blocks: [{ id: 1, runs: [text] }], options };
}

describe("every request has exactly one end", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("seed %i", async (seed) => {
    const next = numbers(seed);
    const workers: FakeWorker[] = [];
    const spawn = () => {
      const worker = startFakeWorker();
      workers.push(worker);
      return worker.channel;
    };
    const host = new WorkerHost({ spawn, assets: ASSETS, build: "" });
    const connect = (): EngineClient => {
      const [near, far] = channelPair();
      host.serve(far);
      return new EngineClient(near, REPLIES);
    };
    const clients = [connect(), connect(), connect()];
    const ends: Promise<string>[] = [];
    const watch = (call: Promise<unknown>): void => {
      const end = call.then(
        () => "value",
        (error: unknown) => (error instanceof EngineError ? error.code : `thrown ${String(error)}`),
      );
      ends.push(end);
    };
    const translate = (client: EngineClient, controller?: AbortController): void => {
      const text = next(20) === 0 ? "CRASH" : "text";
      const engine = next(3) === 0 ? "pseudo" : "embedded";
      const options = controller ? { signal: controller.signal } : {};
      watch(client.call("translate", request(text, `d${next(3)}`, engine), options));
    };

    for (let step = 0; step < STEPS; step++) {
      const at = next(clients.length);
      const client = clients[at] ?? connect();
      const deed = next(20);
      if (deed < 11) {
        translate(client);
      } else if (deed < 14) {
        const controller = new AbortController();
        translate(client, controller);
        setTimeout(() => controller.abort(), next(6));
      } else if (deed === 14) watch(client.call("cancel", { document: `d${next(3)}` }));
      else if (deed === 15) watch(client.call("pairs", {}));
      else if (deed === 16) {
        const unit = { pair: { from: "en", to: "es" }, source: ["a"], target: ["b"] };
        watch(client.call("remember", unit));
      } else if (deed === 17) workers.at(-1)?.kill();
      else if (deed === 18) host.restart();
      else {
        client.close();
        clients[at] = connect();
      }
      if (next(4) === 0) await new Promise((resolve) => setTimeout(resolve, next(4)));
    }

    const patience = new Promise<string[]>((resolve) =>
      setTimeout(() => resolve(["somebody waits for ever"]), PATIENCE_MS),
    );
    const codes = new Set(await Promise.race([Promise.all(ends), patience]));
    host.close();
    expect([...codes].filter((code) => !["value", "cancelled", "crashed"].includes(code))).toEqual(
      [],
    );
    expect(codes.has("value")).toBe(true);
  });
});
