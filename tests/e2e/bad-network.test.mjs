// The page behind a network that falls silent, splits what it carries, and cuts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Proxy } from "../support/js/proxy.js";
import { newSeed, Random } from "../support/js/random.js";
import { message, open, profile, say } from "./support/browser.mjs";
import { waitFor } from "./support/people.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--ping-interval", "1"] });
const texts = (page) => page.locator(".messages .text").allTextContents();
const stored = async (person, other) => (await person.get(`/api/messages/${other.username}`)).map((one) => one.message);
const allSent = (page) => page.waitForFunction(() => document.querySelectorAll(".msg.unsent").length === 0);

/** A network of the test's own, and a page of the person's behind it. */
async function behindProxy(t, person, path) {
  const seed = newSeed();
  t.diagnostic(`PARLEY_TEST_SEED=${seed}`);
  const proxy = await Proxy.start({ host: "127.0.0.1", port: it.server.port }, { random: new Random(seed) });
  const context = await profile(it.browser, { url: proxy.origin }, person);
  t.after(async () => {
    await context.close();
    await proxy.close();
  });
  return { proxy, page: await open(context, path) };
}

test("a laptop that slept: what was missed is fetched, what was written meanwhile is sent, each once", async (t) => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["before"]);
  const his = await bob.connect();
  const { proxy, page } = await behindProxy(t, ann, `/chats?chat=${bob.username}`);
  await message(page, "before").waitFor();
  await waitFor(his, (event) => event.type === "presence" && event.username === ann.username && event.online);

  proxy.fallSilent();
  await say(page, "written asleep");
  await waitFor(his, (event) => event.type === "presence" && event.username === ann.username && !event.online);
  await bob.say(ann.username, ["missed"]);
  proxy.flowAgain();
  await message(page, "missed").waitFor({ timeout: 30_000 });
  await allSent(page);
  await message(page, "written asleep").waitFor();
  his.close();
  const all = await stored(ann, bob);
  assert.deepEqual([...all].sort(), ["before", "missed", "written asleep"]);
  assert.deepEqual(await texts(page), all);
});

test("a connection that is cut at every turn, and a server that dies between: each message once, in order", async (t) => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  await bob.say(ann.username, ["before"]);
  const { proxy, page } = await behindProxy(t, ann, `/chats?chat=${bob.username}`);
  await message(page, "before").waitFor();
  const written = ["before"];
  for (const text of ["one", "two", "three"]) {
    await say(page, text);
    proxy.cutAll();
    await say(page, `${text}, cut off`);
    written.push(text, `${text}, cut off`);
    if (text === "two") {
      await it.server.kill();
      await it.server.run();
    }
  }
  await allSent(page);
  await message(page, "three, cut off").waitFor();
  assert.deepEqual(await stored(ann, bob), written);
  assert.deepEqual(await texts(page), written);
});
