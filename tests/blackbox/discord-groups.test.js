// Groups: conversations of several people outside of guilds.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { request } from '../support/js/http.js';
import { dataUri, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);
const idsOf = (list) => list.map(({ id }) => id).sort();

async function befriend(a, b) {
  await a.ok('PUT', `/users/@me/relationships/${b.user.id}`, {});
  await b.ok('PUT', `/users/@me/relationships/${a.user.id}`, {});
}

// An owner with that many friends, who do not know each other.
async function friends(count, on = server) {
  const owner = await member(on, 'owner');
  const others = [];
  for (let i = 0; i < count; i += 1) {
    others.push(await member(on, 'friend'));
    await befriend(owner, others[i]);
  }
  return { owner, others };
}
const makeGroup = (owner, others) => owner.ok('POST', '/users/@me/channels', { recipients: others.map(({ user }) => user.id) });

describe('a group', () => {
  test('is of friends, each of whom sees the others', async () => {
    const { owner, others } = await friends(2);
    const group = await makeGroup(owner, others);
    assert.deepEqual([group.type, group.name, group.icon, group.owner_id, group.guild_id], [3, null, null, owner.user.id, undefined]);
    assert.deepEqual(idsOf(group.recipients), idsOf(others.map(({ user }) => user)));
    const seen = (await others[0].ok('GET', '/users/@me/channels')).find(({ id }) => id === group.id);
    assert.deepEqual(idsOf(seen.recipients), idsOf([owner.user, others[1].user]));
    const stranger = await member(server, 'stranger');
    refusedWith(await owner.post('/users/@me/channels', { recipients: [others[0].user.id, stranger.user.id] }), 400, 50033);
    refusedWith(await stranger.get(`/channels/${group.id}`), 403, 50001);
    refusedWith(await stranger.get(`/channels/${group.id}/messages`), 403, 50001);
    const { bot } = await botOf(owner);
    refusedWith(await bot.post('/users/@me/channels', { recipients: others.map(({ user }) => user.id) }), 403, 20001);
  });

  test('is talked in by everyone who is in it, and is there after the server was killed', async () => {
    const own = await startServer();
    try {
      const { owner, others } = await friends(2, own);
      const group = await makeGroup(owner, others);
      const sent = await others[1].ok('POST', `/channels/${group.id}/messages`, { content: 'hello all' });
      await own.kill();
      const again = await startServer({ data: own.data });
      owner.server = again;
      assert.deepEqual(idsOf((await owner.ok('GET', `/channels/${group.id}`)).recipients), idsOf(others.map(({ user }) => user)));
      assert.deepEqual((await owner.ok('GET', `/channels/${group.id}/messages`)).map(({ id, content }) => [id, content]), [[sent.id, 'hello all']]);
      await again.stop();
    } finally {
      await own.kill();
    }
  });

  test('takes ten people at most', async () => {
    const { owner, others } = await friends(10);
    refusedWith(await owner.post('/users/@me/channels', { recipients: others.map(({ user }) => user.id) }), 400, 30004);
    const group = await makeGroup(owner, others.slice(0, 9));
    refusedWith(await owner.put(`/channels/${group.id}/recipients/${others[9].user.id}`), 400, 30004);
  });

  test('is renamed, joined and left, with a notice each', async () => {
    const { owner, others: [first, second, third] } = await friends(3);
    const group = await makeGroup(owner, [first, second]);
    const path = `/channels/${group.id}`;
    assert.equal((await first.ok('PATCH', path, { name: 'Walkers' })).name, 'Walkers');
    refusedWith(await first.put(`${path}/recipients/${third.user.id}`), 400, 50033);
    for (let i = 0; i < 2; i += 1) assert.equal((await owner.put(`${path}/recipients/${third.user.id}`)).status, 204);
    assert.equal((await third.ok('GET', path)).name, 'Walkers');
    refusedWith(await first.delete(`${path}/recipients/${third.user.id}`), 403, 50013);
    assert.equal((await owner.delete(`${path}/recipients/${third.user.id}`)).status, 204);
    refusedWith(await third.get(path), 403, 50001);
    refusedWith(await owner.delete(`${path}/recipients/${third.user.id}`), 404, 10013);
    const notices = await owner.ok('GET', `${path}/messages`);
    assert.deepEqual(notices.map(({ type, mentions }) => [type, mentions.map(({ id }) => id)]), [[2, [third.user.id]], [1, [third.user.id]], [4, []]]);
    assert.equal((await owner.ok('DELETE', path)).id, group.id);
    assert.ok([first.user.id, second.user.id].includes((await first.ok('GET', path)).owner_id));
    await first.ok('DELETE', path);
    await second.ok('DELETE', path);
    refusedWith(await second.get(path), 404, 10003);
  });

  test('says what was said last in it, to whoever comes later', async () => {
    const { owner, others } = await friends(2);
    const group = await makeGroup(owner, others);
    const seen = async () => {
      const gateway = await Gateway.open(server);
      const { d } = await gateway.ready(others[0].authorization);
      gateway.cut();
      return [d.private_channels.find(({ id }) => id === group.id).last_message_id, (await others[0].ok('GET', '/users/@me/channels')).find(({ id }) => id === group.id).last_message_id];
    };
    assert.deepEqual(await seen(), [null, null]);
    for (let i = 0; i < 2; i += 1) {
      const { id } = await owner.ok('POST', `/channels/${group.id}/messages`, { content: 'hello' });
      assert.deepEqual(await seen(), [id, id]);
    }
  });

  test('has an icon, which goes with the next one and with the group', async () => {
    const { owner, others: [first, second] } = await friends(2);
    const group = await makeGroup(owner, [first, second]);
    const path = `/channels/${group.id}`;
    const gateway = await Gateway.open(server);
    await gateway.ready(second.authorization);
    const shown = async (hash, size) => (await request(server, `/channel-icons/${group.id}/${hash}.png?size=${size}`)).status;
    const { icon } = await first.ok('PATCH', path, { name: 'Walkers', icon: dataUri(png(16, 16)) });
    assert.match(icon, /^[0-9a-f]{32}$/);
    assert.equal((await gateway.event('CHANNEL_UPDATE')).d.icon, icon);
    assert.equal(await shown(icon, 16), 200);
    assert.equal((await owner.ok('PATCH', path, { name: 'Talkers' })).icon, icon);
    assert.equal((await owner.ok('PATCH', path, { icon: dataUri(png(16, 16)) })).icon, icon);
    refusedWith(await owner.patch(path, { icon: 'data:image/png;base64,none' }), 400, 50035);
    const other = (await owner.ok('PATCH', path, { icon: dataUri(png(32, 32)) })).icon;
    assert.deepEqual([await shown(icon, 32), await shown(other, 16)], [404, 200]);  // what was converted may stay for a while
    const again = await Gateway.open(server);
    assert.equal((await again.ready(first.authorization)).d.private_channels.find(({ id }) => id === group.id).icon, other);
    assert.equal((await owner.ok('PATCH', path, { icon: null })).icon, null);
    assert.equal(await shown(other, 32), 404);
    assert.deepEqual((await owner.ok('GET', `${path}/messages`)).map(({ type, content }) => [type, content]).reverse(),
      [[4, 'Walkers'], [5, ''], [4, 'Talkers'], [5, ''], [5, '']]);
    const last = (await owner.ok('PATCH', path, { icon: dataUri(png(16, 16)) })).icon;
    for (const one of [owner, first, second]) await one.ok('DELETE', path);
    assert.equal(await shown(last, 64), 404);
    for (const one of [gateway, again]) one.cut();
  });

  test('is told of to its people', async () => {
    const { owner, others: [first, second, third] } = await friends(3);
    const gateway = await Gateway.open(server);
    await gateway.ready(first.authorization);
    const group = await makeGroup(owner, [first, second]);
    const created = (await gateway.event('CHANNEL_CREATE')).d;
    assert.deepEqual([created.id, created.type, idsOf(created.recipients)], [group.id, 3, idsOf([owner.user, second.user])]);
    await owner.ok('PATCH', `/channels/${group.id}`, { name: 'Walkers' });
    assert.equal((await gateway.event('CHANNEL_UPDATE')).d.name, 'Walkers');
    await owner.ok('PUT', `/channels/${group.id}/recipients/${third.user.id}`);
    const added = (await gateway.event('CHANNEL_RECIPIENT_ADD')).d;
    assert.deepEqual([added.channel_id, added.user.id], [group.id, third.user.id]);
    await third.ok('DELETE', `/channels/${group.id}`);
    assert.equal((await gateway.event('CHANNEL_RECIPIENT_REMOVE')).d.user.id, third.user.id);
    await second.ok('POST', `/channels/${group.id}/typing`);
    assert.equal((await gateway.event('TYPING_START')).d.user_id, second.user.id);
    await second.ok('POST', `/channels/${group.id}/messages`, { content: 'here' });
    assert.equal((await gateway.socket.next(({ json }) => json?.t === 'MESSAGE_CREATE' && json.d.content === 'here')).json.d.channel_id, group.id);
    await owner.ok('DELETE', `/channels/${group.id}/recipients/${first.user.id}`);
    assert.equal((await gateway.event('CHANNEL_DELETE')).d.id, group.id);
    gateway.cut();
    const other = await Gateway.open(server);
    const { d } = await other.ready(second.authorization);
    assert.deepEqual(d.private_channels.map(({ id, type }) => [id, type]), [[group.id, 3]]);
    other.cut();
  });
});
