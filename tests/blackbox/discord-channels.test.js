// What channels and their overwrites are changed to over the Discord door.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { bits, botIn, grant, guildOfTwo, listening, may, refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const faultAt = (answer, field) => {
  refusedWith(answer, 400, 50035);
  assert.ok(answer.json().errors?.[field]?._errors?.length > 0, answer.text);
};

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
