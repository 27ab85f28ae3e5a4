// What guilds, channels and roles are changed to over the Discord door, their emojis and pictures, and the limits.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, botIn, grant, guildOfTwo, guildWith, listening, may, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { dataUri, describePicture, movingGif, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const faultAt = (answer, field) => {
  refusedWith(answer, 400, 50035);
  assert.ok(answer.json().errors?.[field]?._errors?.length > 0, answer.text);
};

describe('a guild', () => {
  test('keeps each of its settings, tells of the change, and logs it', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view));
    const voice = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'Talk', type: 2 });
    const gateway = await listening(server, token);
    const change = {
      name: 'Book club', description: 'Books and tea', verification_level: 2, default_message_notifications: 1, explicit_content_filter: 2,
      afk_channel_id: voice.id, afk_timeout: 900, system_channel_id: general.id, system_channel_flags: 5, rules_channel_id: general.id,
      public_updates_channel_id: general.id, safety_alerts_channel_id: general.id, preferred_locale: 'de', premium_progress_bar_enabled: true,
    };
    const changed = await owner.ok('PATCH', `/guilds/${guild.id}`, change, { headers: { 'X-Audit-Log-Reason': 'new%20look' } });
    for (const [name, value] of Object.entries(change)) assert.deepEqual(changed[name], value, name);
    assert.equal((await gateway.event('GUILD_UPDATE')).d.name, 'Book club');
    const [entry] = (await owner.ok('GET', `/guilds/${guild.id}/audit-logs?action_type=1`)).audit_log_entries;
    assert.deepEqual([entry.target_id, entry.reason], [guild.id, 'new look']);
    assert.deepEqual(entry.changes.find(({ key }) => key === 'name'), { key: 'name', old_value: 'Reading circle', new_value: 'Book club' });
    const cleared = await owner.ok('PATCH', `/guilds/${guild.id}`, { description: null, afk_channel_id: null, system_channel_id: null });
    assert.deepEqual([cleared.description, cleared.afk_channel_id, cleared.system_channel_id], [null, null, null]);
    gateway.cut();
  });

  test('refuses what is no setting, at its field', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const elsewhere = (await guildOfTwo(server)).general;
    for (const [field, value] of [['name', 'x'], ['verification_level', 5], ['afk_timeout', 61], ['afk_channel_id', general.id],
      ['system_channel_id', elsewhere.id], ['icon', 'data:image/png;base64,AAAA'], ['description', 'x'.repeat(301)]]) {
      faultAt(await owner.patch(`/guilds/${guild.id}`, { [field]: value }), field);
    }
    faultAt(await owner.patch(`/guilds/${guild.id}`, { features: ['COMMUNITY'] }), 'rules_channel_id');
    refusedWith(await other.patch(`/guilds/${guild.id}`, { name: 'Mine now' }), 403, 50013);
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}`)).name, 'Reading circle');
  });

  test('becomes a community, and stays one when other features are sent', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const change = { features: ['COMMUNITY', 'UNHEARD_OF'], rules_channel_id: general.id, public_updates_channel_id: general.id };
    assert.deepEqual((await owner.ok('PATCH', `/guilds/${guild.id}`, change)).features, ['COMMUNITY']);
    assert.deepEqual((await owner.ok('PATCH', `/guilds/${guild.id}`, { features: [] })).features, []);
  });

  test('has pictures, which the CDN gives out', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { icon, banner } = await owner.ok('PATCH', `/guilds/${guild.id}`, { icon: dataUri(png(100, 100)), banner: dataUri(png(90, 30)) });
    const answer = await request(server, `/icons/${guild.id}/${icon}.png?size=32`);
    assert.deepEqual(describePicture(answer.body), { type: 'png', width: 32, height: 32 });
    assert.equal((await request(server, `/banners/${guild.id}/${banner}.png`)).status, 200);
    assert.equal((await owner.ok('PATCH', `/guilds/${guild.id}`, { icon: null })).icon, null);
    assert.equal((await request(server, `/icons/${guild.id}/${icon}.png?size=64`)).status, 404);
  });

  test('goes to another owner by the old one’s will alone', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const { bot } = await botIn(owner, guild, bits(may.view));
    await grant(owner, guild, other, may.administrator);
    refusedWith(await other.patch(`/guilds/${guild.id}`, { owner_id: other.user.id }), 403, 20018);
    refusedWith(await owner.patch(`/guilds/${guild.id}`, { owner_id: bot.user.id }), 400, 50002);
    refusedWith(await owner.patch(`/guilds/${guild.id}`, { owner_id: '1' }), 404, 10007);
    assert.equal((await owner.ok('PATCH', `/guilds/${guild.id}`, { owner_id: other.user.id })).owner_id, other.user.id);
    refusedWith(await owner.delete(`/guilds/${guild.id}`), 403, 50001);
  });

  test('counts who is in it and who is here', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const counts = ({ approximate_member_count, approximate_presence_count }) => [approximate_member_count, approximate_presence_count];
    assert.deepEqual(counts(await owner.ok('GET', `/guilds/${guild.id}?with_counts=true`)), [2, 0]);
    const { token } = await botIn(owner, guild, bits(may.view));
    const gateway = await listening(server, token);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
    for (const path of [`/guilds/${guild.id}?with_counts=true`, `/invites/${code}?with_counts=true`, `/guilds/${guild.id}/preview`]) {
      assert.deepEqual(counts(await other.ok('GET', path)), [3, 1], path);
    }
    gateway.cut();
  });

  test('shows and changes its widget’s settings', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const path = `/guilds/${guild.id}/widget`;
    assert.deepEqual(await owner.ok('GET', path), { enabled: false, channel_id: null });
    assert.deepEqual(await owner.ok('PATCH', path, { enabled: true, channel_id: general.id }), { enabled: true, channel_id: general.id });
    refusedWith(await other.get(path), 403, 50013);
    refusedWith(await other.patch(path, { enabled: false }), 403, 50013);
    faultAt(await owner.patch(path, { channel_id: '1' }), 'channel_id');
  });

  test('has no address of its choice, no welcome screen, and voice where the server is', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    assert.deepEqual(await owner.ok('GET', `/guilds/${guild.id}/vanity-url`), { code: null, uses: 0 });
    refusedWith(await other.get(`/guilds/${guild.id}/vanity-url`), 403, 50013);
    refusedWith(await owner.get(`/guilds/${guild.id}/welcome-screen`), 404, 10069);
    assert.deepEqual(await owner.ok('GET', '/voice/regions'), await owner.ok('GET', `/guilds/${guild.id}/regions`));
  });
});

describe('a channel', () => {
  test('keeps each of its settings, is told of and logged', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view));
    const category = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'Books', type: 4 });
    const channel = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'novels' });
    const gateway = await listening(server, token);
    const change = { name: 'old novels', topic: 'Before 1900', nsfw: true, rate_limit_per_user: 30, parent_id: category.id, position: 7,
      default_auto_archive_duration: 1440, default_thread_rate_limit_per_user: 5 };
    const changed = await owner.ok('PATCH', `/channels/${channel.id}`, change);
    assert.equal(changed.name, 'old-novels');
    for (const [name, value] of Object.entries(change)) if (name !== 'name') assert.deepEqual(changed[name], value, name);
    assert.equal((await gateway.event('CHANNEL_UPDATE')).d.topic, 'Before 1900');
    const back = await owner.ok('PATCH', `/channels/${channel.id}`, { topic: null, parent_id: null, type: 5 });
    assert.deepEqual([back.topic, back.parent_id, back.type, back.name], [null, null, 5, 'old-novels']);
    gateway.cut();
  });

  test('refuses what is no setting, at its field', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    for (const [field, value] of [['name', ''], ['name', '!!!'], ['topic', 'x'.repeat(1025)], ['rate_limit_per_user', 21_601], ['type', 2],
      ['nsfw', 'yes'], ['default_auto_archive_duration', 61]]) faultAt(await owner.patch(`/channels/${general.id}`, { [field]: value }), field);
    refusedWith(await owner.patch(`/channels/${general.id}`, { parent_id: general.id }), 404, 10003);
    refusedWith(await other.patch(`/channels/${general.id}`, { name: 'mine' }), 403, 50013);
    refusedWith(await owner.patch('/channels/1', { name: 'nobody' }), 404, 10003);
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ id }) => id === general.id).name, 'general');
  });

  test('for voice has its bitrate and how many may enter', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const voice = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'Talk here', type: 2, user_limit: 5 });
    assert.deepEqual([voice.name, voice.bitrate, voice.user_limit, voice.rtc_region], ['Talk here', 64_000, 5, null]);
    assert.deepEqual((await owner.ok('PATCH', `/channels/${voice.id}`, { bitrate: 8_000 })).bitrate, 8_000);
    faultAt(await owner.patch(`/channels/${voice.id}`, { user_limit: 100 }), 'user_limit');
  });

  test('of the kind forum has tags, which keep their ids', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const forum = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'questions', type: 15, available_tags: [{ name: 'open' }] });
    const [tag] = forum.available_tags;
    assert.match(tag.id, /^\d{17,19}$/);
    assert.deepEqual({ ...tag, id: 0 }, { id: 0, name: 'open', moderated: false, emoji_id: null, emoji_name: null });
    const changed = await owner.ok('PATCH', `/channels/${forum.id}`, {
      available_tags: [{ ...tag, name: 'closed', moderated: true }, { name: 'new', emoji_name: '✅' }],
      default_reaction_emoji: { emoji_name: '👍' }, default_sort_order: 1, default_forum_layout: 2, flags: 1 << 4,
    });
    assert.deepEqual(changed.available_tags[0], { ...tag, name: 'closed', moderated: true });
    assert.deepEqual([changed.available_tags.length, changed.available_tags[1].emoji_name], [2, '✅']);
    assert.deepEqual([changed.default_reaction_emoji, changed.default_sort_order, changed.default_forum_layout, changed.flags],
      [{ emoji_id: null, emoji_name: '👍' }, 1, 2, 16]);
    faultAt(await owner.patch(`/channels/${forum.id}`, { available_tags: Array.from({ length: 21 }, () => ({ name: 'x' })) }), 'available_tags');
  });

  test('is moved with others, and takes what its category allows', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const category = await owner.ok('POST', `/guilds/${guild.id}/channels`, {
      name: 'Quiet', type: 4, permission_overwrites: [{ id: guild.id, type: 0, deny: bits(may.send) }],
    });
    const second = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'second' });
    const path = `/guilds/${guild.id}/channels`;
    assert.equal((await owner.patch(path, [{ id: second.id, position: 0 }, { id: general.id, position: 9, parent_id: category.id, lock_permissions: true }])).status, 204);
    const now = Object.fromEntries((await owner.ok('GET', path)).map((channel) => [channel.id, channel]));
    assert.deepEqual([now[second.id].position, now[general.id].position, now[general.id].parent_id], [0, 9, category.id]);
    assert.deepEqual(now[general.id].permission_overwrites, [{ id: guild.id, type: 0, allow: '0', deny: bits(may.send) }]);
    refusedWith(await other.patch(path, [{ id: general.id, position: 1 }]), 403, 50013);
    refusedWith(await owner.patch(path, [{ id: '1', position: 1 }]), 404, 10003);
    refusedWith(await owner.patch(path, [{ position: 1 }]), 400, 50035);
  });

  test('that is gone is named by no setting of its guild', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    await owner.ok('DELETE', `/channels/${general.id}`);
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}`)).system_channel_id, null);
  });
});

