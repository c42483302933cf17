// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an XML file, whatever its encoding: by its byte order mark, else by its declaration, else
// UTF-8 (XML 1.0, appendix F).

/** Ill-formed parts become U+FFFD; a byte order mark is left out. */
export function decodeXml(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0) return "utf-16le"; // "<" without a mark
  if (first === 0 && second === 0x3c) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const said = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? "utf-8";
  return isKnown(said) ? said : "utf-8";
}

function isKnown(label: string): boolean {
  try {
    // What its bytes show not to be UTF-16 is not, whatever it says.
    return !new TextDecoder(label).encoding.startsWith("utf-16");
  } catch {
    return false;
  }
}
