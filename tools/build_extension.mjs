// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the extension for both browsers, and the variants for tests, into dist/.
//
//   node tools/build_extension.mjs [--only chromium,firefox-test] [--without-engine]
//
// Reads build/wasm/palimpsest.{mjs,wasm} and the packs to be bundled, build/packs/*.pack, with their
// sidecars *.json; --without-engine leaves all of them out, for work on the page's side.
import { build } from "esbuild";
import { zipSync } from "fflate";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { icon } from "../extension/assets/icon.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => path.join(root, ...parts);

const VARIANTS = [
  { name: "chromium", browser: "chromium", isTest: false },
  { name: "firefox", browser: "firefox", isTest: false },
  { name: "chromium-test", browser: "chromium", isTest: true },
  { name: "firefox-test", browser: "firefox", isTest: true },
];
const TARGETS = { chromium: "chrome120", firefox: "firefox140" };
const SQLITE = "node_modules/@sqlite.org/sqlite-wasm/dist";
/** Pages of ours: extension/ui/NAME/NAME.{html,css,ts}. */
const PAGES = ["permission", "memory"];
/** Scripts that are put into pages. */
const CONTENT = ["main", "bar", "views", "dialogs"];
/** Others are added as files, on the options page. */
const BUNDLED = ["eng-spa.pack", "spa-eng.pack"];
const ICON_SIZES = [16, 32, 48, 128];
/** DESIGN.md, section 6. */
const MAX_CONTENT_SCRIPT_BYTES = 60_000;

const options = parseArguments(process.argv.slice(2));
const { version } = JSON.parse(await readFile(at("package.json"), "utf8"));
const packs = options.withoutEngine ? [] : await findPacks();
await Promise.all(VARIANTS.filter(({ name }) => options.only === null || options.only.includes(name)).map(buildVariant));

function parseArguments(words) {
  const parsed = { only: null, withoutEngine: false };
  for (let index = 0; index < words.length; index++) {
    const names = VARIANTS.map(({ name }) => name);
    if (words[index] === "--without-engine") parsed.withoutEngine = true;
    else if (words[index] === "--only" && words[index + 1]?.split(",").every((name) => names.includes(name))) parsed.only = words[++index].split(",");
    else fail(`build_extension: unknown argument ${words[index]}; known: --only ${names.join(",")}, --without-engine`);
  }
  return parsed;
}

async function buildVariant(variant) {
  // Built beside and put in place at the end: who uses dist/ meanwhile never sees half of it.
  const place = at("dist", variant.name);
  const out = at("dist", `.${variant.name}-${process.pid}`);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await Promise.all([bundle(variant, out), copyFiles(variant, out), writeManifest(variant, out)]);
  await checkSizes(variant, out);
  if (!variant.isTest) await pack(out, at("dist", `palimpsest-${variant.browser}.zip`));
  await rm(place, { recursive: true, force: true });
  await rename(out, place);
}

async function bundle({ browser, isTest }, out) {
  const common = {
    bundle: true, absWorkingDir: root, target: TARGETS[browser], charset: "utf8", legalComments: "none", minify: true, logLevel: "warning",
    define: { __PALIMPSEST_TEST__: String(isTest), __PALIMPSEST_VERSION__: JSON.stringify(version) },
    plugins: [platform(browser)],
  };
  const modules = { "background/main": at("extension/background/main.ts"), "engine/worker": at("js-glue/worker/entry.ts"), ...Object.fromEntries(PAGES.map((name) => [`ui/${name}/${name}`, at(`extension/ui/${name}/${name}.ts`)])) };
  if (browser === "chromium") modules["offscreen/main"] = at("extension/offscreen/main.ts");
  await Promise.all([
    // SQLite stays a file of its own: the worker reads it when there is a memory, not at its start.
    build({ ...common, format: "esm", outfile: path.join(out, "engine/sqlite3.mjs"), entryPoints: [at(SQLITE, "index.mjs")] }),
    build({ ...common, format: "esm", outdir: out, entryPoints: modules }),
    build({ ...common, format: "iife", outdir: out, entryPoints: Object.fromEntries(CONTENT.map((name) => [`content/${name}`, at("extension/content", name === "main" ? "" : name, "main.ts")])) }),
  ]);
  await Promise.all(CONTENT.map((name) => shorten(path.join(out, "content", `${name}.js`))));
}

