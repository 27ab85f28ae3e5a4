// Friends as a place of their own among the direct messages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { PHONE, composer } from "./support/browser.mjs";
import { finger } from "./support/fingers.mjs";
import { ask } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const idOf = async (person) => (await ask(person, "GET", "/users/@me")).id;
const befriend = async (one, other) => {
  await ask(one, "PUT", `/users/@me/relationships/${await idOf(other)}`, {});
  await ask(other, "PUT", `/users/@me/relationships/${await idOf(one)}`, {});
};
const tab = (page, name) => page.getByRole("tab", { name });
const row = (page, person) => page.locator(".friend").filter({ hasText: person.username });

test("requests are asked, answered and taken back; friends are listed as they come online", async () => {
  const [ann, bob, eve] = [await it.someone("ann"), await it.someone("bob"), await it.someone("eve")];
  await befriend(ann, bob);
  const page = await it.page(ann, "/channels/@me");
  await page.getByRole("link", { name: "Friends" }).click();
  await page.waitForURL("**/channels/@me/friends");
  await tab(page, "All").waitFor();
  await row(page, bob).waitFor();
  await tab(page, "Online").click();
  await page.getByText("None of your friends is here just now.").waitFor();
  const other = await it.page(bob, "/channels/@me/friends");
  await row(page, bob).waitFor();

  await tab(page, "Add a friend").click();
  await page.getByRole("textbox", { name: "Add a friend" }).fill("nobody-is-called-that");
  await page.getByRole("button", { name: "Send a request" }).click();
  await page.locator(".friends [role=alert]").waitFor();
  await page.getByRole("textbox", { name: "Add a friend" }).fill(eve.username);
  await page.getByRole("button", { name: "Send a request" }).click();
  await page.getByText(`${eve.username} is asked.`).waitFor();
  await tab(page, "Pending").click();
  await page.getByRole("button", { name: `Take back: ${eve.username}` }).click();
  await page.getByText("No requests wait for an answer.").waitFor();

  await ask(eve, "PUT", `/users/@me/relationships/${await idOf(ann)}`, {});
  await page.getByRole("link", { name: "Friends" }).getByText("1 request").waitFor({ state: "attached" });
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: `Accept: ${eve.username}` }).click();
  await tab(page, "Pending").press("ArrowLeft");
  await row(page, eve).waitFor();
  await page.getByLabel("Find a friend").fill(eve.username.slice(0, 3));
  await row(page, bob).waitFor({ state: "detached" });
  assert.deepEqual(other.problems, []);
});

test("blocked people stand by themselves and are let back; a friend is written to", async () => {
  const [ann, bob, eve] = [await it.someone("ann"), await it.someone("bob"), await it.someone("eve")];
  await befriend(ann, bob);
  await ask(ann, "PUT", `/users/@me/relationships/${await idOf(eve)}`, { type: 2 });
  const page = await it.page(ann, "/channels/@me/friends");
  await tab(page, "Blocked").click();
  await page.getByRole("button", { name: `Unblock: ${eve.username}` }).click();
  await page.getByText("Nobody is blocked.").waitFor();
  await tab(page, "All").click();
  await row(page, bob).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/channels\/@me\/\d+$/);
  await composer(page).waitFor();
  await page.goBack();
  await tab(page, "All").waitFor();
});

test("on a phone it fills the screen, and a swipe leads back to the chats", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await befriend(ann, bob);
  const page = await it.page(ann, "/channels/@me", PHONE);
  await page.getByRole("link", { name: "Friends" }).tap();
  await row(page, bob).waitFor();
  assert.equal(await page.locator(".tabs").count(), 0);
  const small = await page.locator(".talk button").evaluateAll((all) => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML.slice(0, 80)));
  assert.deepEqual(small, []);
  await (await finger(page)).draw([120, 600], [280, 605]);
  await page.getByRole("heading", { level: 1, name: "Chats" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/channels/@me");
});
