// Guilds to test in, and who is in them.
import assert from 'node:assert/strict';
import { botOf, member } from './discord.js';
import { Gateway, allIntents } from './gateway.js';

// Bits of the permissions that tests give.
export const may = {
  invite: 1n << 0n, kick: 1n << 1n, ban: 1n << 2n, administrator: 1n << 3n, channels: 1n << 4n, guild: 1n << 5n, auditLog: 1n << 7n,
  view: 1n << 10n, send: 1n << 11n, manageMessages: 1n << 13n, mute: 1n << 22n, deafen: 1n << 23n, move: 1n << 24n, changeNick: 1n << 26n,
  nicks: 1n << 27n, roles: 1n << 28n, expressions: 1n << 30n, moderate: 1n << 40n, createExpressions: 1n << 43n,
};
export const bits = (...those) => String(those.reduce((sum, one) => sum | one, 0n));

// A new guild of `owner` with the others in it: {guild, general}.
export async function guildWith(owner, ...others) {
  const guild = await owner.ok('POST', '/guilds', { name: 'Reading circle' });
  const general = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
  for (const other of others) await other.ok('POST', `/invites/${code}`, {});
  return { guild, general };
}

// The same with an owner and one more member: {owner, other, guild, general}.
export async function guildOfTwo(server) {
  const owner = await member(server, 'owner');
  const other = await member(server, 'other');
  return { owner, other, ...await guildWith(owner, other) };
}

// A new role at the bottom with these permissions, given to the member.
export async function grant(owner, guild, someone, ...permissions) {
  const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'granted', permissions: bits(...permissions) });
  await owner.ok('PUT', `/guilds/${guild.id}/members/${someone.user.id}/roles/${role.id}`);
  return role;
}

// A bot of the owner's in the guild: {application, token, bot}.
export async function botIn(owner, guild, permissions = '0', name = 'Helper') {
  const made = await botOf(owner, name);
  await owner.ok('POST', `/oauth2/authorize?client_id=${made.application.id}&scope=bot`, { guild_id: guild.id, permissions, authorize: true });
  return made;
}

// A bot's connection that has heard of its guilds.
export async function listening(server, token, intents = allIntents & ~((1 << 1) | (1 << 8) | (1 << 15))) {
  const gateway = await Gateway.open(server);
  const ready = await gateway.ready(token, { intents });
  for (let i = 0; i < ready.d.guilds.length; i += 1) await gateway.event('GUILD_CREATE');
  return gateway;
}

export const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);
