// SPDX-License-Identifier: GPL-3.0-or-later
// Correcting sentences, one after the other: what is open, what is saved and what follows from it.
//
//   closed ──open()──▶ editor ──save, forget: on disk──▶ notice ──undo, close, next──▶ closed
//                        │ ◀──it failed: nothing is lost──┘
//                        └──cancel──▶ closed; another sentence──▶ editor, what was typed is kept
import { api } from "#platform/api.js";
import type { Done, ToBackground } from "../../shared/messages.js";
import { textOf } from "../apply/target.js";
import { siteHere } from "../site.js";
import { word } from "../view/elements.js";
import type { FirstScript } from "../views/first-script.js";
import { editable, isTextProblem, readEdited } from "./edited-text.js";
import { Editor } from "./editor.js";
import { FocusBefore } from "./focus.js";
import { Memory, type Knowledge, type Scope } from "./memory.js";
import { Notice } from "./notice.js";
import { problemOf, reasonOf } from "./reasons.js";
import { Shield } from "./shield.js";
import type { Subject } from "./subject.js";

const SAVED: Readonly<Record<Scope, string>> = { all: "editorSaved", site: "editorSavedHere", between: "editorSavedBetween" };

interface Open {
  readonly view: Editor | Notice;
  readonly shield: Shield;
  readonly subject: Subject | null;
}

export class Editing {
  readonly #memory: Memory;
  #shown: Open | null = null;
  #knowledge: Knowledge | null = null;
  #before: FocusBefore | null = null; // while the focus is ours
  readonly #drafts = new Map<string, string>(); // typed and neither saved nor cancelled
  #frame = 0; // requestAnimationFrame id of the next look at where the editor belongs
  readonly #resized = new ResizeObserver(() => this.#follow());

  constructor(private readonly first: FirstScript) {
    this.#memory = new Memory(first.link);
  }

  async open(subject: Subject, byKeyboard: boolean): Promise<void> {
    this.#put();
    this.#before ??= new FocusBefore();
    const draft = this.#drafts.get(keyOf(subject));
    const editor = new Editor(subject, draft ?? shownText(subject), siteHere(), {
      save: (keys) => void this.#save(editor, subject, keys || byKeyboard),
      cancel: () => this.#cancel(subject),
      forget: (keys) => void this.#forget(editor, subject, keys || byKeyboard),
      move: (step) => void this.#move(subject, step, byKeyboard),
    });
    subject.mark(true);
    this.#show(editor, subject);
    this.#resized.observe(editor.root);
    for (const type of ["scroll", "resize"]) addEventListener(type, this.#follow, { capture: true, passive: true });
    editor.place();
    editor.focus();
    if (draft !== undefined) editor.say(word("editorDraft"));
    try {
      const knowledge = await this.#memory.ask(subject);
      if (this.#shown?.view !== editor) return;
      this.#knowledge = knowledge;
      editor.know(knowledge);
    } catch (error) {
      console.info("Palimpsest:", String(error)); // a person hears of it when they save
    }
  }

  /** Tells something that has no way back. */
  say(text: string, byKeyboard: boolean): void {
    this.#put();
    this.#tell(text, null, null, byKeyboard);
  }

  close(): void {
    this.#put();
    this.#before?.restore();
    this.#before = null;
  }

  stop(): void {
    this.#put();
    this.#before = null;
  }

  #cancel(subject: Subject): void {
    this.close();
    this.#drafts.delete(keyOf(subject));
  }

  async #save(editor: Editor, subject: Subject, byKeyboard: boolean): Promise<void> {
    const target = readEdited(editor.text, subject.segment.source);
    if (isTextProblem(target)) return editor.problem(problemOf(target));
    const scope = editor.chosenScope;
    await this.#change(editor, subject, byKeyboard, word(SAVED[scope]), () => this.#memory.remember(subject, target, scope, this.#knowledge));
  }

  async #forget(editor: Editor, subject: Subject, byKeyboard: boolean): Promise<void> {
    const own = this.#knowledge?.own ?? [];
    await this.#change(editor, subject, byKeyboard, word("editorForgotten"), () => this.#memory.forget(own));
  }

  async #change(editor: Editor, subject: Subject, byKeyboard: boolean, done: string, work: () => Promise<readonly number[]>): Promise<void> {
    editor.busy(true);
    try {
      const undos = await work();
      this.#repaint(subject);
      const isThere = this.#shown?.view === editor; // or a person went on meanwhile
      if (isThere) this.#put();
      this.#drafts.delete(keyOf(subject));
      if (!isThere) return;
      this.#tell(done, subject, () => void this.#undo(subject, undos, byKeyboard), byKeyboard);
    } catch (error) {
      editor.busy(false);
      editor.problem(reasonOf(error));
      editor.focus();
    }
  }

  async #undo(subject: Subject, undos: readonly number[], byKeyboard: boolean): Promise<void> {
    const text = await this.#memory.takeBack(undos).then(() => word("editorUndone"), reasonOf);
    this.#repaint(subject);
    this.#put();
    this.#tell(text, subject, null, byKeyboard);
  }

  /** Every place where the sentence stands shows what the memory says now, in all frames and tabs. */
  #repaint({ segment }: Subject): void {
    const text = textOf(segment.source);
    this.first.page.viewer?.remembered(text);
    api.runtime.sendMessage<ToBackground, Done | undefined>({ type: "cs-bg-remembered", text }).catch((error: unknown) => console.info("Palimpsest:", String(error)));
  }

  async #move(subject: Subject, step: 1 | -1, byKeyboard: boolean): Promise<void> {
    const shown = this.#shown;
    const next = await subject.beside(step);
    if (this.#shown !== shown) return;
    if (next) await this.open(next, byKeyboard);
    else if (shown) shown.view.say(word(step > 0 ? "editorNoNext" : "editorNoPrevious"));
  }

  /** The focus goes back where it was; for who works by keyboard, when the message is closed. */
  #tell(text: string, subject: Subject | null, undo: (() => void) | null, byKeyboard: boolean): void {
    const move = (step: 1 | -1) => void (subject && this.#move(subject, step, true));
    const notice = new Notice({ close: () => this.close(), move }, undo);
    if (!byKeyboard) this.#before?.restore();
    this.#before = byKeyboard ? (this.#before ?? new FocusBefore()) : null;
    this.#show(notice, null);
    notice.say(text);
    if (byKeyboard) notice.focus();
  }

  #show(view: Editor | Notice, subject: Subject | null): void {
    const shield = new Shield(view);
    this.#shown = { view, shield, subject };
    this.first.open(view.root);
    shield.start();
  }

  /** Puts away what is open; what was typed is kept. */
  #put(): void {
    if (this.#shown === null) return;
    const { view, shield, subject } = this.#shown;
    if (view instanceof Editor && subject && view.text !== shownText(subject)) this.#drafts.set(keyOf(subject), view.text);
    this.#shown = null;
    this.#knowledge = null;
    subject?.mark(false);
    shield.stop();
    this.#resized.disconnect();
    for (const type of ["scroll", "resize"]) removeEventListener(type, this.#follow, true);
    this.first.close(view.root);
  }

  readonly #follow = () => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#shown?.view instanceof Editor) this.#shown.view.place();
    });
  };
}

function shownText({ segment }: Subject): string {
  return editable(segment.target, segment.source);
}

function keyOf({ pair, segment }: Subject): string {
  return JSON.stringify([pair, segment.source]);
}
