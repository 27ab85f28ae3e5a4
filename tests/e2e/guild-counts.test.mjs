// How much the page does, counted: requests, elements, renders. Counts hold on every machine; times would not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { composer, open, profile } from "./support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const EPOCH = 1_420_070_400_000n;

async function guildWithSide() {
  const ann = await it.someone("ann");
  const made = await guildOf(ann, "Counted");
  const side = await ask(ann, "POST", `/guilds/${made.guild.id}/channels`, { name: "side" });
  await write(ann, made.general, "in general");
  await write(ann, side, "at the side");
  return { ann, ...made, side };
}

test("the first screen: one page, its files, and nothing that the messages wait for", async () => {
  const { ann, path } = await guildWithSide();
  const context = await profile(it.browser, it.server, ann);
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(path);
  await said(page, "in general").waitFor();
  await page.locator(".me").getByText("online").waitFor();
  await page.waitForLoadState("networkidle");
  const api = asked.filter((one) => one.startsWith("/api/") && !one.endsWith("/ack"));
  assert.ok(api.length <= 1, `asks the newest page once more when the gateway is there: ${api}`);
  assert.equal(asked.filter((one) => one.startsWith("/channels/")).length, 1);
  assert.ok(asked.length <= 12, asked.join("\n"));
});

test("switching to a channel that was open before asks for nothing", async () => {
  const { ann, path } = await guildWithSide();
  const page = await it.page(ann, path);
  await page.locator(".me").getByText("online").waitFor();
  await channelRow(page, "side").click();
  await said(page, "at the side").waitFor();
  await channelRow(page, "general").click();
  await said(page, "in general").waitFor();
  await page.waitForLoadState("networkidle");
  const asked = [];
  page.on("request", (request) => asked.push(request.method() + " " + new URL(request.url()).pathname));
  // The browser itself looks at the icon whenever the address changes.
  const ours = () => asked.filter((one) => !one.includes("/favicon"));
  for (const [name, text] of [["side", "at the side"], ["general", "in general"], ["side", "at the side"]]) {
    await channelRow(page, name).click();
    await said(page, text).waitFor();
  }
  assert.deepEqual(ours(), []);
});

/** What the server would answer if so much had been said there. */
function history(channel, author, count) {
  const idAt = (index) => String((BigInt(Date.now() - count * 1000 + index * 1000) - EPOCH) << 22n);
  return Array.from({ length: count }, (_, index) => ({
    id: idAt(index), channel_id: channel.id, author, content: `line ${index} of many`, timestamp: new Date(Date.now() - (count - index) * 1000).toISOString(),
    edited_timestamp: null, type: 0, mentions: [], mention_roles: [], attachments: [], embeds: [],
  })).reverse();
}

/** A page on a channel with 10,000 messages loaded. */
async function loaded() {
  const { ann, side, path } = await guildWithSide();
  const author = await ask(ann, "GET", "/users/@me");
  const page = await it.page(ann, path);
  await page.locator(".me").getByText("online").waitFor();
  await page.route(new RegExp(`/channels/${side.id}/messages`), (route) => route.fulfill({ json: history(side, author, 10_000) }));
  await channelRow(page, "side").click();
  await said(page, "line 9999 of many").waitFor();
  return page;
}

test("with 10,000 messages loaded the page stays small, wherever one scrolls", async () => {
  const page = await loaded();
  const count = () => page.evaluate(() => document.querySelectorAll("*").length);
  const most = [await count()];
  const pane = page.locator(".messages");
  for (let i = 0; i < 8; i++) {
    const first = await page.locator(".messages .msg").first().getAttribute("data-id");
    await pane.evaluate((box) => (box.scrollTop = 0));
    await page.waitForFunction((before) => document.querySelector(".messages .msg").dataset.id !== before, first);
    most.push(await count());
  }
  assert.ok((await page.locator(".messages .msg").count()) <= 170);
  assert.ok(Math.max(...most) < 6_000, most.join());
});

test("typing does not render the list of messages", async () => {
  const page = await loaded();
  // Each render of the list looks for its last row; what counts here is that nobody looks.
  await page.locator(".messages ol.column").evaluate((list) => {
    window.renders = 0;
    const last = Object.getOwnPropertyDescriptor(Element.prototype, "lastElementChild").get;
    Object.defineProperty(list, "lastElementChild", { get: () => ((window.renders += 1), last.call(list)) });
  });
  await composer(page).pressSequentially("words that are being written");
  assert.equal(await composer(page).inputValue(), "words that are being written");
  assert.equal(await page.evaluate(() => window.renders), 0);
  await composer(page).press("Enter");
  await page.waitForFunction(() => window.renders > 0);
});

test("5,000 members: only those in sight are on the page", async () => {
  const { ann, guild, path } = await guildWithSide();
  const context = await profile(it.browser, it.server, ann);
  const members = Array.from({ length: 5_000 }, (_, index) => ({
    user: { id: String(900_000_000_000_000_000n + BigInt(index)), username: `person${String(index).padStart(4, "0")}` }, roles: [], joined_at: "2026-01-01T00:00:00Z",
  }));
  const presences = members.map(({ user }) => ({ user: { id: user.id }, status: "online", activities: [] }));
  await context.routeWebSocket(/\?v=10/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((text) => {
      socket.send(text);
      if (JSON.parse(text).t === "GUILD_MEMBERS_CHUNK")
        socket.send(JSON.stringify({ op: 0, s: null, t: "GUILD_MEMBERS_CHUNK", d: { guild_id: guild.id, members, presences, chunk_index: 0, chunk_count: 1 } }));
    });
  });
  const page = await open(context, path);
  const rows = page.locator(".members .member");
  await rows.filter({ hasText: "person0003" }).waitFor();
  assert.ok((await rows.count()) < 60);
  await page.locator(".members .scroll").evaluate((box) => (box.scrollTop = box.scrollHeight));
  await rows.filter({ hasText: "person4999" }).waitFor();
  assert.ok((await rows.count()) < 60);
});
