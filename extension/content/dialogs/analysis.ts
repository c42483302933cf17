// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the page the memories know, told before anything is translated or after: the page's own
// text is counted, whatever is shown.
import type { Block, Pair } from "../../../js-glue/protocol/messages.js";
import { contentsOf, sourceOf } from "../collect/collector.js";
import { ElementKinds } from "../collect/element-kind.js";
import { Policy } from "../collect/policy.js";
import { Walker } from "../collect/walker.js";
import { bodyOf } from "../dom.js";
import { newName } from "../engine-port.js";
import { siteHere } from "../site.js";
import { inSlices } from "../slices.js";
import { word } from "../view/elements.js";
import type { FirstScript, ShownPage } from "../views/first-script.js";
import { FocusBefore } from "./focus.js";
import { Report } from "./report.js";
import { Shield } from "./shield.js";

interface Open {
  /** Names its queue in the engine. */
  readonly document: string;
  readonly closing: AbortController;
  readonly report: Report;
  readonly shield: Shield;
  readonly before: FocusBefore;
}

export class Analysis {
  #shown: Open | null = null;

  constructor(private readonly first: FirstScript) {}

  async open(): Promise<void> {
    this.close();
    const report = new Report(() => this.close());
    const shown = { document: newName(), closing: new AbortController(), report, shield: new Shield(report), before: new FocusBefore() };
    this.#shown = shown;
    this.first.open(report.root);
    shown.shield.start();
    report.say(word("analysisRunning"));
    report.focus();
    const isClosed = (): boolean => this.#shown !== shown;
    try {
      const pair = await this.first.controller.pairHere();
      if (isClosed()) return;
      if (pair === null) return report.say(word("analysisNoPair"));
      const blocks = await this.#blocks(pair, isClosed);
      if (isClosed()) return;
      const result = await this.first.link.call("analyse", { document: shown.document, pair, site: siteHere(), blocks }, { signal: shown.closing.signal });
      if (!isClosed()) report.show(result, pair);
    } catch (error) {
      if (isClosed()) return;
      console.info("Palimpsest:", String(error));
      report.say(word("analysisFailed"));
    }
  }

  close(): void {
    if (this.#shown === null) return;
    const { closing, report, shield, before } = this.#shown;
    this.#shown = null;
    closing.abort();
    shield.stop();
    this.first.close(report.root);
    before.restore();
  }

  /** All that would be translated, attributes aside. */
  async #blocks({ from }: Pair, isClosed: () => boolean): Promise<readonly Block[]> {
    const body = bodyOf(document);
    const blocks: Block[] = [];
    if (body === null) return blocks;
    const { ledger }: ShownPage = this.first.page;
    const walker = new Walker(new ElementKinds(), new Policy(from), {
      block: (items) => {
        for (const content of contentsOf(items)) {
          const source = sourceOf(content);
          if (source) blocks.push({ id: blocks.length + 1, runs: source.runs });
        }
      },
      shadowRoot: () => undefined,
      textOf: (text) => (ledger.isAdded(text) ? null : ledger.originalOf(text)),
    }, [{ first: body, last: body }]);
    await inSlices((deadline) => walker.step(deadline), isClosed, "user-visible");
    return blocks;
  }
}
