// SPDX-License-Identifier: GPL-3.0-or-later
// The engine worker of the extension: a module worker, bundled without palimpsest.mjs, which it
// imports from where the start message says. Wires, nothing else.
import { enginesOfThisBuild } from "../engines/registry.js";
import { Dispatcher } from "./dispatcher.js";
import { browserSurroundings } from "./surroundings.js";

declare const self: DedicatedWorkerGlobalScope;

const dispatcher = new Dispatcher(
  (message) => self.postMessage(message),
  browserSurroundings,
  enginesOfThisBuild(),
);
self.onmessage = (event: MessageEvent<unknown>) => dispatcher.receive(event.data);
