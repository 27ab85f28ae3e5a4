// axe-core finds nothing on any screen of the guilds, in both themes, wide and narrow; and all is reached by keyboard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { PHONE, composer } from "./support/browser.mjs";
import { guildOf, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sizes = { 1440: {}, 390: PHONE };

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 140)).join(" | ")}`);
}

const at = (path) => async (page, it_) => (await page.goto(path(it_)), await page.locator(".me, .back").first().waitFor({ state: "attached" }));
const talk = async (page, { path }) => {
  await page.goto(path);
  await page.locator(".msg").filter({ hasText: "a heading" }).waitFor();
};

/** Who looks, and how to get there. */
const screens = {
  welcome: ["fresh", at(() => "/channels/@me")],
  channels: ["owner", at(({ guild }) => `/channels/${guild.id}`)],
  conversation: ["owner", talk],
  "a guild one is not in": ["fresh", at(({ guild }) => `/channels/${guild.id}`)],
  switcher: ["owner", async (page, it_) => (await talk(page, it_), await page.keyboard.press("Control+K"), await page.getByRole("option").first().waitFor())],
  "add a guild": ["fresh", async (page, it_) => (await at(() => "/channels/@me")(page, it_), await page.getByRole("button", { name: /^Create a guild/ }).click(), await page.getByRole("dialog").waitFor())],
  shortcuts: ["owner", async (page, it_) => (await talk(page, it_), await page.keyboard.press("Control+/"), await page.getByRole("dialog").waitFor())],
  invite: ["fresh", async (page, { code }) => (await page.goto(`/invite/${code}`), await page.getByRole("button").waitFor())],
  "a gone invite": ["fresh", async (page) => (await page.goto("/invite/nothing"), await page.getByRole("heading").waitFor())],
};

let made = null;

async function meet() {
  const [owner, bob, fresh] = [await it.someone("owner"), await it.someone("bob"), await it.someone("fresh")];
  const place = await guildOf(owner, "Accessible", [bob]);
  for (const text of ["# a heading\n- a\n- b\n> quote ||spoiler|| `code` <t:1700000000:R>", "```js\nblock()\n```", "https://example.org @everyone 🎉"])
    await write(bob, place.general, text);
  return { owner, bob, fresh, ...place };
}

for (const [name, [who, go]] of Object.entries(screens)) {
  test(`${name}: nothing to complain about`, async () => {
    made ??= await meet();
    for (const [width, options] of Object.entries(sizes)) {
      for (const colorScheme of ["light", "dark"]) {
        const page = await it.page(made[who], "/docs", { ...options, colorScheme, bypassCSP: true, reducedMotion: "reduce" });
        await go(page, made);
        assert.deepEqual(await violations(page), [], `${name} at ${width}, ${colorScheme}`);
        await page.context().close();
      }
    }
  });
}

test("F6 walks the places, arrows their rows, and dialogs give the focus back", async () => {
  made ??= await meet();
  const page = await it.page(made.owner, made.path);
  await page.locator(".msg").first().waitFor();
  await page.locator(".member").first().waitFor();
  await composer(page).focus();
  const places = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("F6");
    places.push(await page.evaluate(() => document.activeElement.closest(".rail, .side, .messages, .composer, .members")?.className.split(" ")[0]));
  }
  assert.deepEqual(places, ["members", "rail", "side", "messages", "composer"].map((name) => (name === "messages" ? "scroll" : name)));
  await page.locator(".messages").focus();
  await page.locator(".msg").last().focus();
  await page.keyboard.press("ArrowUp");
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("msg")));
  await page.keyboard.press("r");
  await page.getByText(`Replying to ${made.bob.username}`).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: "Go to" }).waitFor();
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".composer textarea")));
});
