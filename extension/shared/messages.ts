// SPDX-License-Identifier: GPL-3.0-or-later
// Messages between the background and content scripts; the name says the direction. What travels to
// the engine is js-glue/protocol and passes the background by.
import type { Pair } from "../../js-glue/protocol/messages.js";

/** Name of a port to the engine's home. */
export const ENGINE_PORT = "engine";

/** What the top frame tells the frames inside it, by way of the background. */
export type FrameCommand = { readonly do: "translate"; readonly pair: Pair } | { readonly do: "restore" };

export type ToContent =
  /** A person pressed the button, the shortcut or the menu entry; the top frame only. */
  | { readonly type: "bg-cs-toggle" }
  | { readonly type: "bg-cs-frame"; readonly command: FrameCommand }
  | { readonly type: "bg-cs-selection"; readonly text: string };

export type ToBackground =
  /** Make sure there is somebody to connect to; answered when there is. */
  | { readonly type: "cs-bg-engine" }
  | { readonly type: "cs-bg-frames"; readonly command: FrameCommand };

/** Answer to every message to the background. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly message: string };

export function parseToContent(message: unknown): ToContent | null {
  if (!isRecord(message)) return null;
  const { type, command, text } = message;
  if (type === "bg-cs-toggle") return { type };
  if (type === "bg-cs-frame" && isFrameCommand(command)) return { type, command };
  if (type === "bg-cs-selection" && typeof text === "string") return { type, text };
  return null;
}

export function parseToBackground(message: unknown): ToBackground | null {
  if (!isRecord(message)) return null;
  const { type, command } = message;
  if (type === "cs-bg-engine") return { type };
  if (type === "cs-bg-frames" && isFrameCommand(command)) return { type, command };
  return null;
}

function isFrameCommand(value: unknown): value is FrameCommand {
  if (!isRecord(value)) return false;
  if (value["do"] === "restore") return true;
  const pair = value["pair"];
  return value["do"] === "translate" && isRecord(pair) && typeof pair["from"] === "string" && typeof pair["to"] === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
