// The audit log over the Discord door: what was done in a guild, by whom and why.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, botIn, grant, guildOfTwo, listening, may, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const because = (reason) => ({ headers: { 'X-Audit-Log-Reason': encodeURIComponent(reason) } });
const entriesOf = async (who, guild, query = '') => (await who.ok('GET', `/guilds/${guild.id}/audit-logs${query}`)).audit_log_entries;

describe('the audit log', () => {
  test('tells who did what to whom and why, newest first, with the people that it names', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'reader' }, because('für später'));
    await owner.ok('PUT', `/guilds/${guild.id}/members/${other.user.id}/roles/${role.id}`);
    const log = await owner.ok('GET', `/guilds/${guild.id}/audit-logs?limit=2`);
    assert.deepEqual(Object.keys(log).sort(), ['application_commands', 'audit_log_entries', 'auto_moderation_rules', 'guild_scheduled_events',
      'integrations', 'threads', 'users', 'webhooks']);
    const [given, made] = log.audit_log_entries;
    assert.deepEqual([given.action_type, given.target_id, given.user_id], [25, other.user.id, owner.user.id]);
    assert.deepEqual(given.changes, [{ key: '$add', new_value: [{ id: role.id, name: 'reader' }] }]);
    assert.deepEqual([made.action_type, made.target_id, made.reason], [30, role.id, 'für später']);
    assert.deepEqual(made.changes.find(({ key }) => key === 'name'), { key: 'name', new_value: 'reader' });
    assert.deepEqual(log.users.map(({ id }) => id).sort(), [owner.user.id, other.user.id].sort());
  });

  test('is filtered by who, what and when', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    await grant(owner, guild, other, may.channels);
    const channel = await other.ok('POST', `/guilds/${guild.id}/channels`, { name: 'mine' });
    await other.ok('PATCH', `/channels/${channel.id}`, { topic: 'on Mondays' });
    await owner.ok('DELETE', `/channels/${channel.id}`);
    assert.deepEqual((await entriesOf(owner, guild, `?user_id=${other.user.id}`)).map(({ action_type }) => action_type), [11, 10]);
    assert.deepEqual((await entriesOf(owner, guild, '?action_type=12')).map(({ target_id }) => target_id), [channel.id]);
    assert.deepEqual((await entriesOf(owner, guild, `?target_id=${channel.id}`)).map(({ action_type }) => action_type), [12, 11, 10]);
    refusedWith(await owner.get(`/guilds/${guild.id}/audit-logs?target_id=x`), 400, 50035);
    const all = await entriesOf(owner, guild);
    assert.deepEqual((await entriesOf(owner, guild, `?before=${all[1].id}&limit=1`)).map(({ id }) => id), [all[2].id]);
    assert.deepEqual((await entriesOf(owner, guild, `?after=${all[2].id}`)).map(({ id }) => id), [all[1].id, all[0].id]);
    refusedWith(await owner.get(`/guilds/${guild.id}/audit-logs?limit=0`), 400, 50035);
  });

  test('has each change of a channel and of its overwrites', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const channel = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'books', topic: 'old' });
    await owner.ok('PATCH', `/channels/${channel.id}`, { topic: 'new', nsfw: true });
    await owner.ok('PUT', `/channels/${channel.id}/permissions/${other.user.id}`, { type: 1, deny: bits(may.send) });
    await owner.ok('PUT', `/channels/${channel.id}/permissions/${other.user.id}`, { type: 1, allow: bits(may.send) });
    await owner.ok('DELETE', `/channels/${channel.id}/permissions/${other.user.id}`);
    const [gone, turned, made, changed] = await entriesOf(owner, guild, '?limit=4');
    assert.deepEqual([gone, turned, made, changed].map(({ action_type, target_id }) => [action_type, target_id]),
      [15, 14, 13, 11].map((action) => [action, channel.id]));
    assert.deepEqual(changed.changes, [{ key: 'topic', old_value: 'old', new_value: 'new' }, { key: 'nsfw', old_value: false, new_value: true }]);
    assert.deepEqual(turned.changes, [{ key: 'allow', old_value: '0', new_value: bits(may.send) }, { key: 'deny', old_value: bits(may.send), new_value: '0' }]);
    for (const { options } of [gone, turned, made]) assert.deepEqual(options, { id: other.user.id, type: '1' });
  });

  test('has invites, kicks and bots that came', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, { max_age: 60 });
    await owner.ok('DELETE', `/invites/${code}`);
    await owner.ok('DELETE', `/guilds/${guild.id}/members/${other.user.id}`, undefined, because('rude'));
    const { bot } = await botIn(owner, guild, bits(may.view));
    const [came, kicked, revoked, invited] = await entriesOf(owner, guild, '?limit=4');
    assert.deepEqual([came.action_type, came.target_id], [28, bot.user.id]);
    assert.deepEqual([kicked.action_type, kicked.target_id, kicked.reason], [20, other.user.id, 'rude']);
    assert.deepEqual([revoked.action_type, invited.action_type], [42, 40]);
    assert.deepEqual(invited.changes.find(({ key }) => key === 'code'), { key: 'code', new_value: code });
    assert.deepEqual(revoked.changes.find(({ key }) => key === 'max_age'), { key: 'max_age', old_value: 60 });
  });

  test('is for those alone who may view it, over the gateway too', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    refusedWith(await other.get(`/guilds/${guild.id}/audit-logs`), 403, 50013);
    refusedWith(await (await member(server, 'stranger')).get(`/guilds/${guild.id}/audit-logs`), 404, 10004);
    const sees = await botIn(owner, guild, bits(may.auditLog), 'Sees');
    const blind = await botIn(owner, guild, bits(may.view), 'Blind');
    const [seeing, unseeing] = [await listening(server, sees.token), await listening(server, blind.token)];
    await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'told' }, because('so that it is told'));
    const { d } = await seeing.event('GUILD_AUDIT_LOG_ENTRY_CREATE');
    assert.deepEqual([d.guild_id, d.action_type, d.user_id, d.reason], [guild.id, 30, owner.user.id, 'so that it is told']);
    assert.equal((await unseeing.event('GUILD_ROLE_CREATE')).d.role.name, 'told');
    await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'after' });
    await unseeing.event('CHANNEL_CREATE');
    assert.ok(!unseeing.dispatches.some(({ t }) => t === 'GUILD_AUDIT_LOG_ENTRY_CREATE'));
    for (const gateway of [seeing, unseeing]) gateway.cut();
  });

  test('refuses a reason that is too long', async () => {
    const { owner, guild } = await guildOfTwo(server);
    refusedWith(await owner.post(`/guilds/${guild.id}/roles`, {}, because('x'.repeat(513))), 400, 50035);
  });

  test('has the messages that were deleted for others, one by one and many at once', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const say = (who, content) => who.ok('POST', `/channels/${general.id}/messages`, { content });
    const [mine, theirs, second, third] = [await say(owner, 'mine'), await say(other, 'theirs'), await say(other, 'second'), await say(other, 'third')];
    const before = (await entriesOf(owner, guild)).length;
    await owner.ok('DELETE', `/channels/${general.id}/messages/${mine.id}`);
    assert.equal((await entriesOf(owner, guild)).length, before);
    await owner.ok('DELETE', `/channels/${general.id}/messages/${theirs.id}`, undefined, because('off topic'));
    await owner.ok('POST', `/channels/${general.id}/messages/bulk-delete`, { messages: [second.id, third.id] });
    const [many, one] = await entriesOf(owner, guild, '?limit=2');
    assert.deepEqual([many.action_type, many.target_id, many.user_id, many.options], [73, general.id, owner.user.id, { count: '2' }]);
    assert.deepEqual([one.action_type, one.target_id, one.reason, one.options], [72, other.user.id, 'off topic', { channel_id: general.id, count: '1' }]);
    assert.ok(!('changes' in one));
  });

  test('has what was pinned and unpinned', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const message = await other.ok('POST', `/channels/${general.id}/messages`, { content: 'rules' });
    const pin = `/channels/${general.id}/messages/pins/${message.id}`;
    await owner.ok('PUT', pin, {}, because('read this'));
    await owner.ok('PUT', pin);
    await owner.ok('DELETE', pin);
    const [unpinned, pinned] = await entriesOf(owner, guild, '?limit=2');
    const options = { channel_id: general.id, message_id: message.id };
    assert.deepEqual([unpinned.action_type, unpinned.target_id, unpinned.options], [75, other.user.id, options]);
    assert.deepEqual([pinned.action_type, pinned.target_id, pinned.reason, pinned.options], [74, other.user.id, 'read this', options]);
  });

  test('has webhooks, also what is done to them by their token', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News' }, because('for the feed'));
    const byToken = (method, json) => request(server, `/api/v10/webhooks/${hook.id}/${hook.token}`, { method, json });
    await owner.ok('PATCH', `/webhooks/${hook.id}`, { name: 'Herald' });
    await owner.ok('PATCH', `/webhooks/${hook.id}`, { name: 'Herald' });
    const seen = await owner.ok('GET', `/guilds/${guild.id}/audit-logs?limit=1`);
    assert.deepEqual(seen.webhooks.map(({ id, name, token }) => [id, name, token]), [[hook.id, 'Herald', undefined]]);
    assert.equal((await byToken('DELETE')).status, 204);
    const [gone, renamed, made] = await entriesOf(owner, guild, '?limit=3');
    assert.deepEqual([gone, renamed, made].map(({ action_type, target_id, user_id }) => [action_type, target_id, user_id]),
      [[52, hook.id, null], [51, hook.id, owner.user.id], [50, hook.id, owner.user.id]]);
    assert.deepEqual(renamed.changes, [{ key: 'name', old_value: 'News', new_value: 'Herald' }]);
    assert.equal(made.reason, 'for the feed');
    assert.deepEqual(made.changes.map(({ key }) => key), ['name', 'type', 'channel_id']);
    assert.deepEqual(gone.changes.find(({ key }) => key === 'channel_id'), { key: 'channel_id', old_value: general.id });
  });

  test('has threads, and shows those that it speaks of', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const thread = await other.ok('POST', `/channels/${general.id}/threads`, { name: 'side talk', type: 11 });
    await owner.ok('PATCH', `/channels/${thread.id}`, { name: 'better talk', locked: true }, because('too loud'));
    const seen = await owner.ok('GET', `/guilds/${guild.id}/audit-logs?limit=2`);
    assert.deepEqual(seen.threads.map(({ id, name }) => [id, name]), [[thread.id, 'better talk']]);
    await owner.ok('DELETE', `/channels/${thread.id}`);
    const [gone, changed, made] = await entriesOf(owner, guild, '?limit=3');
    assert.deepEqual([gone, changed, made].map(({ action_type, target_id, user_id }) => [action_type, target_id, user_id]),
      [[112, thread.id, owner.user.id], [111, thread.id, owner.user.id], [110, thread.id, other.user.id]]);
    assert.deepEqual(changed.changes, [{ key: 'name', old_value: 'side talk', new_value: 'better talk' }, { key: 'locked', old_value: false, new_value: true }]);
    assert.equal(changed.reason, 'too loud');
    assert.deepEqual(made.changes.find(({ key }) => key === 'auto_archive_duration'), { key: 'auto_archive_duration', new_value: 4320 });
    assert.deepEqual(gone.changes.find(({ key }) => key === 'name'), { key: 'name', old_value: 'better talk' });
  });

  test('has who may call a command, each line of it a change', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const { bot, application } = await botIn(owner, guild);
    const commands = `/applications/${application.id}/guilds/${guild.id}/commands`;
    const command = await bot.ok('POST', commands, { name: 'ping', description: 'Answers.' });
    const line = (permission) => ({ id: other.user.id, type: 2, permission });
    const everyone = { id: guild.id, type: 1, permission: true };
    for (const permissions of [[line(false)], [line(true), everyone], [everyone]]) await owner.ok('PUT', `${commands}/${command.id}/permissions`, { permissions });
    const log = await owner.ok('GET', `/guilds/${guild.id}/audit-logs?limit=3`);
    assert.deepEqual(log.application_commands.map(({ id, name }) => [id, name]), [[command.id, 'ping']]);
    const [last, second, first] = log.audit_log_entries;
    for (const entry of [first, second, last]) assert.deepEqual([entry.action_type, entry.target_id, entry.options], [121, command.id, { application_id: application.id }]);
    assert.deepEqual(first.changes, [{ key: other.user.id, new_value: line(false) }]);
    assert.deepEqual(second.changes, [{ key: other.user.id, old_value: line(false), new_value: line(true) }, { key: guild.id, new_value: everyone }]);
    assert.deepEqual(last.changes, [{ key: other.user.id, old_value: line(true) }]);
  });
});
