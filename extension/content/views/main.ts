// SPDX-License-Identifier: GPL-3.0-or-later
// The second script of a translated frame: what helps reading a translation. Harmless when put in twice.
import type { FirstScript } from "./first-script.js";
import type { SecondScript } from "./second-script.js";
import { Views } from "./views.js";

/** The first script (../main.ts), and this one, if it has found that one before. */
const place = globalThis as { palimpsest?: { readonly first?: FirstScript }; palimpsestViews?: SecondScript };

const first = place.palimpsest?.first;
if (first !== undefined && first !== place.palimpsestViews?.first) {
  const views = new Views(first);
  place.palimpsestViews = views;
  views.start();
}
