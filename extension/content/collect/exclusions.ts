// SPDX-License-Identifier: GPL-3.0-or-later
// What is not translated, and why: a table, and the algebra by which a state passes from an element
// to its descendants. Pure; policy.ts applies it to live elements. Which elements cut a sentence is
// another question: element-kind.ts.
import { primary } from "../../shared/languages.js";

/** Nothing inside these is ever translated, whatever `translate` says there. */
export const HARD_TAGS: ReadonlySet<string> = new Set([
  "script", // program, or data for one
  "style", // style rules
  "noscript", // not shown where scripts run
  "template", // not shown; the page clones it, and the clone is translated
  "noframes", // not shown
  "noembed", // not shown
  "code", // program text
  "kbd", // keys as printed on the keyboard
  "samp", // output of a program
  "var", // name of a variable
  "textarea", // a person's own text, submitted with the form
  "math", // formula
  "iframe", // a document of its own, with its own content script
  "frame", // a document of its own, with its own content script
  "object", // embedded document; its text is only a fallback
  "embed", // embedded document
  "canvas", // its text is only a fallback
  "video", // media; its text is only a fallback
  "audio", // media; its text is only a fallback
  "metadata", // SVG metadata, not shown
  "rt", // pronunciation of the original
  "rp", // brackets around a pronunciation
]);

/** Icon fonts that draw a picture for a word ("home"): a translated word would lose its picture. */
const LIGATURE_ICONS = /(?:^|\s)(?:material-icons|material-symbols|google-symbols)/;
const NO_TRANSLATE_CLASS = /(?:^|\s)notranslate(?:\s|$)/;

export interface State {
  /** Not translated and never again inside. */
  readonly hard: boolean;
  /** Switched off by translate=no or .notranslate; translate=yes inside switches on again. */
  readonly off: boolean;
  /** `lang` says another language than the one translated from. */
  readonly foreign: boolean;
}

export const OPEN: State = { hard: false, off: false, foreign: false };
export const HARD: State = { hard: true, off: false, foreign: false };
const OFF: State = { hard: false, off: true, foreign: false };
const FOREIGN: State = { hard: false, off: false, foreign: true };
const OFF_FOREIGN: State = { hard: false, off: true, foreign: true };

/** One of the few shared objects above, so that states compare by identity and cost no memory. */
function state(off: boolean, foreign: boolean): State {
  return off ? (foreign ? OFF_FOREIGN : OFF) : foreign ? FOREIGN : OPEN;
}

export function isExcluded(state: State): boolean {
  return state.hard || state.off || state.foreign;
}

/** What the algebra needs to know of an element. */
export interface Traits {
  readonly tag: string;
  readonly translate: string | null;
  readonly className: string | null;
  readonly editable: string | null; // contenteditable
  readonly lang: string | null;
}

/** State of an element with `traits` inside a parent in state `parent`. `from`: language translated from. */
export function stateInside(parent: State, traits: Traits, from: string): State {
  if (parent.hard) return parent;
  if (HARD_TAGS.has(traits.tag)) return HARD;
  if (traits.editable !== null && traits.editable.toLowerCase() !== "false") return HARD;
  const { translate, className, lang } = traits;
  let off = parent.off;
  if (translate !== null) {
    const value = translate.toLowerCase();
    if (value === "no") off = true;
    else if (value === "yes" || value === "") off = false;
  }
  if (className !== null && (NO_TRANSLATE_CLASS.test(className) || LIGATURE_ICONS.test(className))) off = true;
  let foreign = parent.foreign;
  if (lang !== null && lang !== "" && traits.tag !== "html" && traits.tag !== "body") {
    foreign = primary(lang) !== primary(from);
  }
  return state(off, foreign);
}

