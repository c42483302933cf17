// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as the page's side asks it: one queue a document, emptied by a cancel.
import type { Block, BlockResult, Pair } from "../../js-glue/protocol/messages.js";
import type { Direction } from "../../js-glue/protocol/packs.js";
import type { ReaderCall } from "../../js-glue/protocol/validate-reply.js";
import type { EngineLink } from "../shared/engine-link.js";
import { EMBEDDED, type Engine, type EngineChoice } from "./engine.js";
import { siteHere } from "./site.js";

export class EnginePort implements Engine {
  /** Names this document's queue; a new one after each cancel, so that nothing late is taken for new. */
  #document = newName();
  #cancelled = new AbortController();

  constructor(private readonly link: Pick<EngineLink<ReaderCall>, "call" | "connect">) {}

  async translate(pair: Pair, choice: EngineChoice, blocks: readonly Block[]): Promise<readonly BlockResult[]> {
    const document = this.#document;
    const { signal } = this.#cancelled;
    const request = { document, pair, engine: choice.engine, blocks, site: siteHere(), ...(choice.options ? { options: choice.options } : {}) };
    return (await this.link.call("translate", request, { signal })).blocks;
  }

  async pairs(): Promise<readonly Direction[]> {
    return (await this.link.call("pairs", {})).pairs;
  }

  connect(): void {
    this.link.connect();
  }

  /** The embedded engine loads what this direction takes. If that fails, the first translation will say why. */
  prepare(pair: Pair): void {
    void this.translate(pair, EMBEDDED, []).catch(() => undefined);
  }

  cancel(): void {
    this.#cancelled.abort();
    this.#cancelled = new AbortController();
    this.#document = newName();
  }
}

/** A name that no other document has. */
export function newName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
