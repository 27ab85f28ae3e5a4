// Buttons, menus, layouts and forms of a real bot in the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { Bot, button, row } from "./support/bots.mjs";
import { PHONE } from "./support/browser.mjs";
import { guildOf, said } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

async function stage(t, name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const place = await guildOf(ann, name, [bob]);
  const bot = await Bot.join(ann, place.guild, "helper");
  t.after(() => bot.close());
  return { ann, bob, bot, ...place };
}

test("a pressed button waits, is answered, and says when it is not", async (t) => {
  const { ann, bob, bot, general, path } = await stage(t, "Buttons");
  await bot.say(general, { content: "Press one", components: [row(button("go", "Go"), button("no", "Never", { disabled: true }), { type: 2, style: 5, url: "https://example.org/x", label: "Read" })] });
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  const go = said(one, "Press one").getByRole("button", { name: "Go" });
  await go.click();
  await said(one, "Press one").locator('button[aria-busy="true"]').waitFor();
  const told = await bot.asked(3);
  await bot.answer(told, 7, { content: "Pressed once", components: [row(button("go", "Go"))] });
  await said(other, "Pressed once").waitFor();
  await said(one, "Pressed once").locator("[aria-busy]").waitFor({ state: "detached" });
  await said(one, "Pressed once").getByRole("button", { name: "Go" }).click();
  await bot.asked(3);
  await said(one, "Pressed once").getByRole("alert").filter({ hasText: "The application did not respond." }).waitFor();
  await said(one, "Pressed once").getByRole("button", { name: "Go" }).press("Enter");
  await said(one, "Pressed once").getByRole("alert").waitFor({ state: "detached" });
  const third = await bot.asked(3);
  await bot.answer(third, 4, { content: "Between us", flags: 64 });
  await said(one, "Between us").getByText("Only you can see this").waitFor();
  await said(one, "Between us").getByRole("button", { name: "Dismiss" }).click();
  await said(one, "Between us").waitFor({ state: "detached" });
  assert.equal(await said(other, "Between us").count(), 0);
  assert.deepEqual(one.problems, []);
});

test("a disabled button and a link do what they say", async (t) => {
  const { ann, bot, general, path } = await stage(t, "Links");
  await bot.say(general, { content: "Look", components: [row(button("no", "Never", { disabled: true }), { type: 2, style: 5, url: "https://example.org/x", label: "Read" })] });
  const page = await it.page(ann, path);
  await said(page, "Look").waitFor();
  assert.equal(await said(page, "Look").getByRole("button", { name: "Never" }).isDisabled(), true);
  const link = said(page, "Look").getByRole("link", { name: /^Read/ });
  assert.deepEqual([await link.getAttribute("href"), await link.getAttribute("rel")], ["https://example.org/x", "noopener noreferrer"]);
});

