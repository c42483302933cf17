// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { DocumentQueues, type Job } from "../../js-glue/worker/document-queues.js";
import { manyTasks } from "./support/tasks.js";

/** Jobs that write what happens to them into one log. */
function bench(): {
  log: string[];
  job(id: number, work?: Promise<void>): Job;
  idle(): Promise<void>;
} {
  const log: string[] = [];
  return {
    log,
    job: (id, work = Promise.resolve()) => ({
      id,
      run: async (signal) => {
        log.push(`begin ${id}`);
        await work;
        log.push(signal.aborted ? `dropped ${id}` : `end ${id}`);
      },
      cancelled: () => log.push(`cancelled ${id}`),
    }),
    idle: async () => {
      for (let seen = -1; seen !== log.length;) {
        seen = log.length;
        await manyTasks();
      }
    },
  };
}

function gate(): { promise: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open: () => open() };
}

describe("DocumentQueues", () => {
  it("keeps the order within a document and takes turns between documents", async () => {
    const queues = new DocumentQueues();
    const { log, job, idle } = bench();
    for (const id of [1, 2, 3]) queues.push("long", job(id));
    queues.push("short", job(10));
    queues.push("other", job(20));
    queues.push("other", job(21));
    await idle();
    expect(log.filter((line) => line.startsWith("end"))).toEqual([
      "end 1",
      "end 2",
      "end 10",
      "end 20",
      "end 3",
      "end 21", // 2: nobody else was there when 1 began
    ]);
  });

  it("goes on with other documents while one waits", async () => {
    const queues = new DocumentQueues();
    const { log, job, idle } = bench();
    const { promise, open } = gate();
    queues.push("a", job(1, promise));
    queues.push("a", job(2));
    queues.push("b", job(3));
    await idle();
    expect(log).toEqual(["begin 1", "begin 3", "end 3"]);
    open();
    await idle();
    expect(log.slice(3)).toEqual(["end 1", "begin 2", "end 2"]);
  });

  it("cancels what waits and what runs, once, and takes new work after", async () => {
    const queues = new DocumentQueues();
    const { log, job, idle } = bench();
    const { promise, open } = gate();
    queues.push("a", job(1, promise));
    queues.push("a", job(2));
    queues.push("b", job(3, promise));
    await idle();
    expect(queues.cancel("a")).toBe(2);
    expect(queues.cancel("a")).toBe(0);
    expect(queues.cancel("nobody")).toBe(0);
    queues.push("a", job(4));
    open();
    await idle();
    expect(log).toEqual([
      "begin 1",
      "begin 3",
      "cancelled 1",
      "cancelled 2",
      "dropped 1",
      "end 3",
      "begin 4",
      "end 4",
    ]);
  });

  it("cancels a single request", async () => {
    const queues = new DocumentQueues();
    const { log, job, idle } = bench();
    for (const id of [1, 2, 3]) queues.push("a", job(id));
    expect(queues.cancel("a", 2)).toBe(1);
    expect(queues.cancel("a", 9)).toBe(0);
    await idle();
    expect(log).toEqual(["begin 1", "cancelled 2", "end 1", "begin 3", "end 3"]);
  });

  it("sees a cancel that arrives as a message between two jobs", async () => {
    const queues = new DocumentQueues();
    const { log, job, idle } = bench();
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => queues.cancel("a");
    for (let id = 1; id <= 50; id++) queues.push("a", job(id));
    port1.postMessage(null);
    await idle();
    port1.close();
    expect(log.filter((line) => line.startsWith("cancelled")).length).toBeGreaterThan(40);
  });
});
