// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured of the module's engine, the same in Node and in a browser's worker.

const BLOCKS = 32; // a batch, about what a content script sends
let lineCount = 0;

/**
 * The text as batches of blocks. Each line gets a number of its own: the core remembers what the
 * engine said in this session, and would be measured doing only that.
 */
function freshBatches(lines, size) {
  const batches = [];
  for (let at = 0; at < lines.length; at += size) {
    const part = lines.slice(at, at + size);
    const numbered = part.map((line) => line.replace(/[.!?]?\s*$/, ` ${++lineCount}$&`));
    batches.push(numbered.map((line, index) => ({ id: at + index, runs: [line] })));
  }
  return batches;
}

/** Adds the pack and translates the first line: the milliseconds of both and the pack's pair. */
export function firstSentence(core, pack, lines) {
  const [first] = freshBatches(lines.slice(0, 1), 1);
  const begin = performance.now();
  const { from, to } = core.addPack(pack);
  const added = performance.now();
  core.translate({ from, to }, first);
  return { packMs: added - begin, firstMs: performance.now() - added, pair: { from, to } };
}

/**
 * Translates all lines some times. clock  seconds of the processor, or of the wall where nobody tells
 * the other. Seconds of the best round, and the words of one (each line's number is a word too).
 */
export function rounds(core, pair, lines, count, clock) {
  const words = lines.reduce((sum, line) => sum + line.trim().split(/\s+/).length, 0) + lines.length;
  let seconds = Infinity;
  for (let i = 0; i < count; ++i) {
    const batches = freshBatches(lines, BLOCKS);
    const begin = clock();
    for (const batch of batches) core.translate(pair, batch);
    seconds = Math.min(seconds, clock() - begin);
  }
  return { words, seconds };
}
