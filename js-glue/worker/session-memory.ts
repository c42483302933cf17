// SPDX-License-Identifier: GPL-3.0-or-later
// What persons wrote in this session, in the core's memory only.
import type { Core, PersonUnit } from "../core/core.js";
import { OWN_MEMORY } from "../protocol/memory.js";

export class SessionMemory {
  #lastId = 0;

  /** From now on this unit wins for its source. errors  CoreError (bad-argument), CoreCrashed. */
  remember(core: Core, unit: PersonUnit): void {
    const { source, target, replaces } = core.canonicalUnit(OWN_MEMORY, unit);
    core.putUnits([
      {
        id: replaces || ++this.#lastId,
        memory: OWN_MEMORY,
        pair: unit.pair,
        source,
        target,
        origin: "person",
        site: unit.site ?? "",
        changed: Date.now(),
      },
    ]);
  }
}
