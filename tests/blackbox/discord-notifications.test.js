// What people want to be told of: kept for all their devices, and heeded where calls are counted.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);
async function house(on = server) {
  const owner = await member(on, 'owner');
  const guild = await owner.ok('POST', '/guilds', { name: 'House' });
  const general = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  return { owner, guild, general };
}
async function readyOf(who) {
  const gateway = await Gateway.open(who.server);
  const { d } = await gateway.ready(who.authorization, { intents: undefined });
  return { gateway, d };
}

describe('what somebody wants to be told of', () => {
  test('is answered, told to the other devices, and there in READY after the server was killed', async () => {
    const own = await startServer();
    try {
      const { owner, guild, general } = await house(own);
      const { gateway } = await readyOf(owner);
      const end_time = '2030-01-02T03:04:05.000000+00:00';
      const changed = await owner.ok('PATCH', `/users/@me/guilds/${guild.id}/settings`, {
        message_notifications: 1, suppress_everyone: true,
        channel_overrides: { [general.id]: { muted: true, mute_config: { end_time, selected_time_window: 900 } } },
      });
      assert.deepEqual([changed.guild_id, changed.message_notifications, changed.suppress_everyone, changed.suppress_roles, changed.muted], [guild.id, 1, true, false, false]);
      const override = { channel_id: general.id, message_notifications: 3, muted: true, mute_config: { end_time, selected_time_window: 900 }, collapsed: false, flags: 0 };
      assert.deepEqual(changed.channel_overrides, [override]);
      assert.deepEqual((await gateway.event('USER_GUILD_SETTINGS_UPDATE')).d, changed);
      gateway.cut();
      await own.kill();
      owner.server = await startServer({ data: own.data });
      const again = await readyOf(owner);
      assert.deepEqual(again.d.user_guild_settings.entries, [changed]);
      again.gateway.cut();
      await owner.server.stop();
    } finally {
      await own.kill();
    }
  });

  test('is changed for several places at once, the direct messages among them, or not at all', async () => {
    const { owner, guild } = await house();
    const stranger = await member(server, 'stranger');
    const both = await owner.ok('PATCH', '/users/@me/guilds/settings', { guilds: { '@me': { muted: true }, [guild.id]: { message_notifications: 2 } } });
    assert.deepEqual(both.map(({ guild_id, muted, message_notifications }) => [guild_id, muted, message_notifications]), [[null, true, 3], [guild.id, false, 2]]);
    refusedWith(await stranger.patch('/users/@me/guilds/settings', { guilds: { '@me': { muted: true }, [guild.id]: { muted: true } } }), 404, 10004);
    const { gateway, d } = await readyOf(stranger);
    assert.deepEqual(d.user_guild_settings.entries, []);
    gateway.cut();
  });

  test('is refused where it is wrong', async () => {
    const { owner, guild } = await house();
    const { general: elsewhere } = await house();
    const path = `/users/@me/guilds/${guild.id}/settings`;
    refusedWith(await owner.patch(path, { message_notifications: 4 }), 400, 50035);
    refusedWith(await owner.patch(path, { muted: true, mute_config: { end_time: 'soon' } }), 400, 50035);
    refusedWith(await owner.patch(path, { channel_overrides: { general: { muted: true } } }), 400, 50035);
    assert.ok([403, 404].includes((await owner.patch(path, { channel_overrides: { [elsewhere.id]: { muted: true } } })).status));
    const { bot } = await botOf(owner);
    refusedWith(await bot.patch(path, { muted: true }), 403, 20001);
  });

  test('keeps calls that are ignored out of what is counted', async () => {
    const { owner, guild, general } = await house();
    const friend = await member(server, 'friend');
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
    await friend.ok('POST', `/invites/${code}`, {});
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'called', mentionable: true });
    await owner.ok('PUT', `/guilds/${guild.id}/members/${friend.user.id}/roles/${role.id}`);
    for (const content of ['@everyone', `<@&${role.id}>`, `<@${friend.user.id}>`]) await owner.ok('POST', `/channels/${general.id}/messages`, { content });
    const calls = async () => {
      const { gateway, d } = await readyOf(friend);
      gateway.cut();
      return d.read_state.entries.find(({ id }) => id === general.id).mention_count;
    };
    assert.equal(await calls(), 3);
    await friend.ok('PATCH', `/users/@me/guilds/${guild.id}/settings`, { suppress_everyone: true });
    assert.equal(await calls(), 2);
    await friend.ok('PATCH', `/users/@me/guilds/${guild.id}/settings`, { suppress_roles: true });
    assert.equal(await calls(), 1);
  });
});

test("a person's own settings come with READY and are told to their other devices", async () => {
  const ada = await member(server, 'ada');
  const first = await readyOf(ada);
  assert.equal(first.d.user_settings.status, 'online');
  const custom_status = { text: 'away', emoji_name: null, expires_at: null };
  await ada.ok('PATCH', '/users/@me/settings', { status: 'dnd', custom_status });
  assert.deepEqual((await first.gateway.event('USER_SETTINGS_UPDATE')).d, { status: 'dnd', custom_status });
  first.gateway.cut();
  const second = await readyOf(ada);
  assert.deepEqual([second.d.user_settings.status, second.d.user_settings.custom_status, second.d.user_settings.guild_folders], ['dnd', custom_status, []]);
  second.gateway.cut();
});
