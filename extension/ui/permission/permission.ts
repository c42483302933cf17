// SPDX-License-Identifier: GPL-3.0-or-later
// Asks whether frames of other sites may be translated too. Opened by the background with the tab they
// are in and their origins in the address; closes itself when there is an answer.
import { api } from "#platform/api.js";
import type { Done, ToBackground } from "../../shared/messages.js";
import { permissionFor } from "../../shared/sites.js";
import { byId, fillWords, word } from "../words.js";

const query = new URLSearchParams(location.search);
const tabId = Number(query.get("tab"));
const origins = query.getAll("origin").filter((origin) => permissionFor(origin) !== null);

function fill(): void {
  fillWords(word("permissionTitle"));
  const names = new Set(origins.map((origin) => new URL(origin).hostname));
  byId("sites", HTMLElement).replaceChildren(...[...names].map((name) => {
    const item = document.createElement("li");
    const isolated = document.createElement("bdi");
    isolated.textContent = name;
    item.append(isolated);
    return item;
  }));
}

async function allow(): Promise<void> {
  try {
    // First of all: only the click itself entitles to it.
    const isGiven = await api.permissions.request({ origins: [...new Set(origins.flatMap((origin) => permissionFor(origin) ?? []))] });
    if (isGiven) {
      const done = await api.runtime.sendMessage<ToBackground, Done | undefined>({ type: "ui-bg-permitted", tabId });
      if (done?.ok === false) throw new Error(done.message);
    }
    await leave();
  } catch (error) {
    console.info("Palimpsest:", String(error));
    byId("problem", HTMLElement).textContent = word("permissionProblem");
  }
}

async function leave(): Promise<void> {
  const tab = await api.tabs.getCurrent();
  if (tab?.id !== undefined) await api.tabs.remove(tab.id);
}

fill();
byId("allow", HTMLElement).addEventListener("click", () => void allow());
byId("later", HTMLElement).addEventListener("click", () => void leave());
byId("allow", HTMLElement).focus();
