// SPDX-License-Identifier: GPL-3.0-or-later
// Imports, exports and packs that a client has under way, so that they end with it.
import type { CallName, Calls, Request } from "../protocol/messages.js";
import { replyProblem } from "../protocol/replies.js";
import type { Order } from "./ticket.js";

type Answers = { readonly [Name in CallName]: Calls[Name]["reply"] };

/** Whether a request opens something that must be ended. */
export function opensFile(type: CallName): boolean {
  return type === "importStart" || type === "exportStart" || type === "packStart";
}

export class OpenFiles {
  readonly #imports = new Set<number>();
  readonly #exports = new Set<number>();
  readonly #uploads = new Set<number>();

  /** Hears of a request that was answered with a value. */
  note(request: Request, value: unknown): void {
    const { type } = request;
    if (type === "importStart" && isAnswer("importStart", value)) this.#imports.add(value.import);
    if (type === "exportStart" && isAnswer("exportStart", value)) this.#exports.add(value.export);
    if (type === "packStart" && isAnswer("packStart", value)) this.#uploads.add(value.upload);
    // One whose place is taken stays open until the person decides.
    if (type === "packEnd" && isAnswer("packEnd", value) && value.stands === null) this.#uploads.delete(request.upload);
    if (type === "exportCancel") this.#exports.delete(request.export);
    if (type === "exportNext" && isAnswer("exportNext", value) && value.done) this.#exports.delete(request.export);
    // One that breaks at its end stays open until the person decides.
    if (type === "importEnd" && isAnswer("importEnd", value) && (!request.keep || value.problem === null))
      this.#imports.delete(request.import);
  }

  /** What ends those that are open, nothing kept; they count as ended from now on. */
  takeEnds(): readonly Order[] {
    const ends: readonly Order[] = [
      ...[...this.#imports].map((id): Order => ({ type: "importEnd", import: id, keep: false })),
      ...[...this.#exports].map((id): Order => ({ type: "exportCancel", export: id })),
      ...[...this.#uploads].map((id): Order => ({ type: "packEnd", upload: id, keep: false })),
    ];
    this.#imports.clear();
    this.#exports.clear();
    this.#uploads.clear();
    return ends;
  }
}

function isAnswer<Name extends CallName>(name: Name, value: unknown): value is Answers[Name] {
  return replyProblem(name, value) === null;
}
