// SPDX-License-Identifier: GPL-3.0-or-later
// Channels over Node's MessagePort and Worker: the same structured clone as a browser's worker.
import type { MessagePort, Worker } from "node:worker_threads";
import type { Channel } from "../../../js-glue/protocol/channel.js";

export function messagePortChannel(port: MessagePort): Channel {
  let isClosed = false;
  return {
    post: (message) => {
      if (!isClosed) port.postMessage(message);
      return !isClosed;
    },
    onMessage: (listener) => {
      port.on("message", (message: unknown) => {
        if (!isClosed) listener(message);
      });
    },
    onClose: (listener) => {
      port.on("close", () => {
        if (!isClosed) listener();
        isClosed = true;
      });
    },
    close: () => {
      isClosed = true;
      port.close();
    },
  };
}

export function threadChannel(worker: Worker): Channel {
  let isClosed = false;
  return {
    post: (message) => {
      if (!isClosed) worker.postMessage(message);
      return !isClosed;
    },
    onMessage: (listener) => {
      worker.on("message", (message: unknown) => {
        if (!isClosed) listener(message);
      });
    },
    onClose: (listener) => {
      const end = (): void => {
        if (!isClosed) listener();
        isClosed = true;
      };
      worker.on("error", end);
      worker.on("exit", end);
    },
    close: () => {
      isClosed = true;
      void worker.terminate();
    },
  };
}
