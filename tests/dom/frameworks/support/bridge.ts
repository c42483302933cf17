// SPDX-License-Identifier: GPL-3.0-or-later
// The door that test builds of the extension have for tests (extension/content/test-bridge.ts), from
// the page's side. Each function stands alone, it is sent to the page as text.

export interface Ask {
  readonly cmd: "translate" | "restore" | "state";
  readonly from?: string;
  readonly to?: string;
  readonly engine?: "pseudo";
  readonly delay?: number;
}

export interface Answer {
  readonly state?: "original" | "translating" | "translated";
  readonly pending?: number;
}

/** What these functions keep in the page between two calls. */
interface Heard {
  heard?: Map<number, Answer & { readonly error?: string }>;
  nextAsk?: number;
}

export function hearAnswers(): void {
  const place = globalThis as Heard;
  if (place.heard) return;
  const heard = (place.heard = new Map());
  document.addEventListener("palimpsest-test-reply", (event) => {
    const answer = JSON.parse(String((event as CustomEvent<unknown>).detail)) as Answer & { id: number };
    heard.set(answer.id, answer);
  });
}

/** Knocks; the content script may come later than the page. Its answer comes in a task of its own. */
export function isThere(): boolean {
  const { heard } = globalThis as Heard;
  document.dispatchEvent(new CustomEvent("palimpsest-test", { detail: JSON.stringify({ id: 0, cmd: "state" }) }));
  return heard?.has(0) ?? false;
}

export function ask(request: Ask): Promise<Answer> {
  const place = globalThis as Heard;
  const id = (place.nextAsk = (place.nextAsk ?? 0) + 1);
  return new Promise((resolve, reject) => {
    const hear = () => {
      const answer = place.heard?.get(id);
      if (!answer) return;
      document.removeEventListener("palimpsest-test-reply", hear);
      if (answer.error === undefined) resolve(answer);
      else reject(new Error(answer.error));
    };
    document.addEventListener("palimpsest-test-reply", hear); // after the listener of hearAnswers()
    document.dispatchEvent(new CustomEvent("palimpsest-test", { detail: JSON.stringify({ id, ...request }) }));
  });
}
