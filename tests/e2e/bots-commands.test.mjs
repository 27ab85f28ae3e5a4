// Commands of a real bot, called by keyboard in the composer, and those of the menus.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { Bot } from "./support/bots.mjs";
import { composer } from "./support/browser.mjs";
import { guildOf, said, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

const commands = [
  { name: "roll", description: "Rolls dice.", options: [
    { type: 4, name: "sides", description: "How many sides", required: true, min_value: 2, max_value: 100 },
    { type: 6, name: "who", description: "For whom" },
    { type: 3, name: "how", description: "In which way", choices: [{ name: "Softly", value: "soft" }, { name: "Hard", value: "hard" }] },
    { type: 11, name: "file", description: "A picture of the table" },
  ] },
  { name: "config", description: "Settings.", options: [{ type: 1, name: "show", description: "Shows them." }, { type: 1, name: "set", description: "Changes one.", options: [{ type: 3, name: "key", description: "Which", required: true, autocomplete: true }] }] },
  { name: "Greet", type: 2 },
  { name: "Quote", type: 3 },
];

async function stage(t, name) {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const place = await guildOf(ann, name, [bob]);
  const bot = await Bot.join(ann, place.guild, "helper", commands);
  t.after(() => bot.close());
  const page = await it.page(ann, place.path);
  await composer(page).waitFor();
  return { ann, bob, bot, page, ...place };
}

test("a command is found, filled in by keyboard, held against its limits, and answered", async (t) => {
  const { bob, bot, page } = await stage(t, "Roll");
  await composer(page).pressSequentially("/ro");
  await page.getByRole("option", { name: /\/roll/ }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Tab");
  const form = page.getByRole("group", { name: "Call /roll" });
  await form.getByText("How many sides").waitFor();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await form.getByText("At least 2.").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Backspace");
  await page.keyboard.type("6");
  await form.getByRole("button", { name: "Add who" }).press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "option-who");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Find: who" }).fill(bob.username);
  await page.getByRole("option", { name: new RegExp(bob.username) }).waitFor();
  await page.keyboard.press("Enter");
  await form.getByRole("button", { name: "Add how" }).click();
  await form.locator("#option-how").press("Enter");
  await page.getByRole("option", { name: "Hard" }).click();
  await form.getByRole("button", { name: "Add file" }).click();
  await form.locator('input[type="file"]').setInputFiles({ name: "table.txt", mimeType: "text/plain", buffer: Buffer.from("a table") });
  await form.getByRole("button", { name: "Call /roll" }).click();
  const told = await bot.asked(2);
  assert.deepEqual(told.data.options.map(({ name, value }) => [name, name === "file" || name === "who" ? typeof value : value]), [["sides", 6], ["who", "string"], ["how", "hard"], ["file", "string"]]);
  assert.equal(Object.values(told.data.resolved.attachments)[0].filename, "table.txt");
  await bot.answer(told, 5);
  await page.getByText("helper is thinking…").waitFor();
  await bot.editOriginal(told, { content: "You rolled 4" });
  await said(page, "You rolled 4").getByText("/roll", { exact: true }).waitFor();
  await page.getByText("helper is thinking…").waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
});

test("an application suggests while one types, inside of a subcommand", async (t) => {
  const { bot, page } = await stage(t, "Suggest");
  await composer(page).pressSequentially("/config se");
  await page.getByRole("option", { name: /\/config set/ }).click();
  await page.keyboard.type("col");
  const typing = await (async () => {
    for (;;) {
      const one = await bot.asked(4);
      if (one.data.options[0].options[0].value === "col") return one;
      await bot.answer(one, 8, { choices: [] });
    }
  })();
  assert.deepEqual(typing.data.options[0].options, [{ name: "key", type: 3, value: "col", focused: true }]);
  await bot.answer(typing, 8, { choices: [{ name: "Colour of the door", value: "door.colour" }] });
  await page.getByRole("option", { name: "Colour of the door" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const told = await bot.asked(2);
  assert.deepEqual(told.data.options, [{ name: "set", type: 1, options: [{ name: "key", type: 3, value: "door.colour" }] }]);
  await page.getByText("Sent to the application…").waitFor();
  await page.getByRole("alert").filter({ hasText: "The application did not respond." }).waitFor();
  await page.locator(".call").getByRole("button", { name: "Dismiss" }).click();
  await page.locator(".call").waitFor({ state: "detached" });
});

test("Esc leaves a command and keeps the text", async (t) => {
  const { page } = await stage(t, "Leave");
  await composer(page).pressSequentially("/roll");
  await page.getByRole("option", { name: /\/roll/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("sides").fill("20");
  await page.keyboard.press("Escape");
  await composer(page).waitFor();
  assert.equal(await composer(page).inputValue(), "/roll sides:20");
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
});

test("commands of the menus are called on a message and on somebody", async (t) => {
  const { bob, bot, general, page } = await stage(t, "Menus");
  const first = await write(bob, general, "a line to quote");
  await said(page, "a line to quote").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Apps…" }).click();
  await page.getByRole("menuitem", { name: /^Quote/ }).click();
  const quoted = await bot.asked(2);
  assert.deepEqual([quoted.data.name, quoted.data.target_id], ["Quote", first.id]);
  await bot.answer(quoted, 4, { content: "Quoted it", flags: 64 });
  await said(page, "Quoted it").getByText("Only you can see this").waitFor();
  await said(page, "a line to quote").getByRole("button", { name: bob.username }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Apps…" }).press("Enter");
  await page.getByRole("menuitem", { name: /^Greet/ }).press("Enter");
  const greeted = await bot.asked(2);
  assert.equal(Object.values(greeted.data.resolved.users)[0].username, bob.username);
  await bot.answer(greeted, 4, { content: "Hello there" });
  await said(page, "Hello there").getByText("Greet", { exact: true }).waitFor();
});
