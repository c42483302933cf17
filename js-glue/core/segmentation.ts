// SPDX-License-Identifier: GPL-3.0-or-later
// What an SRX file says, as the core takes it (docs/BOUNDARY.md).

export interface SrxRule {
  readonly breaks: boolean;
  readonly before: string; // a regular expression; "" matches anywhere
  readonly beforeLine: number; // of the file, from 1
  readonly after: string;
  readonly afterLine: number;
}

export interface SrxLanguageRule {
  readonly name: string;
  readonly rules: readonly SrxRule[];
}

export interface SrxMap {
  readonly pattern: string; // matched against a whole language code
  readonly rule: string; // name of a language rule
  readonly line: number;
}

export interface SrxFile {
  readonly cascade: boolean;
  readonly rules: readonly SrxLanguageRule[];
  readonly maps: readonly SrxMap[];
}
