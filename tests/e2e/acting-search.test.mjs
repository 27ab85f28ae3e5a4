// From what a search finds to where it was said, and back; the switcher's order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE } from "./support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const found = (page) => page.locator(".found");

async function talked(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const place = await guildOf(ann, name, [bob]);
  const side = await ask(ann, "POST", `/guilds/${place.guild.id}/channels`, { name: "side" });
  for (const text of ["long before", "just before", "the lantern is lit", "just after", "long after", "later still"]) await write(bob, place.general, text);
  return { ann, bob, side, ...place };
}

/** The index is fed behind the commit: it is asked again until it knows. */
async function searchFor(page, text, isPhone = false) {
  if (isPhone) {
    await page.getByRole("button", { name: "Pins, threads and search" }).tap();
    await page.getByRole("menuitem", { name: "Search" }).tap();
  } else await page.keyboard.press("Control+f");
  const field = page.locator(".searching input").first();
  await field.fill(text);
  for (let tries = 0; tries < 20 && (await found(page).count()) === 0; tries++) {
    const answered = page.waitForResponse(/messages\/search/);
    await field.press("Enter");
    await answered;
    await page.locator(".found, .searching .panel-empty").first().waitFor();
  }
}

test("a result unfolds to what was said around it, and leads there with its words marked while the results stay", async () => {
  const { ann, guild, side } = await talked("Around");
  const page = await it.page(ann, `/channels/${guild.id}/${side.id}`);
  await channelRow(page, "general").waitFor();
  await searchFor(page, "lantern");
  await found(page).focus();
  await page.getByRole("button", { name: "Show what was said around it" }).click();
  await page.locator(".neighbour").first().waitFor();
  assert.deepEqual((await page.locator(".neighbour > span").allTextContents()).map((text) => text.trim()), ["long before", "just before", "just after", "long after"]);
  await page.getByRole("button", { name: "Hide what was said around it" }).click();
  await page.locator(".neighbour").first().waitFor({ state: "detached" });
  await found(page).press("Enter");
  await said(page, "the lantern is lit").locator("mark").filter({ hasText: "lantern" }).waitFor();
  assert.equal(await found(page).count(), 1, "the results stay");
  await found(page).press("Escape");
  await page.locator(".messages mark").waitFor({ state: "detached" });
});

test("on a phone a way leads back to the results", async () => {
  const { ann, path } = await talked("Phone");
  const page = await it.page(ann, path, PHONE);
  await said(page, "later still").waitFor();
  await searchFor(page, "lantern", true);
  await found(page).tap();
  await said(page, "the lantern is lit").locator("mark").waitFor();
  await page.getByRole("button", { name: "Back to the results" }).tap();
  await found(page).waitFor();
});

test("the switcher: who calls and what is unread first, then where one was; names that begin so before words inside", async () => {
  const { ann, bob, guild, general } = await talked("Switch");
  for (const name of ["agenda", "gender-talk", "the-general", "quiet"]) await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name });
  const channels = await ask(ann, "GET", `/guilds/${guild.id}/channels`);
  const at = (name) => channels.find((one) => one.name === name);
  await write(bob, at("agenda"), `<@${(await ask(ann, "GET", "/users/@me")).id}> look`);
  await write(bob, at("the-general"), "news");
  const page = await it.page(ann, `/channels/${guild.id}/${at("quiet").id}`);
  await channelRow(page, "gender-talk").click();
  await channelRow(page, "side").click();
  await page.waitForURL(`**/${at("side").id}`);
  await page.keyboard.press("Control+k");
  const names = async () => (await page.locator(".switcher ul").first().locator(".row > .cut").allTextContents()).map((text) => text.trim());
  await page.locator(".switcher .row").first().waitFor();
  assert.deepEqual((await names()).slice(0, 4), ["agenda", "the-general", "general", "gender-talk"]);
  await page.locator(".switcher input").fill("gen");
  assert.deepEqual(await names(), ["general", "gender-talk", "the-general", "agenda"]);
  assert.ok(general);
});
