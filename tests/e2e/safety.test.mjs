// What people write stays text, whatever it looks like.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chatRow, composer, message, say } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();

const attacks = [
  "<script>window.broken = 1</script>",
  '<img src=x onerror="window.broken = 1">',
  "</script><svg onload=window.broken=1>",
  "javascript:window.broken=1",
  "[click](javascript:window.broken=1) {{7*7}} ${7*7} &lt;b&gt;",
  '"><a href="javascript:window.broken=1">x</a>',
  "https://example.org/\"onmouseover=\"window.broken=1",
];

test("messages that look like markup stay text", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, attacks);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await message(page, attacks.at(-1).slice(0, 20)).waitFor();
  assert.deepEqual(await page.locator(".messages .text").allTextContents(), attacks);
  assert.equal(await page.locator(".messages").locator("script, img, svg[onload], [onmouseover], [onerror]").count(), 0);
  const targets = await page.locator(".messages .text a").evaluateAll((links) => links.map((link) => link.protocol));
  assert.ok(targets.every((protocol) => /^https?:$/.test(protocol)), String(targets));
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.deepEqual(page.problems, []);
});

test("names that look like markup stay text in the list, the head, the switcher and the settings", async () => {
  const name = "<b onclick=a>&amp;\"</b>";
  const [ann, bob] = [await it.someone("ann", { nickname: "</script><i>" }), await it.someone("bob", { nickname: name })];
  await bob.say(ann.username, ["hi"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await chatRow(page, bob.username).getByText(name, { exact: true }).waitFor();
  await page.keyboard.press("Control+K");
  await page.getByRole("option").getByText(name, { exact: true }).waitFor();
  await page.goto("/settings");
  assert.equal(await page.getByLabel("Nickname").inputValue(), "</script><i>");
  assert.equal(await page.locator("main i").count(), 0);
  assert.deepEqual(page.problems, []);
});

test("links open away from here and tell nothing; code is an element", async () => {
  const ann = await it.someone("ann");
  const page = await it.page(ann, `/chats?chat=${ann.username}`);
  await say(page, "see https://example.org/a?b=1, and `code`");
  const link = page.locator(".text a");
  await link.waitFor();
  assert.equal(await link.getAttribute("href"), "https://example.org/a?b=1");
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  assert.equal(await page.locator(".text code").textContent(), "code");
});

test("a picture that does not load gives way to the initial", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob", { pfp: "/nothing-here.png" })];
  await bob.say(ann.username, ["hi"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await chatRow(page, bob.username).locator(".av").getByText("B").waitFor();
  assert.equal(await page.locator(".av img").count(), 0);
});

test("a message over the limit is counted, not sent", async () => {
  const ann = await it.someone("ann");
  const page = await it.page(ann, `/chats?chat=${ann.username}`);
  await composer(page).fill("я".repeat(3900));
  await page.getByText("100 characters left").waitFor();
  await composer(page).fill("я".repeat(4001));
  await page.getByText("1 character too many").waitFor();
  await composer(page).press("Enter");
  assert.equal((await composer(page).inputValue()).length, 4001);
  await composer(page).fill("я".repeat(4000));
  await composer(page).press("Enter");
  await page.locator(".msg").waitFor();
  await page.waitForFunction(() => !document.querySelector(".msg.unsent"));
  assert.equal((await ann.get(`/api/messages/${ann.username}`))[0].message.length, 4000);
});
