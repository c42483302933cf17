// SPDX-License-Identifier: GPL-3.0-or-later
// One translate request, from blocks to results: by the engine in the core, or by one outside it
// with the core before and after.
import type { Core, Prepared, SegmentResult } from "../core/core.js";
import { CoreError } from "../core/errors.js";
import { inBatches } from "../engines/batches.js";
import type { Engine } from "../engines/engine.js";
import type { EngineRegistry } from "../engines/registry.js";
import { CANCELLED, failure, messageOf } from "../protocol/failure.js";
import { EMBEDDED_ENGINE, type BlockResult, type Calls } from "../protocol/messages.js";
import { isRuns } from "../protocol/runs.js";
import type { PackShelf } from "./pack-shelf.js";

type TranslateRequest = Calls["translate"]["request"];

/** What translations are made with. */
export interface Workshop {
  readonly core: Core;
  /** Makes the core ready for who asks; until the next await. */
  readonly show: () => void;
  readonly packs: PackShelf;
  readonly engines: EngineRegistry;
}

/**
 * Translates the blocks of `request`.
 * errors  CoreError (bad-argument for an engine not in this build, unsupported-pair, cancelled once
 *         `signal` fired, and the core's own), CoreCrashed.
 */
export async function translateRequest(
  workshop: Workshop,
  request: TranslateRequest,
  signal: AbortSignal,
): Promise<readonly BlockResult[]> {
  if (request.engine !== EMBEDDED_ENGINE) {
    const engine = workshop.engines.get(request.engine);
    if (engine) return translateOutside(workshop, engine, request, signal);
    throw new CoreError(
      failure("bad-argument", `This build has no engine "${request.engine}".`, "engine"),
    );
  }
  const packs = await workshop.packs.ensure(workshop.core, request.pair);
  throwIfCancelled(signal);
  workshop.show();
  return workshop.core.translate(request.pair, request.blocks, request.site, packs);
}

async function translateOutside(
  { core, show }: Workshop,
  engine: Engine,
  request: TranslateRequest,
  signal: AbortSignal,
): Promise<readonly BlockResult[]> {
  show();
  const prepared = core.prepare(engine.id, request.pair, request.blocks, request.site);
  try {
    const results = await askEngine(engine, prepared, request, signal);
    show();
    return core.complete(prepared.ticket, results);
  } catch (thrown) {
    giveBack(core, prepared.ticket);
    throw thrown;
  }
}

/** A ticket may be spent or not after a refusal; either way it is gone after this. */
function giveBack(core: Core, ticket: number): void {
  try {
    core.discard(ticket);
  } catch (thrown) {
    if (!(thrown instanceof CoreError)) throw thrown;
  }
}

async function askEngine(
  engine: Engine,
  { segments }: Prepared,
  { pair, options }: TranslateRequest,
  signal: AbortSignal,
): Promise<readonly SegmentResult[]> {
  const results: SegmentResult[] = [];
  for (const batch of inBatches(segments)) {
    const sources = batch.map(({ runs }) => runs);
    const targets: unknown = await engine
      .translate(sources, pair, options ?? {}, signal)
      .catch((thrown: unknown) => {
        throw new CoreError(
          failure("internal", `The engine failed: ${messageOf(thrown)}`, engine.id),
        );
      });
    throwIfCancelled(signal);
    results.push(...pairUp(batch, targets, engine.id));
  }
  return results;
}

/** Engines may be other people's servers: nothing they answer is taken on trust. */
function pairUp(
  batch: Prepared["segments"],
  targets: unknown,
  engineId: string,
): readonly SegmentResult[] {
  if (!Array.isArray(targets) || targets.length !== batch.length) {
    const message = `The engine did not answer ${batch.length} segments with as many.`;
    throw new CoreError(failure("internal", message, engineId));
  }
  return batch.map(({ index }, position) => {
    const runs: unknown = targets[position];
    return isRuns(runs) ? { index, runs } : { index, error: "not runs" };
  });
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new CoreError(CANCELLED);
}
