// Long conversations: scrolling back through all of it, and back to the present.
import assert from "node:assert/strict";
import { test } from "node:test";
import { message, say } from "./support/browser.mjs";
import { world } from "./support/world.mjs";

const it = world();
const MANY = 320;
const numbered = (count) => Array.from({ length: count }, (_, index) => `message number ${index + 1}`);

/** The text of the first row in sight and how far below the upper edge it stands. */
const firstInSight = (page) =>
  page.locator(".messages").evaluate((pane) => {
    const edge = pane.getBoundingClientRect().top;
    const row = [...pane.querySelectorAll(".msg")].find((entry) => entry.getBoundingClientRect().bottom > edge);
    return { text: row.querySelector(".text").textContent, top: row.getBoundingClientRect().top - edge };
  });

/** Scrolls up as a person would and waits until the page has answered: it is at the top, or there is more above again. */
async function scrollUp(page) {
  await page.locator(".messages").evaluate((pane) => pane.scrollBy(0, -pane.clientHeight));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test("the whole history can be scrolled back through, and every message is met once in order", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, numbered(MANY));
  await ann.say(bob.username, ["the last word"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await message(page, "the last word").waitFor();
  const met = new Set();
  for (let steps = 0; steps < 400 && !(await page.locator(".begin").isVisible()); steps++) {
    const texts = await page.locator(".messages .text").allTextContents();
    const numbers = texts.map((text) => Number(text.match(/\d+$/)?.[0])).filter(Boolean);
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), "rows are in order");
    assert.ok(texts.length <= 210, `${texts.length} rows are on the page`);
    numbers.forEach((number) => met.add(number));
    await scrollUp(page);
  }
  const last = await page.locator(".messages .text").allTextContents();
  last.forEach((text) => met.add(Number(text.match(/\d+$/)?.[0])));
  await message(page, /number 1$/).waitFor();
  assert.equal([...met].filter(Boolean).length, MANY);

  await page.getByRole("button", { name: "To the present" }).click();
  await message(page, "the last word").waitFor();
});

test("an older page that arrives leaves what is read where it is", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, numbered(120));
  await ann.say(bob.username, ["end"]);
  const page = await it.page(ann, "/chats");
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/before=/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/chats?chat=${bob.username}`);
  await message(page, "end").waitFor();
  await page.locator(".messages").evaluate((pane) => (pane.scrollTop = 700));
  const before = await firstInSight(page);
  const older = page.waitForResponse(/before=/);
  release();
  await older;
  await page.waitForFunction(() => document.querySelectorAll(".messages .msg").length > 60);
  const after = await firstInSight(page);
  assert.equal(after.text, before.text);
  assert.ok(Math.abs(after.top - before.top) <= 1, `moved by ${after.top - before.top}px`);
});

test("news do not move one who reads the past; a pill counts them", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, numbered(60));
  await ann.say(bob.username, ["end"]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await page.getByRole("button", { name: /To the present/ }).click();
  await page.waitForFunction(() => !document.title.startsWith("("));
  await page.locator(".messages").evaluate((pane) => (pane.scrollTop = 400));
  await page.getByRole("button", { name: /To the present/ }).waitFor();
  const before = await firstInSight(page);
  await bob.say(ann.username, ["fresh", "fresher"]);
  await page.getByRole("button", { name: /To the present\s*2 unread/ }).waitFor();
  assert.deepEqual(await firstInSight(page), before);
  await page.getByRole("button", { name: /To the present/ }).click();
  await page.locator(".new").getByText("2 new").waitFor();
  await page.waitForFunction(() => !document.title.startsWith("("));
});

test("a found message opens in the middle of the past, and one can walk on from there", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["the needle is here", ...numbered(160)]);
  const page = await it.page(ann, `/chats?chat=${bob.username}`);
  await message(page, "number 160").waitFor();
  await page.getByRole("button", { name: "Search in this chat" }).click();
  await page.getByRole("combobox").fill("needle");
  // Waited for from before the click: the mark fades by itself.
  const marked = page.locator(".msg.washed").filter({ hasText: "the needle is here" }).waitFor();
  await page.getByRole("option", { name: /needle/ }).click();
  await marked;
  await say(page, "back again");
  await message(page, "back again").waitFor();
  await message(page, "number 160").waitFor();
});
