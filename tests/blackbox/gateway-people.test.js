// What those in a guild are told of each other: a new name, and what somebody does just now.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway, op, plainIntents } from '../support/js/gateway.js';
import { botIn, guildWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';
import { heard } from '../support/js/threads.js';

const members = 1 << 1, presences = 1 << 8;
let server, owner, guest, guild, helper;
before(async () => {
  server = await startServer({ flags: ['--requests-per-second', '0'] });
  [owner, guest] = [await member(server, 'owner'), await member(server, 'guest')];
  ({ guild } = await guildWith(owner, guest));
  helper = await botIn(owner, guild);
  await owner.ok('PATCH', `/applications/${helper.application.id}`, { flags: (1 << 13) | (1 << 15) });
});
after(() => server.stop());

async function open(token, more) {
  const gateway = await Gateway.open(server);
  await gateway.ready(token, more);
  return gateway;
}

test('a member with a new name is a changed member to all who hear of members', async () => {
  const [ears, plain, screen] = [await open(helper.token, { intents: 1 | members }), await open(helper.token), await open(owner.authorization)];
  for (const gateway of [ears, plain]) await gateway.event('GUILD_CREATE');
  await guest.ok('PATCH', '/users/@me', { global_name: 'The Guest' });
  for (const gateway of [ears, screen]) {
    const { d } = await gateway.event('GUILD_MEMBER_UPDATE');
    assert.deepEqual([d.guild_id, d.user.id, d.user.global_name, d.nick], [guild.id, guest.user.id, 'The Guest', null]);
  }
  assert.ok((await heard(plain)).every(({ t }) => t !== 'GUILD_MEMBER_UPDATE'));
  for (const gateway of [ears, plain, screen]) gateway.cut();
});

test('a session that goes on shows the new name of its own person', async () => {
  const gateway = await open(helper.token);
  await gateway.event('GUILD_CREATE');
  await helper.bot.ok('PATCH', '/users/@me', { global_name: 'The Helper' });
  assert.equal((await gateway.event('USER_UPDATE')).d.global_name, 'The Helper');
  const another = await owner.ok('POST', '/guilds', { name: 'Another' });
  await owner.ok('POST', `/oauth2/authorize?client_id=${helper.application.id}&scope=bot`, { guild_id: another.id, permissions: '0', authorize: true });
  const { d } = await gateway.socket.next(({ json }) => json?.t === 'GUILD_CREATE' && json.d.id === another.id).then(({ json }) => json);
  assert.equal(d.members.find(({ user }) => user.id === helper.bot.user.id).user.global_name, 'The Helper');
  gateway.cut();
});

test('an activity has a name, a type and a time, whatever a client left out or added', async () => {
  const ears = await open(helper.token, { intents: plainIntents | presences });
  await ears.event('GUILD_CREATE');
  const screen = await open(guest.authorization);
  const before = Date.now();
  screen.send(op.presence, { status: 'dnd', since: null, afk: false, activities: [
    { name: 'Chess', foreign: 1, state: null, url: 5 }, null, { name: 5 }, { type: 0 }, { name: 'x', type: 99 }, { name: 'Custom Status', type: 4, state: 'reading' }] });
  const { d } = (await ears.socket.next(({ json }) => json?.t === 'PRESENCE_UPDATE' && json.d.status === 'dnd')).json;
  const [chess, custom, ...rest] = d.activities.map(({ created_at, ...activity }) => {
    assert.ok(created_at >= before && created_at <= Date.now());
    return activity;
  });
  assert.deepEqual([chess, custom, rest], [{ name: 'Chess', type: 0 }, { name: 'Custom Status', type: 4, state: 'reading' }, []]);
  for (const gateway of [ears, screen]) gateway.cut();
});