test("menus of one and of several are used by keyboard", async (t) => {
  const { ann, bob, bot, general, path } = await stage(t, "Menus");
  const options = [{ label: "Red", value: "r", description: "Warm" }, { label: "Blue", value: "b" }, { label: "Green", value: "g" }];
  await bot.say(general, {
    content: "Choose",
    components: [row({ type: 3, custom_id: "colours", placeholder: "Two colours", min_values: 2, max_values: 2, options }), row({ type: 5, custom_id: "who", placeholder: "Somebody" })],
  });
  const page = await it.page(ann, path);
  await said(page, "Choose").getByRole("button", { name: "Two colours" }).press("Enter");
  await page.getByRole("listbox", { name: "Two colours" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Enter");
  await page.getByText("Choose 2", { exact: true }).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await page.getByText("2 chosen").waitFor();
  await page.keyboard.press("Tab");
  const colours = await bot.asked(3);
  assert.deepEqual([colours.data.custom_id, colours.data.values], ["colours", ["r", "g"]]);
  await bot.answer(colours, 6);
  await page.locator("[aria-busy]").waitFor({ state: "detached" });
  await said(page, "Choose").getByRole("button", { name: "Somebody" }).click();
  await page.getByRole("combobox", { name: "Find: Somebody" }).fill(bob.username);
  await page.getByRole("option", { name: new RegExp(bob.username) }).waitFor();
  await page.keyboard.press("Enter");
  const who = await bot.asked(3);
  assert.equal(Object.values(who.data.resolved.users)[0].username, bob.username);
  await bot.answer(who, 6);
});

test("a layout of components is shown in its order, and axe finds nothing", async (t) => {
  const { ann, bot, general, path } = await stage(t, "Layouts");
  await bot.say(general, {
    flags: 1 << 15,
    components: [
      { type: 17, accent_color: 0x0e7c7b, components: [
        { type: 10, content: "## Market day" },
        { type: 9, components: [{ type: 10, content: "Apples and **pears**" }], accessory: button("buy", "Order", { style: 3 }) },
        { type: 14, spacing: 2 },
        row(button("skip", "Skip", { style: 2 }), button("drop", "Drop", { style: 4 })),
      ] },
    ],
  });
  for (const options of [{}, { colorScheme: "dark" }, PHONE]) {
    const page = await it.page(ann, path, options);
    const box = said(page, "Market day");
    await box.getByRole("separator").waitFor();
    await box.locator("strong").filter({ hasText: "pears" }).waitFor();
    assert.deepEqual(await box.locator(".container .btn").allTextContents(), ["Order", "Skip", "Drop"]);
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  }
});

test("a form is held against its limits, sent, and answered", async (t) => {
  const { ann, bot, general, path } = await stage(t, "Forms");
  await bot.say(general, { content: "Apply", components: [row(button("apply", "Apply"))] });
  const page = await it.page(ann, path);
  await said(page, "Apply").getByRole("button", { name: "Apply" }).click();
  await bot.answer(await bot.asked(3), 9, {
    custom_id: "form", title: "About you",
    components: [
      { type: 18, label: "Name", component: { type: 4, custom_id: "name", style: 1, min_length: 2, max_length: 20 } },
      { type: 18, label: "Story", component: { type: 4, custom_id: "story", style: 2, required: false } },
      { type: 18, label: "Colour", component: { type: 3, custom_id: "colour", options: [{ label: "Red", value: "red" }, { label: "Blue", value: "blue" }] } },
    ],
  });
  const form = page.getByRole("dialog", { name: "About you" });
  await form.waitFor();
  assert.deepEqual(await violations(page), []);
  await form.getByRole("button", { name: "Send" }).click();
  await form.getByText("Write something here.").waitFor();
  assert.equal(await form.getByLabel("Name").evaluate((field) => field === document.activeElement), true);
  await form.getByLabel("Name").fill("A");
  await form.getByLabel("Name").press("Enter");
  await form.getByText("At least 2 characters.").waitFor();
  await form.getByLabel("Name").fill("Ann");
  await form.getByLabel("Story").fill("Two\nlines");
  await form.getByLabel("Colour").press("Enter");
  await page.getByRole("option", { name: "Blue" }).click();
  await form.getByRole("button", { name: "Send" }).click();
  const sent = await bot.asked(5);
  const values = sent.data.components.map(({ component }) => component.value ?? component.values);
  assert.deepEqual(values, ["Ann", "Two\nlines", ["blue"]]);
  await bot.answer(sent, 4, { content: "Thank you, Ann" });
  await form.waitFor({ state: "detached" });
  await said(page, "Thank you, Ann").waitFor();
  assert.deepEqual(page.problems, []);
});

test("leaving a form gives the focus back to where it was", async (t) => {
  const { ann, bot, general, path } = await stage(t, "Leaving");
  await bot.say(general, { content: "Apply", components: [row(button("apply", "Apply"))] });
  const page = await it.page(ann, path);
  await said(page, "Apply").getByRole("button", { name: "Apply" }).press("Enter");
  const modal = { custom_id: "form", title: "Short", components: [row({ type: 4, custom_id: "name", style: 1, label: "Name" })] };
  await bot.answer(await bot.asked(3), 9, modal);
  await page.getByRole("dialog", { name: "Short" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Short" }).waitFor({ state: "detached" });
  assert.equal(await said(page, "Apply").getByRole("button", { name: "Apply" }).evaluate((one) => one === document.activeElement), true);
});