describe('an overwrite', () => {
  // Somebody who may manage roles, but not the messages that the overwrite is about.
  async function deniedManager() {
    const { owner, other, guild, general } = await guildOfTwo(server);
    await grant(owner, guild, other, may.roles, may.channels);
    const path = `/channels/${general.id}/permissions/${guild.id}`;
    await owner.ok('PUT', path, { type: 0, deny: bits(may.manageMessages, may.send) });
    return { owner, other, guild, general, path };
  }

  test('is neither lifted nor turned by who lacks what it denies', async () => {
    const { owner, other, guild, general, path } = await deniedManager();
    refusedWith(await other.delete(path), 403, 50013);
    refusedWith(await other.put(path, { type: 0, deny: '0' }), 403, 50013);
    refusedWith(await other.put(path, { type: 0, allow: bits(may.send), deny: bits(may.manageMessages) }), 403, 50013);
    refusedWith(await other.patch(`/channels/${general.id}`, { permission_overwrites: [] }), 403, 50013);
    assert.deepEqual((await owner.ok('GET', `/channels/${general.id}`)).permission_overwrites,
      [{ id: guild.id, type: 0, allow: '0', deny: bits(may.manageMessages, may.send) }]);
  });

  test('is changed in what one has, whatever else stands in it', async () => {
    const { other, path } = await deniedManager();
    assert.equal((await other.put(path, { type: 0, allow: bits(may.view), deny: bits(may.manageMessages, may.send) })).status, 204);
  });

  test('that is not there, or for a role that is not there, is refused', async () => {
    const { owner, other, general } = await guildOfTwo(server);
    refusedWith(await owner.delete(`/channels/${general.id}/permissions/${other.user.id}`), 404, 10009);
    refusedWith(await owner.put(`/channels/${general.id}/permissions/1`, { type: 0 }), 404, 10011);
  });

  test('goes with its role, in every channel, and is told so', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view));
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'short-lived' });
    await owner.ok('PUT', `/channels/${general.id}/permissions/${role.id}`, { type: 0, deny: bits(may.send) });
    const gateway = await listening(server, token);
    await owner.ok('DELETE', `/guilds/${guild.id}/roles/${role.id}`);
    assert.deepEqual((await gateway.event('CHANNEL_UPDATE')).d.permission_overwrites, []);
    assert.deepEqual((await owner.ok('GET', `/channels/${general.id}`)).permission_overwrites, []);
    gateway.cut();
  });
});

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