/** What every page gets should be as small as it can be: a second minifier finds some 1.5 % more. */
async function shorten(file) {
  const { code } = await minify(await readFile(file, "utf8"), { ecma: 2020, compress: { passes: 2, hoist_funs: true }, format: { comments: false } });
  await writeFile(file, code);
}

/** `#platform/NAME.js` is extension/platform/BROWSER/NAME.ts. */
function platform(browser) {
  return {
    name: "platform",
    setup: ({ onResolve }) => onResolve({ filter: /^#platform\// }, ({ path: name }) => ({
      path: at("extension/platform", browser, name.slice("#platform/".length).replace(/\.js$/, ".ts")),
    })),
  };
}

async function copyFiles({ browser }, out) {
  await cp(at("manifest/_locales"), path.join(out, "_locales"), { recursive: true });
  await cp(at("LICENSE"), path.join(out, "LICENSE")).catch(() => undefined); // comes with the repository's documents
  await mkdir(path.join(out, "icons"), { recursive: true });
  await Promise.all(ICON_SIZES.map((size) => writeFile(path.join(out, "icons", `${size}.png`), icon(size))));
  for (const page of PAGES) {
    await mkdir(path.join(out, "ui", page), { recursive: true });
    for (const name of [`${page}.html`, `${page}.css`]) await cp(at("extension/ui", page, name), path.join(out, "ui", page, name));
  }
  if (browser === "chromium") {
    await mkdir(path.join(out, "offscreen"), { recursive: true });
    await cp(at("extension/offscreen/offscreen.html"), path.join(out, "offscreen/offscreen.html"));
  }
  if (options.withoutEngine) return;
  await mkdir(path.join(out, "engine"), { recursive: true });
  await mkdir(path.join(out, "packs"), { recursive: true });
  for (const name of ["palimpsest.mjs", "palimpsest.wasm"]) await cp(at("build/wasm", name), path.join(out, "engine", name));
  await cp(at(SQLITE, "sqlite3.wasm"), path.join(out, "engine/sqlite3.wasm"));
  for (const { file } of packs) await cp(at("build/packs", file), path.join(out, "packs", file));
  await writeFile(path.join(out, "packs/index.json"), `${JSON.stringify(packs, null, 2)}\n`);
}

async function findPacks() {
  const folder = at("build/packs");
  const files = (await readdir(folder).catch(() => [])).filter((name) => BUNDLED.includes(name)).sort();
  return Promise.all(files.map(async (file) => {
    const sidecar = path.join(folder, file.replace(/\.pack$/, ".json"));
    const { id, from, to, package: name, packageVersion, licence } = JSON.parse(await readFile(sidecar, "utf8").catch(() => fail(`build_extension: ${sidecar} is missing; run make packs`)));
    return { id, from, to, package: name, packageVersion, licence, file, size: (await stat(path.join(folder, file))).size };
  }));
}

/** base.json, then the browser's file, then the tests'; lists are joined, objects merged, the rest replaced. */
async function writeManifest({ browser, isTest }, out) {
  const files = ["base", browser, ...(isTest ? ["test"] : [])];
  const parts = await Promise.all(files.map(async (name) => JSON.parse(await readFile(at("manifest", `${name}.json`), "utf8"))));
  const manifest = parts.reduce(merge, { version });
  await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

function merge(base, patch) {
  if (Array.isArray(base) && Array.isArray(patch)) return [...base, ...patch];
  if (!isObject(base) || !isObject(patch)) return patch;
  const merged = { ...base };
  for (const [key, value] of Object.entries(patch)) merged[key] = key in base ? merge(base[key], value) : value;
  return merged;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Of what ships: the builds for tests have a door more. */
async function checkSizes({ name, isTest }, out) {
  if (isTest) return;
  const { size } = await stat(path.join(out, "content/main.js"));
  if (size > MAX_CONTENT_SCRIPT_BYTES) fail(`build_extension: the content script of ${name} has ${size} bytes, more than ${MAX_CONTENT_SCRIPT_BYTES}`);
  console.log(`dist/${name}: content script ${size} bytes, ${packs.length} language packs`);
}

/** The same bytes from the same files: sorted names, one date. */
async function pack(folder, file) {
  const entries = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const full = path.join(folder, name);
    if ((await stat(full)).isFile()) entries[name.split(path.sep).join("/")] = [await readFile(full), { mtime: new Date(1980, 0, 2) }];
  }
  await writeFile(file, zipSync(entries, { level: 9 }));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
