// What the guilds' page needs at once: its script with all that it imports, its style, and the tiny script before the first paint.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** What the shell may weigh on the way, packed. */
export const SHELL_LIMIT = 150 * 1024;

/** The addresses in the order in which the page asks for them. */
function filesOf(manifest) {
  const imported = [...manifest["communities.preloads"].matchAll(/href="([^"]+)"/g)].map(([, url]) => url);
  return [manifest["communities.css"], manifest["theme.js"], manifest["communities.js"], ...imported];
}

/** Packed bytes of each file, and of all of them: {files: [[name, bytes]…], total}. */
export async function measureShell(out) {
  const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8"));
  const files = await Promise.all(filesOf(manifest).map(async (url) => [basename(url), (await readFile(join(out, url + ".br"))).length]));
  return { files, total: files.reduce((sum, [, bytes]) => sum + bytes, 0) };
}
