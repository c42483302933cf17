// SPDX-License-Identifier: GPL-3.0-or-later
import { serveEngine } from "./serve-engine.js";

serveEngine(() => undefined); // Chromium leaves the document alone, idle or not
