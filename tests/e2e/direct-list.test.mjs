// The list of conversations between few: what was said last in each, and who is here, before anything was opened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, write } from "./support/guilds.mjs";
import { appear } from "./support/online.mjs";
import { world } from "./support/world.mjs";

const it = world();
const row = (page, { username }) => page.locator("a.chat").filter({ has: page.locator(".name", { hasText: username }) });

test("a row says what was said last, by whom, and follows what comes and goes", async (t) => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const talk = await ask(ann, "POST", "/users/@me/channels", { recipient_id: (await ask(bob, "GET", "/users/@me")).id });
  await write(bob, talk, "Is the **kettle** on?");
  await write(ann, talk, "Since noon.");
  const here = await appear(bob, { status: "idle" });
  t.after(() => here.close());
  const page = await it.page(ann, "/channels/@me");
  await row(page, bob).getByText("You: Since noon.").waitFor();
  await row(page, bob).locator(".dot.idle").waitFor();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const last = await write(bob, talk, "Then I **come**.");
  await row(page, bob).getByText("Then I come.").waitFor();
  await ask(bob, "PATCH", `/channels/${talk.id}/messages/${last.id}`, { content: "Then I run." });
  await row(page, bob).getByText("Then I run.").waitFor();
  await ask(bob, "DELETE", `/channels/${talk.id}/messages/${last.id}`);
  await row(page, bob).getByText("You: Since noon.").waitFor();
  assert.deepEqual(asked, [`/api/v10/channels/${talk.id}/messages`], "only that conversation is asked for");
  await row(page, bob).click();
  await page.locator(".talk textarea").fill("and a lamp");
  await page.goto("/channels/@me");
  await row(page, bob).getByText("Draft: and a lamp").waitFor();
  assert.deepEqual(page.problems, []);
});

test("somebody new, at the address without a path, writes to a person whose name they know", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const [page, other] = [await it.page(ann, "/"), await it.page(bob, "/")];
  await page.getByRole("button", { name: /^Write to somebody/ }).click();
  await page.getByRole("combobox", { name: "Go to" }).fill(bob.username);
  await page.getByRole("option", { name: bob.username }).first().click();
  await page.locator(".talk textarea").fill("Good morning");
  await page.locator(".talk textarea").press("Enter");
  await row(other, ann).getByText("Good morning").waitFor();
  await row(other, ann).click();
  await other.locator(".messages .msg").filter({ hasText: "Good morning" }).waitFor();
  assert.deepEqual([...page.problems, ...other.problems], []);
});
