// What one is told of: mutes and levels that all devices share, the browser's notifications, how one is seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE } from "./support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const idOf = async (person) => (await ask(person, "GET", "/users/@me")).id;

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const made = await guildOf(ann, name, [bob]);
  const side = await ask(ann, "POST", `/guilds/${made.guild.id}/channels`, { name: "side" });
  return { ann, bob, side, sidePath: `/channels/${made.guild.id}/${side.id}`, ...made };
}
const muted = (page, name) => page.locator(".side a.row.muted").filter({ hasText: name });
const unread = (page, name) => page.locator(".side a.row.unread").filter({ hasText: name });

/** Notifications are granted and written down, as no browser here shows any. */
async function watched(page) {
  await page.addInitScript(() => {
    window.shown = [];
    window.Notification = class {
      static permission = "granted";
      constructor(title, options) {
        Object.assign(this, { title, ...options, close: () => {} });
        window.shown.push(this);
      }
    };
  });
}
const titles = (page) => page.evaluate(() => window.shown.map(({ title, body }) => `${title}: ${body}`));

test("a channel that is muted on one device is dim on both, counts only mentions, and is so after a reload", async () => {
  const { ann, bob, general, sidePath } = await two("Mute");
  const [one, other] = [await it.page(ann, sidePath), await it.page(ann, sidePath)];
  await channelRow(other, "general").waitFor();
  await channelRow(one, "general").click({ button: "right" });
  await one.getByRole("menuitem", { name: "Notifications…" }).click();
  await one.getByRole("button", { name: "8 hours" }).click();
  await one.getByText(/^Muted until/).waitFor();
  for (const page of [one, other]) await muted(page, "general").waitFor();
  await one.keyboard.press("Escape");
  await write(bob, general, "plain");
  await write(bob, general, `<@${await idOf(ann)}> you`);
  for (const page of [one, other]) await channelRow(page, "general").getByText("1 mention").waitFor({ state: "attached" });
  await other.reload();
  await muted(other, "general").waitFor();
  await channelRow(other, "general").getByText("1 mention").waitFor({ state: "attached" });
  await channelRow(other, "general").click({ button: "right" });
  await other.getByRole("menuitem", { name: "Unmute" }).click();
  await muted(one, "general").waitFor({ state: "detached" });
});

test("the browser shows what the level asks for, and a click opens the very message", async () => {
  const { ann, bob, general, guild, sidePath, path } = await two("Shown");
  const page = await it.page(ann, sidePath);
  await watched(page);
  await page.goto(sidePath);
  await channelRow(page, "general").waitFor();
  await ask(ann, "PATCH", `/users/@me/guilds/${guild.id}/settings`, { message_notifications: 1 });
  await write(bob, general, "nothing for me");
  await unread(page, "general").waitFor();
  const called = await write(bob, general, `<@${await idOf(ann)}> for me`);
  await page.waitForFunction(() => window.shown.length === 1);
  assert.deepEqual((await titles(page)).map((title) => title.includes("for me") && title.includes("#general")), [true]);
  await page.evaluate(() => window.shown[0].onclick());
  await page.waitForURL(`**${path}/${called.id}`);
  await page.locator(".msg.washed").filter({ hasText: "for me" }).waitFor();
});

test("do not disturb is chosen once for all devices and shows nothing; a status of one's own is seen by others", async () => {
  const { ann, bob, general, sidePath, path } = await two("Quiet");
  const [one, other] = [await it.page(ann, sidePath), await it.page(ann, sidePath)];
  await watched(other);
  await other.goto(sidePath);
  await one.locator(".me .self").click();
  await one.getByRole("menuitemradio", { name: "Do not disturb" }).click();
  await other.locator(".me .dot.busy").waitFor();
  await write(bob, general, `<@${await idOf(ann)}> hey`);
  await channelRow(other, "general").getByText("1 mention").waitFor({ state: "attached" });
  assert.deepEqual(await titles(other), []);
  await one.locator(".me .self").click();
  await one.getByRole("menuitem", { name: "Set a status…" }).click();
  await one.getByLabel("What are you up to?").fill("drawing maps");
  await one.getByRole("button", { name: "Save" }).click();
  await other.locator(".me").getByText("drawing maps").waitFor();
  const seen = await it.page(bob, path);
  await seen.locator(".members").getByText("drawing maps").waitFor();
  await other.reload();
  await other.locator(".me").getByText("drawing maps").waitFor();
  await other.locator(".me .dot.busy").waitFor();
});

test("ignored calls of everyone are not counted, live and after a reload alike", async () => {
  const { ann, bob, guild, general, sidePath } = await two("Everyone");
  await ask(ann, "PUT", `/channels/${general.id}/permissions/${guild.id}`, { type: 0, allow: String(1n << 17n), deny: "0" });
  const page = await it.page(ann, sidePath);
  await channelRow(page, "general").waitFor();
  await page.getByRole("button", { name: "Guild menu" }).click();
  await page.getByRole("menuitem", { name: "Notifications…" }).click();
  await page.getByRole("switch", { name: "Ignore @everyone and @here" }).check();
  await page.keyboard.press("Escape");
  await write(bob, general, "@everyone look");
  await unread(page, "general").waitFor();
  assert.equal(await channelRow(page, "general").locator(".count").count(), 0);
  await page.reload();
  await unread(page, "general").waitFor();
  assert.equal(await channelRow(page, "general").locator(".count").count(), 0);
  await page.goto(`/channels/${guild.id}/${general.id}`);
  await said(page, "@everyone look").waitFor();
});

test("on a phone one's status is set from one's settings, where one stands first", async () => {
  const { ann, bob, path } = await two("Thumbs");
  const [phone, other] = [await it.page(ann, "/channels/@me", PHONE), await it.page(bob, path)];
  await phone.getByRole("button", { name: "You" }).tap();
  await phone.locator(".layer .self").tap();
  await phone.getByRole("menuitemradio", { name: "Do not disturb" }).tap();
  await other.locator(".members .member").filter({ hasText: ann.username }).locator(".dot.busy").waitFor();
  await phone.locator(".layer .self").tap();
  await phone.getByRole("menuitem", { name: /status/ }).tap();
  await phone.getByRole("dialog").getByRole("textbox").first().fill("On the pier");
  await phone.getByRole("dialog").getByRole("button", { name: "Save" }).tap();
  await phone.locator(".layer .self").getByText("On the pier").waitFor();
  await other.locator(".members .member").filter({ hasText: "On the pier" }).waitFor();
  assert.deepEqual([phone.problems, other.problems], [[], []]);
});
