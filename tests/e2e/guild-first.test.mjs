// The first screen comes with the page: it waits for no gateway and no second request, and the gateway changes nothing of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, profile } from "./support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const texts = (page) => page.locator(".messages .msg .text").allTextContents();

/** A guild with some lines in it, and a page whose gateway waits for `let_in()`. */
async function behindDoor() {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const made = await guildOf(ann, "First", [bob]);
  for (const text of ["one", "two", "three"]) await write(bob, made.general, text);
  const context = await profile(it.browser, it.server, ann);
  let letIn;
  const gate = new Promise((done) => (letIn = done));
  await context.routeWebSocket(/\?v=10/, (socket) => {
    const early = [];
    let server;
    socket.onMessage((text) => (server ? server.send(text) : early.push(text)));
    void gate.then(() => {
      server = socket.connectToServer();
      early.forEach((text) => server.send(text));
    });
  });
  return { ann, bob, ...made, context, letIn };
}

test("without any answer but the page itself, the guild and its messages are there", async () => {
  const { bob, context, path } = await behindDoor();
  await context.route(/\/api\//, (route) => route.abort());
  const page = await open(context, path);
  await said(page, "three").waitFor();
  await channelRow(page, "general").waitFor();
  await page.getByRole("navigation", { name: "Guilds" }).getByRole("link", { name: "First" }).waitFor();
  assert.deepEqual([await texts(page), await page.locator(".messages .by .name").allTextContents(), page.problems], [["one", "two", "three"], [bob.username], []]);
});

test("the gateway takes over: the same rows stay, and what came between is there once", async () => {
  const { bob, general, context, path, letIn } = await behindDoor();
  const page = await open(context, path);
  await said(page, "three").waitFor();
  await page.evaluate(() => document.querySelectorAll(".messages .msg, .side a.row, .rail .tab").forEach((row) => (row.wasHere = true)));
  await write(bob, general, "between");
  letIn();
  await said(page, "between").waitFor();
  await page.locator(".me").getByText("online").waitFor();
  const kept = (selector) => page.evaluate((which) => [...document.querySelectorAll(which)].filter((row) => row.wasHere).length, selector);
  assert.deepEqual(await texts(page), ["one", "two", "three", "between"]);
  assert.deepEqual([await kept(".messages .msg"), await kept(".side a.row"), await kept(".rail .tab")], [3, 1, 3]);
});

test("what was deleted and edited before the gateway was there is put right", async () => {
  const { bob, general, context, path, letIn } = await behindDoor();
  const page = await open(context, path);
  await said(page, "three").waitFor();
  const [third, second] = await ask(bob, "GET", `/channels/${general.id}/messages`);
  await ask(bob, "DELETE", `/channels/${general.id}/messages/${third.id}`);
  await ask(bob, "PATCH", `/channels/${general.id}/messages/${second.id}`, { content: "second" });
  letIn();
  await said(page, "second").waitFor();
  assert.deepEqual(await texts(page), ["one", "secondedited"]);
});

test("a link to an old message, and one to a channel that one may not view", async () => {
  const { ann, bob, general, guild, context, letIn } = await behindDoor();
  letIn();
  const [, , first] = await ask(bob, "GET", `/channels/${general.id}/messages`);
  const page = await open(context, `/channels/${guild.id}/${general.id}/${first.id}`);
  await page.locator(".msg.washed").filter({ hasText: "one" }).waitFor();
  const hidden = await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "hidden", permission_overwrites: [{ id: guild.id, type: 0, deny: "1024", allow: "0" }] });
  await write(ann, hidden, "a secret");
  const his = await it.page(bob, `/channels/${guild.id}/${hidden.id}`);
  await channelRow(his, "general").waitFor();
  assert.ok(!(await his.content()).includes("a secret"));
});
