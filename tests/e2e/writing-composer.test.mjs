// The composer: marks by keys, replies that call nobody, slow mode, what may not be done, the picker of emoji.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { PHONE, composer, say } from "./support/browser.mjs";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

async function two(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  return { ann, bob, ...(await guildOf(ann, name, [bob])) };
}

test("keys mark what is selected", async () => {
  const { ann, path } = await two("Marks");
  const page = await it.page(ann, path);
  await composer(page).fill("now");
  await composer(page).press("Control+A");
  await composer(page).press("Control+B");
  assert.equal(await composer(page).inputValue(), "**now**");
  await composer(page).press("Control+B");
  await composer(page).press("Control+Shift+X");
  assert.equal(await composer(page).inputValue(), "~~now~~");
  await composer(page).press("Enter");
  await said(page, "now").locator("s").waitFor();
});

test("a reply may call nobody", async () => {
  const { ann, bob, general, path } = await two("Quiet");
  await write(bob, general, "Who is there?");
  const page = await it.page(ann, path);
  await said(page, "Who is there?").hover();
  await said(page, "Who is there?").hover();
  await said(page, "Who is there?").getByRole("button", { name: "Reply" }).click();
  const bell = page.getByRole("button", { name: `Tell ${bob.username} about the reply` });
  assert.equal(await bell.getAttribute("aria-pressed"), "true");
  await bell.click();
  assert.equal(await bell.getAttribute("aria-pressed"), "false");
  await say(page, "Only me");
  await page.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  const [message] = await ask(bob, "GET", `/channels/${general.id}/messages?limit=1`);
  assert.deepEqual([message.type, message.mentions], [19, []]);
});

test("slow mode counts down before the server refuses", async () => {
  const { ann, bob, general, path } = await two("Slow");
  await ask(ann, "PATCH", `/channels/${general.id}`, { rate_limit_per_user: 120 });
  const page = await it.page(bob, path);
  await page.getByText("Slow mode: one message in 120 seconds").waitFor();
  await say(page, "first");
  await page.getByText(/Slow mode: you can write again in \d+ seconds/).waitFor();
  await say(page, "too soon");
  assert.equal(await composer(page).inputValue(), "too soon");
  assert.deepEqual((await ask(ann, "GET", `/channels/${general.id}/messages`)).map(({ content }) => content), ["first"]);
});

test("emoji are found in the reader's language, with a tone, and put where the cursor is", async () => {
  const { ann, path } = await two("Emoji");
  for (const [options, find, query] of [[{ locale: "uk-UA" }, "Знайти емодзі", "привіт"], [{}, "Find an emoji", "wave"]]) {
    const page = await it.page(ann, path, options);
    await composer(page).fill("Hi ");
    await page.locator('.composer button[aria-expanded="false"]').click();
    await page.getByLabel(find).fill(query);
    await page.locator(".panel .grid .emoji").filter({ hasText: "👋" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator(".panel .tone > button").click();
    await page.locator(".panel .tones button").nth(5).click();
    await page.locator(".panel .grid .emoji").filter({ hasText: "👋🏿" }).click();
    await page.locator(".panel").waitFor({ state: "detached" });
    assert.equal(await composer(page).inputValue(), "Hi 👋🏿");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("a word after a colon completes to an emoji", async () => {
  const { ann, path } = await two("Colon");
  const page = await it.page(ann, path);
  await composer(page).pressSequentially(":fire");
  await page.getByRole("option", { name: "🔥 fire" }).waitFor();
  await page.keyboard.press("Tab");
  assert.match(await composer(page).inputValue(), /^(🔥|\p{Emoji})/u);
});

test("who may only read is told so, at once when it changes", async () => {
  const { ann, bob, guild, general, path } = await two("Closed");
  const page = await it.page(bob, path);
  await composer(page).waitFor();
  await ask(ann, "PUT", `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: String(1 << 11), allow: "0" });
  await page.getByText("Only some may write here. You may read.").waitFor();
  assert.equal(await composer(page).count(), 0);
});
