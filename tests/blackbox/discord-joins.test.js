// What a guild is told of somebody who comes: a notice in its system channel, unless it wants none.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { botIn, guildWith, listening, refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const messagesOf = (who, channel) => who.ok('GET', `/channels/${channel.id}/messages`);

test('who comes, a person or a bot, is greeted by a notice of their own', async () => {
  const owner = await member(server, 'owner');
  const { guild, general } = await guildWith(owner);
  assert.equal(guild.system_channel_id, general.id);
  const helper = await botIn(owner, guild);
  const gateway = await listening(server, helper.token);
  const guest = await member(server, 'guest');
  const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
  await guest.ok('POST', `/invites/${code}`, {});
  const told = (await gateway.event('MESSAGE_CREATE')).d;
  assert.deepEqual([told.type, told.content, told.author.id, told.guild_id], [7, '', guest.user.id, guild.id]);
  assert.ok(Array.isArray(told.member.roles));
  await guest.ok('POST', `/invites/${code}`, {});
  const notices = await messagesOf(owner, general);
  assert.deepEqual(notices.map(({ type, author }) => [type, author.id]), [[7, guest.user.id], [7, helper.bot.user.id]]);
  assert.equal((await owner.ok('GET', `/channels/${general.id}`)).last_message_id, told.id);
  refusedWith(await guest.patch(`/channels/${general.id}/messages/${told.id}`, { content: 'x' }), 403, 50021);
  gateway.cut();
});

test('a guild that wants no notices, or has no channel for them, gets none', async () => {
  const owner = await member(server, 'owner');
  const guests = [await member(server, 'guest'), await member(server, 'guest')];
  for (const [i, settings] of [{ system_channel_flags: 1 }, { system_channel_id: null }].entries()) {
    const { guild, general } = await guildWith(owner);
    await owner.ok('PATCH', `/guilds/${guild.id}`, settings);
    const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
    await guests[i].ok('POST', `/invites/${code}`, {});
    assert.deepEqual(await messagesOf(guests[i], general), []);
  }
});
