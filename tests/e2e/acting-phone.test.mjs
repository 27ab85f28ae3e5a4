// A phone under a finger: long presses, swipes, sheets, and the keyboard on the screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, composer } from "./support/browser.mjs";
import { finger, middleOf } from "./support/fingers.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

async function onPhone(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const place = await guildOf(ann, name, [bob]);
  await write(bob, place.general, "words to press on");
  const page = await it.page(ann, place.path, PHONE);
  await said(page, "words to press on").waitFor();
  return { ann, bob, page, hand: await finger(page), ...place };
}

const small = (page, selector) =>
  page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML.slice(0, 90)));

test("a long press opens the menu as a sheet, with quick reactions on top", async () => {
  const { ann, general, page, hand } = await onPhone("Press");
  await hand.press(...(await middleOf(said(page, "words to press on"))));
  const sheet = page.getByRole("menu");
  await sheet.waitFor();
  await hand.letGo();
  assert.equal(await sheet.count(), 1, "letting go presses nothing");
  const box = await sheet.boundingBox();
  assert.deepEqual([box.x, box.width, Math.round(box.y + box.height)], [0, 390, 844]);
  assert.deepEqual(await small(page, ".menu button"), []);
  await sheet.getByRole("menuitem", { name: "React with 🎉" }).tap();
  await sheet.waitFor({ state: "detached" });
  await page.locator(".react").filter({ hasText: "🎉" }).waitFor();
  await page.waitForFunction(async (id) => (await (await fetch(`/api/v10/channels/${id}/messages`)).json()).some(({ reactions }) => reactions?.[0]?.me), general.id);
  assert.deepEqual(page.problems, []);
  assert.equal((await ask(ann, "GET", `/channels/${general.id}/messages`))[0].reactions[0].emoji.name, "🎉");
});

test("a long press opens what is for a channel and for a person too; a moving finger opens nothing", async () => {
  const { bob, page, hand } = await onPhone("Lists");
  await hand.press(...(await middleOf(page.locator(".msg .by .name").filter({ hasText: bob.username }))));
  await page.getByRole("menu", { name: bob.username }).waitFor();
  await hand.letGo();
  await hand.draw([195, 500], [195, 700]);
  await page.getByRole("menu").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Back" }).first().tap();
  const row = await middleOf(channelRow(page, "general"));
  await hand.draw(row, [row[0], row[1] + 60]);
  await hand.press(...row);
  await page.getByRole("menu", { name: "general" }).waitFor();
  await hand.letGo();
});

test("to the right is back to the channels, to the left the members and then back again", async () => {
  const { page, hand } = await onPhone("Swipe");
  await hand.draw([300, 300], [120, 310]);
  await page.locator(".drawer .members").waitFor();
  await hand.draw([200, 400], [340, 405]);
  await page.locator(".drawer").waitFor({ state: "detached" });
  await hand.draw([100, 300], [260, 305]);
  await channelRow(page, "general").waitFor();
  await hand.draw([300, 600], [140, 600]);
  await said(page, "words to press on").waitFor();
  await hand.draw([200, 300], [190, 480]);
  assert.equal(await said(page, "words to press on").isVisible(), true, "along the page is no swipe");
});

test("a message drawn to the left is answered", async () => {
  const { ann, general, page, hand } = await onPhone("Answer");
  const [x, y] = await middleOf(said(page, "words to press on"));
  await hand.press(x, y);
  await hand.letGo();
  await hand.draw([x, y], [x - 120, y + 4]);
  await page.getByText("Replying to").waitFor();
  await composer(page).fill("as you say");
  await page.getByRole("button", { name: "Send" }).tap();
  await said(page, "as you say").locator(".quote").waitFor();
  assert.equal((await ask(ann, "GET", `/channels/${general.id}/messages?limit=1`))[0].type, 19);
});

test("a keyboard that lies over the page does not cover where one writes", async () => {
  const { page } = await onPhone("Keyboard");
  const bottom = () => composer(page).evaluate((field) => Math.round(field.closest(".composer").getBoundingClientRect().bottom));
  assert.equal(await bottom(), 844);
  const cover = (height) =>
    page.evaluate((left) => {
      Object.defineProperty(visualViewport, "height", { configurable: true, value: left });
      visualViewport.dispatchEvent(new Event("resize"));
    }, height);
  await cover(500);
  assert.equal(await bottom(), 500);
  assert.equal(await said(page, "words to press on").evaluate((row) => row.getBoundingClientRect().bottom < 500), true, "the newest message stays in sight");
  await cover(844);
  assert.equal(await bottom(), 844);
});
