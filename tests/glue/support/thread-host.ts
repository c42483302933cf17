// SPDX-License-Identifier: GPL-3.0-or-later
// The worker as it ships (bundled js-glue/worker/entry.ts) in a thread, behind the real host.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import { channelPair } from "../../../js-glue/client/channels.js";
import { EngineClient } from "../../../js-glue/client/engine-client.js";
import { REPLIES } from "../../../js-glue/protocol/replies.js";
import { WorkerHost } from "../../../js-glue/client/worker-host.js";
import { ABI_VERSION } from "../../../js-glue/core/load.js";
import type { Assets } from "../../../js-glue/protocol/messages.js";
import { repoPath } from "./paths.js";
import { threadChannel } from "./port-channel.js";

/** SQLite as the extension ships it, in its build for Node: without the browser's private files. */
export const SQLITE_URL = pathToFileURL(repoPath("node_modules/@sqlite.org/sqlite-wasm/dist/node.mjs")).href;

/** Bundles the worker with the engines for tests; answers the URL of the file. */
export function bundleWorker(folder: string): string {
  const outfile = path.join(folder, "worker.mjs");
  buildSync({
    entryPoints: [repoPath("js-glue/worker/entry.ts")],
    outfile,
    bundle: true,
    format: "esm",
    define: { __PALIMPSEST_TEST__: "true" },
  });
  return pathToFileURL(outfile).href;
}

/** Bundles the stand-in of the core as if it were palimpsest.mjs; answers the URL of the file. */
export function bundleFakeModule(folder: string): string {
  const outfile = path.join(folder, "fake-palimpsest.mjs");
  const contents = `import { FakeEngine } from "./fake-engine.ts";
    export default async () => ({ abiVersion: () => ${ABI_VERSION}, Engine: FakeEngine });`;
  const resolveDir = repoPath("tests/glue/support");
  buildSync({ stdin: { contents, resolveDir }, outfile, bundle: true, format: "esm" });
  return pathToFileURL(outfile).href;
}

/** Writes packs and their index.json; answers the URL of the folder. */
export function writePacks(
  folder: string,
  packs: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly bytes: Uint8Array;
  }[],
): string {
  mkdirSync(folder, { recursive: true });
  const index = packs.map(({ id, from, to, bytes }) => {
    const file = `${id}.pack`;
    writeFileSync(path.join(folder, file), bytes);
    return { id, from, to, package: "", packageVersion: "", licence: "", file, size: bytes.byteLength };
  });
  writeFileSync(path.join(folder, "index.json"), JSON.stringify(index));
  return `${pathToFileURL(folder).href}/`;
}

export interface ThreadHost {
  readonly host: WorkerHost;
  /** Every thread started so far. */
  readonly threads: readonly Worker[];
  connect(): EngineClient;
}

export function startThreadHost(bundle: string, assets: Assets): ThreadHost {
  const threads: Worker[] = [];
  const spawn = () => {
    const thread = new Worker(repoPath("tests/glue/support/browser-shim.mjs"), {
      workerData: { bundle },
    });
    threads.push(thread);
    return threadChannel(thread);
  };
  const host = new WorkerHost({ spawn, assets, build: "test" });
  return {
    host,
    threads,
    connect: () => {
      const [near, far] = channelPair();
      host.serve(far);
      return new EngineClient(near, REPLIES);
    },
  };
}
