// Measures the guilds' page in Chromium and prints what it takes, a line each.
import { launch, profile } from "../../tests/e2e/support/browser.mjs";
import { ask, channelRow, guildOf, said, write } from "../../tests/e2e/support/guilds.mjs";
import { register } from "../../tests/e2e/support/people.mjs";
import { Server } from "../../tests/e2e/support/server.mjs";

const LOADED = 10_000;
const SWITCHES = 20;
const EPOCH = 1_420_070_400_000n;
const tell = (what, value) => console.log(`${what.padEnd(44)} ${value}`);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

async function seed(server) {
  const ann = await register(server, "ann");
  const made = await guildOf(ann, "Figures");
  const side = await ask(ann, "POST", `/guilds/${made.guild.id}/channels`, { name: "side" });
  for (let at = 0; at < 50; at++) for (const channel of [made.general, side]) await write(ann, channel, `line ${at} of ${channel.name}, with **some** words in it`);
  return { ann, side, ...made };
}

/** Everything that the browser asked for until nothing more came, and what of it was said before the messages stood there. */
async function firstScreen(context, { path }) {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  const bytes = [];
  line.on("Network.loadingFinished", ({ encodedDataLength }) => bytes.push(encodedDataLength));
  await page.goto(path);
  await said(page, "line 49").waitFor();
  tell("requests until the messages stand there", bytes.length);
  tell("bytes until the messages stand there", kilobytes(bytes.reduce((sum, one) => sum + one, 0)));
  await page.waitForLoadState("networkidle");
  tell("requests in all", bytes.length);
  tell("bytes in all", kilobytes(bytes.reduce((sum, one) => sum + one, 0)));
  await page.close();
}

async function heapOf(page) {
  const line = await page.context().newCDPSession(page);
  await line.send("HeapProfiler.collectGarbage");
  const { usedSize } = await line.send("Runtime.getHeapUsage");
  await line.detach();
  return usedSize;
}

/** What the server would answer if so much had been said there. */
function history(channel, author) {
  const idAt = (index) => String((BigInt(Date.now() - (LOADED - index) * 1000) - EPOCH) << 22n);
  return Array.from({ length: LOADED }, (_, index) => ({
    id: idAt(index), channel_id: channel.id, author, content: `line ${index} of many`, timestamp: new Date().toISOString(),
    edited_timestamp: null, type: 0, mentions: [], mention_roles: [], attachments: [], embeds: [],
  })).reverse();
}

async function heap(context, { ann, side, path }) {
  const page = await context.newPage();
  await page.goto(path);
  await said(page, "line 49").waitFor();
  tell("heap with 50 messages", megabytes(await heapOf(page)));
  const author = await ask(ann, "GET", "/users/@me");
  await page.route(new RegExp(`/channels/${side.id}/messages`), (route) => route.fulfill({ json: history(side, author) }));
  await channelRow(page, "side").click();
  await said(page, `line ${LOADED - 1} of many`).waitFor();
  tell(`heap with ${LOADED} messages`, megabytes(await heapOf(page)));
  tell(`elements with ${LOADED} messages`, await page.evaluate(() => document.querySelectorAll("*").length));
  await page.close();
}

/** From the press to the frame that shows the other channel. */
const change = (page, name) =>
  page.evaluate(
    (wanted) =>
      new Promise((done) => {
        const row = [...document.querySelectorAll(".side a.row")].find(({ textContent }) => textContent.includes(wanted));
        const begun = performance.now();
        row.click();
        const look = () => (document.querySelector(".messages .msg:last-child")?.textContent.includes(`of ${wanted}`) ? requestAnimationFrame(() => done(performance.now() - begun)) : requestAnimationFrame(look));
        look();
      }),
    name,
  );

async function switching(context, { path }) {
  const page = await context.newPage();
  await page.goto(path);
  await said(page, "line 49 of general").waitFor();
  await channelRow(page, "side").click();
  await said(page, "line 49 of side").waitFor();
  await page.waitForLoadState("networkidle");
  const times = [];
  for (let at = 0; at < SWITCHES; at++) times.push(await change(page, at % 2 === 0 ? "general" : "side"));
  tell(`to a cached channel, median of ${SWITCHES}`, `${median(times).toFixed(1)} ms (${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)})`);
  await page.close();
}

const server = await Server.start(["--requests-per-second", "0"]);
const browser = await launch();
try {
  const world = await seed(server);
  for (const measure of [firstScreen, heap, switching]) {
    const context = await profile(browser, server, world.ann);
    await measure(context, world);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
