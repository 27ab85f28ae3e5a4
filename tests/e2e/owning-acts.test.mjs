// What an owner does seldom, and once: an emoji of the guild's own, removing who was long away, giving the guild away, deleting it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { landscape } from "../../web/samples/png.mjs";
import { composer } from "./support/browser.mjs";
import { ask, guildOf } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const question = (page, name) => page.getByRole("dialog", { name });

async function stage(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const made = await guildOf(ann, name, [bob]);
  const page = await it.page(ann, made.path);
  await composer(page).waitFor();
  return { ann, bob, page, ...made };
}

async function section(page, name) {
  await page.getByRole("button", { name: "Guild menu" }).click();
  await page.getByRole("menuitem", { name: "Guild settings" }).click();
  await page.locator(".layer-nav .row").filter({ hasText: name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

test("an emoji is uploaded under its file's name, renamed, refused under a bad one, and deleted", async () => {
  const { ann, guild, page } = await stage("Emojis");
  const emojis = () => ask(ann, "GET", `/guilds/${guild.id}/emojis`);
  await section(page, "Emojis");
  await page.getByText("The guild has no emoji of its own yet.").waitFor();
  await page.getByLabel("Upload an emoji").and(page.locator("input")).setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await page.locator(".layer .error").first().waitFor();
  await page.getByLabel("Upload an emoji").and(page.locator("input")).setInputFiles({ name: "high tide.png", mimeType: "image/png", buffer: landscape(64, 64) });
  const name = page.locator(".line input.input");
  await name.waitFor();
  assert.deepEqual((await emojis()).map((one) => one.name), [await name.inputValue()]);
  await name.fill("x");
  await name.press("Enter");
  await page.locator(".line [role=alert], .line .error").first().waitFor();
  await name.fill("spring");
  await name.press("Enter");
  await page.getByRole("button", { name: "Delete spring" }).waitFor();
  assert.deepEqual((await emojis()).map((one) => one.name), ["spring"]);
  await page.getByRole("button", { name: "Delete spring" }).click();
  await question(page, "Delete :spring:?").getByRole("button", { name: "Delete" }).click();
  await page.getByText("The guild has no emoji of its own yet.").waitFor();
  assert.deepEqual(await emojis(), []);
  assert.deepEqual(page.problems, []);
});

test("before anybody is removed it is said how many, and nobody who was here today is", async () => {
  const { ann, guild, page } = await stage("Prune");
  await section(page, "Members");
  await page.getByRole("button", { name: "Remove who was long away…" }).click();
  const asked = question(page, "Remove those who were long away?");
  await asked.getByText("0 people would be removed.").waitFor();
  assert.ok(await asked.getByRole("button", { name: "Remove" }).isDisabled());
  await asked.getByLabel("Not here for").selectOption("1");
  await asked.getByText("0 people would be removed.").waitFor();
  await page.keyboard.press("Escape");
  await asked.waitFor({ state: "detached" });
  assert.equal((await ask(ann, "GET", `/guilds/${guild.id}/members?limit=10`)).length, 2);
  assert.deepEqual(page.problems, []);
});

test("the guild is given to somebody, who may do all at once; who gave it may not any more", async () => {
  const { ann, bob, guild, path, page } = await stage("Given");
  const other = await it.page(bob, path);
  await composer(other).waitFor();
  await section(page, "Overview");
  await page.getByRole("button", { name: "Give it away" }).click();
  await question(page, `Give ${bob.username} the guild?`).getByRole("button", { name: "Give it away" }).click();
  await question(page, `Give ${bob.username} the guild?`).waitFor({ state: "detached" });
  assert.equal((await ask(ann, "GET", `/guilds/${guild.id}`)).owner_id, (await ask(bob, "GET", "/users/@me")).id);
  await page.getByRole("button", { name: "Delete the guild" }).waitFor({ state: "detached" });
  await section(other, "Overview");
  await other.getByRole("button", { name: "Delete the guild" }).waitFor();
  assert.deepEqual([page.problems, other.problems], [[], []]);
});

test("a guild is deleted once its name was typed, and is gone for everybody who looks at it", async () => {
  const { ann, bob, guild, path, page } = await stage("Gone Tomorrow");
  const other = await it.page(bob, path);
  await composer(other).waitFor();
  await section(page, "Overview");
  await page.getByRole("button", { name: "Delete the guild" }).click();
  const asked = question(page, "Delete Gone Tomorrow?");
  const yes = asked.getByRole("button", { name: "Delete for good" });
  assert.ok(await yes.isDisabled());
  await asked.getByRole("textbox").fill("gone tomorrow");
  assert.ok(await yes.isDisabled());
  await asked.getByRole("textbox").fill("Gone Tomorrow");
  await yes.click();
  for (const one of [page, other]) {
    await one.waitForURL(/\/channels\/@me$/);
    await one.locator(".rail, .app").first().waitFor();
    assert.equal(await one.getByRole("link", { name: "Gone Tomorrow" }).count(), 0);
  }
  assert.deepEqual((await ask(ann, "GET", "/users/@me/guilds")).map(({ id }) => id).includes(guild.id), false);
  assert.deepEqual([page.problems, other.problems], [[], []]);
});
