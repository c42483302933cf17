// SPDX-License-Identifier: GPL-3.0-or-later
// Small makers of elements for our own views.
import { api } from "#platform/api.js";

/** The text of a message in the person's language. */
export function word(name: string, ...values: string[]): string {
  return api.i18n.getMessage(name, values);
}

export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = "", text = ""): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  if (text !== "") made.textContent = text;
  return made;
}

export function button(label: string, pressed: (event: MouseEvent) => void, className = ""): HTMLButtonElement {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

/** A part's root: in the person's language and direction, whatever the page's. */
export function part(className: string, role: string, label: string): HTMLElement {
  const made = element("div", className);
  made.setAttribute("role", role);
  made.setAttribute("aria-label", label);
  made.lang = api.i18n.getUILanguage();
  made.dir = api.i18n.getMessage("@@bidi_dir") === "rtl" ? "rtl" : "ltr";
  return made;
}

export function styleOf(rules: string): HTMLStyleElement {
  return element("style", "", rules);
}

export function languageName(language: string): string {
  try {
    const name = new Intl.DisplayNames([api.i18n.getUILanguage()], { type: "language" }).of(language);
    return name ?? language;
  } catch {
    return language; // not a language tag
  }
}
