// Settings of the wrong type or out of range, of all that may be changed over the Discord door: refused at their field, and
// nothing is kept of them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, grant, guildWith, may, refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

let server, owner, other, guild, general;
before(async () => {
  server = await startServer({ flags: ['--requests-per-second', '0'] });
  [owner, other] = [await member(server, 'owner'), await member(server, 'other')];
  ({ guild, general } = await guildWith(owner, other));
});
after(() => server.stop());

const faultAt = (answer, path, code) => {
  refusedWith(answer, 400, 50035);
  const fault = path.split('.').reduce((tree, name) => tree?.[name], answer.json().errors);
  assert.ok(fault?._errors?.length > 0, `${path}: ${answer.text}`);
  if (code) assert.equal(fault._errors[0].code, code);
};

const noNumber = ['many', {}, [], true, 1.5, 1e300];
const noText = [7, {}, [], true];
// Each of `fields` is a name and values that it cannot have; what stands at `path` is as it was `before`.
async function refuses(path, before, fields) {
  for (const [name, ...values] of fields) {
    for (const value of values) faultAt(await owner.patch(path, { [name]: value }), name);
  }
  assert.deepEqual(await owner.ok('GET', path), before);
}

describe('settings that are none are refused at their field', () => {
  test('of a guild', async () => {
    const path = `/guilds/${guild.id}`;
    await refuses(path, await owner.ok('GET', path), [
      ['verification_level', -1, 5, ...noNumber], ['default_message_notifications', -1, 2, ...noNumber], ['explicit_content_filter', -1, 3, ...noNumber],
      ['afk_timeout', 0, 61, 7200, ...noNumber], ['system_channel_flags', -1, 1 << 9, ...noNumber], ['premium_progress_bar_enabled', 1, 'yes', {}],
      ['preferred_locale', 'xx', 'de-DE', 'EN-us', '', ...noText], ['name', '', 'x', 'x'.repeat(101), ...noText], ['description', 'x'.repeat(301), ...noText],
      ['features', 'COMMUNITY', 7], ['system_channel_id', 'general', -1, [], true, '1'], ['owner_id', 'me', []], ['icon', 'no picture', 7],
    ]);
    assert.equal((await owner.ok('PATCH', path, { preferred_locale: 'uk' })).preferred_locale, 'uk');
    assert.equal((await owner.ok('PATCH', path, { preferred_locale: null })).preferred_locale, 'en-US');
  });

  test('of a text channel, a voice channel and a forum', async () => {
    const make = (name, type) => owner.ok('POST', `/guilds/${guild.id}/channels`, { name, type });
    const text = await make('text', 0);
    const voice = await make('voice', 2);
    const forum = await make('forum', 15);
    await refuses(`/channels/${text.id}`, text, [
      ['name', '', 'x'.repeat(101), ...noText], ['topic', 'x'.repeat(1025), ...noText], ['nsfw', 1, 'yes'], ['position', -1, 2 ** 31, ...noNumber],
      ['rate_limit_per_user', -1, 21_601, ...noNumber], ['default_auto_archive_duration', 0, 61, ...noNumber],
      ['default_thread_rate_limit_per_user', -1, 21_601, ...noNumber], ['permission_overwrites', 'none', {}], ['type', 1, 2, 99, 'text'],
    ]);
    faultAt(await owner.patch(`/channels/${text.id}`, { permission_overwrites: [7] }), 'permission_overwrites.0');
    faultAt(await owner.patch(`/channels/${text.id}`, { permission_overwrites: [{ id: guild.id, type: 2 }] }), 'permission_overwrites.0.type');
    faultAt(await owner.patch(`/channels/${text.id}`, { permission_overwrites: [{ id: guild.id, allow: 'all' }] }), 'permission_overwrites.0.allow');
    await refuses(`/channels/${voice.id}`, voice, [
      ['bitrate', 0, 7999, 10 ** 9, ...noNumber], ['user_limit', -1, 100, ...noNumber], ['video_quality_mode', 0, 3, ...noNumber],
      ['rtc_region', 'the moon', '', ...noText],
    ]);
    await refuses(`/channels/${forum.id}`, forum, [
      ['default_sort_order', -1, 2, ...noNumber], ['default_forum_layout', -1, 3, ...noNumber], ['flags', -1, ...noNumber],
      ['default_reaction_emoji', 7, 'x'], ['available_tags', 7, 'x'],
    ]);
    assert.equal((await owner.ok('PATCH', `/channels/${voice.id}`, { rtc_region: 'us-west' })).rtc_region, 'us-west');
    assert.equal((await owner.ok('PATCH', `/channels/${voice.id}`, { rtc_region: null })).rtc_region, null);
  });

  test('of a role', async () => {
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'Readers' });
    await refuses(`/guilds/${guild.id}/roles/${role.id}`, role, [
      ['name', 'x'.repeat(101), ...noText], ['color', -1, 0x1000000, ...noNumber], ['hoist', 1, 'yes'], ['mentionable', 1, 'yes'],
      ['permissions', 'all', -1, {}, [], true, 1.5], ['unicode_emoji', ...noText], ['colors', 7, []],
    ]);
    faultAt(await owner.patch(`/guilds/${guild.id}/roles/${role.id}`, { colors: { primary_color: 'red' } }), 'colors.primary_color');
  });

  test('of a member', async () => {
    const path = `/guilds/${guild.id}/members/${other.user.id}`;
    await refuses(path, await owner.ok('GET', path), [
      ['nick', 'x'.repeat(33), ...noText], ['roles', 7, 'all', ['all'], [{}]], ['mute', 1, 'yes'], ['deaf', 1, 'yes'],
      ['communication_disabled_until', 'soon', 7, {}], ['flags', -1, ...noNumber],
    ]);
  });

  test('of a webhook', async () => {
    const { id } = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News' });
    await refuses(`/webhooks/${id}`, await owner.ok('GET', `/webhooks/${id}`), [
      ['name', '', 'x'.repeat(81), ...noText], ['avatar', 'no picture', 7], ['channel_id', 'general', [], true],
    ]);
  });
});

