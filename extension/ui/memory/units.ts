// SPDX-License-Identifier: GPL-3.0-or-later
// The units that a filter lets through, fetched page by page as they come into view.
import type { StoredUnit, UnitFilter } from "../../../js-glue/protocol/memory.js";
import type { EngineLink } from "../../shared/engine-link.js";

const PAGE_UNITS = 100;
const MAX_PAGES = 50;

export class Units {
  private filter: UnitFilter = {};
  private pages = new Map<number, readonly StoredUnit[] | "asked">();
  private version = 0;

  /** `arrived` hears of units that were not there when they were asked for, `failed` of errors. */
  constructor(private readonly engine: EngineLink, private readonly arrived: () => void, private readonly failed: (error: unknown) => void) {}

  /** Starts anew with a filter; how many units there are, or null if another began meanwhile. */
  async start(filter: UnitFilter): Promise<number | null> {
    const version = ++this.version;
    const { total, units } = await this.engine.call("units", { filter, offset: 0, limit: PAGE_UNITS });
    if (version !== this.version) return null;
    this.filter = filter;
    this.pages = new Map([[0, units]]);
    return total;
  }

  /** The unit at a place of the list, if it is here already; else it is on its way. */
  at(index: number): StoredUnit | null {
    const page = Math.floor(index / PAGE_UNITS);
    const units = this.pages.get(page);
    if (units === undefined) void this.fetch(page);
    return Array.isArray(units) ? ((units as readonly StoredUnit[])[index % PAGE_UNITS] ?? null) : null;
  }

  private async fetch(page: number): Promise<void> {
    const { version } = this;
    this.pages.set(page, "asked");
    for (const old of this.pages.keys()) {
      if (this.pages.size <= MAX_PAGES) break;
      if (old !== page) this.pages.delete(old);
    }
    try {
      const { units } = await this.engine.call("units", { filter: this.filter, offset: page * PAGE_UNITS, limit: PAGE_UNITS });
      if (version !== this.version) return;
      this.pages.set(page, units);
      this.arrived();
    } catch (error) {
      if (version === this.version) this.pages.delete(page);
      this.failed(error);
    }
  }
}
