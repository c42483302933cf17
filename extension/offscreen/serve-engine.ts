// SPDX-License-Identifier: GPL-3.0-or-later
// The home of the engine: one worker, any number of ports of content scripts.
import { api } from "#platform/api.js";
import { portChannel, workerChannel } from "../../js-glue/client/channels.js";
import { WorkerHost } from "../../js-glue/client/worker-host.js";
import type { Channel } from "../../js-glue/protocol/channel.js";
import { ENGINE_PORT } from "../shared/messages.js";

const WORKER = "engine/worker.js";

/** Call at the top level: ports may be waiting. `working` hears how many requests are open. */
export function serveEngine(working: (openRequests: number) => void): WorkerHost {
  const host = new WorkerHost({
    spawn: () => workerChannel(new Worker(api.runtime.getURL(WORKER), { type: "module" })),
    assets: {
      moduleUrl: api.runtime.getURL("engine/palimpsest.mjs"),
      wasmUrl: api.runtime.getURL("engine/palimpsest.wasm"),
      sqliteUrl: api.runtime.getURL("engine/sqlite3.mjs"),
      packsUrl: api.runtime.getURL("packs/"),
    },
    build: __PALIMPSEST_VERSION__, // an offscreen document may not read the manifest
  });
  const counter = { open: 0 };
  api.runtime.onConnect.addListener((port) => {
    if (port.name !== ENGINE_PORT || port.sender?.id !== api.runtime.id) return;
    const isPrivate = port.sender.tab?.incognito === true;
    host.serve(counted(portChannel(port), (change) => {
      counter.open += change;
      working(counter.open);
    }), isPrivate);
  });
  return host;
}

/** The same channel; every request counts 1 until it is answered or the other side is gone. */
function counted(channel: Channel, change: (by: number) => void): Channel {
  let open = 0;
  const add = (by: number) => {
    open += by;
    change(by);
  };
  return {
    post: (message) => {
      if (open > 0) add(-1);
      return channel.post(message);
    },
    onMessage: (listener) => channel.onMessage((message) => {
      add(1);
      listener(message);
    }),
    onClose: (listener) => channel.onClose(() => {
      add(-open);
      listener();
    }),
    close: () => {
      add(-open);
      channel.close();
    },
  };
}
