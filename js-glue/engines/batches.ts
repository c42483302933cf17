// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting the segments of a request into what an engine outside the core gets at a time.
import { textLength, type Runs } from "../protocol/runs.js";

/** The limits of the shared page ruler, so that delays per batch compare. */
export const MAX_BATCH_SEGMENTS = 128;
export const MAX_BATCH_CHARACTERS = 16_000; // UTF-16 units

/** Consecutive batches within both limits, in order; a longer segment is a batch of its own. */
export function inBatches<T extends { readonly runs: Runs }>(
  segments: readonly T[],
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let batch: T[] = [];
  let characters = 0;
  for (const segment of segments) {
    const length = textLength(segment.runs);
    const isFull =
      batch.length === MAX_BATCH_SEGMENTS || characters + length > MAX_BATCH_CHARACTERS;
    if (batch.length > 0 && isFull) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(segment);
    characters += length;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
