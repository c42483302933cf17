// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { PRIORITY } from "../../extension/content/collect/priority.js";
import type { Unit } from "../../extension/content/collect/unit.js";
import { Queue, type Answer } from "../../extension/content/send/queue.js";
import type { Block, BlockResult } from "../../js-glue/protocol/messages.js";

function unit(text: string): Unit {
  return { kind: "attribute", runs: [text], key: text, translation: null, shown: false } as unknown as Unit;
}

function setUp() {
  const sent: { blocks: readonly Block[]; answer: () => void; fail: () => void }[] = [];
  const answers: Answer[] = [];
  const failed: Unit[] = [];
  const queue = new Queue(
    (blocks) => new Promise((resolve, reject) => {
      const results = blocks.map(({ id, runs }): BlockResult => ({ id, parts: [{ source: runs, target: runs, origin: "engine", score: 0, unknown: [] }] }));
      sent.push({ blocks, answer: () => resolve(results), fail: () => reject(new Error("no")) });
    }),
    (more) => answers.push(...more),
    (units) => failed.push(...units),
  );
  const texts = () => sent.map(({ blocks }) => blocks.map(({ runs }) => String(runs[0]).slice(0, 1)).join(""));
  return { queue, sent, answers, failed, texts };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it.each(["answer", "fail"] as const)("sends what is seen first, in one batch, and the others three at a time when it is back: %s", async (end) => {
  const { queue, sent, texts } = setUp();
  for (const start of ["r", "R"]) queue.add(unit(start + "x".repeat(16_000)), PRIORITY.rest);
  for (const start of ["s", "S"]) queue.add(unit(start + "x".repeat(600)), PRIORITY.seen);
  queue.add(unit(`n${"x".repeat(16_000)}`), PRIORITY.near);
  queue.pump();
  expect(texts()).toEqual(["sS"]);
  queue.add(unit("t"), PRIORITY.seen); // a second batch of it need not wait
  queue.pump();
  expect(texts()).toEqual(["sS", "t"]);
  sent[0]?.[end]();
  await settled();
  expect(texts()).toEqual(["sS", "t"]);
  sent[1]?.[end]();
  await settled();
  expect(texts()).toEqual(["sS", "t", "n", "r", "R"]);
});

it("sends the same text once and answers everybody", async () => {
  const { queue, sent, answers } = setUp();
  queue.add(unit("a"), PRIORITY.rest);
  queue.pump();
  queue.add(unit("a"), PRIORITY.seen); // on its way already
  queue.pump();
  expect(sent).toHaveLength(1);
  sent[0]?.answer();
  await settled();
  expect(answers.map(({ units }) => units.length)).toEqual([2]);
  expect(queue.pending).toBe(0);
});

it("tells of the next answer, and of none where nothing was asked", async () => {
  const { queue, sent, answers } = setUp();
  await queue.nextAnswer(60_000);
  queue.add(unit("a"), PRIORITY.seen);
  queue.pump();
  let told = -1;
  const next = queue.nextAnswer(60_000).then(() => (told = answers.length));
  await settled();
  expect(told).toBe(-1);
  sent[0]?.answer();
  await next;
  expect(told).toBe(1);
});

it("moves a waiting text forward when it is wanted sooner", async () => {
  const { queue, sent, texts } = setUp();
  const long = (start: string) => unit(start + "x".repeat(16_000));
  for (const start of ["a", "b", "c"]) queue.add(long(start), PRIORITY.rest);
  queue.add(long("c"), PRIORITY.seen);
  queue.pump();
  sent[0]?.answer();
  await settled();
  expect(texts()).toEqual(["c", "a", "b"]);
});

it("hands back what failed, and goes on", async () => {
  const { queue, sent, failed } = setUp();
  queue.add(unit("a"), PRIORITY.rest);
  queue.pump();
  sent[0]?.fail();
  await settled();
  expect(failed).toHaveLength(1);
  expect(queue.pending).toBe(0);
});

it("forgets answers that come after clear()", async () => {
  const { queue, sent, answers } = setUp();
  queue.add(unit("a"), PRIORITY.rest);
  queue.pump();
  queue.clear();
  sent[0]?.answer();
  await settled();
  expect(answers).toEqual([]);
  queue.add(unit("a"), PRIORITY.rest);
  queue.pump();
  expect(sent).toHaveLength(2);
});
