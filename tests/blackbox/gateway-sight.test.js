// What a session hears when it comes to see a channel, or loses it from sight, and of its own place in threads.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Gateway } from '../support/js/gateway.js';
import { bits, botIn, guildOfTwo, listening, may } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const open = async (someone) => {
  const gateway = await Gateway.open(server);
  gateway.told = (await gateway.ready(someone.authorization)).d;
  return gateway;
};
// A guild with a role, a channel for those who bear it, and a thread there that is under way.
async function withHidden() {
  const all = await guildOfTwo(server);
  const { owner, guild } = all;
  const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'inner' });
  const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'hidden', permission_overwrites: [
    { id: guild.id, type: 0, deny: bits(may.view) }, { id: role.id, type: 0, allow: bits(may.view) }] });
  const thread = await owner.ok('POST', `/channels/${hidden.id}/threads`, { name: 'inside', type: 11 });
  const take = (method) => owner.ok(method, `/guilds/${guild.id}/members/${all.other.user.id}/roles/${role.id}`);
  return { ...all, role, hidden, thread, take };
}
const heard = async (gateway) => {
  gateway.send(1, null);
  await gateway.next(11);
  return gateway.dispatches;
};

test('a role that shows a channel tells it and its threads, and without the role it is gone', async () => {
  const { other, guild, hidden, thread, take } = await withHidden();
  const gateway = await open(other);
  assert.ok(!gateway.told.guilds[0].channels.some(({ id }) => id === hidden.id));
  await take('PUT');
  const created = (await gateway.event('CHANNEL_CREATE')).d;
  assert.deepEqual([created.id, created.name, created.guild_id], [hidden.id, 'hidden', guild.id]);
  const { d } = await gateway.event('THREAD_LIST_SYNC');
  assert.deepEqual([d.guild_id, d.channel_ids, d.threads.map(({ id }) => id), d.members], [guild.id, [hidden.id], [thread.id], []]);
  await take('DELETE');
  const gone = (await gateway.event('CHANNEL_DELETE')).d;
  assert.deepEqual([gone.id, gone.guild_id, gone.name], [hidden.id, guild.id, '']);
  gateway.cut();
});

test('an overwrite does the same; who sees the channel all the while is told of a change', async () => {
  const { owner, other, guild, general } = await guildOfTwo(server);
  const [gateway, own] = [await open(other), await open(owner)];
  await owner.ok('PATCH', `/channels/${general.id}`, { name: 'secret', permission_overwrites: [{ id: guild.id, type: 0, deny: bits(may.view) }] });
  const gone = (await gateway.event('CHANNEL_DELETE')).d;
  assert.deepEqual([gone.id, gone.name, gone.permission_overwrites], [general.id, '', []]);
  assert.equal((await own.event('CHANNEL_UPDATE')).d.name, 'secret');
  await owner.ok('PATCH', `/channels/${general.id}`, { name: 'open', permission_overwrites: [] });
  assert.equal((await gateway.event('CHANNEL_CREATE')).d.name, 'open');
  await gateway.event('THREAD_LIST_SYNC');
  await owner.ok('DELETE', `/channels/${general.id}`);
  assert.equal((await gateway.event('CHANNEL_DELETE')).d.name, 'open');
  const names = (list) => list.map(({ t }) => t).filter((t) => t.startsWith('CHANNEL_'));
  assert.deepEqual(names(await heard(gateway)), ['CHANNEL_DELETE', 'CHANNEL_CREATE', 'CHANNEL_DELETE']);
  assert.deepEqual(names(await heard(own)), ['CHANNEL_UPDATE', 'CHANNEL_UPDATE', 'CHANNEL_DELETE']);
  gateway.cut();
  own.cut();
});

test('a new channel is told once, without a list of threads', async () => {
  const { owner, other, guild } = await guildOfTwo(server);
  const gateway = await open(other);
  const made = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'new' });
  assert.equal((await gateway.event('CHANNEL_CREATE')).d.id, made.id);
  const names = (await heard(gateway)).map(({ t }) => t);
  assert.ok(!names.includes('THREAD_LIST_SYNC') && !names.includes('CHANNEL_UPDATE'), names.join());
  gateway.cut();
});

test('opcode 14 with threads tells all that are under way, and which of them are its own', async () => {
  const { owner, other, guild, general } = await withHidden();
  const thread = await owner.ok('POST', `/channels/${general.id}/threads`, { name: 'seen', type: 11 });
  await other.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
  const gateway = await open(other);
  gateway.send(14, { guild_id: guild.id, threads: true });
  const { d } = await gateway.event('THREAD_LIST_SYNC');
  assert.deepEqual([d.channel_ids, d.threads.map(({ id }) => id), d.members.map(({ user_id: id }) => id)], [undefined, [thread.id], [other.user.id]]);
  gateway.cut();
});

test('who comes to a thread is told so on their own screens alone', async () => {
  const { owner, other, guild, general } = await guildOfTwo(server);
  const { token, bot } = await botIn(owner, guild);
  const [gateway, screen] = [await listening(server, token, 1), await open(other)];
  const thread = await owner.ok('POST', `/channels/${general.id}/threads`, { name: 'seen', type: 11 });
  await bot.ok('PUT', `/channels/${thread.id}/thread-members/@me`);
  const { d } = await gateway.event('THREAD_MEMBER_UPDATE');
  assert.deepEqual([d.id, d.user_id, d.guild_id, d.flags], [thread.id, bot.user.id, guild.id, 0]);
  assert.match(d.join_timestamp, /^\d{4}-/);
  await screen.event('THREAD_MEMBERS_UPDATE');
  assert.ok(!(await heard(screen)).some(({ t }) => t === 'THREAD_MEMBER_UPDATE'));
  gateway.cut();
  screen.cut();
});
