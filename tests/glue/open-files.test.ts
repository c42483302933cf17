// SPDX-License-Identifier: GPL-3.0-or-later
// A client that goes leaves no import or export behind it.
import { describe, expect, it } from "vitest";
import { channelPair } from "../../js-glue/client/channels.js";
import { ClientLink, type Desk } from "../../js-glue/client/client-link.js";
import type { Order, Outcome, Ticket } from "../../js-glue/client/ticket.js";
import { PROTOCOL_VERSION } from "../../js-glue/protocol/messages.js";

const START = { type: "importStart", memory: 1, format: "tmx", name: "a.tmx" };
const EXPORT = { type: "exportStart", filter: {}, format: "tmx" };
const PROGRESS = { bytes: 1, units: 1, skipped: 0, warnings: [], problem: null };

interface Stage {
  readonly orders: Order[];
  readonly ends: ((outcome: Outcome) => void)[];
  readonly dropped: string[];
  say(...messages: readonly object[]): Promise<void>;
  leave(): Promise<void>;
}

/** Lets what was posted arrive. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function stage(): Promise<Stage> {
  const orders: Order[] = [];
  const ends: ((outcome: Outcome) => void)[] = [];
  const dropped: string[] = [];
  const desk: Desk = {
    submit: (order, target, end) => {
      orders.push(order);
      ends.push(end);
      return { order, target, end, id: orders.length, crashes: 0 } satisfies Ticket;
    },
    drop: ({ order }) => dropped.push(order.type),
  };
  const [near, far] = channelPair();
  new ClientLink(far, desk, { prefix: "1/", isPrivate: false }, () => undefined);
  let id = 0;
  const say = async (...messages: readonly object[]): Promise<void> => {
    for (const message of messages) near.post({ ...message, id: ++id });
    await settle();
  };
  await say({ type: "hello", version: PROTOCOL_VERSION });
  const leave = async (): Promise<void> => {
    near.close();
    await settle();
  };
  return { orders, ends, dropped, say, leave };
}

describe("a client that goes", () => {
  it("ends what it has open, and nothing that is over", async () => {
    const { orders, ends, say, leave } = await stage();
    await say(START, EXPORT, EXPORT);
    ends[1]?.({ value: { import: 5 } });
    ends[2]?.({ value: { export: 6, total: 1 } });
    ends[3]?.({ value: { export: 7, total: 1 } });
    await say({ type: "exportNext", export: 7 });
    ends[4]?.({ value: { text: "", written: 1, done: true } });
    await leave();
    expect(orders.slice(5)).toEqual([
      { type: "importEnd", import: 5, keep: false },
      { type: "exportCancel", export: 6 },
    ]);
  });

  it("before its import has begun ends it when it begins", async () => {
    const { orders, ends, dropped, say, leave } = await stage();
    await say(START, { type: "memories" });
    await leave();
    expect(dropped).not.toContain("importStart");
    expect(dropped).toContain("memories");
    ends[1]?.({ value: { import: 5 } });
    expect(orders.at(-1)).toEqual({ type: "importEnd", import: 5, keep: false });
  });

  it.each([
    [true, null, false],
    [true, "line 3", true],
    [false, "line 3", false],
  ])("after an end (keep %s, problem %j) has it still open: %s", async (keep, problem, isOpen) => {
    const { orders, ends, say, leave } = await stage();
    await say(START);
    ends[1]?.({ value: { import: 5 } });
    await say({ type: "importEnd", import: 5, keep });
    ends[2]?.({ value: { ...PROGRESS, problem } });
    await leave();
    expect(orders.slice(3).map(({ type }) => type)).toEqual(isOpen ? ["importEnd"] : []);
  });
});
