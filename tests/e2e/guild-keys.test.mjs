// The guilds' page without a mouse, and what it tells whoever looks elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer, say } from "./support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

async function stage(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const made = await guildOf(ann, name, [bob]);
  const annId = (await ask(ann, "GET", "/users/@me")).id;
  const add = (channel) => ask(ann, "POST", `/guilds/${made.guild.id}/channels`, { name: channel });
  const [side, third] = [await add("side"), await add("third")];
  await write(ann, made.general, "in general");
  return { ann, annId, bob, side, third, ...made };
}
const open = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const unread = (page) => page.locator(".side a.row.unread");
const focused = (page, selector) => page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);

test("by keys alone: to the next channel and the next unread one, everything read, from place to place, a message's menu", async () => {
  const { ann, bob, general, guild, third, path } = await stage("Keys");
  const page = await it.page(ann, path);
  await said(page, "in general").waitFor();
  const news = await write(bob, third, "news in third");
  await unread(page).filter({ hasText: "third" }).waitFor();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await open(page, "third");
  await said(page, "news in third").waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await open(page, "side");
  await write(bob, general, "news in general");
  await unread(page).filter({ hasText: "general" }).waitFor();
  await page.keyboard.press("Shift+Escape");
  await unread(page).first().waitFor({ state: "detached" });
  await page.keyboard.press("Alt+ArrowDown");
  await open(page, "third");
  await page.locator(".rail .tab").first().focus();
  for (const place of [".side .row", ".messages", ".composer textarea", ".member"]) {
    await page.keyboard.press("F6");
    await focused(page, place);
  }
  await said(page, "news in third").focus();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menu").waitFor();
  await page.getByRole("menuitem", { name: "Copy link" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await page.getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${it.server.url}/channels/${guild.id}/${third.id}/${news.id}`);
  await focused(page, ".msg");
  assert.deepEqual(page.problems, []);
});

test("who is called reads it in the tab's title and icon; who is written to sees it coming", async () => {
  const { ann, annId, bob, side, general, path } = await stage("Tab");
  const [page, other] = [await it.page(ann, path), await it.page(bob, path)];
  await said(page, "in general").waitFor();
  await page.waitForFunction(() => document.title.startsWith("#general"));
  const icon = () => page.locator('link[rel="icon"]').getAttribute("href");
  const plain = await icon();
  await write(bob, side, `<@${annId}> look`);
  await page.waitForFunction(() => document.title.startsWith("(1) #general"));
  assert.notEqual(await icon(), plain);
  await channelRow(page, "side").click();
  await page.waitForFunction(() => document.title.startsWith("#side"));
  assert.equal(await icon(), plain);
  await channelRow(page, "general").click();
  await composer(other).pressSequentially("on my w");
  await page.getByText(`${bob.username} is writing`).waitFor();
  await say(other, "on my way");
  await said(page, "on my way").waitFor();
  await page.getByText(`${bob.username} is writing`).waitFor({ state: "detached" });
  assert.equal((await ask(ann, "GET", `/channels/${general.id}/messages?limit=1`))[0].content, "on my way");
});

test("# completes a channel, whose mention leads there; a guild's own emoji and an embed are shown", async () => {
  const { ann, bob, general, guild, side, path } = await stage("Signs");
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const emoji = await ask(ann, "POST", `/guilds/${guild.id}/emojis`, { name: "tide", image: `data:image/png;base64,${pixel}` });
  const page = await it.page(ann, path);
  await composer(page).pressSequentially("see #si");
  await page.getByRole("option", { name: /side/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await said(page, "see #side").waitFor();
  assert.equal((await ask(ann, "GET", `/channels/${general.id}/messages?limit=1`))[0].content.trim(), `see <#${side.id}>`);
  await write(bob, general, `high <:tide:${emoji.id}> at <t:1700000000:D>`, { embeds: [{ title: "Build 7", description: "**passed**", color: 0x0e7c7b, fields: [{ name: "Tests", value: "318" }] }] });
  const row = said(page, "high");
  await row.getByRole("img", { name: ":tide:" }).waitFor();
  await row.getByText("14 November 2023").or(row.getByText("November 14, 2023")).waitFor();
  const embed = row.locator(".embed");
  assert.deepEqual(await embed.locator(".embed-title, strong, dt, dd").allTextContents(), ["Build 7", "passed", "Tests", "318"]);
  await page.locator(".msg .mention").filter({ hasText: "side" }).click();
  await open(page, "side");
  assert.deepEqual(page.problems, []);
});

test("the page can be installed: its manifest names what a browser asks for, and every icon is there", async () => {
  const { ann, path } = await stage("Installed");
  const page = await it.page(ann, path);
  const address = await page.locator('link[rel="manifest"]').getAttribute("href");
  const { name, display, start_url: start, icons } = await page.evaluate(async (url) => (await fetch(url)).json(), address);
  assert.deepEqual([name, display, start], ["Parley", "standalone", "/channels/@me"]);
  for (const size of ["192x192", "512x512"]) assert.ok(icons.some(({ sizes, type }) => sizes === size && type === "image/png"), size);
  for (const { src } of icons) assert.equal((await fetch(it.server.url + src)).status, 200, src);
});
