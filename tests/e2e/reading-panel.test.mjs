// Beside the conversation: pins, search and threads, each with two people.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE } from "./support/browser.mjs";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const panel = (page) => page.locator(".panel");
const found = (page, text) => panel(page).locator(".found").filter({ hasText: text });
const middleComposer = (page) => page.locator(".talk .composer textarea");
const threadComposer = (page) => panel(page).locator(".composer textarea");
const menu = async (page, text, item) => {
  await said(page, text).first().locator(".text").click({ button: "right" });
  await page.getByRole("menuitem", { name: item }).click();
};

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  return { ann, bob, ...(await guildOf(ann, name, [bob])) };
}

test("a pin is seen by both, leads to its message, and is taken down again", async () => {
  const { ann, bob, general, path } = await two("Pins");
  await write(bob, general, "The rule of the house");
  for (let at = 0; at < 60; at++) await write(bob, general, `line ${at}`);
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await other.getByRole("button", { name: "Pinned messages" }).click();
  await other.getByText("Nothing is pinned here yet.").waitFor();
  await one.goto(path + "/" + (await ask(ann, "GET", `/channels/${general.id}/messages?limit=100`)).at(-1).id);
  await menu(one, "The rule of the house", "Pin");
  await found(other, "The rule of the house").getByRole("button", { name: "Jump" }).click();
  await other.locator(".messages .msg.washed").filter({ hasText: "The rule of the house" }).waitFor();
  assert.equal(await found(other, "The rule").getByRole("button", { name: "Unpin" }).count(), 0, "who may not unpin is not offered it");
  await one.getByRole("button", { name: "Pinned messages" }).click();
  await found(one, "The rule").hover();
  await found(one, "The rule").getByRole("button", { name: "Unpin" }).click();
  await other.getByText("Nothing is pinned here yet.").waitFor();
  assert.deepEqual([one.problems, other.problems], [[], []]);
});

test("Ctrl+F searches with words and filters, and a result leads to its place", async () => {
  const { ann, bob, guild, general, path } = await two("Search");
  const side = await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "side" });
  await write(bob, side, "A lantern for the hut https://example.org");
  await write(ann, general, "The lantern is mine");
  await write(bob, general, "Lanterns everywhere");
  const page = await it.page(ann, path);
  await said(page, "Lanterns everywhere").waitFor();
  await page.keyboard.press("Control+f");
  await page.locator(".panel [role=combobox]:focus").waitFor();
  await page.keyboard.type("lantern");
  await page.keyboard.press("Enter");
  await panel(page).getByText("3 messages").waitFor();
  assert.deepEqual(await panel(page).locator("mark").allTextContents(), ["Lanterns", "lantern", "lantern"]);
  await page.getByRole("combobox").fill("lantern from:" + bob.username.slice(0, 3));
  await page.getByRole("option").filter({ hasText: bob.username }).waitFor();
  await page.keyboard.press("Enter");
  await panel(page).getByText("2 messages").waitFor();
  await panel(page).locator(".chip").filter({ hasText: bob.username }).waitFor();
  await page.keyboard.type(" has:li");
  await page.keyboard.press("Enter");
  await panel(page).getByText("1 message", { exact: true }).waitFor();
  await found(page, "lantern for the hut").click();
  await page.locator(".messages .msg.washed").filter({ hasText: "A lantern for the hut" }).waitFor();
  assert.match(page.url(), new RegExp(side.id));
  await found(page, "lantern for the hut").waitFor();
  await page.getByRole("button", { name: /^Remove has/ }).click();
  await panel(page).getByText("2 messages").waitFor();
  await page.getByRole("combobox").press("Escape");
  await page.getByRole("combobox").press("Escape");
  await panel(page).waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
});

test("what a search finds comes in pages, and finding nothing is said", async () => {
  const { ann, general, path } = await two("Pages");
  for (let at = 0; at < 27; at++) await write(ann, general, `apple ${at}`);
  const page = await it.page(ann, path);
  await said(page, "apple 26").waitFor();
  await page.keyboard.press("Control+f");
  await page.locator(".panel [role=combobox]:focus").waitFor();
  await page.keyboard.type("apple");
  await page.keyboard.press("Enter");
  await panel(page).getByText("27 messages").waitFor();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText("Page 2 of 2").waitFor();
  assert.equal(await panel(page).locator(".found").count(), 2);
  await page.getByRole("button", { name: "Oldest" }).click();
  await panel(page).locator(".found").first().filter({ hasText: /apple 0$/ }).waitFor();
  await page.getByRole("combobox").fill("pear");
  await page.getByRole("combobox").press("Enter");
  await page.getByText("No message fits.").waitFor();
});

