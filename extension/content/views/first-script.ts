// SPDX-License-Identifier: GPL-3.0-or-later
// What the content scripts know of the first one. The second one (this folder, content/views.js) comes
// behind the first words, so that nobody waits for it; it finds the first in the world they
// share. Types only: each bundle has its own code.
import type { Pair } from "../../../js-glue/protocol/messages.js";
import type { ReaderCall } from "../../../js-glue/protocol/validate-reply.js";
import type { EngineLink } from "../../shared/engine-link.js";
import type { View } from "../../shared/settings.js";
import type { Ledger } from "../apply/ledger.js";
import type { BlockUnit } from "../collect/unit.js";
import type { Engine, EngineChoice } from "../engine.js";
import type { PageState } from "../page-translation.js";

/** The translated document, for those who only look at it. */
export interface ShownPage {
  readonly state: PageState;
  readonly view: View;
  readonly pair: Pair | null;
  /** What the page wrote, and what of it we wrote over. */
  readonly ledger: Pick<Ledger, "originalOf" | "isAdded" | "lastTextEntry" | "attributeEntry">;
  /** The engine that translated the page: what it answered before it answers at once. */
  readonly engine: Pick<Engine, "translate">;
  readonly choice: EngineChoice;
  liveRoots(): ShadowRoot[];
  /** Work not finished. */
  readonly pending: number;
  /** Of what was found to translate. */
  readonly progress: { readonly done: number; readonly total: number };
  /** There are open shadow roots in these elements that nothing told of. */
  rootsFound(hosts: readonly Element[]): void;
  /** Asks again for what these text nodes and attributes of elements show. */
  askAgain(nodes: readonly Text[], elements: readonly Element[]): Promise<void>;
  /** Who looks. */
  viewer: Viewer | null;
  /** Bilingual blocks that were written before somebody looked. */
  unviewed: BlockUnit[];
}

/** What the page tells those. */
export interface Viewer {
  /** A translation was written, or written again. */
  wrote(unit: BlockUnit): void;
  /** Nodes came into the document, or came back. */
  came(nodes: readonly Node[]): void;
  /** State, languages or view may have changed, or some work is done. */
  changed(): void;
  /** The memory has another translation of sentences with this text: each is to be shown. */
  remembered(text: string): void;
  /** The extension lets go of the page. */
  stop(): void;
}

export interface FirstScript {
  readonly page: ShownPage;
  readonly controller: {
    /** Room in the bar, while there is one. */
    readonly slot: HTMLElement | null;
    choose(view: View | "original"): void;
    /** The languages of the page as it is translated, or as it would be; null: there is no pack for it. */
    pairHere(): Promise<Pair | null>;
    /** From then on no shadow root is attached unheard; null: nobody asked for that. */
    readonly hearsOfShadowRoots: Promise<void> | null;
    /** Who must go with the first script (content/dialogs). */
    dialogs: { stop(): void } | null;
  };
  /** Calls to the engine and its memories. */
  readonly link: Pick<EngineLink<ReaderCall>, "call" | "connect">;
  /** view/host.ts, of which there is one. */
  open(part: HTMLElement): void;
  close(part: HTMLElement): void;
}
