// axe-core finds nothing in what stands beside the conversation, in forums and in the lightbox.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { PHONE } from "./support/browser.mjs";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

async function meet() {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const { guild, general, path } = await guildOf(ann, "Open Tide", [bob]);
  const first = await write(bob, general, "The tide `table` of <t:1790000000:R>\n```js\nconst tide = 1\n```");
  await write(bob, general, `Look, <@${(await ask(ann, "GET", "/users/@me")).id}>`);
  await ask(ann, "PUT", `/channels/${general.id}/pins/${first.id}`);
  const thread = await ask(bob, "POST", `/channels/${general.id}/messages/${first.id}/threads`, { name: "Tides" });
  await write(bob, thread, "High water at nine");
  const forum = await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "ideas", type: 15, available_tags: [{ name: "hardware" }] });
  await ask(bob, "POST", `/channels/${forum.id}/threads`, { name: "A panel", applied_tags: [forum.available_tags[0].id], message: { content: "Two watts" } });
  return { ann, path, forum: `/channels/${guild.id}/${forum.id}` };
}

const tool = async (page, name) => {
  await said(page, "Look,").waitFor();
  const shared = page.getByRole("button", { name: "Pins, threads and search" });
  if ((await shared.count()) === 0) return page.locator(".talk > .head").getByRole("button", { name, exact: true }).click();
  await shared.click();
  await page.getByRole("menuitem", { name, exact: true }).click();
};
const search = async (page, text) => {
  await tool(page, "Search");
  await page.getByRole("combobox").fill(text);
};

const screens = {
  pins: async (page) => (await tool(page, "Pinned messages"), await page.locator(".found").waitFor()),
  "search filter": async (page) => (await search(page, "from:"), await page.getByRole("option").first().waitFor()),
  "search results": async (page) => (await search(page, "tide"), await page.keyboard.press("Enter"), await page.locator(".found").first().waitFor()),
  threads: async (page) => (await tool(page, "Threads"), await page.locator(".thread-row").waitFor()),
  thread: async (page) => (await screens.threads(page), await page.locator(".thread-row").click(), await page.locator(".panel .msg").nth(1).waitFor()),
  "new thread": async (page) => (await screens.threads(page), await page.getByRole("button", { name: "Start a thread" }).click(), await page.getByLabel("Name of the thread").waitFor()),
  forum: async (page, { forum }) => (await page.goto(forum), await page.locator(".post").waitFor()),
  "new post": async (page, world) => (await screens.forum(page, world), await page.getByRole("button", { name: "New post" }).click(), await page.getByLabel("Title").waitFor()),
};

let people = null;
for (const [name, go] of Object.entries(screens)) {
  test(`${name}: nothing to complain about`, async () => {
    people ??= await meet();
    for (const [size, options] of [["1440, light", { colorScheme: "light" }], ["390, dark", { ...PHONE, colorScheme: "dark" }]]) {
      const page = await it.page(people.ann, people.path, { ...options, bypassCSP: true, reducedMotion: "reduce" });
      await go(page, people);
      assert.deepEqual(await violations(page), [], `${name} at ${size}`);
      await page.context().close();
    }
  });
}
