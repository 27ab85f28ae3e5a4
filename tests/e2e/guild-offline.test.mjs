// The page without a network: it opens with what it showed last, what is written waits, and nobody finds what somebody else kept.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, test } from "node:test";
import { open, profile, say } from "./support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const texts = (page) => page.locator(".messages .msg .text").allTextContents();
const workers = { serviceWorkers: "allow" };

/** What this device keeps: the texts of its messages, or null. */
const keptIn = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("parley", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
        opening.onsuccess = () => {
          const asking = opening.result.transaction("kept").objectStore("kept").get("last");
          asking.onsuccess = () => (opening.result.close(), done(asking.result ? asking.result.talks.flatMap(({ messages }) => messages.map(({ content }) => content)) : null));
        };
      }),
  );

async function keeps(page, text) {
  for (;;) {
    const kept = await keptIn(page);
    if (text === null ? kept === null : kept?.includes(text)) return;
    await page.waitForTimeout(50);
  }
}

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

async function settled() {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const made = await guildOf(ann, "Kept", [bob]);
  const side = await ask(ann, "POST", `/guilds/${made.guild.id}/channels`, { name: "side" });
  await write(bob, made.general, "hello there");
  await write(bob, side, "at the side");
  const context = await profile(it.browser, it.server, ann, workers);
  const page = await open(context, made.path);
  await said(page, "hello there").waitFor();
  await channelRow(page, "side").click();
  await said(page, "at the side").waitFor();
  await controlled(page);
  await keeps(page, "at the side");
  return { ann, bob, ...made, side, context, page };
}

test("offline it opens with the last channels, keeps what is written, and sends it once it is back", async () => {
  const { ann, bob, general, context, page, path } = await settled();
  await it.server.kill();
  await context.setOffline(true);
  await page.goto(path);
  await said(page, "hello there").waitFor();
  await page.getByRole("navigation", { name: "Guilds" }).getByRole("link", { name: "Kept" }).waitFor();
  assert.deepEqual(await page.locator(".messages .by .name").allTextContents(), [bob.username]);
  await channelRow(page, "side").click();
  await said(page, "at the side").waitFor();
  await channelRow(page, "general").click();
  await say(page, "written offline");
  await page.locator(".unsent").waitFor();
  await page.getByText("No connection. What you write is kept").waitFor();
  await page.reload();
  await page.locator(".unsent").filter({ hasText: "written offline" }).waitFor();
  await it.server.run();
  await write(bob, general, "meanwhile");
  await context.setOffline(false);
  await said(page, "meanwhile").waitFor({ timeout: 40_000 });
  await page.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
  const stored = (await ask(ann, "GET", `/channels/${general.id}/messages`)).map(({ content }) => content).reverse();
  assert.deepEqual([...stored].sort(), ["hello there", "meanwhile", "written offline"]);
  assert.deepEqual(await texts(page), stored);
  assert.deepEqual(page.problems, []);
});

test("who signs out leaves nothing; who comes after finds nothing", async () => {
  const { context, page, path } = await settled();
  // The open page leaves by itself too, once its session is over: whichever goes first ends the other's way.
  await page.goto("/logout").catch(() => undefined);
  await page.waitForURL(/\/sign-in/);
  await keeps(page, null);
  const { context: shared, page: first } = await settled();
  const eve = await it.someone("eve");
  await shared.clearCookies();
  await shared.addCookies([{ name: "access_token", value: eve.token, url: it.server.url, httpOnly: true, sameSite: "Lax" }]);
  await first.goto("/channels/@me");
  await first.locator(".me").getByText("online").waitFor();
  await first.waitForFunction(() => document.body.textContent.includes("Create a guild"));
  for (let kept = await keptIn(first); kept !== null && kept.length > 0; kept = await keptIn(first)) await first.waitForTimeout(50);
  assert.ok(!(await first.content()).includes("hello there"));
  await context.setOffline(true);
  await page.goto(path);
  await page.getByRole("heading", { name: "You are offline" }).waitFor();
});

test("nothing private lies in the worker's cache", async () => {
  const { page } = await settled();
  const cached = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push([new URL(request.url).pathname, await (await caches.match(request)).text()]);
    return found;
  });
  assert.ok(cached.length > 5);
  for (const [path, text] of cached) {
    assert.match(path, /^\/(assets\/[\w.-]+|offline|favicon[\w-]*\.svg|icon-192\.png)$/);
    assert.ok(!text.includes("hello there") && !text.includes("Kept\""), path);
  }
});

/** The server as it is after an update: everything passes through, but its worker is another one. */
async function updatable() {
  let version = 0;
  const front = createServer(async (request, answer) => {
    const headers = { ...request.headers };
    for (const name of ["accept-encoding", "if-none-match"]) delete headers[name];
    const told = await fetch(it.server.url + request.url, { headers, redirect: "manual" }).catch(() => null);
    if (!told) return answer.destroy();
    const text = Buffer.from(await told.arrayBuffer());
    answer.writeHead(told.status, [...told.headers].filter(([name]) => !/^(content-length|transfer-encoding|connection|content-encoding)$/.test(name)).flat());
    answer.end(request.url === "/sw.js" && version > 0 ? String(text).replace('"parley-', `"parley-v${version}`) : text);
  }).listen(0, "127.0.0.1");
  await once(front, "listening");
  after(() => front.close());
  return { url: `http://127.0.0.1:${front.address().port}`, update: () => (version += 1) };
}

test("a new version waits until one wants it; then the old one's files go", async () => {
  const ann = await it.someone("ann");
  const { path, general } = await guildOf(ann, "Versions");
  await write(ann, general, "still here");
  const front = await updatable();
  const context = await profile(it.browser, front, ann, workers);
  const page = await open(context, path);
  await said(page, "still here").waitFor();
  await controlled(page);
  const before = await page.evaluate(() => caches.keys());
  assert.equal(await page.getByText("A new version is here.").count(), 0, "nobody is told on the first visit");
  front.update();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.getByText("A new version is here.").waitFor();
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Reload" }).click();
  await loaded;
  await said(page, "still here").waitFor();
  await page.waitForFunction(async (old) => !(await caches.keys()).some((name) => old.includes(name)), before);
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);
  assert.equal(await page.getByText("A new version is here.").count(), 0);
});
