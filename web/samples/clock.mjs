// The server's clock while the samples are told: their conversations take weeks. Needs Debian's libfaketime; without it everything was said just now.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
const file = join(mkdtempSync(join(tmpdir(), "parley-clock-")), "offset");
let isFaked = false;

/** The moment of all pictures: always the same early afternoon, so that two runs can be compared. */
export const now = new Date().setUTCHours(14, 28, 0, 0);

const set = (ago) => writeFileSync(file, `${Math.round((now - ago * 60_000 - Date.now()) / 1000)}s`.replace(/^(?=\d)/, "+"));

/** From now on it is that many minutes before the pictures are taken. Only ever forwards: ids grow with the time. */
export async function minutesAgo(ago) {
  if (!isFaked) return;
  set(ago);
  // The library looks at its file once a second.
  await pause(1100);
}

/** jemalloc, which a release has, asks for the time before the library can answer: then take a debug build as PARLEY_BINARY. */
function bears() {
  const binary = process.env.PARLEY_BINARY ?? new URL("../../build/release/parley", import.meta.url).pathname;
  const { status, stderr } = spawnSync(binary, ["version"], { env: { ...process.env, LD_PRELOAD: library, FAKETIME: "-1d" }, encoding: "utf8", timeout: 5000, killSignal: "SIGKILL" });
  return status === 0 && !stderr.includes("libfaketime");
}

/** Starts something whose clock we set. */
export async function withClock(start) {
  isFaked = existsSync(library) && bears();
  if (!isFaked) return start();
  set(25 * 1440);
  const faked = { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_CACHE_DURATION: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1" };
  Object.assign(process.env, faked);
  try {
    return await start();
  } finally {
    for (const name of Object.keys(faked)) delete process.env[name];
  }
}
