// The list of members beside a channel: what people's clients ask for with opcode 14, and what they are told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { guildWith } from '../support/js/guilds.js';
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

const look = (gateway, id = channel.id, range = [0, 99], where = guild) => gateway.send(lazyGuild, { guild_id: where.id, typing: true, activities: true, channels: { [id]: [range] } });
const list = async (gateway = screen) => (await gateway.event('GUILD_MEMBER_LIST_UPDATE')).d;
// A guild of the owner's with so many others, none of them here, and its owner at a screen.
async function circleOf(count) {
  const people = await Promise.all(Array.from({ length: count }, (_, n) => member(server, `one${n}`)));
  const { guild: circle, general: room } = await guildWith(owner, ...people);
  const crew = await owner.ok('POST', `/guilds/${circle.id}/roles`, { name: 'crew', hoist: true });
  const gateway = await Gateway.open(server);
  await gateway.ready(owner.authorization);
  return { screen: gateway, people, circle, room, crew };
}
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

test('changes are told in steps, and lead to what is told whole', async () => {
  const { screen: one, crew, people, room, circle } = await circleOf(3);
  look(one, room.id, [0, 99], circle);
  const first = await list(one);
  let items = first.ops[0].items;
  const takeIn = async () => {
    const told = await list(one);
    for (const { op, index, item, items: whole } of told.ops) {
      assert.ok(['INSERT', 'UPDATE', 'DELETE', 'SYNC'].includes(op), op);
      if (op === 'INSERT') items.splice(index, 0, item);
      if (op === 'UPDATE') items[index] = item;
      if (op === 'DELETE') items.splice(index, 1);
      if (op === 'SYNC') items = whole;
    }
    return told;
  };
  const steps = [];
  const until = async (holds) => {
    while (!holds()) steps.push(...(await takeIn()).ops.map(({ op }) => op));
  };
  const at = (someone) => items.findIndex((item) => item.member?.user.id === someone.user.id);
  const heading = (id) => items.find(({ group }) => group?.id === id)?.group.count;

  const [ann, bea] = people;
  const gateway = await Gateway.open(server);
  await gateway.ready(ann.authorization);
  await until(() => at(ann) >= 0 && items[at(ann)].member.presence.status === 'online');
  assert.equal(heading('offline'), 2);
  await owner.ok('PUT', `/guilds/${circle.id}/members/${bea.user.id}/roles/${crew.id}`);
  await owner.ok('PATCH', `/guilds/${circle.id}/members/${bea.user.id}`, { nick: 'Aaa' });
  await until(() => items[at(bea)]?.member.nick === 'Aaa');
  await owner.ok('DELETE', `/guilds/${circle.id}/members/${bea.user.id}`);
  await until(() => at(bea) < 0);
  assert.equal(heading('offline'), 1);
  assert.ok(steps.includes('INSERT') && steps.includes('UPDATE') && steps.includes('DELETE'), steps.join());

  const fresh = await Gateway.open(server);
  await fresh.ready(owner.authorization);
  look(fresh, room.id, [0, 99], circle);
  const whole = await list(fresh);
  assert.deepEqual(items, whole.ops[0].items);
  assert.deepEqual([whole.member_count, whole.online_count], [3, 2]);
  for (const each of [gateway, fresh, one]) each.cut();
});

test('who loses the channel from sight hears no more of its list', async () => {
  const { screen: one, people: [ann, bea], room, circle } = await circleOf(2);
  const gateway = await Gateway.open(server);
  await gateway.ready(ann.authorization);
  look(gateway, room.id, [0, 99], circle);
  look(one, room.id, [0, 99], circle);
  await list(gateway);
  await list(one);
  await owner.ok('PUT', `/channels/${room.id}/permissions/${circle.id}`, { type: 0, deny: '1024' });
  await gateway.event('CHANNEL_DELETE');
  let narrow = await list(one);  // the owner's list is another one now: of those who see it
  while (narrow.id === 'everyone') narrow = await list(one);
  assert.deepEqual(groups(narrow), [['online', 1]]);
  await owner.ok('PATCH', `/guilds/${circle.id}/members/${bea.user.id}`, { nick: 'Unheard' });
  await owner.ok('PATCH', `/guilds/${circle.id}/members/${owner.user.id}`, { nick: 'Heard' });
  while (!JSON.stringify(await list(one)).includes('Heard'));
  gateway.send(1, null);
  await gateway.next(11);
  assert.equal(gateway.dispatches.filter(({ t }) => t === 'GUILD_MEMBER_LIST_UPDATE').length, 1);
  gateway.cut();
  one.cut();
});

test('a part that nobody is in any more is invalid', async () => {
  const { screen: one, people, room, circle } = await circleOf(2);
  one.send(lazyGuild, { guild_id: circle.id, channels: { [room.id]: [[0, 2], [4, 10]] } });
  const first = await list(one);
  assert.deepEqual(first.ops.map(({ op, range, items }) => [op, range, items.length]), [['SYNC', [0, 2], 3], ['SYNC', [4, 10], 1]]);
  await owner.ok('DELETE', `/guilds/${circle.id}/members/${people[1].user.id}`);
  for (;;) {
    const { ops } = await list(one);
    const gone = ops.find(({ range }) => range?.[0] === 4);
    if (!gone) continue;
    assert.deepEqual([gone.op, gone.range, gone.items], ['INVALIDATE', [4, 10], undefined]);
    break;
  }
  one.cut();
});
