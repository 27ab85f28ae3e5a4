// The worker that keeps the shell: built last, with the list of what the build made written into it.
import { createHash } from "node:crypto";
import { basename, join } from "node:path";

/** Served beside the assets, so their names don't change with every build. */
const ICONS = ["/favicon.svg", "/favicon-dot.svg", "/icon-192.png"];

/** What the guilds' page may ask for: its scripts, those that come later, its styles and fonts. */
function shellOf(metafiles) {
  const made = metafiles.flatMap(({ outputs }) => Object.keys(outputs)).map((path) => basename(path));
  const wanted = made.filter((name) => !/^(app|page)-/.test(name));
  return [...new Set(wanted)].sort().map((name) => "/assets/" + name);
}

export async function buildWorker({ here, out, metafiles, build }) {
  const shell = [...shellOf(metafiles), ...ICONS];
  const digest = createHash("sha256").update(shell.join()).digest("hex").slice(0, 12);
  await build({
    absWorkingDir: here,
    entryPoints: ["src/worker.ts"],
    outfile: join(out, "sw.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome123", "firefox121", "safari17.5"],
    define: { SHELL: JSON.stringify(shell), BUILD: JSON.stringify(digest) },
  });
}
