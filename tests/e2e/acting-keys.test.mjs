// A letter on the message that has the focus does what its menu does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer } from "./support/browser.mjs";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

async function stage() {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const place = await guildOf(ann, "Letters", [bob]);
  const theirs = await write(bob, place.general, "their words");
  const mine = await write(ann, place.general, "my words");
  const page = await it.page(ann, place.path);
  const onMessage = async (text, key) => {
    await said(page, text).focus();
    await page.keyboard.press(key);
  };
  const stored = ({ id }) => ask(ann, "GET", `/channels/${place.general.id}/messages/${id}`);
  return { ann, bob, page, theirs, mine, onMessage, stored, ...place };
}

test("R replies, E edits what is one's own alone, + reacts, P pins, U marks unread; the sheet lists them", async () => {
  const { page, theirs, onMessage, stored } = await stage();
  await said(page, "my words").waitFor();
  await onMessage("their words", "e");
  assert.equal(await page.getByLabel("Editing your message").count(), 0);
  await onMessage("my words", "e");
  await page.getByLabel("Editing your message").waitFor();
  await page.keyboard.press("Escape");
  await onMessage("their words", "r");
  await page.locator(".composer .replying").waitFor();
  assert.ok(await composer(page).evaluate((area) => area === document.activeElement));
  await page.keyboard.press("Escape");
  await page.locator(".composer .replying").waitFor({ state: "detached" });
  await onMessage("their words", "+");
  await page.getByRole("textbox", { name: "Find an emoji" }).fill("rocket");
  await page.locator(".picker .emoji").filter({ hasText: /^🚀$/ }).waitFor();
  await page.keyboard.press("Enter");
  await said(page, "their words").locator(".react").filter({ hasText: "🚀" }).waitFor();
  await onMessage("their words", "p");
  await page.getByText("pinned a message").waitFor();
  assert.equal((await stored(theirs)).pinned, true);
  await onMessage("their words", "u");
  await page.locator(".new").waitFor();
  await page.keyboard.press("Control+/");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" }).getByRole("region", { name: "On a message that has the focus" });
  await sheet.locator("dt").first().waitFor();
  assert.deepEqual(await sheet.locator("dt").allTextContents(), ["R", "E", "+", "P", "C", "U", "Delete", "ShiftDelete"]);
  assert.deepEqual(page.problems, []);
});
