// Guilds and what is said in them, through the Discord door, for tests that are about how the page shows them.
import assert from "node:assert/strict";

/** What that person asks of the Discord door; answers the JSON of the answer. */
export async function ask(person, method, path, body) {
  const headers = { Authorization: person.token, ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
  const answer = await fetch(`${person.server.url}/api/v10${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

/** A guild of the owner's with its #general, where nothing is said of who comes: {guild, general, code, path}. */
export async function guildOf(owner, name, others = []) {
  const guild = await ask(owner, "POST", "/guilds", { name });
  await ask(owner, "PATCH", `/guilds/${guild.id}`, { system_channel_flags: 1 });
  const channels = await ask(owner, "GET", `/guilds/${guild.id}/channels`);
  const general = channels.find(({ type }) => type === 0);
  const { code } = await ask(owner, "POST", `/channels/${general.id}/invites`, {});
  for (const other of others) await ask(other, "POST", `/invites/${code}`, {});
  return { guild, general, code, path: `/channels/${guild.id}/${general.id}` };
}

export const write = (person, channel, content, more = {}) => ask(person, "POST", `/channels/${channel.id}/messages`, { content, ...more });
export const channelRow = (page, name) => page.locator(".side a.row").filter({ hasText: name });
export const said = (page, text) => page.locator(".messages .msg").filter({ hasText: text });
