// Forums: posts with tags, their order, and talking in one; two people.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, guildOf, write } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
/** Their titles; the word for the unread is for the ear. */
const titles = (page) => page.locator(".post .post-title").evaluateAll((all) => all.map(({ firstChild }) => firstChild.textContent));
const post = (page, title) => page.locator(".post").filter({ hasText: title });

async function forumOf(ann, guild, more = {}) {
  const tags = [{ name: "hardware", emoji_name: "🔧" }, { name: "firmware" }];
  return ask(ann, "POST", `/guilds/${guild.id}/channels`, { name: "ideas", type: 15, topic: "One idea, one post", available_tags: tags, ...more });
}
const publish = (who, forum, name, content, tags = []) => ask(who, "POST", `/channels/${forum.id}/threads`, { name, applied_tags: tags, message: { content } });

test("somebody posts with a tag and a file, another reads and answers beside the list", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const { guild } = await guildOf(ann, "Forum", [bob]);
  const forum = await forumOf(ann, guild);
  const path = `/channels/${guild.id}/${forum.id}`;
  const [one, other] = [await it.page(ann, path), await it.page(bob, path)];
  await one.getByText("No posts yet.").waitFor();
  await one.getByRole("button", { name: "New post" }).click();
  const form = one.locator(".panel form");
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await one.getByText("Give it a title first.").waitFor();
  await form.getByLabel("Title").fill("A solar panel");
  await form.getByRole("button", { name: "hardware" }).click();
  await form.getByLabel("What do you want to say?").fill("Two watts are **enough**");
  await form.locator("input[type=file]").setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("the plan") });
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await one.locator(".panel .msg").filter({ hasText: "Two watts are enough" }).getByText("plan.txt").waitFor();
  await post(other, "A solar panel").filter({ hasText: "hardware" }).filter({ hasText: "Two watts are enough" }).click();
  await other.locator(".panel .composer textarea").fill("Four are better");
  await other.locator(".panel .composer textarea").press("Enter");
  await one.locator(".panel .msg").filter({ hasText: "Four are better" }).waitFor();
  await post(one, "A solar panel").getByText("1 reply").waitFor({ state: "attached" });
  assert.deepEqual([one.problems, other.problems], [[], []]);
});

test("posts stand by activity or by when they began, and a tag narrows them down", async () => {
  const ann = await it.someone("ann");
  const { guild } = await guildOf(ann, "Order");
  const forum = await forumOf(ann, guild, { flags: 16 });
  const [hardware, firmware] = forum.available_tags.map(({ id }) => id);
  const first = await publish(ann, forum, "first", "one", [hardware]);
  await publish(ann, forum, "second", "two", [firmware]);
  await write(ann, { id: first.id }, "still here");
  const page = await it.page(ann, `/channels/${guild.id}/${forum.id}`);
  await post(page, "second").waitFor();
  assert.deepEqual(await titles(page), ["first", "second"]);
  await page.getByRole("button", { name: "Newest first" }).click();
  assert.deepEqual(await titles(page), ["second", "first"]);
  await page.locator(".forum-tools").getByRole("button", { name: "hardware" }).click();
  assert.deepEqual(await titles(page), ["first"]);
  await page.getByRole("button", { name: "New post" }).click();
  const form = page.locator(".panel form");
  await form.getByLabel("Title").fill("untagged");
  await form.getByLabel("What do you want to say?").fill("three");
  await form.getByRole("button", { name: "Post", exact: true }).click();
  await page.getByText("Choose at least one tag.").waitFor();
  await ask(ann, "PATCH", `/channels/${first.id}`, { archived: true });
  await page.reload();
  await post(page, "second").waitFor();
  await post(page, "first").waitFor();
  assert.deepEqual(await titles(page), ["second", "first"], "what is archived stands below");
});
