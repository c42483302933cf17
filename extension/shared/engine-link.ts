// SPDX-License-Identifier: GPL-3.0-or-later
// Typed calls to the engine behind an extension port, straight to its home. The home may not be
// there yet, or go (Firefox ends its idle event page, an update replaces everything): what was not
// answered is asked again over a new port. The one door of content scripts and of our pages.
import { api } from "#platform/api.js";
import { portChannel } from "../../js-glue/client/channels.js";
import { EngineClient, type CallOptions } from "../../js-glue/client/engine-client.js";
import { EngineError } from "../../js-glue/client/engine-error.js";
import type { CallName, Calls } from "../../js-glue/protocol/messages.js";
import type { Replies } from "../../js-glue/protocol/validate-reply.js";
import { ENGINE_PORT, type Done, type ToBackground } from "./messages.js";

const MAX_TRIES = 3;

export class EngineLink<Name extends CallName = CallName> {
  #connecting: Promise<EngineClient<Name>> | null = null;

  /** `replies`: what may be asked (EngineClient). */
  constructor(private readonly replies: Replies<Name | "hello">) {}

  /** errors  EngineError, as the engine answered; `crashed` when it can't be reached. */
  async call<One extends Name>(name: One, request: Calls[One]["request"], options: CallOptions = {}): Promise<Calls[One]["reply"]> {
    for (let tries = 1; ; tries++) {
      let client: EngineClient<Name> | null = null;
      try {
        client = await this.#client(tries > 1);
        return await client.call(name, request, options);
      } catch (error) {
        // Only a lost connection is worth another try: what the engine answered it would answer again.
        if (tries >= MAX_TRIES || !isAlive() || (client !== null && !client.isClosed)) throw error;
        if (error instanceof EngineError && error.code === "cancelled") throw error;
      }
    }
  }

  /** Connects ahead of the first call. */
  connect(): void {
    this.#client().catch(() => undefined); // who asks something hears of it
  }

  /** `isHomeless`: nobody answered before, so the background is asked first to make sure that somebody is there. */
  async #client(isHomeless = false): Promise<EngineClient<Name>> {
    const known = await this.#connecting?.catch(() => null);
    if (known && !known.isClosed) return known;
    this.#connecting = isHomeless ? tellBackground({ type: "cs-bg-engine" }).then(() => this.#open()) : Promise.resolve(this.#open());
    return this.#connecting;
  }

  /** What is asked need not wait for the greeting: messages keep their order. */
  #open(): EngineClient<Name> {
    const port = api.runtime.connect({ name: ENGINE_PORT });
    port.onDisconnect.addListener(() => void api.runtime.lastError); // read, or the page's console complains
    return new EngineClient(portChannel(port), this.replies);
  }
}

/** False once the extension was updated or removed under this page's feet. */
export function isAlive(): boolean {
  try {
    return typeof api.runtime.id === "string";
  } catch {
    return false;
  }
}

/** errors  what the background could not do. */
export async function tellBackground(message: ToBackground): Promise<void> {
  const done = await api.runtime.sendMessage<ToBackground, Done | undefined>(message);
  if (done?.ok === false) throw new Error(done.message);
}
