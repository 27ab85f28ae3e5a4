// Somebody's card: what they say of themselves, what they are here, since when, and what one may do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

test("a card says who somebody is; what sends them away stands last, and leads to its question", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const { guild, general, path } = await guildOf(ann, "Cards", [bob]);
  const bobId = (await ask(bob, "PATCH", "/users/@me", { bio: "Paints **every** mast." })).id;
  const crew = await ask(ann, "POST", `/guilds/${guild.id}/roles`, { name: "Crew" });
  await ask(ann, "PUT", `/guilds/${guild.id}/members/${bobId}/roles/${crew.id}`);
  await write(bob, general, "hello");
  const page = await it.page(ann, path);
  await said(page, "hello").locator(".by .name").click();
  const card = page.getByRole("dialog", { name: bob.username });
  await card.locator("strong", { hasText: "every" }).waitFor();
  await card.getByRole("listitem").filter({ hasText: "Crew" }).waitFor();
  await card.getByText("Member since").waitFor();
  const acts = await card.locator(".person-acts button").allTextContents();
  assert.deepEqual(acts.slice(-3), ["Kick…", "Ban…", "Block"]);
  assert.equal(acts[0], "Add as a friend");
  await card.getByRole("button", { name: "Change nickname…" }).click();
  await page.getByRole("dialog", { name: /nickname/i }).waitFor();
  assert.deepEqual(page.problems, []);
});
