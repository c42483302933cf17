// SPDX-License-Identifier: GPL-3.0-or-later
// Starts Chromium with an unpacked extension and presses the extension's toolbar button. Used by the
// end-to-end tests, the benchmarks and `make run`.
import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

export const EXECUTABLE = process.env.PALIMPSEST_CHROMIUM ?? "/usr/bin/chromium";
const NOWHERE = "http://127.0.0.1:9/"; // a closed port

/** The browser keeps quiet: whatever the guard then sees is the extension's or the page's. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-quic",
  "--blink-settings=spellCheckEnabledByDefault=false", // it would fetch a dictionary as soon as somebody writes
  "--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,Translate,NetworkTimeServiceQuerying",
  // Services of its maker that no switch turns off.
  `--gaia-url=${NOWHERE}`,
  `--component-updater=url-source=${NOWHERE}`,
  `--apps-gallery-update-url=${NOWHERE}`,
];

export async function launchWithExtension({ extension, profile, display, guardPort, viewport, language = "en", args = [] }) {
  if (!existsSync(EXECUTABLE)) throw new Error(`no ${EXECUTABLE}: run tools/setup.sh browsers`);
  const guarded = [
    `--proxy-server=http://127.0.0.1:${guardPort}`,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    headless: false, // Playwright's own headless mode has no extensions; --headless=new has
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [
      ...(display ? [] : ["--headless=new"]),
      "--no-sandbox", // containers have no user namespaces
      "--disable-gpu",
      "--no-first-run",
      `--lang=${language}`,
      ...QUIET,
      ...(guardPort === undefined ? [] : guarded),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...args,
    ],
    viewport: viewport ?? null,
    locale: language === "en" ? "en-US" : language,
    env: { ...process.env, LANGUAGE: language, ...(display ? { DISPLAY: display } : {}) },
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  // A click before the worker has registered its listeners would be lost; no person is that fast.
  await worker.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => (self.registration.active?.state === "activated" ? resolve() : setTimeout(look, 10));
        look();
      }),
  );
  const session = await context.browser().newBrowserCDPSession();
  return { context, session, extensionId: new URL(worker.url()).host };
}

export async function pressToolbarButton(session, extensionId, url) {
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const tabs = targetInfos.filter((info) => info.url === url);
  if (tabs.length !== 1) throw new Error(`${tabs.length} tabs show ${url}; the button needs exactly one`);
  await session.send("Extensions.triggerAction", { id: extensionId, targetId: tabs[0].targetId });
}

/** Targets of every kind, workers included. */
export async function targets(session, isWanted) {
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{}] });
  return targetInfos.filter(isWanted);
}

export async function engineHome(session, extensionId) {
  const [found] = await targets(session, ({ url }) => url.startsWith(`chrome-extension://${extensionId}/offscreen`));
  if (!found) throw new Error("the offscreen document is not there");
  return found.targetId;
}

export async function evaluateInTarget(session, targetId, expression) {
  const { sessionId } = await session.send("Target.attachToTarget", { targetId });
  let hear;
  const answered = new Promise((resolve) => {
    hear = (event) => {
      if (event.sessionId === sessionId) resolve(JSON.parse(event.message));
    };
    session.on("Target.receivedMessageFromTarget", hear);
  });
  const params = { expression, returnByValue: true, awaitPromise: true };
  const message = JSON.stringify({ id: 1, method: "Runtime.evaluate", params });
  try {
    await session.send("Target.sendMessageToTarget", { sessionId, message });
    const { result, error } = await answered;
    const problem = error?.message ?? result.exceptionDetails?.exception?.description;
    if (problem) throw new Error(`in the target: ${problem}`);
    return result.result.value;
  } finally {
    session.off("Target.receivedMessageFromTarget", hear);
    await session.send("Target.detachFromTarget", { sessionId });
  }
}

export async function inOurRoot(page, body, argument) {
  const cdp = await page.context().newCDPSession(page);
  try {
    const host = await cdp.send("Runtime.evaluate", { expression: 'document.querySelector("html > palimpsest-view")' });
    if (!host.result.objectId) throw new Error("nothing of ours is on the page");
    const { node } = await cdp.send("DOM.describeNode", { objectId: host.result.objectId, pierce: true });
    const { object } = await cdp.send("DOM.resolveNode", { backendNodeId: node.shadowRoots[0].backendNodeId });
    const answer = await cdp.send("Runtime.callFunctionOn", {
      objectId: object.objectId,
      functionDeclaration: `async function (argument) { return (${body})(this, argument); }`,
      arguments: [{ value: argument }],
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description);
    return answer.result.value;
  } finally {
    await cdp.detach();
  }
}
