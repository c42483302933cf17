// SPDX-License-Identifier: GPL-3.0-or-later
// Messages between the background and content scripts; the name says the direction. What travels to
// the engine is js-glue/protocol and passes the background by.
import type { EngineId, EngineOptions, Pair } from "../../js-glue/protocol/messages.js";
import { isView, type View } from "./settings.js";
import { permissionFor } from "./sites.js";

/** Name of a port to the engine's home. */
export const ENGINE_PORT = "engine";

/** From Chromium's background to the engine's home: the last private window was closed. */
export const FORGET_PRIVATE = "bg-os-forget-private";

/** What the top frame wishes of all frames of its page. */
export type FrameCommand =
  | { readonly do: "restore" }
  | {
      readonly do: "translate";
      readonly pair: Pair;
      /** As in the settings; "translated" if it is not said. */
      readonly view?: View;
      /** Only tests choose. */
      readonly choice?: { readonly engine: EngineId; readonly options?: EngineOptions };
    };

export type ToContent =
  /** A person pressed the button, the shortcut or the menu entry; the top frame only. */
  | { readonly type: "bg-cs-toggle" }
  | { readonly type: "bg-cs-frame"; readonly command: FrameCommand }
  /** Origins of other sites whose frames no script may enter; the top frame only. */
  | { readonly type: "bg-cs-left"; readonly origins: readonly string[] }
  /** A person corrected the translation of this text, in another frame or tab. */
  | { readonly type: "bg-cs-remembered"; readonly text: string };

/** To the third script of a frame (content/dialogs). */
export type ToDialogs =
  /** "Translate selection"; `text` as the browser tells it, for a selection the document has not (a field). */
  | { readonly type: "bg-cs-selection"; readonly text: string }
  /** Correct the sentence the context menu was opened on, or, in the frame that has the focus, the one a person is at. */
  | { readonly type: "bg-cs-edit"; readonly at: "menu" | "focus" }
  /** How much of the page the memories know; the top frame only. */
  | { readonly type: "bg-cs-analyse" };

export type ToBackground =
  /** Make sure there is somebody to connect to; answered when there is. */
  | { readonly type: "cs-bg-engine" }
  /** The top frame wishes something else, or a frame has loaded: make all frames as the top one wishes. */
  | { readonly type: "cs-bg-frames" }
  /** This frame is translated for the first time: it must hear of shadow roots that come late. */
  | { readonly type: "cs-bg-shadow-roots" }
  /** This frame shows a translation for the first time: put the second script in too (content/views). */
  | { readonly type: "cs-bg-views" }
  /** Put the style of our highlights into this frame, or take it away. */
  | { readonly type: "cs-bg-styles"; readonly on: boolean }
  /** A person wants to correct a sentence of this frame: put the third script in (content/dialogs). */
  | { readonly type: "cs-bg-dialogs" }
  /** A person corrected the translation of this text: tell the other frames, and the other tabs. */
  | { readonly type: "cs-bg-remembered"; readonly text: string }
  /** The same, on the page of the memories. */
  | { readonly type: "ui-bg-remembered"; readonly text: string }
  /** A person wants the frames of these origins translated too: ask for the permission. */
  | { readonly type: "cs-bg-permission"; readonly origins: readonly string[] }
  /** The person gave it, for frames of this tab. */
  | { readonly type: "ui-bg-permitted"; readonly tabId: number };

/** Answer to every message to the background. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly message: string };

export function parseToContent(message: unknown): ToContent | null {
  if (!isRecord(message)) return null;
  const { type, command, origins, text } = message;
  if (type === "bg-cs-toggle") return { type };
  if (type === "bg-cs-frame" && isFrameCommand(command)) return { type, command };
  if (type === "bg-cs-left" && areAddresses(origins)) return { type, origins };
  if (type === "bg-cs-remembered" && typeof text === "string") return { type, text };
  return null;
}

export function parseToDialogs(message: unknown): ToDialogs | null {
  if (!isRecord(message)) return null;
  const { type, text, at } = message;
  if (type === "bg-cs-selection" && typeof text === "string") return { type, text };
  if (type === "bg-cs-analyse") return { type };
  if (type === "bg-cs-edit" && (at === "menu" || at === "focus")) return { type, at };
  return null;
}

export function parseToBackground(message: unknown): ToBackground | null {
  if (!isRecord(message)) return null;
  const { type, on, origins, tabId, text } = message;
  if (type === "cs-bg-engine" || type === "cs-bg-frames" || type === "cs-bg-shadow-roots" || type === "cs-bg-views" || type === "cs-bg-dialogs") return { type };
  if ((type === "cs-bg-remembered" || type === "ui-bg-remembered") && typeof text === "string") return { type, text };
  if (type === "cs-bg-styles" && typeof on === "boolean") return { type, on };
  if (type === "cs-bg-permission" && areAddresses(origins) && origins.length > 0 && origins.every((one) => permissionFor(one) !== null)) return { type, origins };
  if (type === "ui-bg-permitted" && Number.isInteger(tabId)) return { type, tabId: tabId as number };
  return null;
}

export function isFrameCommand(value: unknown): value is FrameCommand {
  if (!isRecord(value)) return false;
  if (value["do"] === "restore") return true;
  const { pair, view, choice } = value;
  if (view !== undefined && !isView(view)) return false;
  if (choice !== undefined && !(isRecord(choice) && typeof choice["engine"] === "string")) return false;
  return value["do"] === "translate" && isRecord(pair) && typeof pair["from"] === "string" && typeof pair["to"] === "string";
}

function areAddresses(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string" && URL.canParse(one));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
