// Builds into a folder of its own and says what the shell of the guilds' page weighs; fails when that is too much.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SHELL_LIMIT, measureShell } from "./build/shell.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = await mkdtemp(join(tmpdir(), "parley-size-"));
try {
  const { status } = spawnSync(process.execPath, [join(here, "build.mjs"), "--out", out], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(1);
  const { files, total } = await measureShell(out);
  for (const [name, bytes] of files) console.log(`${name.padEnd(32)} ${String(bytes).padStart(7)} B`);
  console.log(`The shell of the guilds' page: ${total} B packed, of ${SHELL_LIMIT} B at most.`);
  if (total > SHELL_LIMIT) process.exitCode = 1;
} finally {
  await rm(out, { recursive: true, force: true });
}
