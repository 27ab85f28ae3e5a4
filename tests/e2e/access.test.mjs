// axe-core finds nothing on any screen of the small page and of the forms, in both themes, wide and narrow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { chatRow, composer, message, open, profile } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();
const sizes = [[1440, 900], [390, 844]];

const talk = async (page, name) => {
  await page.goto(`/chats?chat=${name}`);
  await message(page, "Hallo").first().waitFor();
};

/** Who looks (null: nobody), and how to get there. */
const screens = {
  "sign in": [null, (page) => page.goto("/sign-in")],
  "sign up": [null, (page) => page.goto("/sign-up")],
  api: [null, (page) => page.goto("/docs")],
  "no chats": ["fresh", (page) => page.getByRole("heading", { name: /^Welcome/ }).waitFor()],
  "list of chats": ["ann", (page, bob) => chatRow(page, bob).waitFor()],
  conversation: ["ann", talk],
  "failed message": ["ann", failed],
  switcher: ["ann", async (page, bob) => (await talk(page, bob), await page.keyboard.press("Control+K"), await page.getByRole("option").first().waitFor())],
  emoji: ["ann", async (page, bob) => (await talk(page, bob), await page.getByRole("button", { name: "Emoji" }).click(), await page.getByRole("dialog").waitFor())],
  nobody: ["ann", (page) => page.goto("/chats?chat=no.one")],
  settings: ["ann", (page) => page.goto("/settings")],
};

async function failed(page, bob) {
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const { nonce } = JSON.parse(frame);
      if (nonce) socket.send(JSON.stringify({ type: "error", message: "no.", nonce }));
      else server.send(frame);
    });
  });
  await talk(page, bob);
  await composer(page).fill("will fail");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".failed").waitFor();
}

let people = null;

async function meet() {
  const [ann, bob, cat] = [await it.someone("ann"), await it.someone("bob"), await it.someone("cat")];
  await bob.say(ann.username, ["Hallo https://example.org", "`code`", "```js\nblock()\n```", "🎉"]);
  await cat.say(ann.username, ["unread"]);
  return { ann, fresh: await it.someone("fresh"), bob };
}

const contexts = new Map();

async function contextOf(who) {
  if (!contexts.has(who)) contexts.set(who, await profile(it.browser, it.server, who && people[who], { bypassCSP: true, reducedMotion: "reduce" }));
  return contexts.get(who);
}

for (const [name, [who, go]] of Object.entries(screens)) {
  test(`${name}: nothing to complain about`, async () => {
    people ??= await meet();
    const page = await open(await contextOf(who));
    await page.emulateMedia({ colorScheme: "light" });
    await go(page, people.bob.username);
    await page.locator("h1:visible").first().waitFor();
    const found = [];
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const [colorScheme, only] of Object.entries({ light: undefined, dark: ["color-contrast"] })) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violations(page, only)).map((one) => `${width}, ${colorScheme}: ${one}`));
      }
    }
    await page.close();
    assert.deepEqual(found, []);
  });
}
