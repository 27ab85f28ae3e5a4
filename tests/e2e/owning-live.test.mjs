// The settings of a guild while somebody else changes it: what is open follows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, guildOf } from "./support/guilds.mjs";
import { world } from "./support/world.mjs";

const it = world({ flags: ["--requests-per-second", "0"] });
const idOf = async (person) => (await ask(person, "GET", "/users/@me")).id;
const DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

async function section(page, name) {
  if ((await page.locator(".layer").count()) === 0) {
    await page.getByRole("button", { name: "Guild menu" }).click();
    await page.getByRole("menuitem", { name: "Guild settings" }).click();
  }
  await page.locator(".layer-nav .row").filter({ hasText: name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

test("bans, invites, webhooks, emojis, roles and the audit log follow what others do", async () => {
  const [ann, bob] = [await it.someone("ann"), await it.someone("bob")];
  const { guild, general, path } = await guildOf(ann, "Live", [bob]);
  const page = await it.page(ann, path);
  const line = (text) => page.locator(".layer li").filter({ hasText: text }).first();
  const bobId = await idOf(bob);

  await section(page, "Bans");
  await page.getByText("Nobody is banned").waitFor();
  await ask(ann, "PUT", `/guilds/${guild.id}/bans/${bobId}`, {});
  await line(bob.username).waitFor();
  await ask(ann, "DELETE", `/guilds/${guild.id}/bans/${bobId}`);
  await line(bob.username).waitFor({ state: "detached" });

  await section(page, "Invites");
  await page.locator(".layer .lines .line").first().waitFor();
  const { code } = await ask(ann, "POST", `/channels/${general.id}/invites`, { unique: true });
  await line(code).waitFor();
  await ask(ann, "DELETE", `/invites/${code}`);
  await line(code).waitFor({ state: "detached" });

  await section(page, "Webhooks");
  await page.locator(".layer .none-found").waitFor();
  const hook = await ask(ann, "POST", `/channels/${general.id}/webhooks`, { name: "Town crier" });
  await line("Town crier").waitFor();
  await ask(ann, "PATCH", `/webhooks/${hook.id}`, { name: "Night watch" });
  await line("Night watch").waitFor();
  await ask(ann, "DELETE", `/webhooks/${hook.id}`);
  await line("Night watch").waitFor({ state: "detached" });

  await section(page, "Emojis");
  await page.locator(".layer .none-found").waitFor();
  const emoji = await ask(ann, "POST", `/guilds/${guild.id}/emojis`, { name: "dot", image: DOT });
  await page.locator(".layer .emoji-picture").waitFor();
  await ask(ann, "DELETE", `/guilds/${guild.id}/emojis/${emoji.id}`);
  await page.locator(".layer .emoji-picture").waitFor({ state: "detached" });

  await section(page, "Roles");
  const role = await ask(ann, "POST", `/guilds/${guild.id}/roles`, { name: "Lanterns" });
  await line("Lanterns").waitFor();
  await ask(ann, "DELETE", `/guilds/${guild.id}/roles/${role.id}`);
  await line("Lanterns").waitFor({ state: "detached" });

  await section(page, "Audit log");
  await line("Lanterns").waitFor();
  const before = await page.locator(".layer .audit").count();
  await ask(ann, "PATCH", `/channels/${general.id}`, { name: "renamed-live" });
  await page.waitForFunction((count) => document.querySelectorAll(".layer .audit").length > count, before);
  await page.locator(".layer .lines > li").first().filter({ hasText: "renamed-live" }).waitFor();
  assert.deepEqual(page.problems, []);
});
