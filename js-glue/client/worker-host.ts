// SPDX-License-Identifier: GPL-3.0-or-later
// Owner of the engine worker: starts it at the first request, puts a new one in its place when it
// dies, and serves any number of clients over it. The offscreen document (Chromium) and the event
// page (Firefox) run one of these.
//
//   no worker ──first request──▶ running ──fatal, error, restart()──▶ a new one if work is left
//        ◀──────────────── start fails: all open requests end with its error
//
// Every request a worker died with is sent to the next one, once: all calls may be repeated. When
// the worker says which request it died of, only that one is charged with the crash.
import type { Channel } from "../protocol/channel.js";
import { failure, messageOf } from "../protocol/failure.js";
import {
  PROTOCOL_VERSION,
  type Assets,
  type CallName,
  type Calls,
  type Failure,
  type Reply,
  type StartMessage,
} from "../protocol/messages.js";
import { replyProblem } from "../protocol/replies.js";
import { parseFromWorker } from "../protocol/validate-reply.js";
import { ClientLink, type Desk } from "./client-link.js";
import { SessionUnits, type PersonUnit } from "./session-units.js";
import type { Order, Outcome, Ticket } from "./ticket.js";

export interface HostOptions {
  /** Makes a new worker (js-glue/worker/entry.ts); close() of the channel must terminate it. */
  readonly spawn: () => Channel;
  readonly assets: Assets;
  /** What `hello` answers, e.g. "0.1.0". */
  readonly build: string;
}

/** A request is given up when this many workers died with it in hand. */
const MAX_CRASHES = 2;

const UNIT_CHANGES: ReadonlySet<CallName> = new Set(["remember", "forget", "changeUnit", "undo"]);

interface RunningWorker {
  readonly channel: Channel;
  readonly startId: number;
  readonly replays: Map<number, PersonUnit>; // by the id they were sent with
  hasCharged: boolean; // it said which request it is dying of
}

export class WorkerHost implements Desk {
  readonly #options: HostOptions;
  readonly #links = new Set<ClientLink>();
  readonly #units = new SessionUnits();
  #tickets = new Map<number, Ticket>(); // by their id with the current worker, in that order
  #worker: RunningWorker | null = null;
  #lastId = 0;
  #linkCount = 0;
  #isClosed = false;

  /** Starts nothing yet. */
  constructor(options: HostOptions) {
    this.#options = options;
  }

