// The binder rail: its order is the reader's own, and a new guild begins with what its founder chose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, channelRow } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const tabs = (page) => page.locator(".rail .tab[href^='/channels/']:not([href$='@me'])");
const names = (page) => tabs(page).evaluateAll((all) => all.map((tab) => tab.title));
const until = (page, order) =>
  page.waitForFunction((wanted) => [...document.querySelectorAll(".rail .tab[title]")].map((tab) => tab.title).join().includes(wanted), order.join());

async function three() {
  const ann = await it.someone("ann");
  for (const name of ["Alder", "Birch", "Cedar"]) await ask(ann, "POST", "/guilds", { name });
  const page = await it.page(ann, "/channels/@me");
  await page.locator(".me").getByText("online").waitFor();
  await until(page, ["Alder", "Birch", "Cedar"]);
  return { ann, page };
}
const kept = async (person) => (await ask(person, "GET", "/users/@me/settings")).guild_positions.length;

test("dragged by mouse, the order holds through a reload and on another device", async () => {
  const { ann, page } = await three();
  const saved = page.waitForResponse(/\/users\/@me\/settings$/);
  await tabs(page).nth(2).dragTo(tabs(page).nth(0), { targetPosition: { x: 20, y: 4 } });
  await until(page, ["Cedar", "Alder", "Birch"]);
  await saved;
  assert.equal(await kept(ann), 3);
  await page.reload();
  await until(page, ["Cedar", "Alder", "Birch"]);
  const other = await it.page(ann, "/channels/@me");
  await until(other, ["Cedar", "Alder", "Birch"]);
  assert.deepEqual(page.problems, []);
});

test("by keyboard and by menu, with the focus staying on the guild", async () => {
  const { page } = await three();
  await tabs(page).nth(0).focus();
  await page.keyboard.press("Control+Shift+ArrowDown");
  await until(page, ["Birch", "Alder", "Cedar"]);
  await page.locator("[data-announcer]").getByText("Alder is now 2 of 3").waitFor({ state: "attached" });
  await page.waitForFunction(() => document.activeElement?.title === "Alder");
  await page.keyboard.press("Control+Shift+ArrowDown");
  await until(page, ["Birch", "Cedar", "Alder"]);
  await tabs(page).nth(0).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Move down" }).click();
  await until(page, ["Cedar", "Birch", "Alder"]);
});

test("a refused move is taken back and said", async () => {
  const { page } = await three();
  await page.route(/\/users\/@me\/settings$/, (route) => route.fulfill({ status: 400, json: { code: 0, message: "No room for that." } }));
  await tabs(page).nth(0).focus();
  await page.keyboard.press("Control+Shift+ArrowDown");
  await page.getByText("No room for that.").waitFor();
  assert.deepEqual(await names(page), ["Alder", "Birch", "Cedar"]);
});

test("a guild begins with what was chosen, and the next step is its invite", async () => {
  const page = await it.page(await it.someone("owner"), "/channels/@me");
  await page.getByRole("button", { name: /^Create a guild/ }).click();
  await page.getByLabel("Name of the guild").fill("Workshop");
  await page.getByLabel("Name of the guild").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("radio", { name: /^A project/ }).and(page.locator(":checked")).waitFor();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.waitForFunction(() => /\/invite\/\w+/.test(document.querySelector("#invite-link")?.value ?? ""));
  await page.keyboard.press("Escape");
  for (const name of ["general", "welcome", "news", "ideas", "tasks", "help"]) await channelRow(page, name).waitFor();
  await page.getByRole("region", { name: "Work" }).getByRole("link", { name: "ideas" }).waitFor();
  assert.deepEqual(page.problems, []);
});