describe('an emoji', () => {
  test('is made, renamed and removed, each time told with all that there are', async () => {
    const { owner, guild } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view));
    const gateway = await listening(server, token);
    const path = `/guilds/${guild.id}/emojis`;
    const answer = await owner.post(path, { name: 'book', image: dataUri(png(32, 32)) });
    assert.equal(answer.status, 201, answer.text);
    const emoji = answer.json();
    assert.deepEqual([emoji.name, emoji.animated, emoji.available, emoji.roles, emoji.user.id], ['book', false, true, [], owner.user.id]);
    assert.deepEqual((await gateway.event('GUILD_EMOJIS_UPDATE')).d.emojis.map(({ id, name }) => [id, name]), [[emoji.id, 'book']]);
    const picture = await request(server, `/emojis/${emoji.id}.png`);
    assert.deepEqual(describePicture(picture.body), { type: 'png', width: 32, height: 32 });
    const moving = await owner.ok('POST', path, { name: 'turning', image: dataUri(movingGif, 'image/gif') });
    assert.equal(moving.animated, true);
    assert.equal((await owner.ok('PATCH', `${path}/${emoji.id}`, { name: 'tome' })).name, 'tome');
    assert.deepEqual((await owner.ok('GET', path)).map(({ name }) => name), ['tome', 'turning']);
    assert.equal((await owner.ok('GET', `${path}/${emoji.id}`)).name, 'tome');
    assert.deepEqual((await owner.ok('GET', `/guilds/${guild.id}`)).emojis.length, 2);
    assert.equal((await owner.delete(`${path}/${emoji.id}`)).status, 204);
    refusedWith(await owner.get(`${path}/${emoji.id}`), 404, 10014);
    refusedWith(await owner.patch(`${path}/${emoji.id}`, { name: 'gone' }), 404, 10014);
    assert.equal((await request(server, `/emojis/${emoji.id}.png?size=16`)).status, 404);
    const actions = (await owner.ok('GET', `/guilds/${guild.id}/audit-logs?limit=4`)).audit_log_entries.map(({ action_type }) => action_type);
    assert.deepEqual(actions, [62, 61, 60, 60]);
    gateway.cut();
  });

  test('needs a name of letters, a picture that is one, and the permission', async () => {
    const { owner, other, guild } = await guildOfTwo(server);
    const path = `/guilds/${guild.id}/emojis`;
    const image = dataUri(png(16, 16));
    faultAt(await owner.post(path, { name: 'x', image }), 'name');
    faultAt(await owner.post(path, { name: 'no spaces', image }), 'name');
    faultAt(await owner.post(path, { name: 'fine', image: 'data:image/png;base64,AAAA' }), 'image');
    faultAt(await owner.post(path, { name: 'fine' }), 'image');
    refusedWith(await owner.post(path, { name: 'fine', image, roles: ['1'] }), 404, 10011);
    refusedWith(await other.post(path, { name: 'mine', image }), 403, 50013);
    await grant(owner, guild, other, may.createExpressions);
    const own = await other.ok('POST', path, { name: 'mine', image });
    const theirs = await owner.ok('POST', path, { name: 'theirs', image });
    await other.ok('PATCH', `${path}/${own.id}`, { name: 'renamed' });
    refusedWith(await other.delete(`${path}/${theirs.id}`), 403, 50013);
    assert.deepEqual((await owner.ok('GET', path)).map(({ name }) => name), ['renamed', 'theirs']);
  });
});

