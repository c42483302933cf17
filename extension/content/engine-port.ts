// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as the page's side asks it: one queue a document, emptied by a cancel.
import type { Block, BlockResult, PackInfo, Pair } from "../../js-glue/protocol/messages.js";
import { EngineLink } from "../shared/engine-link.js";
import type { Engine, EngineChoice } from "./engine.js";

export class EnginePort implements Engine {
  private readonly link = new EngineLink();
  /** Names this document's queue; a new one after each cancel, so that nothing late is taken for new. */
  private document = newName();
  private cancelled = new AbortController();

  async translate(pair: Pair, choice: EngineChoice, blocks: readonly Block[]): Promise<readonly BlockResult[]> {
    const { document } = this;
    const { signal } = this.cancelled;
    const site = siteName();
    const request = { document, pair, engine: choice.engine, blocks, ...(site === "" ? {} : { site }), ...(choice.options ? { options: choice.options } : {}) };
    return (await this.link.call("translate", request, { signal })).blocks;
  }

  async pairs(): Promise<readonly PackInfo[]> {
    return (await this.link.call("pairs", {})).pairs;
  }

  connect(): void {
    this.link.connect();
  }

  cancel(): void {
    this.cancelled.abort();
    this.cancelled = new AbortController();
    this.document = newName();
  }
}

/** Host name of this frame's site; a frame without an address (srcdoc) has that of the page it stands in. */
function siteName(): string {
  return URL.canParse(self.origin) ? new URL(self.origin).hostname : "";
}

function newName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
