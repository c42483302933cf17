// SPDX-License-Identifier: GPL-3.0-or-later
// What a conformance app is. Runs in the page: an app renders itself, then says with present() what a
// person does to it, step by step, and how to tell that its framework is done.
import { readState, type State, watchEvents } from "./state.js";

/** Real input of the browser, or a function that runs in the page, for what needs no input (scrolling). */
export type Action =
  | { readonly click: string } // selector; open shadow roots are looked into
  | { readonly type: string } // into what has the focus
  | { readonly press: Key }
  | (() => unknown);
export type Key = "Enter" | "Tab" | "Escape";
export type Step = readonly [name: string, ...actions: Action[]];

export interface App {
  readonly steps: readonly Step[];
  /** Resolves when the framework has put on the page all it knows. Without it: in the next task. */
  readonly settled?: () => Promise<unknown>;
  /** What only the app can know and what must not differ, e.g. how often an element was connected. */
  readonly facts?: () => Readonly<Record<string, unknown>>;
}

/** `page: true` stands for a function, which cannot leave the page: perform() calls it. */
export type RemoteAction = Exclude<Action, () => unknown> | { readonly page: true };

export interface Conformance {
  readonly steps: readonly (readonly [name: string, ...actions: RemoteAction[]])[];
  perform(step: number, action: number): Promise<void>;
  /** The state, once the framework is done. */
  state(): Promise<State>;
}

declare global {
  /** In the page; only functions that are sent there see it. */
  var conformance: Conformance;
}

export function present({ steps, settled = nextTask, facts = () => ({}) }: App): void {
  const events = watchEvents();
  globalThis.conformance = {
    steps: steps.map(([name, ...actions]) => [name, ...actions.map((action) => (typeof action === "function" ? { page: true as const } : action))]),
    async perform(step, action) {
      const act = steps[step]?.[action + 1];
      if (typeof act !== "function") throw new Error(`no function: step ${String(step)}, action ${String(action)}`);
      await act();
    },
    async state() {
      await settled();
      return readState(events, facts());
    },
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The element with this selector; it must be there. */
export function find<E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** Where apps render themselves. */
export function stage(): HTMLElement {
  return find("#app");
}
