// The settings that lie over the page: how they open, hold what is not saved, and close.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, composer } from "./support/browser.mjs";
import { ask, guildOf } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const openMenu = (page) => page.getByRole("button", { name: "Guild menu" }).click();
const title = (page, name) => page.getByRole("heading", { level: 1, name });

async function settings(page) {
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Guild settings" }).click();
  await title(page, "Overview").waitFor();
}

test("settings open from the guild's menu, save, and Esc leads back to where one was", async () => {
  const ann = await it.someone("ann");
  const { guild, path } = await guildOf(ann, "Frame");
  const page = await it.page(ann, path);
  await settings(page);
  await page.getByLabel("Name", { exact: true }).fill("Frame and glass");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("region", { name: "Changes not saved yet" }).waitFor({ state: "detached" });
  assert.equal((await ask(ann, "GET", `/guilds/${guild.id}`)).name, "Frame and glass");
  await page.keyboard.press("Escape");
  await title(page, "Overview").waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Frame and glass", exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Guild menu");
  assert.deepEqual([new URL(page.url()).pathname, page.problems], [path, []]);
});

test("what is not saved is not left behind, and a refusal stands at its field", async () => {
  const ann = await it.someone("ann");
  const { path } = await guildOf(ann, "Held");
  const page = await it.page(ann, path);
  await settings(page);
  await page.getByLabel("Name", { exact: true }).fill("H");
  await page.keyboard.press("Escape");
  await page.getByText("Save your changes or reset them first.").waitFor();
  await page.goBack();
  await title(page, "Overview").waitFor();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).getAttribute("aria-invalid"), "true");
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Held");
  await page.goBack();
  await title(page, "Overview").waitFor({ state: "detached" });
  await composer(page).waitFor();
});

test("on a phone the list of sections comes first, and back leads through it", async () => {
  const ann = await it.someone("ann");
  const { guild, path } = await guildOf(ann, "Phone");
  const page = await it.page(ann, `/channels/${guild.id}`, PHONE);
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Guild settings" }).click();
  await title(page, "Guild settings").waitFor();
  await page.getByRole("button", { name: "Overview" }).click();
  await title(page, "Overview").waitFor();
  await page.getByRole("button", { name: "Back to the list" }).click();
  await title(page, "Guild settings").waitFor();
  await page.goBack();
  await title(page, "Guild settings").waitFor({ state: "detached" });
  assert.ok(path.startsWith(new URL(page.url()).pathname));
});
