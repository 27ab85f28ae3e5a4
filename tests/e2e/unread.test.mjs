// What is new: counts, the line above it, and several tabs in step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chatRow, message, messages, open, profile, say } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();

test("messages of a closed chat count in the list and in the title, and reading them ends it", async () => {
  const [ann, bob, cat] = [await it.someone("ann"), await it.someone("bob"), await it.someone("cat")];
  await cat.say(ann.username, ["other chat"]);
  const page = await it.page(ann, `/chats?chat=${cat.username}`);
  await message(page, "other chat").waitFor();
  await bob.say(ann.username, ["one", "two", "three"]);
  await chatRow(page, bob.username).getByText("3 unread").waitFor({ state: "attached" });
  await page.waitForFunction(() => document.title.startsWith("(3)"));
  assert.match(await page.locator('link[rel="icon"]').getAttribute("href"), /dot/);

  await chatRow(page, bob.username).click();
  await page.locator(".new").getByText("3 new").waitFor();
  await page.waitForFunction(() => !document.title.startsWith("("));
  assert.equal(await chatRow(page, bob.username).locator(".count").count(), 0);
  await page.reload();
  await message(page, "three").waitFor();
  assert.equal(await chatRow(page, bob.username).locator(".count").count(), 0);
  assert.equal(await page.locator(".new").count(), 0);
});

test("an open chat that is being read does not count", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["before"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await message(page, "before").waitFor();
  await bob.say(ann.username, ["now"]);
  await message(page, "now").waitFor();
  await page.waitForFunction(() => !document.title.startsWith("("));
  const [chat] = await ann.get("/api/chats");
  assert.equal(chat.unread, 0);
});

test("tabs of one person stay in step: what is sent, and what is read", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["hello"]);
  const context = await profile(it.browser, it.server, ann);
  const [first, second] = [await open(context, "/chats"), await open(context, "/chats")];
  await chatRow(second, bob.username).getByText("1 unread").waitFor({ state: "attached" });
  await chatRow(first, bob.username).click();
  await message(first, "hello").waitFor();
  await chatRow(second, bob.username).locator(".count").waitFor({ state: "detached" });

  await chatRow(second, bob.username).click();
  await say(first, "from the first tab");
  await message(second, "from the first tab").waitFor();
  await say(second, "from the second tab");
  await message(first, "from the second tab").waitFor();
  for (const page of [first, second]) assert.equal(await messages(page).count(), 3);
});

test("a message that comes while the tab is in the background waits behind the line", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["seen"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await message(page, "seen").waitFor();
  await page.waitForFunction(() => !document.title.startsWith("("));
  await page.evaluate(() => {
    document.hasFocus = () => false;
    dispatchEvent(new Event("blur"));
  });
  await bob.say(ann.username, ["not seen"]);
  await page.locator(".new").getByText("1 new").waitFor();
  await page.waitForFunction(() => document.title.startsWith("(1)"));
  await page.evaluate(() => {
    delete document.hasFocus;
    dispatchEvent(new Event("focus"));
  });
  await page.waitForFunction(() => !document.title.startsWith("("));
});
