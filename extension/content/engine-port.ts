// SPDX-License-Identifier: GPL-3.0-or-later
// The engine behind an extension port, straight to its home. The home may not be there yet, or go
// (Firefox ends its idle event page, an update replaces everything): what was not answered is asked
// again over a new port.
import { api } from "#platform/api.js";
import { portChannel } from "../../js-glue/client/channels.js";
import { EngineClient } from "../../js-glue/client/engine-client.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import type { Block, BlockResult, PackInfo, Pair } from "../../js-glue/protocol/messages.js";
import { ENGINE_PORT, type Done, type ToBackground } from "../shared/messages.js";
import type { Engine, EngineChoice } from "./engine.js";

const MAX_TRIES = 3;

export class EnginePort implements Engine {
  /** Names this document's queue; a new one after each cancel, so that nothing late is taken for new. */
  private document = newName();
  private connecting: Promise<EngineClient> | null = null;
  private cancelled = new AbortController();

  async translate(pair: Pair, choice: EngineChoice, blocks: readonly Block[]): Promise<readonly BlockResult[]> {
    const { document } = this;
    const { signal } = this.cancelled;
    const request = { document, pair, engine: choice.engine, blocks, ...(choice.options ? { options: choice.options } : {}) };
    return this.repeated(async (client) => (await client.call("translate", request, { signal })).blocks);
  }

  pairs(): Promise<readonly PackInfo[]> {
    return this.repeated(async (client) => (await client.call("pairs", {})).pairs);
  }

  connect(): void {
    this.client().catch(() => undefined); // who asks something hears of it
  }

  cancel(): void {
    this.cancelled.abort();
    this.cancelled = new AbortController();
    this.document = newName();
  }

  private async repeated<T>(work: (client: EngineClient) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      let client: EngineClient | null = null;
      try {
        client = await this.client(tries > 1);
        return await work(client);
      } catch (error) {
        // Only a lost connection is worth another try: what the engine answered it would answer again.
        if (tries >= MAX_TRIES || !isAlive() || (client !== null && !client.isClosed)) throw error;
        if (error instanceof EngineError && error.code === "cancelled") throw error;
      }
    }
  }

  /** `isHomeless`: nobody answered before, so the background is asked first to make sure that somebody is there. */
  private async client(isHomeless = false): Promise<EngineClient> {
    const known = await this.connecting?.catch(() => null);
    if (known && !known.isClosed) return known;
    this.connecting = isHomeless ? tellBackground({ type: "cs-bg-engine" }).then(open) : Promise.resolve(open());
    return this.connecting;
  }
}

/** What is asked need not wait for the greeting: messages keep their order. */
function open(): EngineClient {
  const port = api.runtime.connect({ name: ENGINE_PORT });
  port.onDisconnect.addListener(() => void api.runtime.lastError); // read, or the page's console complains
  return new EngineClient(portChannel(port));
}

/** False once the extension was updated or removed under this page's feet. */
export function isAlive(): boolean {
  try {
    return typeof api.runtime.id === "string";
  } catch {
    return false;
  }
}

export async function tellBackground(message: ToBackground): Promise<void> {
  const done = await api.runtime.sendMessage<ToBackground, Done | undefined>(message);
  if (done?.ok === false) throw new Error(done.message);
}

function newName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
