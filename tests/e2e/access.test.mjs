// axe-core finds nothing on any screen, in both themes, wide and narrow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { PHONE, chatRow, composer, message } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();
const sizes = { 1440: {}, 390: PHONE };

const talk = async (page, name) => {
  await page.goto(`/?chat=${name}`);
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
  nobody: ["ann", (page) => page.goto("/?chat=no.one")],
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

for (const [name, [who, go]] of Object.entries(screens)) {
  test(`${name}: nothing to complain about`, async () => {
    people ??= await meet();
    for (const [width, options] of Object.entries(sizes)) {
      const page = await it.page(who && people[who], "/", { ...options, colorScheme: "light", bypassCSP: true, reducedMotion: "reduce" });
      await go(page, people.bob.username);
      await page.locator("h1:visible").first().waitFor();
      assert.deepEqual(await violations(page), [], `${name} at ${width}, light`);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await violations(page, ["color-contrast"]), [], `${name} at ${width}, dark`);
      await page.context().close();
    }
  });
}
