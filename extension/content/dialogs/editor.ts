// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of one sentence, a dialog that keeps nobody from the page. It shows and tells what a
// person does; what that means is editing.ts.
import { button, element, part, styleOf, word } from "../view/elements.js";
import { PART_STYLES } from "../view/part-styles.js";
import { editable } from "./edited-text.js";
import { saysNeighbours, scopeOf, type Knowledge, type Scope } from "./memory.js";
import { alternativeOf, originOf, setLanguage, termsOf, withChips } from "./pieces.js";
import { GAP_PX, placeBeside, type Side, type Size } from "./placement.js";
import type { Shielded } from "./shield.js";
import { DIALOG_STYLES } from "./styles.js";
import type { Subject } from "./subject.js";

export interface EditorEvents {
  save(byKeyboard: boolean): void;
  cancel(): void;
  forget(byKeyboard: boolean): void;
  move(step: 1 | -1): void;
}

export class Editor implements Shielded {
  readonly root = part("panel editor", "dialog", word("editorLabel"));
  readonly #field = element("textarea");
  readonly #origin = element("p", "small");
  readonly #note = element("p", "small");
  readonly #trouble = element("p", "problem");
  readonly #terms = element("div", "row terms");
  readonly #alternatives = element("ol");
  readonly #alternativesTitle = element("h3", "", word("editorAlternatives"));
  readonly #scope = element("select");
  readonly #saving: HTMLButtonElement;
  readonly #forgetting: HTMLButtonElement;
  #isBusy = false;
  #side: Side | null = null;
  #boxes: readonly DOMRect[] = []; // of the sentence, when it was last there

