// Talking in a guild: what people write to each other, and what the page does with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer, say } from "./support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const texts = (page) => page.locator(".messages .msg .text").allTextContents();
const idOf = async (person) => (await ask(person, "GET", "/users/@me")).id;

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  return { ann, bob, ...(await guildOf(ann, name, [bob])) };
}

test("two people talk, and each sees the other write", async () => {
  const { ann, bob, path } = await two("Talk");
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await composer(other).waitFor();
  await composer(one).pressSequentially("Hello **there**");
  await other.getByText(`${ann.username} is writing`).waitFor();
  await composer(one).press("Enter");
  await said(other, "Hello there").locator("strong").waitFor();
  await other.getByText(`${ann.username} is writing`).waitFor({ state: "detached" });
  await say(other, "<script>alert(1)</script>");
  await said(one, "<script>alert(1)</script>").waitFor();
  await one.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  assert.deepEqual([await texts(one), one.problems, other.problems], [["Hello there", "<script>alert(1)</script>"], [], []]);
});

test("a reply shows what it answers and leads there; a deleted original is said", async () => {
  const { ann, bob, general, path } = await two("Reply");
  const first = await write(bob, general, "Who brings the map?");
  const page = await it.page(ann, path);
  await said(page, "Who brings the map?").hover();
  await said(page, "Who brings the map?").hover();
  await said(page, "Who brings the map?").getByRole("button", { name: "Reply" }).click();
  await page.getByText(`Replying to ${bob.username}`).waitFor();
  await say(page, "I do");
  // Waited for from before the click: the mark fades by itself.
  const marked = page.locator(".msg.washed").filter({ hasText: "Who brings the map?" }).waitFor();
  await said(page, "I do").locator(".quote").filter({ hasText: "Who brings the map?" }).click();
  await marked;
  await ask(bob, "DELETE", `/channels/${general.id}/messages/${first.id}`);
  await page.getByText("The first message was deleted").waitFor();
  assert.equal((await ask(ann, "GET", `/channels/${general.id}/messages?limit=1`))[0].type, 19);
});

test("arrow up edits the last message, everywhere at once", async () => {
  const { ann, bob, path } = await two("Edit");
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await say(one, "teh typo");
  await said(other, "teh typo").waitFor();
  await one.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  await composer(one).press("ArrowUp");
  const box = one.getByLabel("Editing your message");
  await box.fill("the typo");
  await box.press("Enter");
  await said(other, "the typo").getByText("edited").waitFor();
});

test("unread and mentions are counted where they are, and reading ends them on every device", async () => {
  const { ann, bob, guild, general, path } = await two("Unread");
  const side = await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "side" });
  await write(bob, general, "before");
  const page = await it.page(ann, `/channels/${guild.id}/${side.id}`);
  const second = await it.page(ann, `/channels/${guild.id}/${side.id}`);
  await channelRow(page, "general").waitFor();
  await write(bob, general, "plain news");
  await page.locator(".side a.row.unread").filter({ hasText: "general" }).waitFor();
  await write(bob, general, `<@${await idOf(ann)}> look`);
  await channelRow(page, "general").getByText("1 mention").waitFor({ state: "attached" });
  await page.bringToFront();
  await channelRow(page, "general").click();
  await page.locator(".new").waitFor();
  await page.locator(".msg.pings").filter({ hasText: "look" }).waitFor();
  await page.getByRole("log").waitFor();
  await second.locator(".side a.row.unread").waitFor({ state: "detached" });
  await page.goto(path);
  await said(page, "look").waitFor();
  assert.equal(await page.locator(".side a.row.unread").count(), 0, "it stays read after a reload");
});

test("a killed server: what is written meanwhile arrives exactly once", async () => {
  const { ann, bob, general, path } = await two("Outage");
  await write(ann, general, "before");
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await said(one, "before").waitFor();
  await said(other, "before").waitFor();
  await it.server.kill();
  await say(one, "written in the dark");
  await say(one, "and another");
  await one.getByText("No connection. What you write is kept and sent when it is back.").waitFor();
  await it.server.run();
  await one.locator(".banner").waitFor({ state: "detached", timeout: 40_000 });
  await said(other, "and another").waitFor({ timeout: 40_000 });
  await one.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  for (const page of [one, other]) assert.deepEqual(await texts(page), ["before", "written in the dark", "and another"]);
  const stored = await ask(ann, "GET", `/channels/${general.id}/messages`);
  assert.deepEqual(stored.map(({ content }) => content).reverse(), ["before", "written in the dark", "and another"]);
});

