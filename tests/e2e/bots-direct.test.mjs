// Commands of a bot in a conversation with it, in the reader's language; and those of the menus of its messages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Bot } from "./support/bots.mjs";
import { composer } from "./support/browser.mjs";
import { ask, guildOf, said } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });

const commands = [
  {
    name: "weather",
    description: "How it will be.",
    name_localizations: { uk: "погода" },
    description_localizations: { uk: "Якою вона буде." },
    options: [{ type: 3, name: "when", description: "Which day", name_localizations: { uk: "коли" }, required: true, choices: [{ name: "Tomorrow", value: "1", name_localizations: { uk: "Завтра" } }] }],
  },
  { name: "elsewhere", description: "Not here.", contexts: [0] },
  { name: "Quote", type: 3 },
];

/** Somebody, a bot with the commands above, and where the two talk. */
async function conversation(t) {
  const ann = await it.someone("ann");
  const { guild } = await guildOf(ann, "Home");
  const bot = await Bot.join(ann, guild, "helper");
  t.after(() => bot.close());
  await ask(bot, "PUT", `/applications/${bot.application.id}/commands`, commands);
  const talk = await ask(ann, "POST", "/users/@me/channels", { recipient_id: bot.application.id });
  return { ann, bot, talk };
}

test("a command is found under its name of the reader's language, called by its own, and answered", async (t) => {
  const { ann, bot, talk } = await conversation(t);
  await bot.say(talk, { content: "Ask me about the weather." });
  const page = await it.page(ann, `/channels/@me/${talk.id}`, { locale: "uk-UA" });
  await composer(page).pressSequentially("/");
  await page.getByRole("option", { name: /\/погода/ }).getByText("Якою вона буде.").waitFor();
  assert.equal(await page.getByRole("option").count(), 1);
  await composer(page).pressSequentially("weat");
  await page.getByRole("option", { name: /\/погода/ }).waitFor();
  await page.keyboard.press("Tab");
  await page.locator(".option label").filter({ hasText: "коли" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Завтра" }).click();
  await page.locator(".calling .send").click();
  const question = await bot.asked(2);
  assert.deepEqual([question.data.name, question.data.options], ["weather", [{ type: 3, name: "when", value: "1" }]]);
  await bot.answer(question, 4, { content: "Sun, and a little wind." });
  await said(page, "Sun, and a little wind.").waitFor();
  assert.deepEqual(page.problems, []);
});

test("the menu of a message there offers what the bot does with messages", async (t) => {
  const { ann, bot, talk } = await conversation(t);
  const saying = await bot.say(talk, { content: "Quote me." });
  const page = await it.page(ann, `/channels/@me/${talk.id}`);
  await said(page, "Quote me.").locator(".text").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Apps…" }).click();
  await page.getByRole("menuitem", { name: "Quote" }).click();
  const question = await bot.asked(2);
  assert.deepEqual([question.data.name, question.data.target_id], ["Quote", saying.id]);
  await bot.answer(question, 4, { content: "As you said." });
  await said(page, "As you said.").waitFor();
  assert.deepEqual(page.problems, []);
});
