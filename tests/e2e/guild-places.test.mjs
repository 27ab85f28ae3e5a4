// Places: a guild is made, people are invited into it and come in, channels are found by eye and by key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, open, profile } from "./support/browser.mjs";
import { ask, channelRow, guildOf } from "./support/guilds.mjs";
import { PASSWORD } from "./support/people.mjs";
import { world } from "./support/world.mjs";

const it = world();
const title = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

test("an empty start leads into a guild of one's own", async () => {
  const page = await it.page(await it.someone("owner"), "/channels/@me");
  assert.equal(await page.locator(".rail").count(), 0, "the rail appears with the first guild");
  await page.getByRole("button", { name: /^Create a guild/ }).click();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByText("Give it a name first.").waitFor();
  await page.getByLabel("Name of the guild").fill("Reading circle");
  await page.getByLabel("Name of the guild").press("Enter");
  await page.waitForFunction(() => /\/invite\//.test(document.querySelector("#invite-link")?.value ?? ""));
  await page.keyboard.press("Escape");
  await title(page, "general").waitFor();
  await page.getByRole("navigation", { name: "Guilds" }).getByRole("link", { name: "Reading circle" }).waitFor();
  assert.match(page.url(), /\/channels\/\d{17,19}\/\d{17,19}$/);
  assert.deepEqual(page.problems, []);
});

test("a stranger follows an invite through sign-up straight into the channel", async () => {
  const owner = await it.someone("owner");
  const { guild, path } = await guildOf(owner, "Night Trains");
  const ownPage = await it.page(owner, path);
  await title(ownPage, "general").waitFor();
  await ownPage.getByRole("button", { name: "Guild menu" }).click();
  await ownPage.getByRole("menuitem", { name: "Invite people" }).click();
  const link = ownPage.getByLabel("Invite link");
  await ownPage.waitForFunction(() => /\/invite\//.test(document.querySelector("#invite-link")?.value ?? ""));

  const page = await open(await profile(it.browser, it.server, null), await link.inputValue());
  await title(page, "Night Trains").waitFor();
  await page.getByText("1 member", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Create an account and join" }).click();
  await page.getByLabel("Username").fill("newcomer");
  await page.getByLabel("E-mail address").fill("newcomer@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByRole("button", { name: "Accept the invite" }).click();
  await page.waitForURL(`**${path}`);
  await title(page, "general").waitFor();
  // Those who were there see them come, without loading anything.
  await ownPage.keyboard.press("Escape");
  await ownPage.getByRole("button", { name: /newcomer/ }).waitFor();
  assert.equal((await ask(owner, "GET", `/guilds/${guild.id}/members?limit=10`)).length, 2);
});

test("a pasted invite joins, one that is none says so", async () => {
  const owner = await it.someone("owner");
  const { code, path } = await guildOf(owner, "Pasted");
  const page = await it.page(await it.someone("guest"), "/channels/@me");
  await page.getByRole("button", { name: /^Join with an invite/ }).click();
  const field = page.getByLabel("Invite link");
  await field.fill("not an invite at all");
  await field.press("Enter");
  await page.getByText("There is no invite in that.").waitFor();
  await field.fill("zzzzzz99");
  await field.press("Enter");
  await page.getByText("This invite does not work any more").waitFor();
  await field.fill(`${it.server.url}/invite/${code}`);
  await field.press("Enter");
  await page.waitForURL(`**${path}`);
});

test("channels stand by category, fold away, and remember it", async () => {
  const owner = await it.someone("owner");
  const { guild, path } = await guildOf(owner, "Ordered");
  const category = await ask(owner, "POST", `/guilds/${guild.id}/channels`, { name: "Building", type: 4 });
  for (const name of ["firmware", "enclosures"]) await ask(owner, "POST", `/guilds/${guild.id}/channels`, { name, parent_id: category.id });
  const page = await it.page(owner, path);
  await channelRow(page, "firmware").waitFor();
  await page.getByRole("button", { name: "Building", exact: true }).click();
  await channelRow(page, "firmware").waitFor({ state: "detached" });
  await page.reload();
  await channelRow(page, "general").waitFor();
  assert.equal(await channelRow(page, "firmware").count(), 0);
  await page.getByRole("button", { name: "Building", exact: true }).click();
  await channelRow(page, "enclosures").click();
  await title(page, "enclosures").waitFor();
  await page.goBack();
  await title(page, "general").waitFor();
  await page.keyboard.press("Alt+ArrowDown");
  await title(page, "firmware").waitFor();
});

test("a new channel and a deleted one show at once", async () => {
  const owner = await it.someone("owner");
  const { guild, path } = await guildOf(owner, "Living");
  const page = await it.page(owner, path);
  await title(page, "general").waitFor();
  await page.getByRole("button", { name: "Guild menu" }).click();
  await page.getByRole("menuitem", { name: "Add a channel" }).click();
  await page.getByLabel("Name of the channel").fill("Harbour Bar");
  await page.getByLabel("Name of the channel").press("Enter");
  await title(page, "harbour-bar").waitFor();
  const { id } = (await ask(owner, "GET", `/guilds/${guild.id}/channels`)).find(({ name }) => name === "harbour-bar");
  await ask(owner, "DELETE", `/channels/${id}`);
  await title(page, "general").waitFor();
});

test("members stand by role, with who is here", async () => {
  const [owner, bob] = [await it.someone("owner"), await it.someone("bob")];
  const { guild, path } = await guildOf(owner, "Roles", [bob]);
  const role = await ask(owner, "POST", `/guilds/${guild.id}/roles`, { name: "Crew", hoist: true, color: 0x2f8f8b });
  const { id } = await ask(bob, "GET", "/users/@me");
  await ask(owner, "PUT", `/guilds/${guild.id}/members/${id}/roles/${role.id}`);
  const page = await it.page(owner, path);
  const members = page.getByRole("complementary", { name: "Members" });
  await members.getByText("Offline · 1").waitFor();
  const bobs = await it.page(bob, path);
  await members.getByText("Crew · 1").waitFor();
  await bobs.context().close();
  await members.getByText("Offline · 1").waitFor();
  await page.getByRole("button", { name: "Members" }).click();
  assert.equal(await members.count(), 0);
});

test("the switcher finds a channel across alphabets and opens it", async () => {
  const owner = await it.someone("owner");
  const { guild, path } = await guildOf(owner, "Майстерня");
  await ask(owner, "POST", `/guilds/${guild.id}/channels`, { name: "українською" });
  const page = await it.page(owner, path);
  await title(page, "general").waitFor();
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: "Go to" }).fill("ukr");
  await page.getByRole("option", { name: /українською/ }).waitFor();
  await page.keyboard.press("Enter");
  await title(page, "українською").waitFor();
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: "Go to" }).fill(">dark");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

test("one who may not see a channel does not find it, and one who may not write is told before", async () => {
  const [owner, bob] = [await it.someone("owner"), await it.someone("bob")];
  const { guild, general, path } = await guildOf(owner, "Closed", [bob]);
  const hidden = await ask(owner, "POST", `/guilds/${guild.id}/channels`, {
    name: "maintainers",
    permission_overwrites: [{ id: guild.id, type: 0, deny: "1024", allow: "0" }],
  });
  const page = await it.page(bob, path);
  await channelRow(page, "general").waitFor();
  assert.equal(await channelRow(page, "maintainers").count(), 0);
  await ask(owner, "PUT", `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: "2048", allow: "0" });
  await page.getByText("Only some may write here. You may read.").waitFor();
  await page.goto(`/channels/${guild.id}/${hidden.id}`);
  await channelRow(page, "general").waitFor();
  assert.equal(await page.getByText("maintainers").count(), 0);
});

test("on a phone there is one place at a time", async () => {
  const owner = await it.someone("owner");
  const { guild } = await guildOf(owner, "Pocket");
  const page = await it.page(owner, `/channels/${guild.id}`, PHONE);
  await channelRow(page, "general").waitFor();
  assert.equal(await page.locator(".talk").isVisible(), false);
  await channelRow(page, "general").tap();
  await title(page, "general").waitFor();
  assert.equal(await page.locator(".side").isVisible(), false);
  await page.getByRole("button", { name: "Members" }).tap();
  await page.getByText("Online · 1").waitFor();
  await page.getByRole("button", { name: "Close" }).tap();
  await page.getByRole("button", { name: "Back" }).tap();
  await channelRow(page, "general").waitFor();
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Chats" }).tap();
  await page.waitForURL("**/channels/@me");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, "nothing is wider than the screen");
});

test("the page speaks Ukrainian and Russian", async () => {
  const owner = await it.someone("owner");
  const { path } = await guildOf(owner, "Tongues");
  for (const [locale, word] of [
    ["uk-UA", "Учасники"],
    ["ru-RU", "Участники"],
  ]) {
    const page = await it.page(owner, path, { locale });
    await page.getByRole("complementary", { name: word }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), locale.slice(0, 2));
  }
});
