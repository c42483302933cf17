// SPDX-License-Identifier: GPL-3.0-or-later
// The engine worker's messages: start first, then requests, each with exactly one end. After a
// crash of the core the request in hand ends as `crashed`, a fatal event follows, and nothing else
// ever.
//
//   new ──start──▶ started ──crash──▶ dead
//
// While the module still loads, requests are taken and wait for it.
import type { Core } from "../core/core.js";
import { CoreCrashed, CoreError } from "../core/errors.js";
import type { EngineRegistry } from "../engines/registry.js";
import { CANCELLED, failure, messageOf } from "../protocol/failure.js";
import {
  EMBEDDED_ENGINE,
  PROTOCOL_VERSION,
  type Calls,
  type Failure,
  type FromWorker,
  type Request,
  type RequestOf,
  type StartMessage,
} from "../protocol/messages.js";
import { parseRequest, parseStart } from "../protocol/validate-request.js";
import { StoreError } from "../store/store-error.js";
import { BundledPacks } from "./bundled-packs.js";
import { DocumentQueues } from "./document-queues.js";
import { MemoryService } from "./memory-service.js";
import { answerAboutMemories } from "./memory-calls.js";
import { isAboutPacks, PackService } from "./pack-calls.js";
import { PackShelf } from "./pack-shelf.js";
import type { Surroundings } from "./surroundings.js";
import { translateRequest } from "./translation.js";

interface Started {
  readonly build: string;
  readonly core: Promise<Core>;
  readonly packs: PackService;
  readonly memories: MemoryService;
}

export class Dispatcher {
  readonly #post: (message: FromWorker) => void;
  readonly #surroundings: Surroundings;
  readonly #engines: EngineRegistry;
  readonly #queues = new DocumentQueues();
  readonly #open = new Set<number>(); // requests without an end so far
  #lastId = 0;
  #started: Started | null = null;
  #isDead = false;

  /** post  sends to the other side; must not throw. */
  constructor(
    post: (message: FromWorker) => void,
    surroundings: Surroundings,
    engines: EngineRegistry,
  ) {
    this.#post = post;
    this.#surroundings = surroundings;
    this.#engines = engines;
  }

  /** Takes a message from the other side, of whatever shape. Never throws. */
  receive(message: unknown): void {
    if (this.#isDead) return;
    const parsed = this.#started ? parseRequest(message) : parseStart(message);
    const id = parsed.ok ? parsed.value.id : parsed.id;
    if (!this.#opens(id)) {
      const where = "id";
      this.#post({
        type: "error",
        id: 0,
        error: failure("bad-argument", `The id ${id} is not a new one.`, where),
      });
    } else if (!parsed.ok) {
      this.#fail(id, parsed.error);
    } else if (parsed.value.type === "start") {
      this.#start(parsed.value);
    } else if (this.#started) {
      void this.#handle(parsed.value, this.#started);
    }
  }

  /** Ids only increase, so no answer can be taken for another's. 0 stands for an unusable one. */
  #opens(id: number): boolean {
    if (id === 0) return true;
    if (id <= this.#lastId) return false;
    this.#lastId = id;
    this.#open.add(id);
    return true;
  }

  #start(start: StartMessage): void {
    const core = this.#surroundings.loadCore(start.assets);
    const bundled = new BundledPacks(start.assets.packsUrl, this.#surroundings.readFile);
    const packs = new PackService(new PackShelf(bundled, this.#surroundings.packFiles()), core);
    const memories = new MemoryService(this.#surroundings.storeHome(start.assets), core);
    memories.start();
    this.#started = { build: start.build, core, packs, memories };
    core.then(
      () => this.#succeed(start.id, null),
      (thrown: unknown) => this.#failWith(start.id, thrown),
    );
  }

  async #handle(request: Request, started: Started): Promise<void> {
    try {
      switch (request.type) {
        case "hello": {
          const reply: Calls["hello"]["reply"] = {
            version: PROTOCOL_VERSION,
            build: started.build,
          };
          return this.#succeed(request.id, reply);
        }
        case "translate":
          return this.#enqueue(request, started);
        case "cancel": {
          const reply: Calls["cancel"]["reply"] = {
            cancelled: this.#queues.cancel(request.document, request.request),
          };
          return this.#succeed(request.id, reply);
        }
        case "units":
        case "analyse":
          if (request.document !== undefined) return this.#enqueueLong(request, request.document, started);
          return this.#succeed(request.id, await answerAboutMemories(started.memories, request));
        default:
          if (isAboutPacks(request)) return this.#succeed(request.id, await started.packs.answer(request));
          return this.#succeed(request.id, await answerAboutMemories(started.memories, request));
      }
    } catch (thrown) {
      this.#failWith(request.id, thrown);
    }
  }

  #enqueue(request: RequestOf<"translate">, started: Started): void {
    const isReady = started.memories.ready(); // what a person wrote before this request wins
    this.#queues.push(request.document, {
      id: request.id,
      run: (signal) => this.#translate(request, started, isReady, signal),
      cancelled: () => this.#fail(request.id, CANCELLED),
    });
  }

  #enqueueLong(request: RequestOf<"units" | "analyse">, document: string, { memories }: Started): void {
    this.#queues.push(document, {
      id: request.id,
      run: async (signal) => {
        if (this.#isDead) return;
        try {
          const isList = request.type === "units";
          const isPrivate = request.isPrivate === true;
          const value = await (isList ? memories.units(request, signal) : memories.analyse(request, isPrivate, signal));
          this.#succeed(request.id, value);
        } catch (thrown) {
          this.#failWith(request.id, thrown);
        }
      },
      cancelled: () => this.#fail(request.id, CANCELLED),
    });
  }

  async #translate(
    request: RequestOf<"translate">,
    started: Started,
    isReady: Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.#isDead) return;
    try {
      // Read meanwhile; if that fails it does so again below.
      if (request.engine === EMBEDDED_ENGINE) void started.packs.shelf.ensure(started.core, request.pair).catch(() => undefined);
      const core = await started.core;
      await isReady;
      if (signal.aborted) return;
      const show = (): void => started.memories.show(request.isPrivate === true);
      const workshop = { core, show, packs: started.packs.shelf, engines: this.#engines };
      const reply: Calls["translate"]["reply"] = {
        blocks: await translateRequest(workshop, request, signal),
      };
      this.#succeed(request.id, reply);
    } catch (thrown) {
      this.#failWith(request.id, thrown);
    }
  }

  #failWith(id: number, thrown: unknown): void {
    if (thrown instanceof CoreCrashed) this.#die(id, thrown);
    else this.#fail(id, failureOf(thrown));
  }

  #die(id: number, crash: CoreCrashed): void {
    const error = failure("crashed", crash.message);
    this.#fail(id, error);
    this.#post({ type: "fatal", error });
    this.#isDead = true;
  }

  #succeed(id: number, value: unknown): void {
    if (this.#closes(id)) this.#post({ type: "reply", id, value });
  }

  #fail(id: number, error: Failure): void {
    if (this.#closes(id)) this.#post({ type: "error", id, error });
  }

  /** Whether `id` gets its end now: not if it has one, e.g. was cancelled while at work. */
  #closes(id: number): boolean {
    if (this.#isDead) return false;
    return id === 0 || this.#open.delete(id);
  }
}

function failureOf(thrown: unknown): Failure {
  if (thrown instanceof CoreError || thrown instanceof StoreError)
    return { code: thrown.code, message: thrown.message, where: thrown.where };
  return failure("internal", messageOf(thrown));
}
