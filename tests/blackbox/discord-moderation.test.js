// Keeping order in a guild over the Discord door: bans, timeouts, nicks, pruning.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, botIn, grant, guildOfTwo, listening, may, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { dataUri, describePicture, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const because = (reason) => ({ headers: { 'X-Audit-Log-Reason': encodeURIComponent(reason) } });
const entriesOf = async (who, guild, query = '') => (await who.ok('GET', `/guilds/${guild.id}/audit-logs${query}`)).audit_log_entries;

describe('a ban', () => {
  test('removes a member, keeps them out, and is lifted again', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const path = `/guilds/${guild.id}/bans/${other.user.id}`;
    assert.equal((await owner.put(path, {}, because('spam'))).status, 204);
    refusedWith(await owner.get(`/guilds/${guild.id}/members/${other.user.id}`), 404, 10007);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, { max_uses: 1 });
    refusedWith(await other.post(`/invites/${code}`), 403, 40007);
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}/invites`)).find((one) => one.code === code).uses, 0);
    const seen = await owner.ok('GET', path);
    assert.deepEqual([seen.reason, seen.user.id], ['spam', other.user.id]);
    assert.deepEqual((await entriesOf(owner, guild, '?action_type=22')).map(({ target_id, reason }) => [target_id, reason]), [[other.user.id, 'spam']]);
    assert.equal((await owner.delete(path)).status, 204);
    refusedWith(await owner.delete(path), 404, 10026);
    refusedWith(await owner.get(path), 404, 10026);
    await other.ok('POST', `/invites/${code}`);
  });

  test('keeps out who never came, and nobody who does not exist', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const stranger = await member(server, 'stranger');
    await owner.ok('PUT', `/guilds/${guild.id}/bans/${stranger.user.id}`);
    assert.deepEqual((await owner.ok('GET', `/guilds/${guild.id}/bans`)).map(({ reason, user }) => [reason, user.id]), [[null, stranger.user.id]]);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
    refusedWith(await stranger.post(`/invites/${code}`), 403, 40007);
    refusedWith(await owner.put(`/guilds/${guild.id}/bans/1`), 404, 10013);
    refusedWith(await owner.put(`/guilds/${guild.id}/bans/nobody`), 400, 50035);
  });

  test('needs the permission, and a member below', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const third = await member(server, 'third');
    refusedWith(await other.put(`/guilds/${guild.id}/bans/${third.user.id}`), 403, 50013);
    refusedWith(await other.get(`/guilds/${guild.id}/bans`), 403, 50013);
    await grant(owner, guild, other, may.ban);
    refusedWith(await other.put(`/guilds/${guild.id}/bans/${owner.user.id}`), 403, 50013);
    refusedWith(await other.put(`/guilds/${guild.id}/bans/${other.user.id}`), 403, 50013);
    await other.ok('PUT', `/guilds/${guild.id}/bans/${third.user.id}`);
  });

  test('is told to those who may ban', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.ban));
    const blind = await botIn(owner, guild, bits(may.view), 'Blind');
    const gateway = await listening(server, token);
    const other_gateway = await listening(server, blind.token);
    await owner.ok('PUT', `/guilds/${guild.id}/bans/${other.user.id}`);
    const { d } = await gateway.event('GUILD_BAN_ADD');
    assert.deepEqual([d.guild_id, d.user.id], [guild.id, other.user.id]);
    await owner.ok('DELETE', `/guilds/${guild.id}/bans/${other.user.id}`);
    assert.equal((await gateway.event('GUILD_BAN_REMOVE')).d.user.username, other.user.username);
    await owner.ok('POST', `/guilds/${guild.id}/roles`, {});
    await other_gateway.event('GUILD_ROLE_CREATE');
    assert.ok(!other_gateway.dispatches.some(({ t }) => t.startsWith('GUILD_BAN')));
    for (const one of [gateway, other_gateway]) one.cut();
  });

  test('is given to many at once, as far as it may be', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const third = await member(server, 'third');
    const path = `/guilds/${guild.id}/bulk-ban`;
    const outcome = await owner.ok('POST', path, { user_ids: [other.user.id, third.user.id, owner.user.id, '1'] });
    assert.deepEqual(outcome, { banned_users: [other.user.id, third.user.id], failed_users: [owner.user.id, '1'] });
    refusedWith(await owner.post(path, { user_ids: [other.user.id] }), 400, 500000);
    refusedWith(await owner.post(path, { user_ids: [] }), 400, 50035);
    refusedWith(await owner.post(path, {}), 400, 50035);
  });

  test('pages by the ids of the banned', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const people = await Promise.all(['a', 'b', 'c'].map((name) => member(server, name)));
    const ids = people.map(({ user }) => user.id).sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    for (const id of ids) await owner.ok('PUT', `/guilds/${guild.id}/bans/${id}`);
    const page = async (query) => (await owner.ok('GET', `/guilds/${guild.id}/bans?${query}`)).map(({ user }) => user.id);
    assert.deepEqual(await page('limit=2'), ids.slice(0, 2));
    assert.deepEqual(await page(`limit=2&after=${ids[1]}`), ids.slice(2));
    assert.deepEqual(await page(`limit=2&before=${ids[2]}`), ids.slice(0, 2));
  });
});

describe('a member', () => {
  const path = (guild, who) => `/guilds/${guild.id}/members/${who.user.id}`;

  test('is called otherwise by those above them who may, and by themselves', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    assert.equal((await owner.ok('PATCH', path(guild, other), { nick: 'Bookworm' })).nick, 'Bookworm');
    assert.equal((await other.ok('PATCH', `/guilds/${guild.id}/members/@me`, { nick: 'Reader' })).nick, 'Reader');
    assert.deepEqual(await other.ok('PATCH', `/guilds/${guild.id}/members/@me/nick`, { nick: 'R' }), { nick: 'R' });
    assert.equal((await other.ok('GET', `/users/@me/guilds/${guild.id}/member`)).nick, 'R');
    assert.equal((await owner.ok('PATCH', path(guild, other), { nick: null })).nick, null);
    assert.equal((await owner.ok('PATCH', path(guild, other), { nick: '  ' })).nick, null);
    refusedWith(await other.patch(path(guild, owner), { nick: 'x' }), 403, 50013);
    refusedWith(await owner.patch(path(guild, other), { nick: 'x'.repeat(33) }), 400, 50035);
    await grant(owner, guild, other, may.nicks);
    refusedWith(await other.patch(path(guild, owner), { nick: 'x' }), 403, 50013);
    const [newest] = await entriesOf(owner, guild, '?action_type=24');
    assert.deepEqual(newest.changes, [{ key: 'nick', old_value: 'R' }]);
  });

  test('is called otherwise by themselves only while they may', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    await owner.ok('PATCH', `/guilds/${guild.id}/roles/${guild.id}`, { permissions: bits(may.view) });
    refusedWith(await other.patch(`/guilds/${guild.id}/members/@me`, { nick: 'Reader' }), 403, 50013);
  });

  test('shows a picture of their own in this guild alone', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const { avatar } = await other.ok('PATCH', `/guilds/${guild.id}/members/@me`, { avatar: dataUri(png(20, 20)) });
    const address = `/guilds/${guild.id}/users/${other.user.id}/avatars/${avatar}.png`;
    assert.deepEqual(describePicture((await request(server, address)).body), { type: 'png', width: 20, height: 20 });
    assert.equal((await owner.ok('GET', path(guild, other))).avatar, avatar);
    assert.equal((await other.ok('PATCH', `/guilds/${guild.id}/members/@me`, { avatar: null })).avatar, null);
    assert.equal((await request(server, `${address}?size=16`)).status, 404);
  });

  test('is given a list of roles at once, each below the giver’s', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const third = await member(server, 'third');
    const { code } = await owner.ok('POST', `/channels/${guild.system_channel_id}/invites`, {});
    await third.ok('POST', `/invites/${code}`);
    const low = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'low' });
    const manager = await grant(owner, guild, other, may.roles);
    const high = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'high' });
    await owner.ok('PATCH', `/guilds/${guild.id}/roles`, [{ id: low.id, position: 1 }, { id: manager.id, position: 2 }, { id: high.id, position: 3 }]);
    assert.deepEqual((await other.ok('PATCH', path(guild, third), { roles: [low.id, low.id] })).roles, [low.id]);
    refusedWith(await other.patch(path(guild, third), { roles: [low.id, high.id] }), 403, 50013);
    refusedWith(await other.patch(path(guild, third), { roles: [manager.id] }), 403, 50013);
    refusedWith(await other.patch(path(guild, third), { roles: ['1'] }), 404, 10011);
    await owner.ok('PATCH', path(guild, third), { roles: [high.id, low.id] });
    refusedWith(await other.patch(path(guild, third), { roles: [low.id] }), 403, 50013);
    assert.deepEqual((await other.ok('PATCH', path(guild, third), { roles: [high.id] })).roles, [high.id]);
    const [newest] = await entriesOf(owner, guild, '?action_type=25');
    assert.deepEqual(newest.changes, [{ key: '$remove', new_value: [{ id: low.id, name: 'low' }] }]);
    assert.deepEqual((await owner.ok('GET', `/guilds/${guild.id}/roles/member-counts`)),
      { [low.id]: 0, [manager.id]: 1, [high.id]: 1 });
  });

  test('that is timed out neither speaks nor changes anything, until it is over', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    assert.equal(new Date((await owner.ok('PATCH', path(guild, other), { communication_disabled_until: soon })).communication_disabled_until).toISOString(), soon);
    refusedWith(await other.patch(`/guilds/${guild.id}/members/@me`, { nick: 'x' }), 403, 50013);
    const past = new Date(Date.now() - 1_000).toISOString();
    assert.equal((await owner.ok('PATCH', path(guild, other), { communication_disabled_until: past })).communication_disabled_until, null);
    await other.ok('PATCH', `/guilds/${guild.id}/members/@me`, { nick: 'x' });
    const late = new Date(Date.now() + 29 * 86_400_000).toISOString();
    refusedWith(await owner.patch(path(guild, other), { communication_disabled_until: late }), 400, 50035);
    refusedWith(await owner.patch(path(guild, other), { communication_disabled_until: 'soon' }), 400, 50035);
  });

  test('that is an administrator, or above, is not timed out', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await grant(owner, guild, other, may.administrator);
    refusedWith(await owner.patch(path(guild, other), { communication_disabled_until: soon }), 403, 50013);
    refusedWith(await other.patch(path(guild, owner), { communication_disabled_until: soon }), 403, 50013);
  });

  test('is muted and deafened by those who may, and not moved where there is no voice', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const seen = await owner.ok('PATCH', path(guild, other), { mute: true, deaf: true });
    assert.deepEqual([seen.mute, seen.deaf], [true, true]);
    refusedWith(await other.patch(path(guild, other), { mute: false }), 403, 50013);
    refusedWith(await owner.patch(path(guild, other), { channel_id: guild.system_channel_id }), 400, 40032);
  });

  test('hears of the change itself', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { token, bot } = await botIn(owner, guild, bits(may.view));
    const gateway = await listening(server, token);
    await owner.ok('PATCH', path(guild, bot), { nick: 'Helper of the circle' });
    assert.equal((await gateway.event('GUILD_MEMBER_UPDATE')).d.nick, 'Helper of the circle');
    gateway.cut();
  });

  test('is found by how a name begins', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    await owner.ok('PATCH', path(guild, other), { nick: '100%_sure' });
    const find = async (query) => (await owner.ok('GET', `/guilds/${guild.id}/members/search?${query}`)).map(({ user }) => user.id);
    assert.deepEqual(await find(`query=${other.user.username.slice(0, 5).toUpperCase()}&limit=10`), [other.user.id]);
    assert.deepEqual(await find('query=100%25_S'), [other.user.id]);
    assert.deepEqual(await find('query=1%25'), []);
    refusedWith(await owner.get(`/guilds/${guild.id}/members/search`), 400, 50035);
    refusedWith(await owner.get(`/guilds/${guild.id}/members/search?query=a&limit=1001`), 400, 50035);
  });

  test('is not added by a token of an authorization that Parley never gave', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const { bot } = await botIn(owner, guild, bits(may.invite));
    const stranger = await member(server, 'stranger');
    refusedWith(await bot.put(path(guild, stranger), { access_token: 'x' }), 403, 50025);
    refusedWith(await bot.put(path(guild, stranger), {}), 400, 50035);
    assert.equal((await bot.put(path(guild, other), { access_token: 'x' })).status, 204);
    refusedWith(await owner.put(path(guild, stranger), { access_token: 'x' }), 403, 20002);
  });
});

describe('pruning', () => {
  test('takes nobody who was here, and nobody’s word who may not', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    assert.deepEqual(await owner.ok('GET', `/guilds/${guild.id}/prune?days=1`), { pruned: 0 });
    assert.deepEqual(await owner.ok('POST', `/guilds/${guild.id}/prune`, { days: 30 }), { pruned: 0 });
    assert.deepEqual(await owner.ok('POST', `/guilds/${guild.id}/prune`, { days: 30, compute_prune_count: false }), { pruned: null });
    refusedWith(await other.get(`/guilds/${guild.id}/prune`), 403, 50013);
    refusedWith(await owner.get(`/guilds/${guild.id}/prune?days=31`), 400, 50035);
    refusedWith(await owner.get(`/guilds/${guild.id}/prune?include_roles=1&include_roles=x`), 400, 50035);
    refusedWith(await owner.post(`/guilds/${guild.id}/prune`, { days: 0 }), 400, 50035);
  });
});

describe('a bot that leaves', () => {
  test('takes its role with it, and its overwrites', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { bot } = await botIn(owner, guild, bits(may.view));
    const role = (await owner.ok('GET', `/guilds/${guild.id}/roles`)).find(({ tags }) => tags?.bot_id === bot.user.id);
    await owner.ok('PUT', `/channels/${guild.system_channel_id}/permissions/${role.id}`, { type: 0, allow: bits(may.send) });
    await owner.ok('DELETE', `/guilds/${guild.id}/members/${bot.user.id}`);
    assert.ok(!(await owner.ok('GET', `/guilds/${guild.id}/roles`)).some(({ id }) => id === role.id));
    assert.deepEqual((await owner.ok('GET', `/channels/${guild.system_channel_id}`)).permission_overwrites, []);
  });

  test('is an integration that is listed and removed', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const { application, bot } = await botIn(owner, guild, bits(may.view), 'Listed');
    refusedWith(await other.get(`/guilds/${guild.id}/integrations`), 403, 50013);
    const [one, ...more] = await owner.ok('GET', `/guilds/${guild.id}/integrations`);
    assert.deepEqual([one.type, one.application.id, one.application.bot.id, more], ['discord', application.id, bot.user.id, []]);
    assert.equal(one.application.summary, '');  // discord.py ends over an integration without it
    refusedWith(await other.delete(`/guilds/${guild.id}/integrations/${one.id}`), 403, 50013);
    assert.equal((await owner.delete(`/guilds/${guild.id}/integrations/${one.id}`)).status, 204);
    refusedWith(await owner.delete(`/guilds/${guild.id}/integrations/${one.id}`), 404, 10005);
    refusedWith(await bot.get(`/guilds/${guild.id}`), 404, 10004);
  });
});
