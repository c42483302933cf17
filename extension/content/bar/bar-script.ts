// SPDX-License-Identifier: GPL-3.0-or-later
// What the first script knows of the bar. It is a script of its own (content/bar.js), put into the top
// frame beside the first one: the frames inside have none. Types only.
import type { Pair } from "../../../js-glue/protocol/messages.js";
import type { Direction } from "../../../js-glue/protocol/packs.js";

export interface BarState {
  readonly pair: Pair | null;
  readonly packs: readonly Direction[];
  readonly status: "waiting" | "original" | "translating" | "translated";
  readonly done: number;
  readonly total: number;
  /** What went wrong, in a person's words. */
  readonly problem: string;
  /** Origins of frames that no script may enter. */
  readonly left: readonly string[];
}

export interface BarEvents {
  choose(pair: Pair): void;
  /** Original or translation, whichever is not seen now. */
  switch(): void;
  /** The frames of other sites too. */
  permit(): void;
  close(): void;
}

export interface ShownBar {
  /** For what the second script adds (content/views). */
  readonly slot: HTMLElement;
  show(state: BarState): void;
  hide(): void;
}

/** view/host.ts of the first script, of which there is one. */
export interface Host {
  open(part: HTMLElement): void;
  close(part: HTMLElement): void;
}

/** Where the first script finds the bar, in the world they share. */
export interface BarScript {
  palimpsestBar?: (events: BarEvents, host: Host) => ShownBar;
}
