// SPDX-License-Identifier: GPL-3.0-or-later
// The order of work: one queue a document, its jobs strictly one after the other; between documents
// one job each in turn, so that a long page does not keep a short one waiting. While a job of one
// document waits for something (a pack, an engine outside), other documents go on.
import { nextTask } from "./next-task.js";

export interface Job {
  readonly id: number; // of its request
  /** Does the work. Must not reject; answers its request itself, unless `signal` fired. */
  run(signal: AbortSignal): Promise<void>;
  /** Called instead of, or during, run when the job is cancelled; answers its request. */
  cancelled(): void;
}

interface Running {
  readonly job: Job;
  readonly controller: AbortController;
}

interface Queue {
  readonly waiting: Job[];
  running: Running | null;
}

export class DocumentQueues {
  /** Documents with work, the one whose turn is next first. */
  readonly #queues = new Map<string, Queue>();
  #isPumping = false;

  /** Adds a job at the end of its document's queue. */
  push(document: string, job: Job): void {
    const queue = this.#queues.get(document) ?? { waiting: [], running: null };
    this.#queues.set(document, queue);
    queue.waiting.push(job);
    void this.#pump();
  }

  /**
   * Cancels the jobs of a document, or only the one of request `id`; returns how many.
   * A job that is running is told by its signal, and counts.
   */
  cancel(document: string, id?: number): number {
    const queue = this.#queues.get(document);
    if (!queue) return 0;
    const isMeant = (job: Job): boolean => id === undefined || job.id === id;
    const cancelled = queue.waiting.filter(isMeant);
    const kept = queue.waiting.filter((job) => !isMeant(job));
    queue.waiting.splice(0, queue.waiting.length, ...kept);
    const { running } = queue;
    if (running && isMeant(running.job) && !running.controller.signal.aborted) {
      running.controller.abort();
      cancelled.unshift(running.job);
    }
    this.#forgetIfIdle(document, queue);
    for (const job of cancelled) job.cancelled();
    return cancelled.length;
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    for (let next = this.#takeTurn(); next; next = this.#takeTurn()) {
      void this.#run(...next);
      await nextTask(); // so that a cancel that has arrived is seen before the next job
    }
    this.#isPumping = false;
  }

  /** The next document that can work, put at the end of the turns. */
  #takeTurn(): [string, Queue, Job] | null {
    for (const [document, queue] of this.#queues) {
      const job = queue.running ? undefined : queue.waiting.shift();
      if (!job) continue;
      this.#queues.delete(document);
      this.#queues.set(document, queue);
      return [document, queue, job];
    }
    return null;
  }

  async #run(document: string, queue: Queue, job: Job): Promise<void> {
    const controller = new AbortController();
    queue.running = { job, controller };
    await job.run(controller.signal);
    queue.running = null;
    this.#forgetIfIdle(document, queue);
    void this.#pump();
  }

  #forgetIfIdle(document: string, queue: Queue): void {
    if (!queue.running && queue.waiting.length === 0 && this.#queues.get(document) === queue) {
      this.#queues.delete(document);
    }
  }
}
