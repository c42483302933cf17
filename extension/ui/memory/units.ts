// SPDX-License-Identifier: GPL-3.0-or-later
// The units that a filter lets through, fetched page by page as they come into view. What scrolled out
// of view before it was asked for is never asked for; a search that another one overtook is ended.
import type { StoredUnit, UnitFilter } from "../../../js-glue/protocol/memory.js";
import type { EngineLink } from "../../shared/engine-link.js";

const PAGE_UNITS = 100;
const MAX_PAGES = 50;

/** Names of queues: a page that is looked at does not wait for a search. */
const SEARCH = "search";
const ROWS = "rows";

export class Units {
  #filter: UnitFilter = {};
  #pages = new Map<number, readonly StoredUnit[]>();
  #wanted: readonly number[] = [];
  #searching: AbortController | null = null;
  #fetching: AbortController | null = null;

  /** `arrived` hears of units that were not there when they were asked for, `failed` of errors. */
  constructor(private readonly engine: EngineLink, private readonly arrived: () => void, private readonly failed: (error: unknown) => void) {}

  /** Starts anew with a filter; how many units there are, or null if another began meanwhile. */
  async start(filter: UnitFilter): Promise<number | null> {
    this.#searching?.abort();
    const searching = new AbortController();
    this.#searching = searching;
    try {
      const request = { filter, offset: 0, limit: PAGE_UNITS, document: SEARCH };
      const { total, units } = await this.engine.call("units", request, { signal: searching.signal });
      if (searching.signal.aborted) return null;
      this.#fetching?.abort();
      this.#fetching = null;
      this.#filter = filter;
      this.#pages = new Map([[0, units]]);
      return total;
    } catch (error) {
      if (searching.signal.aborted) return null;
      throw error;
    }
  }

  /** The unit at a place of the list, if it is here already. */
  at(index: number): StoredUnit | null {
    return this.#pages.get(Math.floor(index / PAGE_UNITS))?.[index % PAGE_UNITS] ?? null;
  }

  /** Fetches what is looked at: from `first` to below `end`. */
  want(first: number, end: number): void {
    const pages: number[] = [];
    for (let page = Math.floor(first / PAGE_UNITS); page * PAGE_UNITS < end; page++) pages.push(page);
    this.#wanted = pages;
    void this.#fetch();
  }

  /** One page at a time, so that the next one is of what is in view then. */
  async #fetch(): Promise<void> {
    const page = this.#wanted.find((one) => !this.#pages.has(one));
    if (page === undefined || this.#fetching) return;
    const fetching = new AbortController();
    this.#fetching = fetching;
    try {
      const request = { filter: this.#filter, offset: page * PAGE_UNITS, limit: PAGE_UNITS, document: ROWS };
      const { units } = await this.engine.call("units", request, { signal: fetching.signal });
      if (fetching.signal.aborted) return;
      this.#keep(page, units);
      this.#fetching = null;
      this.arrived();
      void this.#fetch();
    } catch (error) {
      if (fetching.signal.aborted) return;
      this.#fetching = null;
      this.failed(error);
    }
  }

  #keep(page: number, units: readonly StoredUnit[]): void {
    this.#pages.set(page, units);
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= MAX_PAGES) break;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
  }
}
