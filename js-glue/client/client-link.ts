// SPDX-License-Identifier: GPL-3.0-or-later
// The host's side of one client's channel: checks what comes in, keeps the client's ids and
// document names apart from those of others, and cleans up when the client is gone.
import type { Channel } from "../protocol/channel.js";
import { failure } from "../protocol/failure.js";
import type { Failure, Reply, Request } from "../protocol/messages.js";
import { parseRequest } from "../protocol/validate-request.js";
import { OpenFiles, opensFile } from "./open-files.js";
import type { Order, Outcome, Ticket } from "./ticket.js";

/** What a link asks of the host. */
export interface Desk {
  /** Sends an order to the worker; `end` is called once with its outcome. */
  submit(order: Order, target: Ticket | null, end: (outcome: Outcome) => void): Ticket;
  /** Nobody waits for this one any more. */
  drop(ticket: Ticket): void;
}

export class ClientLink {
  readonly #channel: Channel;
  readonly #desk: Desk;
  readonly #prefix: string;
  readonly #isPrivate: boolean;
  readonly #open = new Map<number, Ticket>(); // by the client's id
  readonly #documents = new Set<string>(); // the worker's names of them
  readonly #files = new OpenFiles();
  #lastId = 0;
  #isGreeted = false;
  #isGone = false;

  /**
   * prefix  what sets the documents of this client apart, e.g. "7/".
   * isPrivate  whether it is a private window's; whatever the client says of itself does not count.
   * onEnd   called when the client is gone and its work is dropped.
   */
  constructor(
    channel: Channel,
    desk: Desk,
    { prefix, isPrivate }: { readonly prefix: string; readonly isPrivate: boolean },
    onEnd: () => void,
  ) {
    this.#channel = channel;
    this.#desk = desk;
    this.#prefix = prefix;
    this.#isPrivate = isPrivate;
    channel.onMessage((message) => this.#receive(message));
    channel.onClose(() => {
      this.#cleanUp();
      onEnd();
    });
  }

  /** Ends the connection from this side. */
  close(): void {
    this.#cleanUp();
    this.#channel.close();
  }

  #receive(message: unknown): void {
    const parsed = parseRequest(message);
    const id = parsed.ok ? parsed.value.id : parsed.id;
    if (id !== 0 && id <= this.#lastId) return this.#fail(0, badId(id));
    this.#lastId = Math.max(this.#lastId, id);
    if (!parsed.ok) return this.#fail(id, parsed.error);
    if (!this.#isGreeted && parsed.value.type !== "hello") {
      return this.#fail(id, failure("bad-argument", "The first message must be hello.", "type"));
    }
    this.#isGreeted = true;
    this.#submit(parsed.value);
  }

  #submit(request: Request): void {
    const target = request.type === "cancel" && request.request !== undefined ? request.request : 0;
    const aim = this.#open.get(target) ?? null;
    if (target !== 0 && !aim)
      return this.#reply({ type: "reply", id: request.id, value: { cancelled: 0 } });
    let isOpen = true;
    const ticket = this.#desk.submit(this.#orderOf(request), aim, (outcome) => {
      isOpen = false;
      this.#open.delete(request.id);
      if ("error" in outcome) return this.#fail(request.id, outcome.error);
      this.#files.note(request, outcome.value);
      if (this.#isGone) return this.#endFiles();
      this.#reply({ type: "reply", id: request.id, value: outcome.value });
    });
    if (isOpen) this.#open.set(request.id, ticket);
  }

  #orderOf(request: Request): Order {
    const isPrivate = this.#isPrivate;
    if (request.type === "cancel") return { ...request, document: this.#nameOf(request.document) };
    const isQueued = request.type === "translate" || request.type === "units" || request.type === "analyse";
    if (!isQueued || request.document === undefined) return { ...request, isPrivate };
    const document = this.#nameOf(request.document);
    this.#documents.add(document);
    return { ...request, document, isPrivate };
  }

  /** The worker's name of a client's document. */
  #nameOf(document: string): string {
    return this.#prefix + document;
  }

  #fail(id: number, error: Failure): void {
    this.#channel.post({ type: "error", id, error } satisfies Reply);
  }

  #reply(reply: Reply): void {
    if (!this.#channel.post(reply))
      this.#fail(reply.id, failure("internal", "The reply can't be sent."));
  }

  #cleanUp(): void {
    this.#isGone = true;
    for (const ticket of this.#open.values())
      if (!opensFile(ticket.order.type)) this.#desk.drop(ticket); // what it opens must be closed
    this.#open.clear();
    this.#endFiles();
    for (const document of this.#documents)
      this.#desk.submit({ type: "cancel", document }, null, () => undefined);
    this.#documents.clear();
  }

  /** Nobody else would, and there is one import at a time. */
  #endFiles(): void {
    for (const end of this.#files.takeEnds()) this.#desk.submit(end, null, () => undefined);
  }
}

function badId(id: number): Failure {
  return failure("bad-argument", `The id ${id} is not a new one.`, "id");
}
