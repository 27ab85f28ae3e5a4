// The server dies the hard way. Nothing that was written is lost, and nothing comes twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer, message, messages, open, profile, say } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();
const texts = (page) => page.locator(".messages .text").allTextContents();

test("a killed server: a banner, and what is written meanwhile arrives exactly once", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await ann.say(bob.username, ["before"]);
  const [one, two] = [await it.page(ann, `/chats?chat=${bob.username}`), await it.page(bob, `/chats?chat=${ann.username}`)];
  await message(one, "before").waitFor();
  await message(two, "before").waitFor();

  await it.server.kill();
  await say(one, "written in the dark");
  await say(one, "and another");
  await one.getByText("No connection. What you write is kept and sent when it is back.").waitFor();
  await one.locator(".pending").first().waitFor();
  await one.getByRole("button", { name: "Try now" }).click();
  await it.server.run();
  await one.locator(".banner").waitFor({ state: "detached", timeout: 30_000 });
  await message(two, "and another").waitFor({ timeout: 30_000 });
  await one.waitForFunction(() => document.querySelectorAll(".msg.unsent").length === 0);
  for (const page of [one, two]) assert.deepEqual(await texts(page), ["before", "written in the dark", "and another"]);
  const stored = await ann.get(`/api/messages/${bob.username}`);
  assert.deepEqual(stored.map((entry) => entry.message), ["before", "written in the dark", "and another"]);
});

test("what could not be sent survives a closed tab and is sent once by the next one", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await ann.say(bob.username, ["before"]);
  const context = await profile(it.browser, it.server, ann);
  const page = await open(context, `/chats?chat=${bob.username}`);
  await message(page, "before").waitFor();
  await page.routeWebSocket(/\/ws$/, (socket) => socket.close());
  await it.server.kill();
  await say(page, "kept in the drawer");
  await page.locator(".pending").waitFor();
  await page.close();
  await it.server.run();
  const next = await open(context, `/chats?chat=${bob.username}`);
  await next.waitForFunction(() => document.querySelectorAll(".msg").length === 2 && !document.querySelector(".msg.unsent"));
  assert.equal((await ann.get(`/api/messages/${bob.username}`)).length, 2);
});

test("messages that came while a page was cut off are fetched, without a gap and without doubles", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["first"]);
  const page = await it.page(ann, "/chats");
  let cut = null;
  let open = true;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    if (!open) return socket.close();
    cut = socket;
    socket.connectToServer();
  });
  await page.goto(`/chats?chat=${bob.username}`);
  await message(page, "first").waitFor();
  await page.waitForFunction(() => !document.title.startsWith("("));
  open = false;
  await cut.close();
  await bob.say(ann.username, Array.from({ length: 120 }, (_, index) => `missed ${index + 1}`));
  open = true;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.locator(".new").getByText("120 new").waitFor({ timeout: 30_000 });
  const seen = (await texts(page)).filter((text) => text.startsWith("missed"));
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.includes("missed 1"), "one is taken to the beginning of what was missed");
  await page.getByRole("button", { name: /To the present/ }).click();
  await message(page, /^missed 120$/).waitFor();
});

test("a refused message says why, and can be sent again or discarded", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await ann.say(bob.username, ["before"]);
  const page = await it.page(ann, "/chats");
  let refuse = true;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const command = JSON.parse(frame);
      if (refuse && command.nonce) socket.send(JSON.stringify({ type: "error", message: "the disk is full.", nonce: command.nonce }));
      else server.send(frame);
    });
  });
  await page.goto(`/chats?chat=${bob.username}`);
  await message(page, "before").waitFor();
  await say(page, "try me");
  await say(page, "drop me");
  await page.getByText("Not sent: the disk is full.").nth(1).waitFor();
  await page.reload();
  await page.getByText("Not sent: the disk is full.").nth(1).waitFor();
  refuse = false;
  await page.getByRole("button", { name: "Discard" }).nth(1).click();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.locator(".msg.unsent").waitFor({ state: "detached" });
  assert.deepEqual(await texts(page), ["before", "try me"]);
  assert.equal((await ann.get(`/api/messages/${bob.username}`)).length, 2);
});

test("a draft waits in its chat through other chats and a reload", async () => {
  const [ann, bob, cat] = [await it.someone("ann"), await it.someone("bob"), await it.someone("cat")];
  await ann.say(bob.username, ["one"]);
  await ann.say(cat.username, ["two"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await composer(page).fill("half a thought");
  await page.locator(`a.chat[data-chat="${cat.username}"]`).click();
  await message(page, "two").waitFor();
  assert.equal(await composer(page).inputValue(), "");
  await page.locator("a.chat .draft").waitFor();
  await page.reload();
  await page.locator(`a.chat[data-chat="${bob.username}"]`).click();
  await page.waitForFunction(() => document.querySelector(".composer textarea")?.value === "half a thought");
  assert.equal(await messages(page).count(), 1);
});

test("a session that ends elsewhere leads to the sign-in page", async () => {
  const ann = await it.someone("ann");
  const page = await it.page(ann);
  await page.getByRole("heading", { name: /^Welcome/ }).waitFor();
  const [session] = (await ann.get("/api/sessions")).filter((entry) => entry.current);
  await fetch(`${it.server.url}/api/sessions/${session.id}`, { method: "DELETE", headers: { Authorization: `Bearer ${ann.token}` } });
  await page.waitForURL(/\/sign-in/);
});

test("so does one that ends while the page is cut off", async () => {
  const ann = await it.someone("ann");
  const page = await it.page(ann, "/chats");
  let cut = null;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    cut = socket;
    socket.connectToServer();
  });
  await page.reload();
  await page.locator(".me").getByText("online").waitFor();
  await fetch(it.server.url + "/logout", { headers: { Authorization: `Bearer ${ann.token}` }, redirect: "manual" });
  await cut.close();
  await page.waitForURL(/\/sign-in/);
});
