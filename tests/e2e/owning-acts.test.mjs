// What an owner does seldom, and once: an emoji of the guild's own, removing who was long away, giving the guild away, deleting it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
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

/** As if that person had joined a month ago and had been here for the last time so many days ago. */
function wasHere(days, id) {
  const ago = (count) => Date.now() - count * 86_400_000;
  const changes = `UPDATE members SET joined_at = ${ago(30)} WHERE user_id = ${id}; UPDATE sessions SET last_seen = ${ago(days)} WHERE user_id = ${id};`;
  execFileSync("sqlite3", ["-cmd", ".timeout 10000", join(it.server.data, "parley.db"), changes]);
}

test("those without a role who were away that long are removed, and nobody else", async () => {
  const { ann, bob, guild, code, page } = await stage("Pruned");
  const [long, kept, short] = [await it.someone("long"), await it.someone("kept"), await it.someone("short")];
  const ids = {};
  for (const one of [long, kept, short]) {
    await ask(one, "POST", `/invites/${code}`, {});
    ids[one.username] = (await ask(one, "GET", "/users/@me")).id;
  }
  const role = await ask(ann, "POST", `/guilds/${guild.id}/roles`, { name: "Crew" });
  await ask(ann, "PUT", `/guilds/${guild.id}/members/${ids[kept.username]}/roles/${role.id}`);
  for (const [one, days] of [[long, 20], [kept, 20], [short, 5]]) wasHere(days, ids[one.username]);
  await section(page, "Members");
  const row = ({ username }) => page.locator(".roll .line").filter({ hasText: username });
  await row(long).waitFor();
  await page.getByRole("button", { name: "Remove who was long away…" }).click();
  const asked = question(page, "Remove those who were long away?");
  await asked.getByText("0 people would be removed.").waitFor();
  await asked.getByLabel("Not here for").selectOption("14");
  await asked.getByText("1 person would be removed.").waitFor();
  await asked.getByRole("button", { name: "Remove" }).click();
  await page.getByText("1 person was removed").waitFor();
  await row(long).waitFor({ state: "detached" });
  for (const one of [ann, bob, kept, short]) assert.equal(await row(one).count(), 1, one.username);
  const left = (await ask(ann, "GET", `/guilds/${guild.id}/members?limit=10`)).map(({ user }) => user.username);
  assert.deepEqual(left.sort(), [ann, bob, kept, short].map(({ username }) => username).sort());
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
