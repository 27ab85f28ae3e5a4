// Roles over the Discord door: their settings, who rules them, their order.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { bits, botIn, grant, guildOfTwo, listening, may, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { dataUri, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

describe('a role', () => {
  test('keeps each of its settings, is told of and logged', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view));
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'reader' });
    const gateway = await listening(server, token);
    const change = { name: 'Reader', permissions: bits(may.send), hoist: true, mentionable: true, unicode_emoji: '📚' };
    const changed = await owner.ok('PATCH', `/guilds/${guild.id}/roles/${role.id}`, { ...change, colors: { primary_color: 255, secondary_color: 254 }, icon: dataUri(png(64, 64)) });
    for (const [name, value] of Object.entries(change)) assert.deepEqual(changed[name], value, name);
    assert.deepEqual([changed.color, changed.colors], [255, { primary_color: 255, secondary_color: 254, tertiary_color: null }]);
    assert.equal((await request(server, `/role-icons/${role.id}/${changed.icon}.png`)).status, 200);
    assert.equal((await gateway.event('GUILD_ROLE_UPDATE')).d.role.name, 'Reader');
    const [entry] = (await owner.ok('GET', `/guilds/${guild.id}/audit-logs?action_type=31`)).audit_log_entries;
    assert.deepEqual(entry.changes[0], { key: 'name', old_value: 'reader', new_value: 'Reader' });
    gateway.cut();
  });

  test('is made with its picture, and not at all when that is none', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const path = `/guilds/${guild.id}/roles`;
    const role = await owner.ok('POST', path, { name: 'painter', icon: dataUri(png(64, 64)) });
    assert.equal((await request(server, `/role-icons/${role.id}/${role.icon}.png`)).status, 200);
    const refused = await owner.post(path, { name: 'nobody', icon: 'data:image/png;base64,aaaa' });
    refusedWith(refused, 400, 50035);
    assert.ok(refused.json().errors.icon, refused.text);
    refusedWith(await other.post(path, { name: 'mine', icon: dataUri(png(64, 64)) }), 403, 50013);
    assert.deepEqual((await owner.ok('GET', path)).map(({ name }) => name), ['@everyone', 'painter']);
    assert.equal((await owner.ok('POST', path, { name: 'plain', icon: null })).icon, null);
  });

  test('above one’s own is not changed, and what one has not is neither given nor taken', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const low = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'low', permissions: bits(may.ban) });
    const own = await grant(owner, guild, other, may.roles, may.send);
    await owner.ok('PATCH', `/guilds/${guild.id}/roles`, [{ id: low.id, position: 1 }, { id: own.id, position: 2 }]);
    const change = (role, body) => other.patch(`/guilds/${guild.id}/roles/${role.id}`, body);
    refusedWith(await change(own, { name: 'higher' }), 403, 50013);
    refusedWith(await change(low, { permissions: bits(may.ban, may.administrator) }), 403, 50013);
    refusedWith(await change(low, { permissions: '0' }), 403, 50013);
    assert.equal((await change(low, { permissions: bits(may.ban, may.roles), color: 9 })).json().color, 9);
    refusedWith(await change({ id: '1' }, { name: 'x' }), 404, 10011);
  });

  test('of everybody has permissions alone to change', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const changed = await owner.ok('PATCH', `/guilds/${guild.id}/roles/${guild.id}`, { name: 'all', permissions: bits(may.view), hoist: true });
    assert.deepEqual([changed.name, changed.permissions, changed.hoist], ['@everyone', bits(may.view), false]);
  });

  test('is ordered among the others, but not past one’s own', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const names = async () => (await owner.ok('GET', `/guilds/${guild.id}/roles`)).map(({ name, position }) => `${position} ${name}`);
    const make = async (name) => owner.ok('POST', `/guilds/${guild.id}/roles`, { name });
    const [c, b, a] = [await make('c'), await make('b'), await make('a')];
    assert.deepEqual(await names(), ['0 @everyone', '1 a', '2 b', '3 c']);
    const answer = await owner.ok('PATCH', `/guilds/${guild.id}/roles`, [{ id: a.id, position: 3 }]);
    assert.deepEqual(answer.map(({ name }) => name), ['@everyone', 'b', 'c', 'a']);
    assert.deepEqual(await names(), ['0 @everyone', '1 b', '2 c', '3 a']);
    await owner.ok('PATCH', `/guilds/${guild.id}/roles/${c.id}`, { permissions: bits(may.roles) });
    await owner.ok('PUT', `/guilds/${guild.id}/members/${other.user.id}/roles/${c.id}`);
    refusedWith(await other.patch(`/guilds/${guild.id}/roles`, [{ id: b.id, position: 2 }]), 403, 50013);
    refusedWith(await other.patch(`/guilds/${guild.id}/roles`, [{ id: a.id, position: 1 }]), 403, 50013);
    assert.deepEqual((await other.ok('PATCH', `/guilds/${guild.id}/roles`, [{ id: b.id, position: 1 }])).length, 4);
    refusedWith(await owner.patch(`/guilds/${guild.id}/roles`, [{ id: '1', position: 1 }]), 404, 10011);
  });
});