describe('an invite', () => {
  test('is told to those who manage its channel when it is made, used up and removed', async () => {
    const { owner, guild, general } = await guildOfTwo(server);
    const { token } = await botIn(owner, guild, bits(may.view, may.channels));
    const gateway = await listening(server, token);
    const made = await owner.ok('POST', `/channels/${general.id}/invites`, { max_age: 60, max_uses: 1 });
    const { d } = await gateway.event('INVITE_CREATE');
    assert.deepEqual([d.code, d.channel_id, d.guild_id, d.inviter.id, d.max_age, d.max_uses, d.uses, d.temporary],
      [made.code, general.id, guild.id, owner.user.id, 60, 1, 0, false]);
    await (await member(server, 'guest')).ok('POST', `/invites/${made.code}`);
    assert.deepEqual((await gateway.event('INVITE_DELETE')).d, { guild_id: guild.id, channel_id: general.id, code: made.code });
    gateway.cut();
  });

  test('stands in the lists of its channel and of its guild, for those who manage them', async () => {
    const { owner, other, guild, general } = await guildOfTwo(server);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, { max_uses: 3 });
    for (const path of [`/channels/${general.id}/invites`, `/guilds/${guild.id}/invites`]) {
      const found = (await owner.ok('GET', path)).find((one) => one.code === code);
      assert.deepEqual([found.max_uses, found.uses], [3, 0]);
      refusedWith(await other.get(path), 403, 50013);
    }
  });
});

