// SPDX-License-Identifier: GPL-3.0-or-later
// A page that writes its own text back whenever somebody changes it wins: after three rounds its
// text is left alone, for as long as it stays the same.
import type { Unit } from "../collect/unit.js";

interface Round {
  key: string;
  at: number; // performance.now() of our write
  strikes: number;
}

const MAX_STRIKES = 3;
/** A page that takes longer to come back to the same words is not answering us. */
const ANSWER_MS = 1000;

export class Fights {
  private readonly rounds = new WeakMap<Element, Map<string, Round>>();

  /** Our translation was written. */
  wrote(unit: Unit): void {
    const [element, slot] = placeOf(unit);
    const slots = this.rounds.get(element) ?? new Map<string, Round>();
    const round = slots.get(slot);
    if (round?.key === unit.key) round.at = performance.now();
    else slots.set(slot, { key: unit.key, at: performance.now(), strikes: 0 });
    this.rounds.set(element, slots);
  }

  /** The page put the source of `unit` where our translation stood. */
  reverted(unit: Unit): void {
    const round = this.roundOf(unit);
    if (round && performance.now() - round.at < ANSWER_MS) round.strikes++;
  }

  isLost(unit: Unit): boolean {
    return (this.roundOf(unit)?.strikes ?? 0) >= MAX_STRIKES;
  }

  private roundOf(unit: Unit): Round | undefined {
    const [element, slot] = placeOf(unit);
    const round = this.rounds.get(element)?.get(slot);
    return round?.key === unit.key ? round : undefined;
  }
}

/** Text is fought over in its container: the page may make the text nodes in it anew each time. */
function placeOf(unit: Unit): [Element, string] {
  return unit.kind === "block" ? [unit.container, "text"] : [unit.element, unit.name];
}
