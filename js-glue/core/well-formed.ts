// SPDX-License-Identifier: GPL-3.0-or-later
// Strings that may enter the core. Half of a surrogate pair, which a page may hold, would swallow
// the character after it on the way in (Embind 3.1.6), and JSON with one is refused by the core.

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `text` with U+FFFD for each lone surrogate; any length, same length back. */
export function wellFormed(text: string): string {
  return typeof text.toWellFormed === "function" ? text.toWellFormed() : wellFormedByHand(text);
}

/** What wellFormed does in a browser without String.prototype.toWellFormed. */
export function wellFormedByHand(text: string): string {
  return text.replace(LONE_SURROGATE, "\ufffd");
}

/**
 * `value` as JSON for the core, every string in it well-formed.
 * JSON.stringify writes a lone surrogate as an escape, so only JSON with such an escape (or,
 * rarely, text that looks like one) pays for the second, slower pass.
 */
export function wellFormedJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!ESCAPED_SURROGATE.test(json)) return json;
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "string" ? wellFormed(item) : item,
  );
}

const ESCAPED_SURROGATE = /\\ud[89a-f]/;
