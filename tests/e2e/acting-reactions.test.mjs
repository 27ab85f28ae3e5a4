// Who reacted, and taking reactions away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE } from "./support/browser.mjs";
import { finger, middleOf } from "./support/fingers.mjs";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const react = (person, { id: message, channel_id: channel }, emoji) => ask(person, "PUT", `/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(emoji)}/@me`);
const shown = (page) => page.getByRole("dialog", { name: "Who reacted" });
const pill = (page, emoji) => page.locator(".msg .react").filter({ hasText: emoji });

async function three(name) {
  const [ann, bob, eve] = [await it.someone("ann"), await it.someone("bob"), await it.someone("eve")];
  const place = await guildOf(ann, name, [bob, eve]);
  const message = await write(bob, place.general, "what do you think?");
  for (const person of [bob, eve]) await react(person, message, "🎉");
  await react(eve, message, "👀");
  return { ann, bob, eve, message, ...place };
}

test("the right button shows who reacted, a tab for each emoji; the owner takes a reaction away, live", async () => {
  const { ann, bob, eve, message, path } = await three("Order");
  const page = await it.page(ann, path);
  await pill(page, "🎉").click({ button: "right" });
  await shown(page).getByText("@" + bob.username).waitFor();
  await shown(page).getByText("@" + eve.username).waitFor();
  await shown(page).getByRole("tab", { selected: true }).press("ArrowRight");
  await shown(page).getByText("@" + bob.username).waitFor({ state: "detached" });
  assert.match(await shown(page).getByRole("tab", { selected: true }).textContent(), /👀/);
  await react(bob, message, "👀");
  await shown(page).getByText("@" + bob.username).waitFor();
  await shown(page).getByRole("button", { name: `Remove the reaction of ${eve.username}` }).click();
  await shown(page).getByText("@" + eve.username).waitFor({ state: "detached" });
  const stored = (await ask(ann, "GET", `/channels/${message.channel_id}/messages/${message.id}/reactions/${encodeURIComponent("👀")}`)).map(({ username }) => username);
  assert.deepEqual(stored, [bob.username]);
  await page.keyboard.press("Escape");
  await shown(page).waitFor({ state: "detached" });
  await ask(ann, "DELETE", `/channels/${message.channel_id}/messages/${message.id}/reactions/${encodeURIComponent("👀")}`);
  await pill(page, "👀").waitFor({ state: "detached" });
});

test("whoever may not keep order takes away only their own; the menu leads there too", async () => {
  const { bob, eve, path } = await three("Own");
  const page = await it.page(eve, path);
  await said(page, "what do you think?").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Who reacted" }).click();
  await shown(page).getByText("@" + bob.username).waitFor();
  assert.equal(await shown(page).getByRole("button", { name: /Remove the reaction/ }).count(), 1);
  await shown(page).getByRole("button", { name: `Remove the reaction of ${eve.username}` }).click();
  await shown(page).getByText("@" + eve.username).waitFor({ state: "detached" });
  assert.equal(await pill(page, "🎉").getAttribute("aria-pressed"), "false");
});

test("many come page by page; on a phone a long press leads there", async () => {
  const ann = await it.someone("ann");
  const many = [];
  for (let i = 0; i < 52; i++) many.push(await it.someone("fan"));
  const { general, path } = await guildOf(ann, "Many", many);
  const message = await write(ann, general, "popular");
  for (const person of many) await react(person, message, "👍");
  const page = await it.page(ann, path, PHONE);
  const hand = await finger(page);
  await hand.press(...(await middleOf(pill(page, "👍"))));
  await shown(page).getByRole("button", { name: "Show more" }).waitFor();
  await hand.letGo();
  assert.equal(await shown(page).locator(".reactor").count(), 50);
  await shown(page).getByRole("button", { name: "Show more" }).tap();
  await page.waitForFunction(() => document.querySelectorAll(".reactor").length === 52);
  assert.equal(await shown(page).getByRole("button", { name: "Show more" }).count(), 0);
});
