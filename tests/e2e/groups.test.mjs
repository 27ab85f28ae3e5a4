// Conversations of several people outside of guilds: begun with friends, talked in, named, joined and left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer, say } from "./support/browser.mjs";
import { ask, said } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const row = (page, name) => page.locator("a.chat").filter({ has: page.locator(".name", { hasText: name }) });
const notice = (page, text) => page.locator(".msg.sys").filter({ hasText: text });
const about = (page) => page.getByRole("dialog", { name: "The group" });

async function friends() {
  const people = {};
  for (const name of ["ann", "bob", "cat", "dan"]) people[name] = await it.someone(name);
  for (const one of Object.values(people)) one.id = (await ask(one, "GET", "/users/@me")).id;
  const { ann, ...others } = people;
  for (const other of Object.values(others)) {
    await ask(ann, "PUT", `/users/@me/relationships/${other.id}`, {});
    await ask(other, "PUT", `/users/@me/relationships/${ann.id}`, {});
  }
  return people;
}

test("a group begins with friends and a name; what is said there is seen by all of them, live", async () => {
  const { ann, bob, cat, dan } = await friends();
  const [page, other] = [await it.page(ann, "/channels/@me"), await it.page(bob, "/channels/@me")];
  await page.getByRole("button", { name: "New group" }).click();
  const asked = page.getByRole("dialog", { name: "New group" });
  await asked.getByLabel(bob.username).check();
  assert.ok(await asked.getByRole("button", { name: "Create the group" }).isDisabled(), "two are a conversation between two");
  await asked.getByLabel(cat.username).check();
  await asked.getByLabel("Name of the group").fill("Walkers");
  await asked.getByRole("button", { name: "Create the group" }).click();
  await asked.waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1, name: "Walkers" }).waitFor();
  await page.locator(".talk > .head").getByText("3 people").waitFor();
  await say(page, "Who comes along?");
  await row(other, "Walkers").click();
  await said(other, "Who comes along?").waitFor();
  await say(other, "I do");
  await said(page, "I do").waitFor();
  const made = (await ask(cat, "GET", "/users/@me/channels")).find(({ type }) => type === 3);
  assert.deepEqual([made.name, made.recipients.map(({ id }) => id).sort()], ["Walkers", [ann.id, bob.id].sort()]);
  assert.equal((await ask(dan, "GET", "/users/@me/channels")).length, 0);
  assert.deepEqual([page.problems, other.problems], [[], []]);
});

test("somebody is added and sent away, it gets another name, and whoever leaves sees it no more; all is said in it", async () => {
  const { ann, bob, cat, dan } = await friends();
  const group = await ask(ann, "POST", "/users/@me/channels", { recipients: [bob.id, cat.id] });
  const [page, other] = [await it.page(ann, `/channels/@me/${group.id}`), await it.page(bob, `/channels/@me/${group.id}`)];
  await composer(other).waitFor();
  await page.getByRole("button", { name: "The group" }).click();
  await about(page).getByRole("button", { name: `Add ${dan.username}` }).click();
  await about(page).getByText("4 people").waitFor();
  await notice(other, `${ann.username} added ${dan.username}`).waitFor();
  await other.locator(".talk > .head").getByText("4 people").waitFor();
  await about(page).getByLabel("Name of the group").fill("Rowers");
  await about(page).getByRole("button", { name: "Save the name" }).click();
  await other.getByRole("heading", { level: 1, name: "Rowers" }).waitFor();
  await notice(other, `${ann.username} named the group Rowers`).waitFor();
  await about(page).getByRole("button", { name: `Remove ${dan.username}` }).click();
  await notice(other, `${ann.username} removed ${dan.username}`).waitFor();
  await page.keyboard.press("Escape");
  await about(page).waitFor({ state: "detached" });
  await other.getByRole("button", { name: "The group" }).click();
  assert.equal(await about(other).getByRole("button", { name: /^Remove / }).count(), 0, "only its owner sends people away");
  await about(other).getByRole("button", { name: "Leave the group" }).click();
  await other.waitForURL(/\/channels\/@me$/);
  await row(other, "Rowers").waitFor({ state: "detached" });
  await notice(page, `${bob.username} left`).waitFor();
  assert.deepEqual((await ask(ann, "GET", `/channels/${group.id}`)).recipients.map(({ id }) => id), [cat.id]);
  assert.deepEqual([page.problems, other.problems], [[], []]);
});
