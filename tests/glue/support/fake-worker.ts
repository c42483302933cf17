// SPDX-License-Identifier: GPL-3.0-or-later
// The real dispatcher with a fake core behind a real MessageChannel, in this very thread.
import { MessageChannel } from "node:worker_threads";
import { Core } from "../../../js-glue/core/core.js";
import { makeRegistry, type EngineRegistry } from "../../../js-glue/engines/registry.js";
import { HostilePseudoEngine } from "../../../js-glue/engines/test/pseudo-hostile.js";
import { PseudoEngine } from "../../../js-glue/engines/test/pseudo.js";
import type { Channel } from "../../../js-glue/protocol/channel.js";
import type { Assets } from "../../../js-glue/protocol/messages.js";
import { Dispatcher } from "../../../js-glue/worker/dispatcher.js";
import { PackFiles } from "../../../js-glue/store/pack-files.js";
import { MemoryFolder } from "../../../js-glue/store/pack-folder-memory.js";
import type { PackFolder } from "../../../js-glue/store/pack-folder.js";
import type { StoreHome } from "../../../js-glue/store/home.js";
import { notReadable, type Surroundings } from "../../../js-glue/worker/surroundings.js";
import { FakeEngine } from "./fake-engine.js";
import { NodeHome } from "./node-home.js";
import { messagePortChannel } from "./port-channel.js";

export const ASSETS: Assets = {
  moduleUrl: "fake:module",
  wasmUrl: "fake:wasm",
  sqliteUrl: "fake:sqlite",
  packsUrl: "fake:packs/",
};

/** What the fake worker can read; a test may change it. */
export function fakeFiles(): Map<string, string> {
  const facts = { package: "apertium", packageVersion: "1", licence: "GPL-2" };
  const index = [
    { ...facts, id: "eng-spa", from: "en", to: "es", file: "eng-spa.pack", size: 5 },
    { ...facts, id: "spa-eng", from: "es", to: "en", file: "spa-eng.pack", size: 99 },
    { ...facts, id: "eng-cat", from: "en", to: "ca", file: "missing.pack", size: 5 },
  ];
  return new Map([
    ["fake:packs/index.json", JSON.stringify(index)],
    ["fake:packs/eng-spa.pack", "en>es"],
    ["fake:packs/spa-eng.pack", "es>en"],
  ]);
}

export interface FakeWorker {
  /** The host's end; close() takes the worker away. */
  readonly channel: Channel;
  readonly engine: FakeEngine;
  /** Every file read so far. */
  readonly reads: string[];
  /** Ends it without a word, as a browser short of memory does. */
  kill(): void;
}

export interface FakeWorkerOptions {
  readonly files?: ReadonlyMap<string, string>;
  readonly engines?: EngineRegistry;
  /** Replaces the loading of the core. */
  readonly loadCore?: Surroundings["loadCore"];
  /** Where packs that are added are kept; one of its own if none is given. */
  readonly packs?: PackFolder;
  /** Where its memories are kept; one of its own if none is given. */
  readonly home?: StoreHome;
}

export function startFakeWorker(options: FakeWorkerOptions = {}): FakeWorker {
  const engine = new FakeEngine();
  const reads: string[] = [];
  const files = options.files ?? fakeFiles();
  const surroundings: Surroundings = {
    loadCore: options.loadCore ?? (() => Promise.resolve(new Core(engine))),
    packFiles: () => new PackFiles(() => Promise.resolve(options.packs ?? new MemoryFolder())),
    storeHome: () => options.home ?? new NodeHome(),
    readFile: (url) => {
      reads.push(url);
      const text = files.get(url);
      return text === undefined
        ? Promise.reject(notReadable(url, "no such file"))
        : Promise.resolve(bytesOf(text));
    },
  };
  const { port1, port2 } = new MessageChannel();
  const engines = options.engines ?? makeRegistry([new PseudoEngine(), new HostilePseudoEngine()]);
  const dispatcher = new Dispatcher((message) => port2.postMessage(message), surroundings, engines);
  port2.on("message", (message: unknown) => dispatcher.receive(message));
  return { channel: messagePortChannel(port1), engine, reads, kill: () => port2.close() };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
