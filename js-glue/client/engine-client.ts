// SPDX-License-Identifier: GPL-3.0-or-later
// Typed calls over a channel to a WorkerHost (worker-host.ts). Content scripts, pages of ours and
// tests use this; it knows nothing of workers.
import { isRecord, type Check } from "../protocol/check.js";
import type { CancelSignal, Channel } from "../protocol/channel.js";
import { CANCELLED, failure } from "../protocol/failure.js";
import { PROTOCOL_VERSION, type CallName, type Calls, type Failure } from "../protocol/messages.js";
import { parseFromWorker, type Replies } from "../protocol/validate-reply.js";
import { EngineError } from "./engine-error.js";

export interface CallOptions {
  /** When it fires, the call rejects as `cancelled` at once, and its work is not begun. */
  readonly signal?: CancelSignal;
}

interface Pending {
  readonly check: Check;
  resolve(value: unknown): void;
  reject(error: EngineError): void;
}

const CLOSED = failure("crashed", "The connection to the engine is closed.");

/**
 * One connection. Every call settles exactly once: with the value, or with an EngineError; when the
 * channel closes, those still open reject as `crashed`. A closed client stays closed: make a new
 * one on a new channel.
 */
export class EngineClient<Name extends CallName = CallName> {
  /** The answer to `hello`, which is sent at once; rejects as `unsupported-version` when stale. */
  readonly ready: Promise<Calls["hello"]["reply"]>;
  readonly #channel: Channel;
  readonly #replies: Partial<Replies<CallName>>;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #isClosed = false;

  /**
   * Takes the channel over: no one else may set its listeners. `replies` says what may be asked:
   * REPLIES anything, READER_REPLIES what a content script needs.
   */
  constructor(channel: Channel, replies: Replies<Name | "hello">) {
    this.#channel = channel;
    this.#replies = replies;
    channel.onMessage((message) => this.#receive(message));
    channel.onClose(() => this.#end(CLOSED));
    this.ready = this.#call("hello", { version: PROTOCOL_VERSION });
    this.ready.catch(() => undefined); // who never looks at it is told by the other calls
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Sends a request; resolves with its reply.
   * errors  EngineError with any ErrorCode; `cancelled` after `signal` or a cancel of its document;
   *         `crashed` when the worker or the connection was lost.
   */
  call<One extends Name>(
    name: One,
    request: Calls[One]["request"],
    options: CallOptions = {},
  ): Promise<Calls[One]["reply"]> {
    return this.#call(name, request, options);
  }

  #call<One extends CallName>(
    name: One,
    request: Calls[One]["request"],
    { signal }: CallOptions = {},
  ): Promise<Calls[One]["reply"]> {
    if (signal?.aborted) return Promise.reject(new EngineError(CANCELLED));
    if (this.#isClosed) return Promise.reject(new EngineError(CLOSED));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const abort = (): void => this.#abort(id, request);
      const release = (): void => signal?.removeEventListener("abort", abort);
      this.#pending.set(id, {
        check: this.#replies[name] ?? isUnknown,
        resolve: (value) => {
          release();
          resolve(value as Calls[One]["reply"]); // its check found it to be one
        },
        reject: (error) => {
          release();
          reject(error);
        },
      });
      signal?.addEventListener("abort", abort);
      if (!this.#channel.post({ ...request, type: name, id })) {
        this.#reject(
          id,
          failure(
            "internal",
            "The request can't be sent: the connection is gone or it is too big.",
          ),
        );
      }
    });
  }

  /** Ends the connection; what is open rejects as `cancelled`, and the host drops its work. */
  close(): void {
    this.#channel.close();
    this.#end(CANCELLED);
  }

  #receive(message: unknown): void {
    const parsed = parseFromWorker(message);
    if (!parsed) {
      const id = isRecord(message) ? message["id"] : undefined;
      if (typeof id === "number") this.#reject(id, outsideContract("message"));
    } else if (parsed.type === "reply") {
      this.#resolve(parsed.id, parsed.value);
    } else if (parsed.type === "error") {
      this.#reject(parsed.id, parsed.error);
    } else {
      this.#end(parsed.error); // a worker without a host between
    }
  }

  #resolve(id: number, value: unknown): void {
    const pending = this.#pending.get(id);
    if (!pending) return; // cancelled in the meantime
    const problem = pending.check(value, "value");
    if (problem) return this.#reject(id, outsideContract(problem.where));
    this.#pending.delete(id);
    pending.resolve(value);
  }

  #reject(id: number, error: Failure): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.reject(new EngineError(error));
  }

  #abort(id: number, request: object): void {
    if (!this.#pending.has(id)) return;
    const document: unknown = "document" in request ? request.document : undefined;
    if (typeof document === "string") {
      // Its own answer interests nobody.
      this.#channel.post({ type: "cancel", id: ++this.#lastId, document, request: id });
    }
    this.#reject(id, CANCELLED);
  }

  #end(error: Failure): void {
    this.#isClosed = true;
    for (const id of [...this.#pending.keys()]) this.#reject(id, error);
  }
}

/** Who has no check for an answer believes none. */
const isUnknown: Check = (_value, where) => ({ where, expected: "no answer" });

function outsideContract(where: string): Failure {
  return failure("internal", "The engine answered outside its contract.", where);
}
