// SPDX-License-Identifier: GPL-3.0-or-later
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const root = new URL("../../", import.meta.url);
const languages = readdirSync(new URL("manifest/_locales/", root));

function messages(language: string): Record<string, Message> {
  return JSON.parse(readFileSync(new URL(`manifest/_locales/${language}/messages.json`, root), "utf8")) as Record<string, Message>;
}

const english = messages("en");

/** All of our code and manifests as one text. */
function sources(): string {
  const files = ["extension", "manifest"].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:ts|html|json)$/.test(name) && !name.includes("_locales"))
      .map((name) => new URL(`${folder}/${name}`, root)));
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

describe.each(languages)("locale %s", (language) => {
  const own = messages(language);

  it("has the same messages and placeholders as English", () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    for (const [name, { message, placeholders = {} }] of Object.entries(own)) {
      expect(Object.keys(placeholders), name).toEqual(Object.keys(english[name]?.placeholders ?? {}));
      for (const placeholder of Object.keys(placeholders)) expect(message.toLowerCase(), name).toContain(`$${placeholder}$`);
    }
  });

  it("describes every message", () => {
    for (const [name, { description }] of Object.entries(own)) expect(description?.length ?? 0, name).toBeGreaterThan(10);
  });
});

it("uses every message", () => {
  const text = sources();
  for (const name of Object.keys(english)) expect(text, name).toMatch(new RegExp(`"${name}"|__MSG_${name}__`));
});
