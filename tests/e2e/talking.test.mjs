// Two people meet through the forms and talk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chatRow, composer, message, messages, say } from "./support/browser.mjs";
import { PASSWORD } from "./support/people.mjs";
import { world } from "./support/world.mjs";

const it = world();

async function signUp(name) {
  const page = await it.page(null, "/sign-up");
  await page.getByLabel("Username").fill(name);
  await page.getByLabel("E-mail address").fill(`${name}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL(/\/channels\/@me/);
  await page.goto("/chats");
  await page.getByRole("heading", { name: `Welcome, ${name}` }).waitFor();
  return page;
}

async function find(page, name) {
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox").fill(name);
  await page.getByRole("option", { name: `@${name}` }).click();
  await composer(page).waitFor();
}

test("two people sign up, find each other, and talk both ways without a reload", async () => {
  const [ann, bob] = [await signUp("ann.first"), await signUp("bob_first")];
  await find(ann, "bob_first");
  await say(ann, "Hello, Bob");
  await chatRow(bob, "ann.first").click();
  await message(bob, "Hello, Bob").waitFor();
  await say(bob, "Hello, Ann");
  await message(ann, "Hello, Ann").waitFor();
  assert.equal(await messages(ann).count(), 2);
  assert.deepEqual([...ann.problems, ...bob.problems], []);

  await ann.reload();
  await message(ann, "Hello, Ann").waitFor();
  assert.deepEqual(await ann.locator(".messages .text").allTextContents(), ["Hello, Bob", "Hello, Ann"]);
});

test("one who types is seen typing, and no longer once the message is there", async () => {
  const [cat, dan] = [await it.someone("cat"), await it.someone("dan")];
  await cat.say(dan.username, ["hi"]);
  const [one, two] = [await it.page(cat, `/chats?chat=${dan.username}`), await it.page(dan, `/chats?chat=${cat.username}`)];
  await message(two, "hi").waitFor();
  await composer(one).pressSequentially("so");
  await two.locator(".under").getByText(`${cat.username} is writing`).waitFor();
  await composer(one).press("Enter");
  await message(two, "so").waitFor();
  await two.locator(".under .writing").waitFor({ state: "detached" });
});

test("presence is told as people come and go", async () => {
  const [eve, fay] = [await it.someone("eve"), await it.someone("fay")];
  await eve.say(fay.username, ["hi"]);
  const page = await it.page(eve, `/chats?chat=${fay.username}`);
  await page.locator(".head .note").getByText("offline").waitFor();
  const socket = await fay.connect();
  await page.locator(".head .note").getByText("online", { exact: true }).waitFor();
  socket.close();
  await page.locator(".head .note").getByText("offline").waitFor();
});

test("a link to somebody opens the chat, and one to nobody says so", async () => {
  const [gus, hal] = [await it.someone("gus"), await it.someone("hal", { nickname: "Hal the Second" })];
  const page = await it.page(gus, `/chats?chat=${hal.username}`);
  await page.getByRole("heading", { level: 1, name: "Hal the Second" }).waitFor();
  await page.goto("/chats?chat=nobody.here");
  await page.getByRole("heading", { name: "Nobody here is called nobody.here" }).waitFor();
});

test("the back button goes back through the chats", async () => {
  const [ida, jon, kim] = [await it.someone("ida"), await it.someone("jon"), await it.someone("kim")];
  await ida.say(jon.username, ["to jon"]);
  await ida.say(kim.username, ["to kim"]);
  const page = await it.page(ida);
  await chatRow(page, jon.username).click();
  await message(page, "to jon").waitFor();
  await chatRow(page, kim.username).click();
  await message(page, "to kim").waitFor();
  await page.goBack();
  await message(page, "to jon").waitFor();
});

test("a chat with oneself is a place for notes", async () => {
  const lea = await it.someone("lea");
  const page = await it.page(lea, `/chats?chat=${lea.username}`);
  await page.getByRole("heading", { level: 1, name: "Notes to yourself" }).waitFor();
  await say(page, "buy milk");
  await chatRow(page, lea.username).getByText("buy milk").waitFor();
  assert.equal(await messages(page).count(), 1);
});
