// Keeping a guild: roles, channels, people and what they may, by the owner while a member looks on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer } from "./support/browser.mjs";
import { ask, channelRow, guildOf } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const idOf = async (person) => (await ask(person, "GET", "/users/@me")).id;
const title = (page, name) => page.getByRole("heading", { level: 1, name });
const save = async (page) => {
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("region", { name: "Changes not saved yet" }).waitFor({ state: "detached" });
};

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  return { ann, bob, bobId: await idOf(bob), ...(await guildOf(ann, name, [bob])) };
}

async function section(page, name) {
  if ((await page.locator(".layer").count()) === 0) {
    await page.getByRole("button", { name: "Guild menu" }).click();
    await page.getByRole("menuitem", { name: "Guild settings" }).click();
  }
  await page.locator(".layer-nav .row").filter({ hasText: name }).click();
  await title(page, name).waitFor();
}

test("roles are put in order by keyboard, changed, and given; the member has what they allow at once", async () => {
  const { ann, bob, bobId, guild, path } = await two("Roles");
  for (const name of ["Crew", "Mates"]) await ask(ann, "POST", `/guilds/${guild.id}/roles`, { name });
  const [page, other] = [await it.page(ann, path), await it.page(bob, path)];
  await composer(other).waitFor();
  await section(page, "Roles");
  const order = async () => (await page.locator(".sortable .line").allTextContents()).map((text) => text.match(/Crew|Mates/)[0]);
  const before = await order();
  await page.getByRole("button", { name: `Move ${before[1]}` }).focus();
  await page.keyboard.press("ArrowUp");
  assert.deepEqual(await order(), [...before].reverse());
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), new RegExp(`Move ${before[1]}`), "the focus moves along");
  await save(page);
  const told = (await ask(ann, "GET", `/guilds/${guild.id}/roles`)).filter(({ id }) => id !== guild.id).sort((a, b) => b.position - a.position);
  assert.deepEqual(told.map(({ name }) => name), [...before].reverse());
  await page.locator("button.line-open").filter({ hasText: "Crew" }).click();
  await page.getByLabel("Find a permission").fill("kick");
  await page.getByRole("switch", { name: "Kick people" }).check();
  await page.getByRole("radio", { name: "#b23a2b" }).check();
  await save(page);
  await page.getByLabel("Find somebody to add").fill(bob.username.slice(0, 4));
  await page.getByRole("button", { name: `Add ${bob.username}` }).click();
  await page.getByRole("button", { name: `Remove ${bob.username}` }).waitFor();
  const crew = (await ask(ann, "GET", `/guilds/${guild.id}/roles`)).find(({ name }) => name === "Crew");
  assert.deepEqual([crew.color, BigInt(crew.permissions) & 2n], [0xb23a2b, 2n]);
  assert.deepEqual((await ask(ann, "GET", `/guilds/${guild.id}/members/${bobId}`)).roles, [crew.id]);
  await section(other, "Members");
  assert.equal(await other.locator(".layer-nav .row").filter({ hasText: "Roles" }).count(), 0, "only what one may do is offered");
  assert.deepEqual([page.problems, other.problems], [[], []]);
});

test("channels move by keyboard; a channel hidden from everyone goes from the member's list", async () => {
  const { ann, bob, guild, path } = await two("Channels");
  await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "first" });
  await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "side" });
  const [page, other] = [await it.page(ann, path), await it.page(bob, path)];
  await channelRow(other, "side").waitFor();
  await section(page, "Channels");
  const before = await page.locator(".sortable .line").allTextContents();
  const at = before.findIndex((text) => text === "side");
  await page.getByRole("button", { name: "Move side" }).focus();
  await page.keyboard.press("ArrowUp");
  await save(page);
  const after = await page.locator(".sortable .line").allTextContents();
  assert.equal(after.indexOf("side"), at - 1);
  await page.getByRole("button", { name: "Settings of side" }).click();
  await title(page, "Overview").waitFor();
  await page.getByLabel("Topic").fill("Beside the point");
  await page.getByLabel("Slow mode").selectOption("10");
  await save(page);
  await page.locator(".layer-nav .row").filter({ hasText: "Permissions" }).click();
  await title(page, "Permissions").waitFor();
  await page.getByRole("radiogroup", { name: "See channels" }).getByRole("radio", { name: "Deny" }).check();
  await save(page);
  await channelRow(other, "side").waitFor({ state: "detached" });
  const side = (await ask(ann, "GET", `/guilds/${guild.id}/channels`)).find(({ name }) => name === "side");
  assert.deepEqual([side.topic, side.rate_limit_per_user, BigInt(side.permission_overwrites[0].deny) & 1024n], ["Beside the point", 10, 1024n]);
  await page.goBack();
  await page.goBack();
  await composer(page).waitFor();
});

test("from the member's menu: nickname, timeout, ban with reason; the ban is lifted in the settings", async () => {
  const { ann, bob, bobId, guild, path } = await two("Moderation");
  const [page, other] = [await it.page(ann, path), await it.page(bob, path)];
  await composer(other).waitFor();
  const menu = async (name, entry) => {
    await page.locator(".members .member").filter({ hasText: name }).click({ button: "right" });
    await page.getByRole("menuitem", { name: entry }).click();
  };
  await menu(bob.username, "Change nickname…");
  await page.getByRole("dialog").getByRole("textbox").fill("Bobby");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await other.locator(".members .member").filter({ hasText: "Bobby" }).waitFor();
  await menu("Bobby", "Time out…");
  await page.getByRole("dialog").getByRole("button", { name: "Time out" }).click();
  await composer(other).waitFor({ state: "detached" });
  await page.locator(".members .member").filter({ hasText: "Bobby" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End the timeout" }).click();
  await composer(other).waitFor();
  await menu("Bobby", "Ban…");
  await page.getByLabel("Reason").fill("wolf in the fold");
  await page.getByRole("dialog").getByRole("button", { name: "Ban" }).click();
  await page.locator(".members .member").filter({ hasText: "Bobby" }).waitFor({ state: "detached" });
  await other.waitForURL("**/channels/@me");
  assert.equal((await ask(ann, "GET", `/guilds/${guild.id}/bans/${bobId}`)).reason, "wolf in the fold");
  await section(page, "Audit log");
  await page.getByText(`${ann.username} banned ${bob.username}`).waitFor();
  await section(page, "Bans");
  await page.getByRole("button", { name: `Lift the ban of ${bob.username}` }).click();
  await page.getByText("Nobody is banned.").waitFor();
  assert.deepEqual(await ask(ann, "GET", `/guilds/${guild.id}/bans`), []);
});

test("invites and webhooks are made and taken back", async () => {
  const { ann, general, guild, path } = await two("Ways in");
  const page = await it.page(ann, path);
  await section(page, "Invites");
  await page.getByLabel("For how many").selectOption("5");
  await page.getByRole("button", { name: "Make a link" }).click();
  await page.getByText("used 0 of 5").waitFor();
  const { code } = (await ask(ann, "GET", `/guilds/${guild.id}/invites`)).find(({ max_uses }) => max_uses === 5);
  await page.getByRole("button", { name: `Take back ${code}` }).click();
  await page.getByText("used 0 of 5").waitFor({ state: "detached" });
  await section(page, "Webhooks");
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Weather");
  await save(page);
  const [hook] = await ask(ann, "GET", `/guilds/${guild.id}/webhooks`);
  assert.deepEqual([hook.name, hook.channel_id], ["Weather", general.id]);
});
