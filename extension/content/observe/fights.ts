// SPDX-License-Identifier: GPL-3.0-or-later
// A page that writes its own text back whenever somebody changes it wins: after three rounds its
// text is left alone, for as long as it stays the same. Only what answers a change of the page is
// looked at, so a page that lies still costs nothing here.
import type { Unit } from "../collect/unit.js";

interface Round {
  at: number; // performance.now() of our write
  strikes: number;
}

/** What was fought over in one element, by slot, and the slot of the page's last change. */
interface Place {
  readonly rounds: Map<string, Round>;
  last: string;
}

/** The page's first answer opens the fight. */
const MAX_STRIKES = 3;
/** A page that takes longer to come back to the same words is not answering us. */
const ANSWER_MS = 1000;
/** Faster than any person: even where other words came between, something may be going round. */
const AT_ONCE_MS = 50;
const STRIKE_BETWEEN_OTHERS = 0.1;

export class Fights {
  readonly #places = new WeakMap<Element, Place>();

  /** The page changed something, and the source of `unit` is what stands there now. */
  answered(unit: Unit): void {
    const [element, slot] = placeOf(unit);
    const place = this.#places.get(element) ?? { rounds: new Map<string, Round>(), last: "" };
    const round = place.rounds.get(slot);
    if (round === undefined) {
      place.rounds.set(slot, { at: -ANSWER_MS, strikes: 1 });
      this.#places.set(element, place);
    } else {
      const elapsedMs = performance.now() - round.at;
      // A counter that goes up and down comes back to the same words too, but by way of others.
      if (place.last === slot && elapsedMs < ANSWER_MS) round.strikes++;
      else if (elapsedMs < AT_ONCE_MS) round.strikes += STRIKE_BETWEEN_OTHERS;
    }
    place.last = slot;
  }

  /** Whether a unit is better left alone. */
  isLost(unit: Unit): boolean {
    const [element, slot] = placeOf(unit);
    return (this.#places.get(element)?.rounds.get(slot)?.strikes ?? 0) >= MAX_STRIKES;
  }

  /** Our translation was written. */
  wrote(unit: Unit): void {
    const [element, slot] = placeOf(unit);
    const round = this.#places.get(element)?.rounds.get(slot);
    if (round) round.at = performance.now();
  }
}

/** Text is fought over in its container: the page may make the text nodes in it anew each time. */
function placeOf(unit: Unit): [Element, string] {
  return unit.kind === "block" ? [unit.container, unit.key] : [unit.element, `${unit.entry.name}=${unit.key}`];
}
