// SPDX-License-Identifier: GPL-3.0-or-later
// A page that writes its own text back whenever somebody changes it wins: after three rounds its
// text is left alone, for as long as it stays the same. Only what answers a change of the page is
// looked at, so a page that lies still costs nothing here.
import type { Unit } from "../collect/unit.js";

interface Round {
  at: number; // performance.now() of our write
  strikes: number;
}

/** The page's first answer opens the fight. */
const MAX_STRIKES = 3;
/** A page that takes longer to come back to the same words is not answering us. */
const ANSWER_MS = 1000;

export class Fights {
  private readonly rounds = new WeakMap<Element, Map<string, Round>>();

  /** The page changed something, and the source of `unit` is what stands there now. */
  answered(unit: Unit): void {
    const [element, slot] = placeOf(unit);
    const slots = this.rounds.get(element) ?? new Map<string, Round>();
    const round = slots.get(slot);
    if (round === undefined) {
      slots.set(slot, { at: -ANSWER_MS, strikes: 1 });
      this.rounds.set(element, slots);
    } else if (performance.now() - round.at < ANSWER_MS) round.strikes++;
  }

  /** Whether a unit is better left alone. */
  isLost(unit: Unit): boolean {
    const [element, slot] = placeOf(unit);
    return (this.rounds.get(element)?.get(slot)?.strikes ?? 0) >= MAX_STRIKES;
  }

  /** Our translation was written. */
  wrote(unit: Unit): void {
    const [element, slot] = placeOf(unit);
    const round = this.rounds.get(element)?.get(slot);
    if (round) round.at = performance.now();
  }
}

/** Text is fought over in its container: the page may make the text nodes in it anew each time. */
function placeOf(unit: Unit): [Element, string] {
  return unit.kind === "block" ? [unit.container, unit.key] : [unit.element, `${unit.entry.name}=${unit.key}`];
}
