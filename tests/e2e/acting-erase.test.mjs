// Deleting messages in a guild, with the time to take it back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  return { ann, bob, ...(await guildOf(ann, name, [bob])) };
}

const pick = async (page, text, how) => {
  await said(page, text).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Delete" }).click(how);
};
const line = (page) => page.locator(".msg.erasing");
const stored = async (person, channel) => (await ask(person, "GET", `/channels/${channel.id}/messages`)).map(({ content }) => content).reverse();

test("a deleted message is a line with Undo; nobody else learns of it until its time is over", async () => {
  const { ann, bob, general, path } = await two("Undo");
  for (const text of ["stays after all", "really goes", "is the last"]) await write(ann, general, text);
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await said(other, "is the last").waitFor();
  await pick(one, "stays after all");
  await line(one).getByText("Message deleted").waitFor();
  assert.equal(await said(one, "stays after all").count(), 0);
  await line(one).getByRole("button", { name: "Undo" }).click();
  await said(one, "stays after all").waitFor();
  await pick(one, "really goes");
  await line(one).waitFor();
  assert.equal(await said(other, "really goes").count(), 1);
  assert.deepEqual(await stored(bob, general), ["stays after all", "really goes", "is the last"]);
  await said(other, "really goes").waitFor({ state: "detached" });
  await line(one).waitFor({ state: "detached" });
  assert.deepEqual(await stored(bob, general), ["stays after all", "is the last"]);
});

test("by keys: Delete, Enter takes it back, Shift deletes at once, and the focus stays among the messages", async () => {
  const { ann, general, path } = await two("Keys");
  for (const text of ["first words", "second words", "third words"]) await write(ann, general, text);
  const page = await it.page(ann, path);
  const focused = () => page.evaluate(() => document.activeElement?.closest(".msg")?.textContent ?? "");
  await said(page, "second words").focus();
  await page.keyboard.press("Delete");
  await line(page).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".msg.erasing"));
  await page.keyboard.press("Enter");
  await said(page, "second words").waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent.includes("second words"));
  await page.keyboard.press("Shift+Delete");
  await page.waitForFunction(() => document.querySelectorAll(".msg").length === 2 && document.activeElement?.matches(".msg"));
  assert.match(await focused(), /third words/);
  assert.deepEqual(await stored(ann, general), ["first words", "third words"]);
});

test("Shift in the menu deletes at once", async () => {
  const { ann, general, path } = await two("Shift");
  await write(ann, general, "goes at once");
  const page = await it.page(ann, path);
  const told = page.waitForRequest((request) => request.method() === "DELETE");
  await pick(page, "goes at once", { modifiers: ["Shift"] });
  await told;
  await said(page, "goes at once").waitFor({ state: "detached" });
});

test("whoever leaves the page meant it", async () => {
  const { ann, bob, general, path } = await two("Leave");
  await write(ann, general, "left behind");
  const [page, other] = [await it.page(ann, path), await it.page(bob, path)];
  await said(other, "left behind").waitFor();
  await pick(page, "left behind");
  await line(page).waitFor();
  await page.goto("about:blank");
  await said(other, "left behind").waitFor({ state: "detached" });
  assert.deepEqual(await stored(ann, general), []);
});

test("without a network nothing is lost: not over a reload, not the Undo", async () => {
  const { ann, general, path } = await two("Cut");
  await write(ann, general, "deleted in the dark");
  await write(ann, general, "taken back in the dark");
  const page = await it.page(ann, path);
  await said(page, "deleted in the dark").waitFor();
  let failed = 0;
  await page.route(/\/messages\/\d+$/, (route) => (failed++, route.abort()));
  await pick(page, "deleted in the dark", { modifiers: ["Shift"] });
  await pick(page, "taken back in the dark");
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll(".msg.erasing").length === 2);
  const again = line(page).filter({ has: page.getByRole("button", { name: "Undo" }) }).last();
  await again.getByRole("button", { name: "Undo" }).click();
  await said(page, "taken back in the dark").waitFor();
  assert.ok(failed > 0, "the deletion was told and lost");
  await page.unroute(/\/messages\/\d+$/);
  await line(page).waitFor({ state: "detached" });
  assert.deepEqual(await stored(ann, general), ["taken back in the dark"]);
});
