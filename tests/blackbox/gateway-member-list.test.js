// The list of members beside a channel: what people's clients ask for with opcode 14, and what they are told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { startServer } from '../support/js/server.js';

const lazyGuild = 14;
const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

let owner, ann, bea, guild, channel, role, screen;
before(async () => {
  [owner, ann, bea] = [await member(server, 'owner'), await member(server, 'ann'), await member(server, 'bea')];
  guild = await owner.ok('POST', '/guilds', { name: 'Circle' });
  channel = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  const { code } = await owner.ok('POST', `/channels/${channel.id}/invites`, {});
  for (const one of [ann, bea]) await one.ok('POST', `/invites/${code}`, {});
  role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'crew', hoist: true });
  await owner.ok('PUT', `/guilds/${guild.id}/members/${owner.user.id}/roles/${role.id}`);
  screen = await Gateway.open(server);
  await screen.ready(owner.authorization);
});
after(() => screen.cut());

const look = (gateway, id = channel.id, range = [0, 99]) => gateway.send(lazyGuild, { guild_id: guild.id, typing: true, activities: true, channels: { [id]: [range] } });
const list = async (gateway = screen) => (await gateway.event('GUILD_MEMBER_LIST_UPDATE')).d;
const groups = (told) => told.groups.map(({ id, count }) => [id, count]);
const shown = (told) => told.ops[0].items.map((item) => (item.group ? item.group.id : item.member.user.username));

test('it is told in groups: by role, who is here, who is not', async () => {
  look(screen);
  const told = await list();
  assert.deepEqual([told.guild_id, told.id, told.member_count, told.online_count], [guild.id, 'everyone', 3, 1]);
  assert.deepEqual(groups(told), [[role.id, 1], ['offline', 2]]);
  assert.deepEqual([told.ops[0].op, told.ops[0].range], ['SYNC', [0, 99]]);
  assert.deepEqual(shown(told), [role.id, owner.user.username, 'offline', ann.user.username, bea.user.username]);
  const [, first] = told.ops[0].items;
  assert.deepEqual([first.member.presence.status, first.member.roles], ['online', [role.id]]);
});

test('who comes is told to those who look, and so is who gets a role', async () => {
  const gateway = await Gateway.open(server);
  await gateway.ready(ann.authorization);
  const told = await list();
  assert.deepEqual(groups(told), [[role.id, 1], ['online', 1], ['offline', 1]]);
  await owner.ok('PUT', `/guilds/${guild.id}/members/${ann.user.id}/roles/${role.id}`);
  assert.deepEqual(groups(await list()), [[role.id, 2], ['offline', 1]]);
  gateway.send(1, null);
  await gateway.next(11);
  assert.ok(!gateway.dispatches.some(({ t }) => t === 'GUILD_MEMBER_LIST_UPDATE'));  // it did not ask
  gateway.cut();
});

test('a part of it is told alone', async () => {
  look(screen, channel.id, [1, 2]);
  const told = await list();
  assert.equal(told.ops[0].items.length, 2);
  assert.ok(told.ops[0].items.every(({ member: one }) => one));
});

test('a channel that not everybody sees has a list of its own, for those who see it', async () => {
  const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'hidden', permission_overwrites: [{ id: guild.id, type: 0, deny: '1024' }] });
  look(screen, hidden.id);
  const told = await list();
  assert.notEqual(told.id, 'everyone');
  assert.deepEqual(shown(told), [role.id, owner.user.username]);
  const gateway = await Gateway.open(server);
  await gateway.ready(bea.authorization);
  look(gateway, hidden.id);
  look(gateway);
  assert.equal((await list(gateway)).id, 'everyone');
  gateway.cut();
});
