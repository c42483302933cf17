// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis report of a page: a few blocks at a time, so that pages can be translated meanwhile.
import type { Core } from "../core/core.js";
import { CoreError } from "../core/errors.js";
import type { AnalysedRow } from "../core/memory.js";
import { CANCELLED } from "../protocol/failure.js";
import type { AnalysisReport } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";
import { nextTask } from "./next-task.js";

/** Blocks that are looked up at a time; each is some sentences. */
const STEP = 8;

/** show  makes the core ready for who asks. errors  bad-argument, cancelled. */
export async function analysePage(
  core: Core,
  { pair, site, blocks }: Calls["analyse"]["request"],
  show: () => void,
  signal?: AbortSignal,
): Promise<AnalysisReport> {
  const rows: AnalysedRow[] = [];
  for (let at = 0; at < blocks.length; at += STEP) {
    show();
    rows.push(...core.analyse(pair, blocks.slice(at, at + STEP), site));
    await nextTask();
    if (signal?.aborted) throw new CoreError(CANCELLED);
  }
  return core.report(rows);
}
