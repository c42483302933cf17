// SPDX-License-Identifier: GPL-3.0-or-later
// The bar's script: harmless when put in twice.
import { Bar } from "./bar.js";
import type { BarScript } from "./bar-script.js";

(globalThis as BarScript).palimpsestBar = (events, host) => new Bar(events, host);
