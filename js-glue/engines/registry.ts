// SPDX-License-Identifier: GPL-3.0-or-later
// The engines outside the core that this build knows.
import type { EngineId } from "../protocol/messages.js";
import type { Engine } from "./engine.js";
import { HostilePseudoEngine } from "./test/pseudo-hostile.js";
import { PseudoEngine } from "./test/pseudo.js";

export type EngineRegistry = ReadonlyMap<EngineId, Engine>;

export function makeRegistry(engines: readonly Engine[]): EngineRegistry {
  return new Map(engines.map((engine) => [engine.id, engine]));
}

/** All engines of this build; release builds have only the embedded one, which is no Engine. */
export function enginesOfThisBuild(): EngineRegistry {
  // The bundler replaces the constant and drops what is then unreachable, test engines included.
  return makeRegistry(__PALIMPSEST_TEST__ ? [new PseudoEngine(), new HostilePseudoEngine()] : []);
}
