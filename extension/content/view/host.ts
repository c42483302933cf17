// SPDX-License-Identifier: GPL-3.0-or-later
// The one element of ours in a document: directly under <html> after <body>, its content in a closed
// shadow root. It is there while something of ours is open, and gone afterwards.
import { rootElementOf } from "../dom.js";
import { styleOf } from "./elements.js";

const HOST = "all:initial;position:fixed;inset:0 auto auto 0;width:0;height:0;z-index:2147483647;display:block;color-scheme:light dark;";
/** `!important`: the page's rules would win otherwise. */
const STYLES = `:host { ${HOST.replaceAll(";", "!important;")} } @media print { :host { display: none !important; } }`;

const HOST_TAG = "palimpsest-view"; // no registered element: a name no page has style rules for

interface View {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly parts: Set<HTMLElement>;
}

const state: { view: View | null } = { view: null };

/** Shows `part` until it is closed again. */
export function open(part: HTMLElement): void {
  state.view ??= create();
  state.view.parts.add(part);
  state.view.root.append(part);
}

export function close(part: HTMLElement): void {
  const { view } = state;
  if (!view?.parts.delete(part)) return;
  part.remove();
  if (view.parts.size > 0) return;
  view.host.remove();
  state.view = null;
}

function create(): View {
  const host = document.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: "closed" });
  root.append(styleOf(STYLES));
  // What is typed and clicked in our own things is no business of the page's.
  for (const type of ["keydown", "keyup", "keypress", "input", "change", "click", "mousedown", "mouseup", "pointerdown", "pointerup"]) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  rootElementOf(document)?.append(host);
  return { host, root, parts: new Set() };
}
