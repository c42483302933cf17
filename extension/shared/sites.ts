// SPDX-License-Identifier: GPL-3.0-or-later
// Other sites in a page: what a person calls them and what the browser is asked for. Pure.

/** The permission for the pages of an origin, e.g. "https://a.example/*"; null if it is no origin of the web. */
export function permissionFor(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, hostname, origin: parsed } = new URL(origin);
  // A page may well write src="https://*", which is an address, and would be a permission for everything.
  if (parsed !== origin || !/^https?:$/.test(protocol) || hostname.includes("*")) return null;
  // Without the port: Firefox takes none there.
  return `${protocol}//${hostname}/*`;
}

/** The names of some sites as one text, each once. Isolated: a name reads from left to right in every language. */
export function siteNames(origins: readonly string[], most: number): string {
  const names = [...new Set(origins.map((origin) => `\u2068${new URL(origin).hostname}\u2069`))];
  return names.slice(0, most).join(", ") + (names.length > most ? " …" : "");
}
