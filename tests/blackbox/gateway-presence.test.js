// Who is told who comes and goes: everybody in a small guild; in a large one bots that asked, those who look, and friends.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway, op } from '../support/js/gateway.js';
import { botIn, guildWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const crowd = 300;
const presences = 1 << 8;
let server, owner, ann, bea, friend, guild, general, watcher, blind;

// A guild beyond 250 members: those who fill it are rows, since nobody waits for their passwords.
before(async () => {
  const setup = await startServer();
  [owner, ann, bea, friend] = [await member(setup, 'owner'), await member(setup, 'ann'), await member(setup, 'bea'), await member(setup, 'friend')];
  ({ guild, general } = await guildWith(owner, ann, bea));
  watcher = await botIn(owner, guild, '0', 'watcher');
  await owner.ok('PATCH', `/applications/${watcher.application.id}`, { flags: 1 << 13 });
  blind = await botIn(owner, guild, '0', 'blind');
  await friend.ok('PUT', `/users/@me/relationships/${ann.user.id}`, {});
  await ann.ok('PUT', `/users/@me/relationships/${friend.user.id}`, {});
  await setup.stop();
  const first = (BigInt(guild.id) / 512n + 1_000_000n) * 512n;
  execFileSync('sqlite3', [`${setup.data}/parley.db`], { input: `
    BEGIN;
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${crowd - 1})
      INSERT INTO users (id, username, username_folded, email, password_hash) SELECT ${first} + i * 512, 'crowd' || i, 'crowd' || i, '', 'x' FROM n;
    INSERT INTO members (guild_id, user_id, joined_at) SELECT ${guild.id}, id, 0 FROM users WHERE username LIKE 'crowd%';
    UPDATE last_id SET id = ${first + BigInt(crowd) * 512n};
    COMMIT;` });
  server = await startServer({ data: setup.data, flags: ['--requests-per-second', '0'] });
  for (const one of [owner, ann, bea, friend]) one.server = server;
});
after(() => server.stop());

const open = async (someone) => {
  const gateway = await Gateway.open(server);
  gateway.told = (await gateway.ready(someone.authorization)).d;
  // Resolves when all that was sent before has been done.
  gateway.ask = () => {
    gateway.send(op.heartbeat, null);
    return gateway.next(op.ack);
  };
  return gateway;
};
const bot = async (made, intents) => {
  const gateway = await Gateway.open(server);
  await gateway.ready(made.token, { intents });
  gateway.guild = (await gateway.event('GUILD_CREATE')).d;
  return gateway;
};
const presence = async (gateway, of) => {
  for (;;) {
    const { d } = await gateway.event('PRESENCE_UPDATE');
    if (d.user.id === of.user.id) return d;
  }
};
// All that it heard of the person, when it has heard what was said after that.
async function presencesHeard(gateway, of) {
  const { id } = await owner.ok('POST', `/channels/${general.id}/messages`, { content: 'a mark' });
  while ((await gateway.event('MESSAGE_CREATE')).d.id !== id);
  return gateway.dispatches.filter(({ t, d }) => t === 'PRESENCE_UPDATE' && d.user.id === of.user.id);
}

test('in a large guild it is bots with the intent, those who look and friends', async () => {
  const [heard, unheard] = [await bot(watcher, 1 | presences | (1 << 9)), await bot(blind, 1 | (1 << 9))];
  const [looking, other, near] = [await open(owner), await open(bea), await open(friend)];
  looking.send(14, { guild_id: guild.id, channels: { [general.id]: [[0, 99]] } });
  await looking.event('GUILD_MEMBER_LIST_UPDATE');

  const own = await open(ann);
  assert.deepEqual([(await presence(heard, ann)).status, (await presence(own, ann)).guild_id], ['online', guild.id]);
  const { guild_id: where, status } = await presence(near, ann);
  assert.deepEqual([where, status], [undefined, 'online']);
  const { ops } = (await looking.event('GUILD_MEMBER_LIST_UPDATE')).d;
  assert.ok(ops.some(({ op, item }) => op === 'INSERT' && item.member?.user.id === ann.user.id), JSON.stringify(ops));

  own.send(3, { since: null, activities: [], status: 'dnd', afk: false });
  for (const gateway of [heard, near, looking]) {
    const told = await presence(gateway, ann);
    assert.equal(told.status === 'online' ? (await presence(gateway, ann)).status : told.status, 'dnd');
  }
  for (const gateway of [other, unheard]) assert.deepEqual(await presencesHeard(gateway, ann), []);

  own.socket.sendFrame({ op: 8, payload: Buffer.from([0x03, 0xe8]) });
  for (const gateway of [heard, near, looking]) while ((await presence(gateway, ann)).status !== 'offline');
  assert.deepEqual(await presencesHeard(other, ann), []);
  for (const gateway of [heard, unheard, looking, other, near]) gateway.cut();
});

test('opcodes 14 and 37 name people, who are told of at once and whenever it changes', async () => {
  const [looking, other] = [await open(owner), await open(bea)];
  looking.send(14, { guild_id: guild.id, members: [ann.user.id, '1'] });
  const own = await open(ann);
  assert.equal((await presence(looking, ann)).guild_id, guild.id);
  other.send(37, { subscriptions: { [guild.id]: { typing: true, members: [ann.user.id, owner.user.id] }, 1: { members: [ann.user.id] } } });
  assert.deepEqual([(await presence(other, ann)).status, (await presence(other, owner)).status], ['online', 'online']);
  own.send(3, { since: null, activities: [], status: 'idle', afk: false });
  for (const gateway of [looking, other]) while ((await presence(gateway, ann)).status !== 'idle');

  looking.send(14, { guild_id: guild.id, members: [] });
  await looking.ask();
  own.send(3, { since: null, activities: [], status: 'dnd', afk: false });
  while ((await presence(other, ann)).status !== 'dnd');
  assert.ok((await presencesHeard(looking, ann)).every(({ d }) => d.status !== 'dnd'));
  for (const gateway of [own, looking, other]) gateway.cut();
});

test('opcode 37 asks for lists of members and threads too, and closes a bot and what is no object', async () => {
  const thread = await owner.ok('POST', `/channels/${general.id}/threads`, { name: 'talk', type: 11 });
  const gateway = await open(owner);
  gateway.send(37, { subscriptions: { [guild.id]: { threads: true, channels: { [general.id]: [[0, 99]] } } } });
  assert.deepEqual((await gateway.event('THREAD_LIST_SYNC')).d.threads.map(({ id }) => id), [thread.id]);
  assert.equal((await gateway.event('GUILD_MEMBER_LIST_UPDATE')).d.guild_id, guild.id);
  gateway.send(37, { subscriptions: { [guild.id]: { thread_member_lists: [thread.id, general.id] } } });
  const { d: told } = await gateway.event('THREAD_MEMBER_LIST_UPDATE');
  assert.deepEqual([told.guild_id, told.thread_id, told.members.map(({ user_id, member: one, presence: { status } }) => [user_id, one.user.id, status])],
    [guild.id, thread.id, [[owner.user.id, owner.user.id, 'online']]]);
  gateway.send(37, { subscriptions: [] });
  assert.equal(await gateway.closeCode(), 4002);
  const machine = await bot(blind, 1);
  machine.send(37, { subscriptions: {} });
  assert.equal(await machine.closeCode(), 4001);
});

test('GUILD_CREATE of a large guild tells a bot with the intent who is here, and any other itself', async () => {
  const here = await open(bea);
  const [told, alone] = [await bot(watcher, 1 | presences), await bot(blind, 1)];
  assert.deepEqual([told.guild.large, told.guild.member_count], [true, crowd + 5]);
  const ids = told.guild.members.map(({ user }) => user.id);
  assert.ok(ids.includes(bea.user.id) && ids.includes(watcher.bot.user.id), ids.join());
  assert.ok(ids.length < 10, ids.length);
  assert.ok(told.guild.presences.some(({ user }) => user.id === bea.user.id));
  assert.deepEqual([alone.guild.members.map(({ user }) => user.id), alone.guild.presences], [[blind.bot.user.id], []]);
  for (const gateway of [here, told, alone]) gateway.cut();
});

test('READY says how friends are, unless they blocked one, and of nobody else', async () => {
  const [one, another] = [await open(friend), await open(bea)];
  let near = await open(ann);
  const [told] = near.told.presences;
  assert.deepEqual([near.told.presences.length, told.user.id, told.status, told.guild_id], [1, friend.user.id, 'online', undefined]);
  near.cut();
  await friend.ok('PUT', `/users/@me/relationships/${ann.user.id}`, { type: 2 });
  near = await open(ann);
  assert.deepEqual(near.told.presences, []);
  for (const gateway of [one, another, near]) gateway.cut();
});