test("a thread begins at a message, and two people talk in it beside the channel", async () => {
  const { ann, bob, general, path } = await two("Threads");
  await write(bob, general, "Where do we meet?");
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await menu(one, "Where do we meet?", "Start a thread");
  await one.getByLabel("Name of the thread").fill("Meeting place");
  await one.getByRole("button", { name: "Start", exact: true }).click();
  await threadComposer(one).fill("At the station");
  await threadComposer(one).press("Enter");
  await other.locator(".thread-chip").filter({ hasText: "Meeting place" }).click();
  await panel(other).locator(".msg").filter({ hasText: "At the station" }).waitFor();
  await panel(other).locator(".msg").filter({ hasText: "Where do we meet?" }).waitFor();
  await threadComposer(other).fill("See you there");
  await threadComposer(other).press("Enter");
  await panel(one).locator(".msg").filter({ hasText: "See you there" }).waitFor();
  await middleComposer(one).fill("back in the channel");
  await middleComposer(one).press("Enter");
  await said(other, "back in the channel").first().waitFor();
  assert.equal(await panel(other).locator(".msg").filter({ hasText: "back in the channel" }).count(), 0);
  await threadComposer(one).press("Escape");
  await panel(one).waitFor({ state: "detached" });
  await write(bob, { id: (await ask(bob, "GET", `/channels/${general.id}/messages?limit=10`)).at(-1).id }, "one more");
  await one.locator(".side a.row.thread.unread").filter({ hasText: "Meeting place" }).waitFor();
  assert.deepEqual([one.problems, other.problems], [[], []]);
});

test("threads of a channel are listed; one is left, archived, and opened again", async () => {
  const { ann, bob, general, path } = await two("List");
  const page = await it.page(ann, path);
  await page.getByRole("button", { name: "Threads" }).click();
  await page.getByText("There are no threads yet.").waitFor();
  await panel(page).getByRole("button", { name: "Start a thread" }).first().click();
  await page.getByLabel("Name of the thread").fill("Side topic");
  await page.getByLabel("Name of the thread").press("Enter");
  await threadComposer(page).waitFor();
  await panel(page).getByRole("button", { name: "What to do with the thread" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByText("This thread is archived.").waitFor();
  await page.getByRole("button", { name: "Threads" }).click();
  await page.getByText("There are no threads yet.").waitFor();
  await page.getByRole("button", { name: "Show archived threads" }).click();
  const other = await it.page(bob, path);
  await panel(page).locator(".thread-row").filter({ hasText: "Side topic" }).click();
  await panel(page).getByRole("button", { name: "What to do with the thread" }).click();
  await page.getByRole("menuitem", { name: "Open again" }).click();
  await page.getByText("This thread is archived.").waitFor({ state: "detached" });
  await other.getByRole("button", { name: "Threads" }).click();
  await panel(other).locator(".thread-row").filter({ hasText: "Side topic" }).click();
  await panel(other).getByRole("button", { name: "What to do with the thread" }).click();
  await other.getByRole("menuitem", { name: "Join" }).click();
  const thread = (await ask(bob, "GET", `/guilds/${general.guild_id}/threads/active`)).threads[0];
  await panel(other).getByRole("button", { name: "What to do with the thread" }).click();
  await other.getByRole("menuitem", { name: "Leave" }).click();
  await panel(other).getByRole("button", { name: "What to do with the thread" }).click();
  await other.getByRole("menuitem", { name: "Join" }).waitFor();
  assert.ok(!(await ask(bob, "GET", `/channels/${thread.id}/thread-members`)).some(({ user_id }) => user_id === bob.id));
});

test("on a phone the panel is the whole screen, and a result makes room for its message", async () => {
  const { ann, bob, general, path } = await two("Phone");
  await write(bob, general, "a needle in the hay");
  const page = await it.page(ann, path, PHONE);
  await said(page, "a needle").waitFor();
  await page.getByRole("button", { name: "Pins, threads and search" }).tap();
  await page.getByRole("menuitem", { name: "Search" }).tap();
  await page.getByRole("combobox").fill("needle");
  await page.getByRole("combobox").press("Enter");
  await found(page, "a needle").waitFor();
  const box = await panel(page).boundingBox();
  assert.deepEqual([box.x, box.width], [0, 390]);
  await found(page, "a needle").getByRole("button", { name: "Jump" }).tap();
  await panel(page).waitFor({ state: "detached" });
  await page.locator(".messages .msg.washed").filter({ hasText: "a needle" }).waitFor();
});
