// SPDX-License-Identifier: GPL-3.0-or-later
// Test builds only (`__PALIMPSEST_TEST__`): DOM events of the page stand in for a person's clicks and
// choose the engine, so that rulers can measure the shipping code. Protocol: the README of
// ../shared/bench/pages. Release builds do not contain this file.
import type { EngineOptions } from "../../js-glue/protocol/messages.js";
import type { Controller } from "./controller.js";

const ASK = "palimpsest-test";
const ANSWER = "palimpsest-test-reply";

interface Request {
  readonly id: number;
  readonly cmd: string;
  readonly from?: string;
  readonly to?: string;
  readonly engine?: string;
  readonly delay?: number;
}

export function answerTests(controller: Controller): void {
  const { page } = controller;
  document.addEventListener(ASK, (event) => {
    const request = JSON.parse(String((event as CustomEvent<unknown>).detail)) as Request;
    const answer = (more: object) => {
      document.dispatchEvent(new CustomEvent(ANSWER, { detail: JSON.stringify({ id: request.id, ...more }) }));
    };
    run(request).then(answer, (error: unknown) => answer({ error: String(error) }));
  });

  async function run({ cmd, from = "en", to = "es", engine = "embedded", delay }: Request): Promise<object> {
    switch (cmd) {
      case "translate": {
        const options: EngineOptions = delay === undefined ? {} : { delay };
        void controller.obey({ do: "translate", pair: { from, to }, choice: { engine, options } });
        return {};
      }
      case "restore":
        await controller.obey({ do: "restore" });
        return {};
      case "state":
        return { state: page.state, pending: page.pending, translated: page.progress.done };
      default:
        throw new Error(`unknown command ${cmd}`);
    }
  }
}
