// SPDX-License-Identifier: GPL-3.0-or-later

/** Host name of the site this document is of; "" if it has none (a file, a sandboxed frame). */
export function siteHere(): string {
  // A frame without an address of its own (srcdoc, about:blank) is of the site that made it: its origin says so.
  return location.hostname || (URL.canParse(origin) ? new URL(origin).hostname : "");
}
