// SPDX-License-Identifier: GPL-3.0-or-later
// Units waiting for the engine, in batches: what is seen first, in one. Units with the same source
// travel once.
import type { Block, BlockResult } from "../../../js-glue/protocol/messages.js";
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { PRIORITIES, PRIORITY, type Priority } from "../collect/priority.js";
import type { Unit } from "../collect/unit.js";

/** All units with one source. */
interface Group {
  readonly key: string;
  readonly runs: Runs;
  readonly units: Unit[];
  priority: Priority;
  isSent: boolean;
}

export interface Answer {
  readonly units: readonly Unit[];
  readonly result: BlockResult;
  readonly priority: Priority;
}

/** What is seen goes together: the embedded engine needs some 15 ms for so much, and each batch its way. */
const SEEN_BATCH_CHARACTERS = 8000;
/** Some 30 ms: what is seen after scrolling waits for those that are on their way. */
const BATCH_CHARACTERS = 16_000;
const MAX_BATCH_BLOCKS = 256;
/** On their way: while one is translated the next is already there, also when the page is busy for a while. */
const MAX_IN_FLIGHT = 3;

export type Send = (blocks: readonly Block[]) => Promise<readonly BlockResult[]>;

export class Queue {
  readonly #groups = new Map<string, Group>();
  readonly #waiting: Group[][] = Array.from({ length: PRIORITIES }, () => []);
  #inFlight = 0;
  #seenInFlight = 0; // of them
  #lastId = 0;
  #epoch = 0; // answers of an earlier one interest nobody
  #isPumping = false;
  #settled: () => void = () => undefined;

  constructor(
    private readonly send: Send,
    private readonly answered: (answers: readonly Answer[]) => void,
    private readonly failed: (units: readonly Unit[], error: unknown) => void,
  ) {}

  /** Sources not answered yet. */
  get pending(): number {
    return this.#groups.size;
  }

  add(unit: Unit, priority: Priority): void {
    const group = this.#groups.get(unit.key);
    if (group !== undefined) {
      group.units.push(unit);
      if (!group.isSent && priority < group.priority) {
        group.priority = priority; // its old place is passed over
        this.#waiting[priority]?.push(group);
      }
      return;
    }
    const fresh: Group = { key: unit.key, runs: unit.runs, units: [unit], priority, isSent: false };
    this.#groups.set(unit.key, fresh);
    this.#waiting[priority]?.push(fresh);
  }

  /** What waits and is meant goes first from now on. */
  prefer(isMeant: (unit: Unit) => boolean): void {
    for (const list of this.#waiting.slice(PRIORITY.seen + 1)) {
      for (const group of list) {
        if (group.isSent || group.priority === PRIORITY.seen || !group.units.some(isMeant)) continue;
        group.priority = PRIORITY.seen; // its old place is passed over
        this.#waiting[PRIORITY.seen]?.push(group);
      }
    }
  }

  /** Sends what may be sent now. */
  pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#inFlight < MAX_IN_FLIGHT) {
      const batch = this.#take();
      if (batch.length === 0) break;
      void this.#deliver(batch);
    }
    this.#isPumping = false;
  }

  /** Resolves behind the next answer, if there is one within `ms`. */
  nextAnswer(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#settled = resolve;
      setTimeout(resolve, this.pending > 0 ? ms : 0);
    });
  }

  clear(): void {
    this.#epoch++;
    this.#groups.clear();
    for (const list of this.#waiting) list.length = 0;
    this.#inFlight = this.#seenInFlight = 0;
  }

  #take(): Group[] {
    const batch: Group[] = [];
    let characters = 0;
    for (const [priority, list] of this.#waiting.entries()) {
      let used = 0;
      // Nobody waits for the others: what is seen has the machine for itself until it is on the page.
      if (priority !== PRIORITY.seen && (this.#seenInFlight > 0 || batch[0]?.priority === PRIORITY.seen)) break;
      const limit = priority === PRIORITY.seen ? SEEN_BATCH_CHARACTERS : BATCH_CHARACTERS;
      for (const group of list) {
        if (batch.length >= MAX_BATCH_BLOCKS || characters >= limit) break;
        used++;
        if (group.isSent) continue;
        group.isSent = true;
        batch.push(group);
        characters += group.key.length;
      }
      list.splice(0, used);
    }
    return batch;
  }

  async #deliver(batch: readonly Group[]): Promise<void> {
    const epoch = this.#epoch;
    const isSeen = batch[0]?.priority === PRIORITY.seen;
    this.#inFlight++;
    if (isSeen) this.#seenInFlight++;
    const byId = new Map(batch.map((group) => [++this.#lastId, group]));
    const [results, error] = await this.send([...byId].map(([id, { runs }]) => ({ id, runs }))).then(
      (results) => [results, null] as const,
      (error: unknown) => [null, error] as const,
    );
    if (epoch !== this.#epoch) return;
    this.#inFlight--;
    if (isSeen) this.#seenInFlight--;
    for (const { key } of batch) this.#groups.delete(key);
    if (!isSeen) this.pump(); // the engine works on while we write
    if (results === null) this.failed(batch.flatMap(({ units }) => units), error);
    else {
      this.answered(results.flatMap((result) => {
        const group = byId.get(result.id);
        return group ? [{ units: group.units, result, priority: group.priority }] : [];
      }));
      this.#settled();
    }
    this.pump();
  }
}

/** The block's whole translation: the targets of its segments and what is between them. */
export function translationOf(result: BlockResult): Runs {
  return result.parts.flatMap((part) => (typeof part === "string" ? [part] : part.target));
}
