// Builds the web face: node build.mjs --out DIR.
// DIR/assets gets files named by their content, so a browser may keep them for ever; DIR/manifest.json says which
// logical name each one answers to. Everything else in DIR is served at "/" under its own name.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { packAll } from "./build/pack.mjs";
import { buildWorker } from "./build/worker.mjs";
import { sprite } from "./build/sprite.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string" } } });
if (!values.out) {
  console.error("usage: node build.mjs --out DIR");
  process.exit(2);
}
const out = resolve(values.out);
const assets = join(out, "assets");

const options = {
  absWorkingDir: here,
  outdir: assets,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: "none",
  target: ["chrome123", "firefox121", "safari17.5"],
  loader: { ".woff2": "file" },
  publicPath: "/assets",
  jsx: "automatic",
  jsxImportSource: "preact",
};

/** Logical name to URL, for every entry and every font that the build wrote. */
function names(metafile) {
  const found = {};
  for (const [path, made] of Object.entries(metafile.outputs)) {
    if (Object.keys(made.inputs).length === 0 || (path.endsWith(".js") && !made.entryPoint)) continue;
    const name = basename(path)
      .replace(/-[A-Z0-9]{8}(?=\.\w+$)/, "")
      .replace("-wght-normal", "");
    found[name] = "/assets/" + basename(path);
  }
  return found;
}

/** What the entry needs at once beside itself: named in the page, so that a browser asks for all of it together. */
function preloads(metafile, entry) {
  const made = Object.values(metafile.outputs).find((output) => output.entryPoint === entry);
  const needed = made.imports.filter(({ kind }) => kind === "import-statement");
  return needed.map(({ path }) => `<link rel="modulepreload" href="/assets/${basename(path)}">`).join("");
}

async function writeSprite() {
  const text = await sprite(join(here, "static", "mark.svg"));
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  await writeFile(join(assets, `icons-${hash}.svg`), text);
  return { "icons.svg": `/assets/icons-${hash}.svg` };
}

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
const scripts = await build({
  ...options,
  format: "esm",
  entryPoints: [
    { in: "src/main.tsx", out: "app" },
    { in: "src/page.ts", out: "page" },
  ],
});
// By itself, for it is cut in pieces: what is imported with import() is loaded when first used.
const communities = await build({
  ...options,
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
  entryPoints: [{ in: "src/communities.tsx", out: "communities" }],
});
// theme.js is not a module: it must run before the first paint.
const theme = await build({ ...options, format: "iife", entryPoints: ["src/theme.ts"] });
const styles = await build({ ...options, entryPoints: ["styles/app.css", "styles/communities.css", "styles/later.css", "styles/page.css"] });

const manifest = {
  ...names(scripts.metafile),
  ...names(communities.metafile),
  "communities.preloads": preloads(communities.metafile, "src/communities.tsx"),
  ...names(theme.metafile),
  ...names(styles.metafile),
  ...(await writeSprite()),
};
await writeFile(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
for (const file of await readdir(join(here, "static"))) {
  if (file !== "mark.svg") await cp(join(here, "static", file), join(out, file));
}
await buildWorker({ here, out, metafiles: [communities.metafile, theme.metafile, styles.metafile], build });
await packAll(assets);
for (const [name, url] of Object.entries(manifest)) {
  if (!url.startsWith("/")) continue;
  const path = join(out, url);
  const size = async (file) => (await readFile(file).catch(() => "")).length;
  console.log(`${name.padEnd(24)} ${String(await size(path)).padStart(7)} B  br ${await size(path + ".br")} B`);
}
