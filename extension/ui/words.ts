// SPDX-License-Identifier: GPL-3.0-or-later
// Our pages in the person's language: elements with data-word get the message of that name.
import { api } from "#platform/api.js";

/** Fills the page in; sets its language and direction. */
export function fillWords(title: string): void {
  document.documentElement.lang = api.i18n.getUILanguage();
  document.documentElement.dir = api.i18n.getMessage("@@bidi_dir") === "rtl" ? "rtl" : "ltr";
  document.title = title;
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = api.i18n.getMessage(element.dataset["word"] ?? "");
  }
}

/** A message with its placeholders. */
export function word(name: string, ...substitutions: readonly string[]): string {
  return api.i18n.getMessage(name, [...substitutions]);
}

export function number(value: number): string {
  return value.toLocaleString(api.i18n.getUILanguage());
}

/** "12.3 MB" */
export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString(api.i18n.getUILanguage(), { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
}

export function date(ms: number): string {
  return new Date(ms).toLocaleDateString(api.i18n.getUILanguage(), { dateStyle: "medium" });
}

/** An element this page is made with. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no #${id} on this page`);
  return found;
}
