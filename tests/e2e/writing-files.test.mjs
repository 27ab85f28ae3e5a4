// Files that go with a message: chosen, pasted, dropped, described, covered, stopped, and sent once.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { composer, say } from "./support/browser.mjs";
import { ask, guildOf, said } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const picture = (name) => ({ name, mimeType: "image/png", buffer: PNG });
const note = (name, text = "words") => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const isPost = (route) => route.request().method() === "POST";

/** On the disk: a browser is handed its name, not all of it. */
function largeFile(name, mib) {
  const folder = mkdtempSync(join(tmpdir(), "parley-file-"));
  after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), Buffer.alloc(mib * 1024 * 1024));
  return join(folder, name);
}

async function stage(name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const place = await guildOf(ann, name, [bob]);
  const page = await it.page(ann, place.path);
  await composer(page).waitFor();
  const choose = (files) => page.locator('.composer input[type="file"]').setInputFiles(files);
  const stored = () => ask(ann, "GET", `/channels/${place.general.id}/messages`);
  return { ann, bob, page, choose, stored, ...place };
}

test("several files go together, described and covered, and both people see them", async () => {
  const { bob, page, choose, path, stored } = await stage("Several");
  const other = await it.page(bob, path);
  await choose([picture("cat.png"), note("plan.txt")]);
  await page.getByRole("list", { name: "Attached files" }).getByText("plan.txt").waitFor();
  await page.getByRole("button", { name: "Describe cat.png" }).click();
  await page.getByLabel("Description of cat.png").fill("A sleeping cat");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  await page.getByRole("button", { name: "Cover plan.txt as a spoiler" }).click();
  await say(page, "Two files");
  await said(other, "Two files").getByRole("button", { name: "A sleeping cat" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  const [message] = await stored();
  assert.deepEqual(message.attachments.map(({ filename, description }) => [filename, description]), [["cat.png", "A sleeping cat"], ["SPOILER_plan.txt", undefined]]);
  assert.equal(await page.getByRole("list", { name: "Attached files" }).count(), 0);
  assert.deepEqual(page.problems, []);
});

test("what is dropped anywhere on the conversation, or pasted, is attached", async () => {
  const { page } = await stage("Drop");
  const drag = async (type, on) => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["dropped"], "dropped.txt", { type: "text/plain" }));
      return transfer;
    });
    await page.dispatchEvent(on, type, { dataTransfer: data });
  };
  await drag("dragover", ".messages");
  await page.getByText("Let go to attach to #general").waitFor();
  await drag("drop", ".messages");
  await page.locator(".drop-zone").waitFor({ state: "detached" });
  await page.locator(".attach").getByText("dropped.txt").waitFor();
  await composer(page).evaluate((area) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["pasted"], "pasted.txt", { type: "text/plain" }));
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.locator(".attach").getByText("pasted.txt").waitFor();
  await page.getByRole("button", { name: "Remove dropped.txt" }).click();
  assert.deepEqual(await page.locator(".attach .card-name .cut").allTextContents(), ["pasted.txt"]);
});

test("a file that is too large, and an eleventh, are refused before anything is sent", async () => {
  const { page, choose } = await stage("Limits");
  await choose(largeFile("film.bin", 26));
  await page.getByText("The file is 26 MB. The limit here is 25 MB.").waitFor();
  assert.equal(await page.locator(".card").count(), 0);
  await choose(Array.from({ length: 11 }, (_, at) => note(`${at}.txt`)));
  await page.getByText("A message brings 10 files at most.").waitFor();
  assert.equal(await page.locator(".card").count(), 10);
});

test("an upload can be stopped, and nothing of it is stored", async () => {
  const { page, choose, stored } = await stage("Stop");
  await page.route(/\/messages$/, (route) => (isPost(route) ? undefined : route.continue()));
  await choose([picture("cat.png")]);
  await say(page, "never");
  await page.getByRole("progressbar").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator(".unsent").waitFor({ state: "detached" });
  await page.unroute(/\/messages$/);
  await say(page, "after it");
  await page.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  assert.deepEqual((await stored()).map(({ content }) => content), ["after it"]);
});

test("an upload that was cut is tried again and stored once, in its order", async () => {
  const { page, choose, stored } = await stage("Again");
  let cuts = 2;
  await page.route(/\/messages$/, (route) => (isPost(route) && cuts-- > 0 ? route.abort() : route.continue()));
  await choose([note("a.txt")]);
  await say(page, "with a file");
  await say(page, "and then this");
  await page.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  assert.deepEqual((await stored()).map(({ content, attachments }) => [content, attachments.length]), [["and then this", 0], ["with a file", 1]]);
});