test('of a member’s flags those that others may change are changed, by those who may', async () => {
  const path = `/guilds/${guild.id}/members/${other.user.id}`;
  const all = 0x7fffffff;
  assert.equal((await owner.ok('PATCH', path, { flags: all })).flags, 1 << 2);
  assert.equal((await owner.ok('PATCH', path, { flags: 0 })).flags, 0);
  refusedWith(await other.patch(path, { flags: 1 << 2 }), 403, 50013);
  await grant(owner, guild, other, may.moderate, may.kick, may.ban);
  assert.equal((await other.ok('PATCH', path, { flags: 1 << 2 })).flags, 1 << 2);
});

describe('a parent that is none is refused at its field', () => {
  const wrong = 'CHANNEL_PARENT_INVALID';
  let parents;
  before(async () => {
    const elsewhere = (await owner.ok('POST', '/guilds', { name: 'Elsewhere' })).id;
    const theirs = (await owner.ok('GET', `/guilds/${elsewhere}/channels`)).find(({ type }) => type === 4);
    parents = ['1', general.id, theirs.id];
  });

  test('when a channel is made', async () => {
    const path = `/guilds/${guild.id}/channels`;
    const count = (await owner.ok('GET', path)).length;
    for (const parent_id of parents) faultAt(await owner.post(path, { name: 'room', parent_id }), 'parent_id', wrong);
    const category = await owner.ok('POST', path, { name: 'Rooms', type: 4 });
    faultAt(await owner.post(path, { name: 'More rooms', type: 4, parent_id: category.id }), 'parent_id', wrong);
    for (const parent_id of ['rooms', [], true]) faultAt(await owner.post(path, { name: 'room', parent_id }), 'parent_id');
    assert.equal((await owner.ok('GET', path)).length, count + 1);
  });

  test('when it is changed or moved', async () => {
    const before = await owner.ok('GET', `/channels/${general.id}`);
    for (const parent_id of parents) {
      faultAt(await owner.patch(`/channels/${general.id}`, { parent_id }), 'parent_id', wrong);
      faultAt(await owner.patch(`/guilds/${guild.id}/channels`, [{ id: general.id }, { id: general.id, parent_id }]), '1.parent_id', wrong);
    }
    assert.deepEqual(await owner.ok('GET', `/channels/${general.id}`), before);
  });

  test('when who names it may not see it', async () => {
    const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, {
      name: 'Hidden', type: 4, permission_overwrites: [{ id: guild.id, type: 0, deny: bits(may.view) }],
    });
    await grant(owner, guild, other, may.channels);
    faultAt(await other.post(`/guilds/${guild.id}/channels`, { name: 'room', parent_id: hidden.id }), 'parent_id', wrong);
  });
});
