// The guilds' page through bad times: a network that is cut or falls silent, a server that dies, a computer that slept. Nothing is
// lost, nothing comes twice, the order holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Proxy } from "../support/js/proxy.js";
import { newSeed, Random } from "../support/js/random.js";
import { open, profile, say } from "./support/browser.mjs";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const texts = (page) => page.locator(".messages .msg .text").allTextContents();
const allSent = (page) => page.waitForFunction(() => document.querySelectorAll(".unsent").length === 0);
const storedIn = async (person, { id }) => (await ask(person, "GET", `/channels/${id}/messages?limit=100`)).map(({ content }) => content).reverse();
const LONG = { timeout: 40_000 };

async function two() {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const made = await guildOf(ann, "Outage", [bob]);
  await write(bob, made.general, "before");
  return { ann, bob, ...made };
}

/** A page behind a network of the test's own; `page.told` are the names of what its gateway told. */
async function behindProxy(t, person, path) {
  const seed = newSeed();
  t.diagnostic(`PARLEY_TEST_SEED=${seed}`);
  const proxy = await Proxy.start({ host: "127.0.0.1", port: it.server.port }, { random: new Random(seed) });
  const context = await profile(it.browser, { url: proxy.origin }, person);
  t.after(async () => {
    await context.close();
    await proxy.close();
  });
  const told = [];
  context.on("page", (page) => page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => told.push(JSON.parse(payload).t))));
  const page = await open(context, path);
  await page.locator(".me").getByText("online").waitFor();
  return { proxy, page, told };
}

test("a cut network: the session resumes, what others and I wrote meanwhile is there once", async (t) => {
  const { ann, bob, general, path } = await two();
  const { proxy, page, told } = await behindProxy(t, ann, path);
  await said(page, "before").waitFor();
  proxy.leadNowhere();
  proxy.cutAll();
  await write(bob, general, "missed");
  await say(page, "written meanwhile");
  await page.locator(".unsent").waitFor();
  proxy.leadTo({ host: "127.0.0.1", port: it.server.port });
  await said(page, "missed").waitFor(LONG);
  await allSent(page);
  const stored = await storedIn(ann, general);
  assert.deepEqual([...stored].sort(), ["before", "missed", "written meanwhile"]);
  assert.deepEqual(await texts(page), stored);
  assert.deepEqual([told.filter((name) => name === "READY").length, told.includes("RESUMED")], [1, true]);
});

test("cut at every turn, and a server that dies between: each message once, in order", async (t) => {
  const { ann, general, path } = await two();
  const { proxy, page } = await behindProxy(t, ann, path);
  await said(page, "before").waitFor();
  const written = ["before"];
  for (const text of ["one", "two", "three"]) {
    await say(page, text);
    proxy.cutAll();
    await say(page, `${text}, cut off`);
    written.push(text, `${text}, cut off`);
    if (text !== "two") continue;
    await it.server.kill();
    await it.server.run();
  }
  await allSent(page);
  await said(page, "three, cut off").waitFor(LONG);
  assert.deepEqual(await storedIn(ann, general), written);
  assert.deepEqual(await texts(page), written);
});

test("after a cut so long that the session is gone, the page catches up without a gap", async (t) => {
  const { ann, bob, general, guild, path } = await two();
  const { proxy, page, told } = await behindProxy(t, ann, path);
  await said(page, "before").waitFor();
  proxy.leadNowhere();
  proxy.cutAll();
  await it.server.kill();
  await it.server.run();
  const missed = Array.from({ length: 90 }, (_, index) => `missed ${index}`);
  for (const text of missed) await write(bob, general, text);
  const side = await ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "made-meanwhile" });
  proxy.leadTo({ host: "127.0.0.1", port: it.server.port });
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await said(page, /missed 89$/).waitFor(LONG);
  await page.locator(".side a.row").filter({ hasText: side.name }).waitFor();
  const pane = page.locator(".messages");
  for (let i = 0; i < 20 && (await page.locator(".begin").count()) === 0; i++) {
    await pane.evaluate((box) => (box.scrollTop = 0));
    await page.waitForFunction(() => document.querySelector(".messages").scrollTop > 0 || document.querySelector(".begin"));
  }
  assert.deepEqual(await texts(page), ["before", ...missed]);
  assert.equal(told.filter((name) => name === "READY").length, 2);
});

test("a computer that slept: a connection that only looks alive is found out, and nothing is missed", async () => {
  const { ann, bob, general, path } = await two();
  const context = await profile(it.browser, it.server, ann);
  const dead = new Set();
  let opened = 0;
  await context.routeWebSocket(/\?v=10/, (socket) => {
    const mine = ++opened;
    const server = socket.connectToServer();
    socket.onMessage((text) => dead.has(mine) || server.send(text));
    server.onMessage((text) => dead.has(mine) || socket.send(text));
  });
  const page = await open(context, path);
  await page.locator(".me").getByText("online").waitFor();
  await said(page, "before").waitFor();
  dead.add(1);
  await write(bob, general, "while asleep");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await said(page, "while asleep").waitFor(LONG);
  assert.deepEqual([await texts(page), opened], [["before", "while asleep"], 2]);
});

test("the banner comes after two seconds without a connection, never sooner, and leaves by itself", async (t) => {
  const { ann, path } = await two();
  const { proxy, page } = await behindProxy(t, ann, path);
  await said(page, "before").waitFor();
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  proxy.leadNowhere();
  proxy.cutAll();
  await page.locator(".me").getByText("connecting…").waitFor();
  await page.clock.runFor(1_900);
  assert.equal(await page.locator(".banner").count(), 0);
  await page.clock.runFor(200);
  await page.locator(".banner").waitFor();
  proxy.leadTo({ host: "127.0.0.1", port: it.server.port });
  await page.clock.resume();
  await page.locator(".banner").waitFor({ state: "detached", ...LONG });
});
