// SPDX-License-Identifier: GPL-3.0-or-later
// What reads a file of units for an import, whatever its format.
import type { Calls } from "../protocol/messages.js";
import type { NewUnit } from "../store/unit-table.js";

export interface ReadUnits {
  readonly units: readonly NewUnit[];
  readonly skipped: number; // units of these bytes that could not be used
  readonly warnings: readonly string[]; // each with its line
  /** Why the file can't be read on, with line; nothing is read after it. */
  readonly problem: string | null;
}

export interface UnitReader {
  /** The units that are complete with these bytes; what is not waits for the next ones. */
  feed(bytes: Uint8Array): ReadUnits;
  /** The rest; a file that ends too early is a problem. Called once, and not after a problem. */
  end(): ReadUnits;
  /** Gives back what it holds; called once, last. */
  close(): void;
}

/** errors  CoreError bad-argument: no such format, or one that needs a pair. */
export type OpenReader = (order: Calls["importStart"]["request"]) => UnitReader;
