// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a saved memory in a worker, as the extension does: with a heap of its own, so that what the
// measuring program holds is not collected meanwhile.
import { parentPort, workerData } from "node:worker_threads";

import { Memory } from "../adapters/memory.mjs";
import { openModule } from "./module.mjs";

const memory = new Memory(await openModule());
const begin = performance.now();
if (!memory.load(workerData)) throw new Error("what was saved can't be opened");
parentPort.postMessage(performance.now() - begin);
