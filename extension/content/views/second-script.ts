// SPDX-License-Identifier: GPL-3.0-or-later
// What the third script (content/dialogs) finds of this one in the world they share. Types only.
import type { FirstScript } from "./first-script.js";
import type { TextPlace } from "./places.js";
import type { ShownSentence } from "./sentences.js";

export interface SecondScript {
  readonly first: FirstScript;
  /** Where the context menu was opened last; null if not on text. */
  readonly menuPlace: TextPlace | null;
  /** Marks the sentence that is edited; null: none. */
  mark(sentence: ShownSentence | null): void;
}

/** What the second script finds of the third. */
export interface ThirdScript {
  readonly first: FirstScript;
  edit(place: TextPlace): void;
  receive(message: unknown): void;
}