  /** `text` is what the field begins with; `site` "" if there is none. */
  constructor(private readonly subject: Subject, text: string, site: string, private readonly events: EditorEvents) {
    const { pair, segment } = subject;
    this.#field.value = text;
    this.#field.id = "target";
    this.#field.rows = 3;
    this.#field.spellcheck = false; // browsers fetch dictionaries for it, and some send what is typed to a server
    this.#field.setAttribute("aria-describedby", "origin note trouble");
    setLanguage(this.#field, pair.to);
    this.#origin.id = "origin";
    this.#note.id = "note";
    this.#note.setAttribute("role", "status");
    this.#trouble.id = "trouble";
    this.#trouble.setAttribute("role", "alert");
    this.#origin.textContent = originOf(segment, null);
    this.#scope.id = "scope";
    const scopes = [["all", word("editorEverywhere")], ...(site === "" ? [] : [["site", word("editorHere", site)]]), ...(saysNeighbours(subject.neighbours) ? [["between", word("editorBetween")]] : [])] as const;
    for (const [value, name] of scopes as readonly (readonly [Scope, string])[]) {
      const option = element("option", "", name);
      option.value = value;
      this.#scope.append(option);
    }
    this.#saving = button(word("editorSave"), () => this.#save(false), "save");
    this.#saving.setAttribute("aria-keyshortcuts", "Control+Enter");
    this.#forgetting = button(word("editorForget"), (event) => events.forget(event.detail === 0));
    this.#forgetting.hidden = true;
    this.#alternativesTitle.hidden = true;
    this.#terms.hidden = true;
    this.root.append(styles(), this.#head(), labelled(word("editorSource"), withChips(segment.source, pair.from)), this.#terms, labelled(word("editorTarget"), this.#field));
    this.root.append(this.#origin, this.#note, this.#trouble, this.#alternativesTitle, this.#alternatives, this.#foot());
    this.#hideEmpty();
  }

  get text(): string {
    return this.#field.value;
  }

  get chosenScope(): Scope {
    return this.#scope.value as Scope; // no other option is made
  }

  focus(): void {
    this.#field.focus({ preventScroll: true });
    this.#field.setSelectionRange(this.#field.value.length, this.#field.value.length);
  }

  /** What the memories know came. */
  know(knowledge: Knowledge): void {
    const { matches, own, storage } = knowledge;
    this.#origin.textContent = originOf(this.subject.segment, knowledge);
    this.#forgetting.hidden = own.length === 0;
    this.#scope.value = scopeOf(own[0]);
    const { source } = this.subject.segment;
    this.#alternatives.replaceChildren(...matches.map((match, index) => alternativeOf(match, index + 1, source, knowledge, () => this.#take(editable(match.target, source)))));
    this.#alternativesTitle.hidden = matches.length === 0;
    const buttons = termsOf(knowledge.terms, this.subject.pair.to, (text) => this.#insert(text));
    this.#terms.replaceChildren(element("h3", "", word("editorTerms")), ...buttons);
    this.#terms.hidden = buttons.length === 0;
    if (!storage.isDurable) this.say(word(storage.reason === "private-window" ? "editorPrivate" : "editorNotKept"));
  }

  /** Something to know; read by screen readers. */
  say(text: string): void {
    this.#note.textContent = [this.#note.textContent, text].filter((one) => one !== "").join(" ");
    this.#hideEmpty();
  }

  /** Why it was not saved; "": no reason any more. */
  problem(text: string): void {
    this.#trouble.textContent = text;
    this.#field.setAttribute("aria-invalid", String(text !== ""));
    this.#hideEmpty();
    if (text !== "") this.#trouble.scrollIntoView({ block: "nearest" });
  }

  busy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#saving.disabled = this.#forgetting.disabled = isBusy;
  }

  place(): void {
    const { style } = this.root;
    const scrolled = this.root.scrollTop;
    const viewport = roomInWindow();
    style.maxHeight = "none";
    style.maxWidth = `${viewport.width - 2 * GAP_PX}px`;
    const { width, height } = this.root.getBoundingClientRect();
    const boxes = this.subject.boxes();
    if (boxes.length > 0) this.#boxes = boxes;
    const { top, left, maxHeight, side } = placeBeside(this.#boxes, { width, height }, viewport, this.#side);
    this.#side = side;
    style.maxHeight = `${maxHeight}px`;
    style.top = `${top}px`;
    style.left = `${left}px`;
    this.root.scrollTop = scrolled;
  }

  typed(): void {
    if (this.#trouble.textContent !== "") this.problem("");
  }

  key(event: KeyboardEvent): void {
    const action = this.#actionOf(event);
    if (action === null) return;
    event.preventDefault();
    action();
  }

  #actionOf({ key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing }: KeyboardEvent): (() => void) | null {
    if (isComposing) return null; // Escape and Enter belong to the input method
    if (key === "Escape") return () => this.events.cancel();
    if (key === "Enter" && (ctrlKey || metaKey)) return () => this.#save(true);
    if (!altKey || ctrlKey || metaKey || shiftKey) return null;
    if (key === "ArrowDown") return () => this.events.move(1);
    if (key === "ArrowUp") return () => this.events.move(-1);
    // By place on the keyboard: with Alt some keyboards type other characters there.
    const alternative = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
    if (alternative === undefined) return null;
    return () => this.#alternatives.children[Number(alternative) - 1]?.querySelector("button")?.click();
  }

  #save(byKeyboard: boolean): void {
    if (!this.#isBusy) this.events.save(byKeyboard);
  }

  #take(text: string): void {
    this.#field.value = text;
    this.typed();
    this.focus();
  }

  #insert(text: string): void {
    this.#field.setRangeText(text, this.#field.selectionStart, this.#field.selectionEnd, "end");
    this.typed();
    this.#field.focus({ preventScroll: true });
  }

  #head(): HTMLElement {
    const row = element("div", "row");
    const closing = button("×", () => this.events.cancel(), "close");
    closing.setAttribute("aria-label", word("panelClose"));
    row.append(element("h2", "", word("editorLabel")), closing);
    return row;
  }

  #foot(): HTMLElement {
    const row = element("div", "row foot");
    const label = element("label", "", word("editorScope"));
    label.htmlFor = this.#scope.id;
    label.hidden = this.#scope.hidden = this.#scope.options.length === 1;
    row.append(label, this.#scope, this.#saving, button(word("editorCancel"), () => this.events.cancel()), this.#forgetting);
    return row;
  }

  #hideEmpty(): void {
    this.#note.hidden = this.#note.textContent === "";
    this.#trouble.hidden = this.#trouble.textContent === "";
  }
}

/** Without scroll bars. */
function roomInWindow(): Size {
  const { clientWidth: width = innerWidth, clientHeight: height = innerHeight } = document.scrollingElement ?? {};
  return { width, height };
}

export function styles(): HTMLStyleElement {
  return styleOf(PART_STYLES + DIALOG_STYLES);
}

function labelled(text: string, content: HTMLElement): HTMLElement {
  const group = element("div");
  const label = element(content.id === "" ? "h3" : "label", "", text);
  if (label instanceof HTMLLabelElement) label.htmlFor = content.id;
  group.append(label, content);
  return group;
}
