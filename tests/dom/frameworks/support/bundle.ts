// SPDX-License-Identifier: GPL-3.0-or-later
// An app and its framework as one page. Production builds: they are what people meet.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build, type Plugin } from "esbuild";
import { compile } from "svelte/compiler";

const apps = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../apps");

const svelte: Plugin = {
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      return { contents: compile(source, { filename: path.basename(file), generate: "client", css: "injected" }).js.code };
    });
  },
};

/** What a person clicks at stays where it is when words get longer: the mouse would meet another button. */
const STYLE = `
  body { line-height: 20px }
  button, input, select, textarea, label, legend { display: block; box-sizing: border-box }
  button, input:not([type=checkbox], [type=radio]) { width: 300px; height: 24px; overflow: hidden; white-space: nowrap }`;

/** The page of `apps/<app>.ts`, a whole HTML document. */
export async function bundle(app: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(apps, `${app}.ts`)],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    target: "es2022",
    logLevel: "error",
    conditions: ["production"],
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    alias: { vue: "vue/dist/vue.esm-bundler.js" }, // the build with the compiler of templates
    plugins: [svelte],
  });
  const script = (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
  // spellcheck: Chromium would fetch a dictionary at the first letter typed, and the guard would see it.
  return `<!DOCTYPE html><html lang="en" spellcheck="false"><head><meta charset="utf-8"><title>The basket of ${app}</title><style>${STYLE}</style></head>
<body><h1>An honest page</h1><div id="app"></div><script>${script}</script></body></html>`;
}
