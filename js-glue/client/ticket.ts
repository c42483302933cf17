// SPDX-License-Identifier: GPL-3.0-or-later
// A request on its way through the host: it keeps its place when the worker is replaced.
import type { CallName, Calls, Failure } from "../protocol/messages.js";

/** A request without its id, which is a matter of one connection. */
export type Order = {
  [Name in CallName]: { readonly type: Name; readonly isPrivate?: boolean } & Calls[Name]["request"];
}[CallName];

export type Outcome = { readonly value: unknown } | { readonly error: Failure };

export interface Ticket {
  readonly order: Order;
  /** For a cancel of a single request: that request. */
  readonly target: Ticket | null;
  /** Called exactly once, unless the ticket is dropped. */
  readonly end: (outcome: Outcome) => void;
  /** Its id with the current worker. */
  id: number;
  /** How many workers died with it in hand. */
  crashes: number;
}
