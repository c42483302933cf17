// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis report as translators know it: a row for each band of scores, best first.
import type { AnalysisReport, AnalysisSum } from "../../../js-glue/protocol/memory.js";
import type { Pair } from "../../../js-glue/protocol/messages.js";
import { api } from "#platform/api.js";
import { button, element, languageName, part, word } from "../view/elements.js";
import { styles } from "./editor.js";
import type { Shielded } from "./shield.js";

/** Bands whose names are no numbers. */
const NAMES: Readonly<Record<string, string>> = { repetitions: "analysisRepetitions", "101": "analysisContext", "100": "analysisExact", none: "analysisNone" };

export class Report implements Shielded {
  readonly root = part("panel report", "dialog", word("analysisTitle"));
  readonly #status = element("p");
  readonly #table = element("table");
  readonly #closing: HTMLButtonElement;

  constructor(private readonly close: () => void) {
    this.#closing = button("×", close, "close");
    this.#closing.setAttribute("aria-label", word("panelClose"));
    this.#status.setAttribute("role", "status");
    this.#table.hidden = true;
    const head = element("div", "row");
    head.append(element("h2", "", word("analysisTitle")), this.#closing);
    this.root.append(styles(), head, this.#status, this.#table);
  }

  say(text: string): void {
    this.#status.textContent = text;
  }

  show({ bands, total }: AnalysisReport, { from, to }: Pair): void {
    this.say(word("analysisPair", languageName(from), languageName(to)));
    const head = element("tr");
    for (const name of ["analysisMatch", "analysisSegments", "analysisWords", "analysisShare"]) {
      const cell = element("th", "", word(name));
      cell.scope = "col";
      head.append(cell);
    }
    const body = element("tbody");
    for (const band of bands) body.append(row(nameOf(band.name), band, total));
    const foot = element("tfoot");
    foot.append(row(word("analysisTotal"), total, total));
    const header = element("thead");
    header.append(head);
    this.#table.replaceChildren(header, body, foot);
    this.#table.setAttribute("aria-label", word("analysisTitle"));
    this.#table.hidden = false;
  }

  focus(): void {
    this.#closing.focus({ preventScroll: true });
  }

  typed(): void {} // there is no field in it

  key(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.close();
  }
}

function row(name: string, { segments, words }: AnalysisSum, total: AnalysisSum): HTMLTableRowElement {
  const made = element("tr");
  const head = element("th", "", name);
  head.scope = "row";
  const language = api.i18n.getUILanguage();
  const count = new Intl.NumberFormat(language);
  const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  made.append(head);
  for (const text of [count.format(segments), count.format(words), share.format(total.words === 0 ? 0 : words / total.words)])
    made.append(element("td", "", text));
  return made;
}

function nameOf(band: string): string {
  const name = NAMES[band];
  return name === undefined ? word("analysisBand", ...band.split("-")) : word(name);
}
