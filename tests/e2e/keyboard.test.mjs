// No mouse at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chatRow, composer, message } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();
const focused = (page) => page.evaluate(() => document.activeElement?.dataset.chat ?? document.activeElement?.tagName.toLowerCase());

test("find, open, write, change chats and places by keys alone", async () => {
  const [ann, bob, cat] = [await it.someone("ann"), await it.someone("bob", { nickname: "Боб" }), await it.someone("cat")];
  await ann.say(bob.username, ["to bob"]);
  await ann.say(cat.username, ["to cat"]);
  const page = await it.page(ann);
  await chatRow(page, cat.username).waitFor();

  await page.keyboard.press("Control+K");
  await page.keyboard.type("bo");
  await page.getByRole("option", { name: "Боб" }).waitFor();
  await page.keyboard.press("Enter");
  await message(page, "to bob").waitFor();
  assert.equal(await focused(page), "textarea");
  await page.keyboard.type("first");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second");
  await page.keyboard.press("Enter");
  await message(page, "first\nsecond").waitFor();

  await page.keyboard.press("Alt+ArrowDown");
  await message(page, "to cat").waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await message(page, "to bob").waitFor();

  await page.keyboard.press("F6");
  assert.equal(await focused(page), bob.username);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), cat.username);
  await page.keyboard.press("Enter");
  await message(page, "to cat").waitFor();
  await page.keyboard.press("F6");
  await page.keyboard.press("F6");
  assert.ok(["div", "textarea"].includes(await focused(page)));
});

test("Escape closes the switcher and gives the focus back", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await ann.say(bob.username, ["hi"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await message(page, "hi").waitFor();
  await composer(page).focus();
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await focused(page), "textarea");
});

test("an emoji is found by its name and put where the caret is", async () => {
  const ann = await it.someone("ann");
  const page = await it.page(ann, `/chats?chat=${ann.username}`);
  await composer(page).fill("ab");
  await composer(page).press("ArrowLeft");
  await page.getByRole("button", { name: "Emoji" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Find an emoji" }).waitFor();
  await page.keyboard.type("rocket");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".composer textarea").value === "a🚀b");
});

test("only new messages of the open chat are announced, never history", async () => {
  const [ann, bob, cat] = [await it.someone("ann"), await it.someone("bob", { nickname: "Bob B." }), await it.someone("cat")];
  await bob.say(ann.username, ["old"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await message(page, "old").waitFor();
  const live = page.locator("[data-announcer]");
  assert.equal(await live.textContent(), "");
  await cat.say(ann.username, ["elsewhere"]);
  await bob.say(ann.username, ["new"]);
  await live.getByText("Bob B.: new").waitFor({ state: "attached" });
  assert.equal(await page.getByRole("log").getAttribute("aria-live"), "off");
});
