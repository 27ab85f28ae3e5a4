// Runs every src/**/*.test.ts: bundled for this Node first, as it reads no TypeScript itself.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : join(folder, entry.name),
  );

const outdir = ".tests";
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: walk("src").filter((file) => file.endsWith(".test.ts")),
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  outdir,
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["--test", ...walk(outdir)], { stdio: "inherit" });
process.exit(status ?? 1);
