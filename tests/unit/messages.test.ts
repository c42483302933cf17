// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { parseToBackground, parseToContent, parseToDialogs } from "../../extension/shared/messages.js";

const pair = { from: "en", to: "es" };

it.each([
  { type: "bg-cs-toggle" },
  { type: "bg-cs-remembered", text: "x" },
  { type: "bg-cs-frame", command: { do: "restore" } },
  { type: "bg-cs-frame", command: { do: "translate", pair } },
  { type: "bg-cs-frame", command: { do: "translate", pair, view: "bilingual" } },
  { type: "bg-cs-left", origins: [] },
  { type: "bg-cs-left", origins: ["https://a.example", "http://b.example:8080"] },
])("a content script takes %j, the background does not", (message) => {
  expect(parseToContent(message)).toEqual(message);
  expect(parseToBackground(message)).toBeNull();
});

it.each([
  { type: "bg-cs-selection", text: "x" },
  { type: "bg-cs-edit", at: "menu" },
  { type: "bg-cs-edit", at: "focus" },
])("the dialogs take %j, nobody else does", (message) => {
  expect(parseToDialogs(message)).toEqual(message);
  expect(parseToContent(message)).toBeNull();
  expect(parseToBackground(message)).toBeNull();
});

it.each([
  { type: "cs-bg-engine" },
  { type: "cs-bg-frames" },
  { type: "cs-bg-views" },
  { type: "cs-bg-dialogs" },
  { type: "cs-bg-remembered", text: "x" },
  { type: "cs-bg-styles", on: false },
  { type: "cs-bg-permission", origins: ["https://a.example"] },
  { type: "ui-bg-permitted", tabId: 7 },
])("the background takes %j, a content script does not", (message) => {
  expect(parseToBackground(message)).toEqual(message);
  expect(parseToContent(message)).toBeNull();
});

it.each([
  null,
  "bg-cs-toggle",
  {},
  { type: "bg-cs-selection" },
  { type: "bg-cs-edit", at: "here" },
  { type: "bg-cs-remembered" },
  { type: "cs-bg-remembered", text: 1 },
  { type: "bg-cs-frame", command: { do: "translate", pair: { from: 1 } } },
  { type: "bg-cs-frame", command: { do: "translate", pair, choice: { engine: 1 } } },
  { type: "bg-cs-frame", command: { do: "translate", pair, view: "original" } },
  { type: "cs-bg-styles", on: 1 },
  { type: "bg-cs-left", origins: "https://a.example" },
  { type: "cs-bg-permission", origins: [] },
  { type: "cs-bg-permission", origins: ["https://a.example/path"] },
  { type: "cs-bg-permission", origins: ["*://*/*"] },
  { type: "ui-bg-permitted", tabId: "7" },
])("nobody takes %j", (message) => {
  expect(parseToDialogs(message)).toBeNull();
  expect(parseToContent(message)).toBeNull();
  expect(parseToBackground(message)).toBeNull();
});
