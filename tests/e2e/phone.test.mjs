// A phone: one place at a time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, chatRow, composer, message } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();

test("list, conversation, back, and the other tab", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["hello there"]);
  const page = await it.page(ann, "/chats", PHONE);
  await page.getByRole("heading", { level: 1, name: "Chats" }).waitFor();
  assert.equal(await page.locator(".talk").isVisible(), false);
  await chatRow(page, bob.username).tap();
  await message(page, "hello there").waitFor();
  assert.equal(await page.locator(".side").isVisible(), false);

  await composer(page).fill("one line");
  await composer(page).press("Enter");
  assert.equal(await composer(page).inputValue(), "one line\n", "Enter breaks the line on a phone");
  await page.getByRole("button", { name: "Send" }).tap();
  await message(page, "one line").waitFor();

  await page.getByRole("button", { name: "Back to the chats" }).tap();
  await page.getByRole("heading", { level: 1, name: "Chats" }).waitFor();
  assert.equal(new URL(page.url()).search, "");
  await page.getByRole("link", { name: "You", exact: true }).tap();
  await page.getByRole("heading", { level: 1, name: "You" }).waitFor();
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Chats" }).tap();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("navigation", { name: "Chats" }).getByRole("link", { name: bob.username }).waitFor();
});

test("a phone that opens a link to a chat gets back to the list", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["hello"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`, PHONE);
  await message(page, "hello").waitFor();
  await page.getByRole("button", { name: "Back to the chats" }).tap();
  await chatRow(page, bob.username).waitFor();
});

test("everything pressed is at least 44 px, and nothing is wider than the screen", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["https://example.org/" + "very-long-".repeat(30), "```\n" + "wide ".repeat(60) + "\n```"]);
  for (const path of ["/", "/chats", `/chats?chat=${bob.username}`, "/settings", "/sign-in", "/sign-up"]) {
    const page = await it.page(path.startsWith("/sign") ? null : ann, path, PHONE);
    await page.locator("h1:visible").first().waitFor();
    const [wide, small] = await page.evaluate(() => {
      const visible = [...document.querySelectorAll("button, .tabs a, .chat, .btn, .seg label")].filter((entry) => entry.checkVisibility());
      const tiny = visible.filter((entry) => entry.getBoundingClientRect().height < 43.5);
      return [document.documentElement.scrollWidth > innerWidth, tiny.map((entry) => entry.outerHTML.slice(0, 120))];
    });
    assert.equal(wide, false, path);
    assert.deepEqual(small, [], path);
    await page.close();
  }
});
