// SPDX-License-Identifier: GPL-3.0-or-later
// Reads SRX files (XML, by saxes) to what the core takes. The native command's way is
// wasm/cli/srx_file.cpp; both read the same things and give the same lines.
import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from "saxes";
import { CoreError } from "../core/errors.js";
import type { SrxFile, SrxMap, SrxRule } from "../core/segmentation.js";
import { failure } from "../protocol/failure.js";

interface Draft {
  cascade: boolean;
  readonly rules: { name: string; rules: SrxRule[] }[];
  readonly maps: SrxMap[];
}

/**
 * SRX 2.0, or 1.0 as far as it is the same; elements of other namespaces are passed over.
 * name    of the file, for errors.
 * errors  corrupt-data: no well-formed XML, or no SRX; `where` is "name:line".
 */
export function readSrxFile(name: string, text: string): SrxFile {
  const reader = new SrxReader(name);
  return reader.read(text);
}

class SrxReader {
  readonly #name: string;
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #draft: Draft = { cascade: false, rules: [], maps: [] };
  #depth = 0;
  #beginLine = 1; // where the tag that is being read began
  #isSrx = false;
  #rule: { -readonly [Key in keyof SrxRule]: SrxRule[Key] } | null = null;
  #pattern: "before" | "after" | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  read(text: string): SrxFile {
    const parser = this.#parser;
    parser.on("error", (error) => {
      const message = `This is not well-formed XML (${error.message.replace(/^\d+:\d+: /, "")}).`;
      throw this.#refused(message, parser.line);
    });
    parser.on("opentagstart", () => (this.#beginLine = parser.line));
    parser.on("opentag", (tag) => this.#begin(tag));
    parser.on("closetag", ({ local }) => this.#end(local));
    parser.on("text", (data) => this.#text(data));
    parser.on("cdata", (data) => this.#text(data));
    parser.write(text).close();
    if (!this.#isSrx) throw this.#refused("This is no SRX file: its first element is not <srx>.", 1);
    return this.#draft;
  }

  #begin(tag: SaxesTagNS): void {
    const line = this.#beginLine;
    if (this.#depth++ === 0) this.#isSrx = tag.local === "srx";
    switch (tag.local) {
      case "header":
        this.#draft.cascade = attribute(tag, "cascade") === "yes";
        break;
      case "languagerule":
        this.#draft.rules.push({ name: attribute(tag, "languagerulename"), rules: [] });
        break;
      case "languagemap":
        this.#draft.maps.push({ pattern: attribute(tag, "languagepattern"), rule: attribute(tag, "languagerulename"), line });
        break;
      case "rule":
        this.#rule = { breaks: attribute(tag, "break") !== "no", before: "", beforeLine: line, after: "", afterLine: line };
        this.#draft.rules.at(-1)?.rules.push(this.#rule);
        break;
      case "beforebreak":
        this.#pattern = "before";
        if (this.#rule) this.#rule.beforeLine = line;
        break;
      case "afterbreak":
        this.#pattern = "after";
        if (this.#rule) this.#rule.afterLine = line;
        break;
    }
  }

  #end(local: string): void {
    this.#depth--;
    if (local === "beforebreak" || local === "afterbreak") this.#pattern = null;
    if (local === "rule") this.#rule = null;
  }

  #text(data: string): void {
    if (this.#pattern && this.#rule) this.#rule[this.#pattern] += data;
  }

  #refused(message: string, line: number): CoreError {
    return new CoreError(failure("corrupt-data", message, `${this.#name}:${line}`));
  }
}

/** An attribute without a namespace; "": it is not there. */
function attribute({ attributes }: SaxesTagNS, name: string): string {
  const found = (attributes as Readonly<Record<string, SaxesAttributeNS | undefined>>)[name];
  return found?.value ?? "";
}