describe('there are at most', () => {
  // Makes them side by side; the answers' statuses, the last made alone.
  async function fill(count, make) {
    for (let made = 0; made < count; made += 25) await Promise.all(Array.from({ length: Math.min(25, count - made) }, (_, i) => make(made + i)));
  }

  test('100 guilds of one person', async () => {
    const owner = await member(server, 'collector');
    await fill(100, (i) => owner.ok('POST', '/guilds', { name: `Guild ${i}` }));
    refusedWith(await owner.post('/guilds', { name: 'One more' }), 400, 30001);
  });

  test('500 channels of one guild, and 50 of a category', async () => {
    const owner = await member(server, 'builder');
    const { guild } = await guildWith(owner);
    const path = `/guilds/${guild.id}/channels`;
    const category = await owner.ok('POST', path, { name: 'Full', type: 4 });
    await fill(50, (i) => owner.ok('POST', path, { name: `in-${i}`, parent_id: category.id }));
    refusedWith(await owner.post(path, { name: 'one-more', parent_id: category.id }), 400, 30013);
    const there = (await owner.ok('GET', path)).length;
    await fill(500 - there, (i) => owner.ok('POST', path, { name: `out-${i}` }));
    refusedWith(await owner.post(path, { name: 'one-more' }), 400, 30013);
    refusedWith(await owner.patch(`/channels/${guild.system_channel_id}`, { parent_id: category.id }), 400, 30013);
  });

  test('250 roles of one guild', async () => {
    const owner = await member(server, 'ranker');
    const { guild } = await guildWith(owner);
    await fill(249, (i) => owner.ok('POST', `/guilds/${guild.id}/roles`, { name: `role ${i}` }));
    refusedWith(await owner.post(`/guilds/${guild.id}/roles`, { name: 'one more' }), 400, 30005);
  });

  test('100 applications of one person', async () => {
    const owner = await member(server, 'programmer');
    await fill(100, (i) => owner.ok('POST', '/applications', { name: `Program ${i}` }));
    assert.equal((await owner.post('/applications', { name: 'One more' })).status, 400);
  });

  test('50 emojis that stand still', async () => {
    const owner = await member(server, 'painter');
    const { guild } = await guildWith(owner);
    const image = dataUri(png(8, 8));
    await fill(50, (i) => owner.ok('POST', `/guilds/${guild.id}/emojis`, { name: `emoji_${i}`, image }));
    refusedWith(await owner.post(`/guilds/${guild.id}/emojis`, { name: 'one_more', image }), 400, 30008);
    await owner.ok('POST', `/guilds/${guild.id}/emojis`, { name: 'moves', image: dataUri(movingGif, 'image/gif') });
  });
});
