// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about a page that a translation may not change, and its text, as plain data. Runs in the
// page. Knows nothing of the content script: what is text for people is said here once more, shortly.

/** "text" is to be translated, "kept" is not. Cut where an element begins or ends, white space collapsed. */
export type Piece = readonly [kind: "text" | "kept", text: string];

export interface State {
  readonly texts: readonly Piece[];
  /** Elements, texts and comments in the order of the page. A node keeps its number for life. */
  readonly nodes: readonly string[];
  /** Value and checkedness of every control. */
  readonly controls: readonly string[];
  /** What each form would submit. */
  readonly forms: readonly string[];
  readonly focus: string; // with the caret, in a field
  readonly selection: string;
  readonly events: readonly string[];
  readonly errors: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Events {
  readonly events: string[];
  readonly errors: string[];
}

const LISTENED = ["click", "beforeinput", "input", "change", "submit", "reset", "focusin", "focusout", "invalid", "toggle", "slotchange"];
const KEPT = "[contenteditable]:not([contenteditable=false]), code, kbd, samp, var, textarea, [translate=no]";
const SKIPPED = "script, style, template, noscript, palimpsest-view";
const ATTRIBUTES = ["title", "alt", "placeholder", "aria-label"];
/** Their value is what they are called: text, not data. */
const PLAIN_BUTTONS = "input[type=button], input[type=reset], input[type=submit]:not([name])";
const CONTROLS = "input, textarea, select, option, button, output";

/** Begins to write down what the page's listeners hear, and what goes wrong. */
export function watchEvents(): Events {
  const seen: Events = { events: [], errors: [] };
  for (const type of LISTENED) {
    window.addEventListener(type, (event) => seen.events.push(`${type} ${label(event.composedPath()[0])}`), true);
  }
  window.addEventListener("error", (event) => seen.errors.push(event.message));
  window.addEventListener("unhandledrejection", (event) => seen.errors.push(String(event.reason)));
  const { error } = console;
  console.error = (...words: unknown[]) => {
    seen.errors.push(words.map(String).join(" "));
    error.apply(console, words);
  };
  return seen;
}

function label(target: EventTarget | undefined): string {
  if (!(target instanceof Element)) return "?";
  return target.localName + (target.id === "" ? "" : `#${target.id}`);
}

export function readState({ events, errors }: Events, facts: State["facts"]): State {
  const texts: Piece[] = [["text", collapsed(document.title)]];
  const nodes: string[] = [];
  const controls: string[] = [];
  walk(document.body, false, { texts, nodes, controls });
  return {
    texts,
    nodes,
    controls,
    forms: [...document.forms].map((form) => JSON.stringify([...new FormData(form)])),
    focus: focus(),
    selection: selection(),
    events: [...events],
    errors: [...errors],
    facts,
  };
}

interface Found {
  readonly texts: Piece[];
  readonly nodes: string[];
  readonly controls: string[];
}

function walk(element: Element | ShadowRoot, isKept: boolean, found: Found): void {
  if (element instanceof Element) {
    if (element.matches(SKIPPED)) return;
    found.nodes.push(name(element));
    attributes(element, isKept, found.texts);
    if (element.matches(CONTROLS) && !element.matches(PLAIN_BUTTONS)) found.controls.push(control(element));
    isKept ||= element.matches(KEPT);
    if (element.shadowRoot) walk(element.shadowRoot, isKept, found);
  }
  let text = "";
  const flush = () => {
    if (text !== "") found.texts.push([isKept ? "kept" : "text", collapsed(text)]);
    text = "";
  };
  for (const child of element.childNodes) {
    if (child instanceof Element) {
      flush();
      walk(child, isKept, found);
    } else {
      found.nodes.push(name(child));
      if (child instanceof Text) text += child.data;
    }
  }
  flush();
}

function attributes(element: Element, isKept: boolean, texts: Piece[]): void {
  for (const attribute of ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    if (value !== null) texts.push([isKept ? "kept" : "text", value]);
  }
  if (element.matches("option[label], optgroup[label]")) texts.push(["text", element.getAttribute("label") ?? ""]);
  if (element.matches(PLAIN_BUTTONS)) texts.push(["text", (element as HTMLInputElement).value]);
}

function control(element: Element): string {
  const { value, checked, selected, selectedIndex } = element as HTMLInputElement & HTMLOptionElement & HTMLSelectElement;
  return `${name(element)} ${JSON.stringify({ value: element.matches("output") ? null : value, checked, selected, selectedIndex })}`;
}

const numbers = new WeakMap<Node, number>();
let nextNumber = 1;

function name(node: Node): string {
  const number = numbers.get(node) ?? nextNumber++;
  numbers.set(node, number);
  return `${node.nodeName.toLowerCase()} ${String(number)}`;
}

function focus(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element) return "";
  const { selectionStart, selectionEnd } = element as HTMLInputElement;
  return `${name(element)} ${String(selectionStart)}-${String(selectionEnd)}`;
}

/** What is selected, or the caret in what a person edits; elsewhere a lone point is nothing to see. */
function selection(): string {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = getSelection() ?? {};
  if (!anchorNode || !focusNode) return "";
  const element = anchorNode instanceof Element ? anchorNode : anchorNode.parentElement;
  if (isCollapsed && !(element instanceof HTMLElement && element.isContentEditable)) return "";
  return `${name(anchorNode)}:${String(anchorOffset)} to ${name(focusNode)}:${String(focusOffset)}`;
}

function collapsed(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, " ");
}
