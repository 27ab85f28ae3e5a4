// What Parley's guilds and applications have none of: libraries ask for it unasked, and are told so.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, botIn, guildOfTwo, may, refusedWith } from '../support/js/guilds.js';
import { form } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());
const { owner, other, guild, general } = await guildOfTwo(server);
const { bot, application } = await botIn(owner, guild, bits(may.administrator));
const none = '123456789012345678';
const there = `/guilds/${guild.id}`;

for (const [path, expected] of [
  [`${there}/stickers`, []], [`${there}/scheduled-events`, []], [`${there}/scheduled-events?with_user_count=true`, []], [`${there}/templates`, []],
  [`${there}/auto-moderation/rules`, []], [`${there}/soundboard-sounds`, { items: [] }], ['/soundboard-default-sounds', []],
  ['/sticker-packs', { sticker_packs: [] }], [`/applications/${application.id}/entitlements`, []], [`/applications/${application.id}/skus`, []],
  [`/applications/${application.id}/role-connections/metadata`, []],
  [`${there}/onboarding`, { guild_id: guild.id, prompts: [], default_channel_ids: [], enabled: false, mode: 0 }],
]) {
  test(`${path.replace(guild.id, '{guild}').replace(application.id, '{application}')} is empty`, async () => {
    assert.deepEqual(await bot.ok('GET', path), expected);
  });
}

for (const [path, code, methods = ['GET', 'PATCH', 'DELETE']] of [
  [`${there}/stickers/${none}`, 10_060], [`/stickers/${none}`, 10_060, ['GET']], [`/sticker-packs/${none}`, 10_061, ['GET']],
  [`${there}/soundboard-sounds/${none}`, 10_097], [`${there}/scheduled-events/${none}`, 10_070],
  [`${there}/scheduled-events/${none}/users`, 10_070, ['GET']], ['/guilds/templates/abc', 10_057, ['GET']],
  [`${there}/templates/abc`, 10_057, ['PUT', 'PATCH', 'DELETE']], [`${there}/voice-states/@me`, 10_065, ['GET', 'PATCH']],
  [`${there}/voice-states/${owner.user.id}`, 10_065, ['GET', 'PATCH']], [`/stage-instances/${general.id}`, 10_067],
]) {
  test(`${path.replace(guild.id, '{guild}')} is unknown`, async () => {
    for (const method of methods) refusedWith(await bot.send(method, path, method === 'GET' || method === 'DELETE' ? undefined : {}), 404, code);
  });
}

test('none can be made, and who may not make one is told that first', async () => {
  const kinds = [['scheduled-events', 30_038], ['soundboard-sounds', 30_045], ['stickers', 30_039]];
  for (const [kind, code] of kinds) {
    const answer = kind === 'stickers'
      ? await bot.send('POST', `${there}/${kind}`, undefined, form([{ name: 'name', content: 'wave' }, { name: 'file', filename: 'wave.png', content: 'x', type: 'image/png' }]))
      : await bot.post(`${there}/${kind}`, { name: 'one' });
    refusedWith(answer, 400, code);
    refusedWith(await other.post(`${there}/${kind}`, { name: 'one' }), 403, 50_013);
  }
});

test('what a guild has none of is for its members, and some of it for those who manage it', async () => {
  const stranger = await member(server, 'stranger');
  for (const path of ['stickers', 'scheduled-events', 'soundboard-sounds', 'onboarding', 'templates', 'auto-moderation/rules', `stickers/${none}`]) {
    refusedWith(await stranger.get(`${there}/${path}`), 404, 10_004);
  }
  for (const path of ['templates', 'auto-moderation/rules']) refusedWith(await other.get(`${there}/${path}`), 403, 50_013);
  refusedWith(await other.get(`/applications/${application.id}/entitlements`), 403, 20_012);
  assert.deepEqual(await other.ok('GET', '/users/@me/connections'), []);
});
