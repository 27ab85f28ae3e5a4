// What one may do with whoever wrote a message: the same as in the list of members.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const place = await guildOf(ann, name, [bob]);
  await write(bob, place.general, "rude words");
  return { ann, bob, ...place };
}

const entries = async (page, name) => {
  const menu = page.getByRole("menu", { name });
  await menu.waitFor();
  return menu.getByRole("menuitem").allTextContents();
};
const ofAuthor = async (page, name) => {
  await said(page, "rude words").click({ button: "right" });
  await page.getByRole("menuitem", { name: name + "…" }).click();
};

test("a message's menu leads to its author's, which is that of the list of members", async () => {
  const { ann, bob, guild, path } = await two("Author");
  await ask(ann, "POST", `/guilds/${guild.id}/roles`, { name: "Crew" });
  const page = await it.page(ann, path);
  await ofAuthor(page, bob.username);
  const here = await entries(page, bob.username);
  for (const name of ["Roles…", "Time out…", "Kick…", "Ban…", "Block"]) assert.ok(here.includes(name), `${name} is in ${here}`);
  await page.keyboard.press("Escape");
  await page.locator(".members .member").filter({ hasText: bob.username }).click({ button: "right" });
  assert.deepEqual(await entries(page, bob.username), here);
  await page.keyboard.press("Escape");
  await page.locator(".msg > .av").first().click({ button: "right" });
  assert.deepEqual(await entries(page, bob.username), here);
});

test("kicked from there; who has left can still be banned; a plain member is offered neither", async () => {
  const { ann, bob, guild, path } = await two("Kick");
  const [page, other] = [await it.page(ann, path), await it.page(bob, path)];
  await said(other, "rude words").waitFor();
  await ofAuthor(page, bob.username);
  await page.getByRole("menuitem", { name: "Kick…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kick" }).click();
  await page.locator(".members .member").filter({ hasText: bob.username }).waitFor({ state: "detached" });
  await ofAuthor(page, bob.username);
  const left = await entries(page, bob.username);
  assert.equal(left.includes("Kick…"), false);
  await page.getByRole("menuitem", { name: "Ban…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ban" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual((await ask(ann, "GET", `/guilds/${guild.id}/bans`)).map(({ user }) => user.username), [bob.username]);
});

test("blocked and let back, asked to be a friend", async () => {
  const { ann, bob, path } = await two("Block");
  const page = await it.page(ann, path);
  const kinds = async () => (await ask(ann, "GET", "/users/@me/relationships")).map(({ type }) => type);
  const choose = async (name) => {
    const answered = page.waitForResponse(/\/relationships\//);
    await page.getByRole("menuitem", { name, exact: true }).click();
    await answered;
  };
  await ofAuthor(page, bob.username);
  await choose("Block");
  assert.deepEqual(await kinds(), [2]);
  await ofAuthor(page, bob.username);
  await choose("Unblock");
  assert.deepEqual(await kinds(), []);
  await ofAuthor(page, bob.username);
  await choose("Add as a friend");
  assert.deepEqual(await kinds(), [4]);
});
