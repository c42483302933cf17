// SPDX-License-Identifier: GPL-3.0-or-later
// The pipe that messages travel through: a worker, an extension port, a MessagePort. What arrives
// is `unknown` until a validator has seen it.

export interface Channel {
  /** Sends a plain value (JSON-like). Never throws; false: it can't be sent (closed, too big). */
  post(message: unknown): boolean;
  /** Sets the one listener; called once, before anything is posted. */
  onMessage(listener: (message: unknown) => void): void;
  /** Sets the one listener for the end of the other side; called at most once. */
  onClose(listener: () => void): void;
  /** Ends the channel from this side; `onClose` listeners of this side are not called. */
  close(): void;
}

/**
 * The part of AbortSignal that is used here, so that protocol, client and engines compile without
 * the DOM. Every AbortSignal is one.
 */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
