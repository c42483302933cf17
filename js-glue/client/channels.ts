// SPDX-License-Identifier: GPL-3.0-or-later
// Channels over the pipes that browsers have. The pipes are described by the little that is used of
// them, so that this compiles without the DOM and without an extension API.
import type { Channel } from "../protocol/channel.js";

/** What is used of a dedicated Worker. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: object) => void): void;
}

/** What is used of a chrome.runtime.Port. */
export interface PortLike {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** A channel to a worker; an uncaught error in it counts as its end. close() terminates it. */
export function workerChannel(worker: WorkerLike): Channel {
  let isClosed = false;
  return {
    post: (message) => !isClosed && sends(() => worker.postMessage(message)),
    onMessage: (listener) =>
      worker.addEventListener("message", ({ data }) => isClosed || listener(data)),
    onClose: (listener) => {
      const end = (): void => {
        if (isClosed) return;
        isClosed = true;
        worker.terminate();
        listener();
      };
      worker.addEventListener("error", end);
      worker.addEventListener("messageerror", end);
    },
    close: () => {
      isClosed = true;
      worker.terminate();
    },
  };
}

/** A channel over an extension port; values travel as JSON. */
export function portChannel(port: PortLike): Channel {
  let isClosed = false;
  return {
    post: (message) => !isClosed && sends(() => port.postMessage(message)),
    onMessage: (listener) => port.onMessage.addListener((message) => isClosed || listener(message)),
    onClose: (listener) =>
      port.onDisconnect.addListener(() => {
        if (isClosed) return;
        isClosed = true;
        listener();
      }),
    close: () => {
      isClosed = true;
      port.disconnect();
    },
  };
}

/** Two ends of a channel in one program; what one posts, the other gets in a later microtask. */
export function channelPair(): readonly [Channel, Channel] {
  const ends = [new PairEnd(), new PairEnd()] as const;
  ends[0].connect(ends[1]);
  ends[1].connect(ends[0]);
  return ends;
}

class PairEnd implements Channel {
  #other: PairEnd | null = null;
  #message: (message: unknown) => void = () => undefined;
  #close: () => void = () => undefined;

  connect(other: PairEnd): void {
    this.#other = other;
  }

  post(message: unknown): boolean {
    const other = this.#other;
    if (!other) return false;
    void Promise.resolve().then(() => {
      if (other.#other) other.#message(message);
    });
    return true;
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }

  onClose(listener: () => void): void {
    this.#close = listener;
  }

  close(): void {
    const other = this.#other;
    this.#other = null;
    if (!other) return;
    other.#other = null;
    void Promise.resolve().then(() => other.#close());
  }
}

function sends(send: () => void): boolean {
  try {
    send();
    return true;
  } catch {
    return false;
  }
}