  /**
   * Serves a client over `channel` until it closes; its documents are cancelled then.
   * isPrivate  it is a private window's: nothing of it is written to disk.
   */
  serve(channel: Channel, isPrivate = false): void {
    if (this.#isClosed) return channel.close();
    const prefix = `${++this.#linkCount}/`;
    const link = new ClientLink(channel, this, { prefix, isPrivate }, () =>
      this.#links.delete(link),
    );
    this.#links.add(link);
  }

  /** The last private window was closed: what was written in them is no more. */
  forgetPrivate(): void {
    this.#units.forgetPrivate();
    if (this.#worker) this.submit({ type: "forgetPrivate" }, null, () => undefined);
  }

  /** Starts the worker ahead of the first request. */
  warm(): void {
    if (!this.#isClosed) this.#getWorker(); // if there is none to be had, the first request hears why
  }

  /** Puts a new worker in place of one that hangs; counts as a crash for all that is open. */
  restart(): void {
    if (this.#worker) this.#bury(this.#worker, failure("crashed", "The engine was started anew."));
  }

  /** Ends the worker and all connections; what is open gets no other end than their close. */
  close(): void {
    this.#isClosed = true;
    for (const link of this.#links) link.close();
    this.#links.clear();
    this.#tickets.clear();
    this.#worker?.channel.close();
    this.#worker = null;
  }

  submit(order: Order, target: Ticket | null, end: (outcome: Outcome) => void): Ticket {
    const ticket: Ticket = { order, target, end, id: 0, crashes: 0 };
    if (this.#isClosed) return ticket;
    if (order.type === "cancel" && !this.#worker) end({ value: { cancelled: 0 } });
    else this.#send(ticket);
    return ticket;
  }

  drop(ticket: Ticket): void {
    if (this.#tickets.get(ticket.id) === ticket) this.#tickets.delete(ticket.id);
  }

  /** The worker, or a new one, or why there is none to be had. */
  #getWorker(): RunningWorker | Failure {
    if (this.#worker) return this.#worker;
    try {
      return this.#start(this.#options.spawn());
    } catch (thrown) {
      return failure("internal", `The engine worker can't be made: ${messageOf(thrown)}`);
    }
  }

  #start(channel: Channel): RunningWorker {
    const startId = ++this.#lastId;
    const worker: RunningWorker = { channel, startId, replays: new Map(), hasCharged: false };
    this.#worker = worker;
    channel.onMessage((message) => this.#receive(worker, message));
    channel.onClose(() =>
      this.#bury(worker, failure("crashed", "The engine worker ended unexpectedly.")),
    );
    const { assets, build } = this.#options;
    channel.post({
      type: "start",
      id: startId,
      version: PROTOCOL_VERSION,
      build,
      assets,
    } satisfies StartMessage);
    for (const unit of this.#units.all()) {
      const id = ++this.#lastId;
      worker.replays.set(id, unit);
      channel.post({ ...unit, type: "remember", id });
    }
    return worker;
  }

  #send(ticket: Ticket): void {
    const worker = this.#getWorker();
    if ("code" in worker) return ticket.end({ error: worker });
    ticket.id = ++this.#lastId;
    this.#tickets.set(ticket.id, ticket);
    const { order, target, id } = ticket;
    const message =
      order.type === "cancel" && target ? { ...order, id, request: target.id } : { ...order, id };
    if (!worker.channel.post(message))
      this.#end(ticket, { error: failure("internal", "The request can't be sent.") });
  }

  #receive(worker: RunningWorker, message: unknown): void {
    if (worker !== this.#worker) return; // the last words of an earlier one
    const parsed = parseFromWorker(message);
    if (!parsed)
      return this.#bury(
        worker,
        failure("internal", "The engine worker spoke outside its contract."),
      );
    if (parsed.type === "fatal") return this.#bury(worker, parsed.error);
    if (parsed.id === worker.startId) return this.#receiveStart(worker, parsed);
    if (worker.replays.has(parsed.id)) return this.#receiveReplay(worker, parsed);
    const ticket = this.#tickets.get(parsed.id);
    if (parsed.type === "error" && parsed.error.code === "crashed") {
      worker.hasCharged = true; // a fatal event follows, and the second try
      if (ticket) this.#charge(ticket, parsed.error);
    } else if (ticket) {
      if (parsed.type === "reply")
        this.#note(ticket.order, parsed.value);
      this.#end(
        ticket,
        parsed.type === "reply" ? { value: parsed.value } : { error: parsed.error },
      );
    }
  }

  /** Keeps in mind what changes units that are on no disk. */
  #note(order: Order, value: unknown): void {
    if (!UNIT_CHANGES.has(order.type) || replyProblem(order.type, value)) return;
    const { unit = 0, undo = 0 } = (value ?? {}) as { readonly unit?: number; readonly undo?: number }; // checked above
    if (order.type === "remember") this.#units.add(order, unit, undo);
    else if (order.type === "forget") this.#units.forget(order.unit, undo);
    else if (order.type === "changeUnit") this.#units.change(order, undo);
    else if (order.type === "undo") this.#units.undo(order.undo);
  }

  #receiveStart(worker: RunningWorker, reply: Reply): void {
    if (reply.type === "reply") return;
    this.#worker = null;
    worker.channel.close();
    for (const ticket of [...this.#tickets.values()]) this.#end(ticket, { error: reply.error });
  }

  #receiveReplay(worker: RunningWorker, reply: Reply): void {
    const unit = worker.replays.get(reply.id);
    worker.replays.delete(reply.id);
    if (!unit) return;
    if (reply.type === "reply") {
      if (replyProblem("remember", reply.value) === null)
        this.#units.renumber(unit, (reply.value as Calls["remember"]["reply"]).unit); // checked
      return;
    }
    if (reply.error.code === "crashed") worker.hasCharged = true;
    this.#units.remove(unit); // or every new worker would die of it again
  }

  /** Ends a dead worker and sends what it left open to a new one. */
  #bury(worker: RunningWorker, error: Failure): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    worker.channel.close();
    if (!worker.hasCharged)
      for (const ticket of [...this.#tickets.values()]) this.#charge(ticket, error);
    const left = [...this.#tickets.values()];
    this.#tickets = new Map();
    for (const ticket of left) this.#send(ticket);
  }

  #charge(ticket: Ticket, error: Failure): void {
    ticket.crashes++;
    if (ticket.crashes >= MAX_CRASHES) this.#end(ticket, { error: { ...error, code: "crashed" } });
  }

  #end(ticket: Ticket, outcome: Outcome): void {
    this.drop(ticket);
    ticket.end(outcome);
  }
}
