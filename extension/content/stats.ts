// SPDX-License-Identifier: GPL-3.0-or-later
// What a translation took, for `make run` and tests; shown to nobody else.
import type { BlockResult, Pair } from "../../js-glue/protocol/messages.js";
import type { Runs } from "../../js-glue/protocol/runs.js";

export interface StatsReport {
  readonly pair: Pair | null;
  readonly blocks: number; // translations written
  readonly segments: number;
  readonly words: number; // of the source
  readonly msToFirstWrite: number | null; // from the command
  readonly msToLastWrite: number | null;
  readonly msToSettled: number | null;
  readonly longestTaskMs: number; // of all the page's tasks meanwhile; 0 where the browser can't tell
  readonly pairs: readonly (readonly [string, string])[]; // the first sentences and their translations
}

const SHOWN_PAIRS = 5;

export class Stats {
  private pair: Pair | null = null;
  private startedAt = 0;
  private blocks = 0;
  private segments = 0;
  private words = 0;
  private firstWrite: number | null = null;
  private lastWrite: number | null = null;
  private settledAt: number | null = null;
  private longestTask = 0;
  private pairs: [string, string][] = [];
  private tasks: PerformanceObserver | null = null;

  begin(pair: Pair): void {
    this.pair = pair;
    this.startedAt = performance.now();
    this.blocks = this.segments = this.words = this.longestTask = 0;
    this.firstWrite = this.lastWrite = this.settledAt = null;
    this.pairs = [];
    this.tasks?.disconnect();
    this.tasks = null;
    if (!PerformanceObserver.supportedEntryTypes.includes("longtask")) return;
    this.tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.longestTask = Math.max(this.longestTask, duration);
    });
    this.tasks.observe({ type: "longtask" });
  }

  answered(result: BlockResult, units: number): void {
    for (const part of result.parts) {
      if (typeof part === "string") continue;
      const source = plain(part.source);
      this.segments += units;
      this.words += units * (source.match(/\p{L}+/gu)?.length ?? 0);
      if (this.pairs.length < SHOWN_PAIRS) this.pairs.push([source, plain(part.target)]);
    }
  }

  wrote(): void {
    this.blocks++;
    this.lastWrite = performance.now();
    this.firstWrite ??= this.lastWrite;
  }

  settled(): void {
    this.settledAt ??= performance.now();
  }

  report(): StatsReport {
    const since = (at: number | null) => (at === null ? null : Math.round(10 * (at - this.startedAt)) / 10);
    return {
      pair: this.pair, blocks: this.blocks, segments: this.segments, words: this.words, msToFirstWrite: since(this.firstWrite),
      msToLastWrite: since(this.lastWrite), msToSettled: since(this.settledAt), longestTaskMs: this.longestTask, pairs: this.pairs,
    };
  }
}

function plain(runs: Runs): string {
  return runs.filter((run) => typeof run === "string").join("");
}
