// SPDX-License-Identifier: GPL-3.0-or-later
// The engine behind an extension port, straight to its home. The home may go (Firefox ends its idle
// event page, an update replaces everything): what was not answered is asked again over a new port.
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

  cancel(): void {
    this.cancelled.abort();
    this.cancelled = new AbortController();
    this.document = newName();
  }

  private async repeated<T>(work: (client: EngineClient) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      let client: EngineClient | null = null;
      try {
        client = await this.client();
        return await work(client);
      } catch (error) {
        // Only a lost connection is worth another try: what the engine answered it would answer again.
        if (tries >= MAX_TRIES || !isAlive() || (client !== null && !client.isClosed)) throw error;
        if (error instanceof EngineError && error.code === "cancelled") throw error;
        this.connecting = null;
      }
    }
  }

  private async client(): Promise<EngineClient> {
    const known = await this.connecting?.catch(() => null);
    if (known && !known.isClosed) return known;
    this.connecting = connect();
    return this.connecting;
  }
}

async function connect(): Promise<EngineClient> {
  await tellBackground({ type: "cs-bg-engine" });
  const client = new EngineClient(portChannel(api.runtime.connect({ name: ENGINE_PORT })));
  await client.ready;
  return client;
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
