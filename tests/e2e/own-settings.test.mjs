// What belongs to oneself: profile, account, devices, looks, language, people.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE } from "./support/browser.mjs";
import { ask, guildOf, said, write } from "./support/guilds.mjs";
import { login, PASSWORD } from "./support/people.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const section = async (page, name) => {
  if ((await page.locator(".layer").count()) === 0) await page.getByRole("button", { name: "Settings" }).click();
  await page.locator(".layer-nav .row").filter({ hasText: name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
};

test("the display name and the words about oneself are saved together, and everybody sees the name", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const { general, path } = await guildOf(ann, "Names", [bob]);
  await write(ann, general, "hello");
  const page = await it.page(ann, path);
  await section(page, "Profile");
  await page.getByLabel("Display name").fill("Ann of the Maps");
  await page.getByLabel("About you").fill("I draw **maps**.");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.locator(".layer-save").waitFor({ state: "detached" });
  await page.locator(".own-picture").getByText("Ann of the Maps").waitFor();
  const self = await ask(ann, "GET", "/users/@me");
  assert.deepEqual([self.global_name, self.bio], ["Ann of the Maps", "I draw **maps**."]);
  const other = await it.page(bob, path);
  await said(other, "hello").getByText("Ann of the Maps").waitFor();
});

test("a picture is cropped and uploaded, and a file that is none is refused with a reason", async () => {
  const ann = await it.someone("ann");
  const page = await it.page(ann, (await guildOf(ann, "Pictures")).path);
  await section(page, "Profile");
  const input = page.locator('.layer input[type="file"]');
  await input.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await page.getByText("This is not a picture that can be read.").waitFor();
  const chosen = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 90, height: 60 });
    canvas.getContext("2d").fillRect(0, 0, 90, 60);
    return canvas.toDataURL("image/png").split(",")[1];
  });
  await input.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from(chosen, "base64") });
  const crop = page.getByRole("dialog", { name: "Your picture" });
  await crop.locator("canvas").focus();
  await page.keyboard.press("ArrowLeft");
  await crop.getByRole("button", { name: "Use this part" }).click();
  await crop.waitFor({ state: "detached" });
  await page.locator(".own-picture img").waitFor();
  assert.ok((await ask(ann, "GET", "/users/@me")).avatar);
  await page.getByRole("button", { name: "Remove the picture" }).click();
  await page.locator(".own-picture img").waitFor({ state: "detached" });
  assert.equal((await ask(ann, "GET", "/users/@me")).avatar, null);
});

test("a wrong password is said at its field, a right one is changed, and a device is ended", async () => {
  const ann = await it.someone("ann");
  const page = await it.page(ann, (await guildOf(ann, "Keys")).path);
  await section(page, "Account");
  const change = async (current) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill("another long horse");
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("not my password");
  await page.getByText("That is not your current password.").waitFor();
  await change(PASSWORD);
  await page.getByText("The password is changed.").waitFor();
  await login(it.server, ann.username, "another long horse");
  await section(page, "Devices");
  await page.getByText("This device").waitFor();
  await page.getByRole("button", { name: /^End the session on/ }).click();
  await page.getByRole("button", { name: /^End the session on/ }).waitFor({ state: "detached" });
});

test("looks act at once, outlive a reload and are there before the first paint", async () => {
  const ann = await it.someone("ann");
  const { path } = await guildOf(ann, "Looks");
  const page = await it.page(ann, path);
  await section(page, "Appearance");
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  await page.getByRole("switch", { name: "High contrast" }).check();
  await page.getByRole("radio", { name: "Compact" }).check({ force: true });
  await page.getByLabel("Size of the text").selectOption("125");
  await page.getByRole("switch", { name: "Less motion" }).check();
  const worn = () => page.evaluate(() => ({ ...document.documentElement.dataset, size: document.documentElement.style.fontSize }));
  const wanted = { theme: "dark", contrast: "more", density: "compact", motion: "less", size: "125%" };
  assert.deepEqual(await worn(), wanted);
  await page.goto(path, { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.classList.contains("js"));
  assert.deepEqual(await worn(), wanted);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--t-2").trim()), "0ms");
});

test("a friend is asked by name, accepts on their own page, and either one ends it", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const [one, other] = [await it.page(ann, "/channels/@me"), await it.page(bob, "/channels/@me")];
  await section(one, "Friends and blocked");
  await section(other, "Friends and blocked");
  await one.getByLabel("Add a friend").fill("nobody-of-that-name");
  await one.getByRole("button", { name: "Send a request" }).click();
  await one.locator(".error").waitFor();
  await one.getByLabel("Add a friend").fill(bob.username);
  await one.getByRole("button", { name: "Send a request" }).click();
  await one.getByText(`${bob.username} is asked.`).waitFor();
  await other.getByRole("button", { name: `Accept: ${ann.username}` }).click();
  await one.getByRole("button", { name: `Write: ${bob.username}` }).waitFor();
  await one.getByRole("button", { name: `Remove: ${bob.username}` }).click();
  await other.getByText("Nobody yet.").waitFor();
});

test("right to left, the layout mirrors and nothing overflows", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const { general, path } = await guildOf(ann, "Mirror", [bob]);
  await write(bob, general, "hello");
  for (const options of [{}, { viewport: { width: 1024, height: 768 } }, PHONE]) {
    const page = await it.page(ann, path, options);
    await page.evaluate(() => localStorage.setItem("parley.language", "ar-XB"));
    await page.goto(path);
    await said(page, "hello").waitFor();
    const found = await page.evaluate(() => {
      const middle = (element) => element && element.getBoundingClientRect().left + element.getBoundingClientRect().width / 2;
      const all = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility() && !element.closest(".hidden"));
      const outside = all.filter((element) => element.getBoundingClientRect().right > innerWidth + 1 || element.getBoundingClientRect().left < -1);
      return {
        dir: document.documentElement.dir,
        wide: document.documentElement.scrollWidth > innerWidth,
        outside: outside.map((element) => element.outerHTML.slice(0, 100)),
        side: middle([...document.querySelectorAll(".side")].find((element) => element.checkVisibility())),
        avatar: middle(document.querySelector(".messages .av")),
        text: middle(document.querySelector(".messages .msg .text")),
      };
    });
    assert.deepEqual([found.dir, found.wide, found.outside], ["rtl", false, []]);
    if (found.side) assert.ok(found.side > found.text, "the list is at the right");
    assert.ok(found.avatar > found.text, "a picture stands before its words");
    assert.deepEqual(page.problems, []);
  }
});