test("a refused message stays, says why, and can be discarded", async () => {
  const { ann, path } = await two("Refused");
  const page = await it.page(ann, path);
  await composer(page).waitFor();
  const answer = { status: 400, json: { code: 50035, message: "Invalid Form Body", errors: { content: { _errors: [{ code: "X", message: "The words are wrong." }] } } } };
  await page.route(/\/messages$/, (route) => (route.request().method() === "POST" ? route.fulfill(answer) : route.continue()));
  await say(page, "will fail");
  await page.getByText("Not sent: The words are wrong.").waitFor();
  await page.reload();
  await page.getByText("Not sent: The words are wrong.").waitFor();
  await page.unroute(/\/messages$/);
  await page.getByRole("button", { name: "Send again" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  await said(page, "will fail").waitFor();
});

test("a long history comes in pages and the page stays small; a link jumps to its message", async () => {
  const { ann, bob, general, path } = await two("History");
  const ids = [];
  for (let i = 0; i < 230; i++) ids.push((await write(bob, general, `line ${i} of many`)).id);
  const page = await it.page(ann, `${path}/${ids[20]}`);
  const wanted = page.locator(`.msg[data-id="${ids[20]}"]`);
  await wanted.waitFor();
  assert.ok(await wanted.evaluate((row) => row.getBoundingClientRect().top > 0 && row.getBoundingClientRect().bottom < innerHeight));
  await page.getByRole("button", { name: "To the present" }).click();
  await said(page, "line 229 of many").waitFor();
  const pane = page.locator(".messages");
  for (let i = 0; i < 40 && (await page.locator(`.msg[data-id="${ids[0]}"]`).count()) === 0; i++) {
    await pane.evaluate((box) => (box.scrollTop = 0));
    await page.waitForFunction(() => document.querySelector(".messages").scrollTop > 0 || document.querySelector(".begin"));
  }
  await page.locator(".begin").waitFor();
  assert.ok((await page.locator(".msg").count()) <= 170, "only a window of the messages is on the page");
});

test("the reader's place holds while older messages and new ones come", async () => {
  const { ann, bob, general, path } = await two("Anchor");
  for (let i = 0; i < 120; i++) await write(bob, general, `line ${i}`);
  const page = await it.page(ann, path);
  await said(page, "line 119").waitFor();
  const pane = page.locator(".messages");
  await pane.evaluate((box) => (box.scrollTop = 100));
  await page.waitForFunction(() => document.querySelectorAll(".msg").length > 90);
  const inSight = () => [...document.querySelectorAll(".msg")].find((row) => row.getBoundingClientRect().top > 100).dataset.id;
  const key = await page.evaluate(inSight);
  const top = () => page.locator(`.msg[data-id="${key}"]`).evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  await write(bob, general, "something new");
  await page.getByRole("button", { name: /To the present/ }).waitFor();
  assert.ok(Math.abs((await top()) - before) <= 1);
});

test("drafts are kept for each channel, and @ completes a name", async () => {
  const { ann, bob, guild, path } = await two("Drafts");
  await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "side" });
  const page = await it.page(ann, path);
  await page.getByRole("button", { name: bob.username }).waitFor();
  await composer(page).pressSequentially(`Hi @${bob.username.slice(0, 3)}`);
  await page.getByRole("option", { name: new RegExp(bob.username) }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await composer(page).inputValue(), `Hi <@${await idOf(bob)}> `);
  await channelRow(page, "side").click();
  assert.equal(await composer(page).inputValue(), "");
  await page.reload();
  await channelRow(page, "general").click();
  assert.match(await composer(page).inputValue(), /^Hi <@\d+>/);
  await composer(page).press("Enter");
  await said(page, "Hi @" + bob.username).locator(".mention").waitFor();
});

test("a direct message is begun from a member and counts as a call", async () => {
  const { ann, bob, path } = await two("Direct");
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await composer(other).waitFor();
  await one.getByRole("button", { name: bob.username }).click();
  await one.getByRole("button", { name: `Message ${bob.username}` }).click();
  await one.waitForURL("**/channels/@me/*");
  await say(one, "just us two");
  await other.getByRole("navigation", { name: "Guilds" }).getByRole("link", { name: /Chats/ }).getByText("1 mention").waitFor({ state: "attached" });
  await other.getByRole("link", { name: /Chats/ }).click();
  await other.locator(".side a.chat").filter({ hasText: ann.username }).click();
  await said(other, "just us two").waitFor();
});
