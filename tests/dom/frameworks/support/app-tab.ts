// SPDX-License-Identifier: GPL-3.0-or-later
// One app in one tab: what a person does to it, what is asked of the extension, and the comparison.
import { expect } from "vitest";

import { pseudoText } from "../../../../js-glue/engines/test/pseudo-text.js";
import type { Tab } from "../../../e2e/support/browser.js";
import { rememberNodes, sameNodes, serialise } from "../../../e2e/support/page.js";
import { until } from "../../../e2e/support/wait.js";
import { ask, hearAnswers, isThere } from "./bridge.js";
import type { RemoteAction } from "./app.js";
import type { State } from "./state.js";

const LOOK_FOR_MS = 5_000;

export class AppTab {
  private constructor(
    private readonly tab: Tab,
    readonly steps: readonly (readonly [name: string, ...actions: RemoteAction[]])[],
  ) {}

  static async of(tab: Tab): Promise<AppTab> {
    const steps = await until(() => tab.evaluate(() => ("conformance" in globalThis ? conformance.steps : null)), { what: "the app is there" });
    return new AppTab(tab, steps);
  }

  async perform(step: number): Promise<void> {
    const [, ...actions] = this.steps[step] ?? [""];
    for (const [index, action] of actions.entries()) {
      if ("click" in action) await this.tab.click(action.click);
      else if ("type" in action) await this.tab.type(action.type);
      else if ("press" in action) await this.tab.press(action.press);
      else await this.tab.evaluate(([of, at]) => conformance.perform(of, at), [step, index] as const);
    }
  }

  state(): Promise<State> {
    return this.tab.evaluate(() => conformance.state());
  }

  /** The state after a step, which must have done something: a step that shows nothing tests nothing. */
  async stateOtherThan(before: State | undefined, what: string): Promise<State> {
    const text = JSON.stringify(before);
    return until(async () => {
      const state = await this.state();
      return JSON.stringify(state) === text ? null : state;
    }, { what: `${what} changes something`, timeoutMs: LOOK_FOR_MS });
  }

  /** Waits until the extension has nothing left to do and the state is the `wanted` one. */
  async expectState(wanted: State, shown: "original" | "translated", what: string): Promise<void> {
    const text = JSON.stringify(wanted);
    const look = async () => {
      const { state, pending } = await this.tab.evaluate(ask, { cmd: "state" });
      return { state, pending, page: await this.state() };
    };
    let last = await look();
    const isSo = () => last.state === shown && last.pending === 0 && JSON.stringify(last.page) === text;
    await until(async () => isSo() || ((last = await look()), isSo()), { timeoutMs: LOOK_FOR_MS }).catch(() => {
      expect(last.page, what).toEqual(wanted);
      expect(last, what).toMatchObject({ state: shown, pending: 0 });
    });
  }

  /** Accepted when it resolves. `delay`: milliseconds the engine takes for each batch. */
  async translate(delay = 0): Promise<void> {
    await this.tab.evaluate(hearAnswers);
    await this.tab.waitFor(isThere, undefined, { what: "the content script listens" });
    await this.tab.evaluate(ask, { cmd: "translate", from: "en", to: "es", engine: "pseudo", delay });
  }

  async restore(): Promise<void> {
    await this.tab.evaluate(ask, { cmd: "restore" });
  }

  async html(): Promise<string> {
    return (await this.tab.evaluate(serialise)).replace(/lit\$\d+\$/g, "lit$"); // a number of Lit's that is random in each load
  }

  async rememberNodes(): Promise<void> {
    await this.tab.evaluate(rememberNodes);
  }

  sameNodes(): Promise<boolean> {
    return this.tab.evaluate(sameNodes);
  }
}

/** What `state` must be while the page is translated: other words, and nothing else. */
export function translated(state: State): State {
  return { ...state, texts: state.texts.map(([kind, text]) => [kind, kind === "text" ? pseudoText(text) : text] as const) };
}
