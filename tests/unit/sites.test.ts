// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { permissionFor, siteNames } from "../../extension/shared/sites.js";

it.each([
  ["https://a.example", "https://a.example/*"],
  ["http://a.example:8080", "http://a.example/*"],
  ["http://127.0.0.1:1", "http://127.0.0.1/*"],
])("asks for %s by %s", (origin, permission) => {
  expect(permissionFor(origin)).toBe(permission);
});

it.each(["", "null", "a.example", "https://a.example/", "https://a.example/x", "https://*", "file://", "chrome-extension://abc", "*://*/*"])("asks for nothing by %j", (origin) => {
  expect(permissionFor(origin)).toBeNull();
});

it("names each site once, and not all of many", () => {
  const origins = ["https://a.example", "http://a.example:8080", "https://b.example", "https://c.example"];
  expect(siteNames(origins, 3)).toBe("\u2068a.example\u2069, \u2068b.example\u2069, \u2068c.example\u2069");
  expect(siteNames(origins, 2)).toBe("\u2068a.example\u2069, \u2068b.example\u2069 …");
});
