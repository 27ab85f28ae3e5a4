// The list of members in a guild so large that nobody is told of everybody: who comes and goes in sight is shown all the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer } from "./support/browser.mjs";
import { guildOf } from "./support/guilds.mjs";
import { appear } from "./support/online.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
/** Up to 250 members everybody is told of everybody. */
const OTHERS = 260;

test("somebody who comes online stands among those who are here, and goes again; few rows are on the page", async () => {
  const ann = await it.someone("ann");
  const others = [];
  // The server hashes a few passwords at once, and says that it is busy when too many wait.
  while (others.length < OTHERS) others.push(...(await Promise.all(Array.from({ length: 20 }, () => it.someone("m")))));
  const { path } = await guildOf(ann, "Large", others);
  const page = await it.page(ann, path, { viewport: { width: 1440, height: 900 } });
  await composer(page).waitFor();
  const row = (person) => page.locator(".member").filter({ has: page.getByText(person.username, { exact: true }) });
  await page.getByRole("heading", { name: `Offline · ${OTHERS}` }).waitFor();
  const [first] = others;
  const here = await appear(first, { status: "dnd" });
  await page.getByRole("heading", { name: "Online · 2" }).waitFor();
  await row(first).locator(".dot.busy").waitFor();
  here.close(1000);
  await page.getByRole("heading", { name: "Online · 1" }).waitFor();
  assert.ok((await page.locator(".members li").count()) < 60, "the list is virtual");
  assert.deepEqual(page.problems, []);
});
