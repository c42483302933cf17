// SPDX-License-Identifier: GPL-3.0-or-later
// The term base as the worker serves it: on disk first, then in the core, then answered.
import type { Core } from "../core/core.js";
import type { StoredTerm } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";
import type { Store } from "../store/store.js";
import { refuse, refusePrivate } from "./memory-refusals.js";
import type { UndoList } from "./undo-list.js";

type Request<Name extends keyof Calls> = Calls[Name]["request"];
type Answer<Name extends keyof Calls> = Calls[Name]["reply"];

export class TermService {
  readonly #core: Core;
  readonly #store: Store;
  readonly #undos: UndoList;

  constructor(core: Core, store: Store, undos: UndoList) {
    this.#core = core;
    this.#store = store;
    this.#undos = undos;
  }

  terms(): Answer<"terms"> {
    return { terms: this.#store.terms() };
  }

  /** errors  not-found, bad-argument: nothing to find or nothing to put in its place; no-storage. */
  setTerm({ term: known, settings }: Request<"setTerm">, isPrivate: boolean): Answer<"setTerm"> {
    refusePrivate(isPrivate);
    const { source, target, to, neverTranslate } = settings;
    if (!/[\p{L}\p{N}]/u.test(source))
      throw refuse("bad-argument", "A term needs a letter or a digit.", "settings.source");
    if (!neverTranslate && (target.trim() === "" || to === "")) {
      const message = "A term needs a translation and its language, or must stay as it is.";
      throw refuse("bad-argument", message, "settings.target");
    }
    const before = known === undefined ? null : this.#termOf(known);
    const id = before ? before.id : this.#store.addTerm(settings);
    const after = { ...settings, id };
    if (before) this.#store.putTerm(after);
    this.#core.putTerms([after]);
    return { id, undo: this.#undos.add(() => this.#reset(id, before)) };
  }

  removeTerm({ term: id }: Request<"removeTerm">, isPrivate: boolean): Answer<"removeTerm"> {
    refusePrivate(isPrivate);
    const before = this.#termOf(id);
    this.#reset(id, null);
    return { undo: this.#undos.add(() => this.#reset(id, before)) };
  }

  findTerms({ pair, source }: Request<"findTerms">): Answer<"findTerms"> {
    return { terms: this.#core.findTerms(pair, source) };
  }

  #termOf(id: number): StoredTerm {
    const term = this.#store.term(id);
    if (!term) throw refuse("not-found", `There is no term ${id}.`, "term");
    return term;
  }

  #reset(id: number, before: StoredTerm | null): void {
    if (before) {
      this.#store.putTerm(before);
      this.#core.putTerms([before]);
    } else {
      this.#store.removeTerm(id);
      this.#core.removeTerms([id]);
    }
  }
}
