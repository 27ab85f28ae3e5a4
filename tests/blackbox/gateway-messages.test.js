// What an event of a message has that no answer over REST has: libraries make channels and members of it that they do not know yet.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Gateway } from '../support/js/gateway.js';
import { botIn, guildOfTwo, listening } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

test('a message names the kind of its channel, so that a bot knows a direct one from the first word', async () => {
  const { owner, other, guild, general } = await guildOfTwo(server);
  const { bot, token } = await botIn(owner, guild);
  const gateway = await listening(server, token);
  const said = async (channel, method = 'POST', path = '') => {
    await other.ok(method, `/channels/${channel.id}/messages${path}`, { content: 'hello' });
    return (await gateway.event(method === 'POST' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE')).d;
  };
  const direct = await other.ok('POST', '/users/@me/channels', { recipient_id: bot.user.id });
  const first = await said(direct);
  assert.deepEqual([first.channel_id, first.channel_type, 'guild_id' in first], [direct.id, 1, false]);
  const second = await said(general);
  assert.deepEqual([second.channel_type, second.guild_id], [0, guild.id]);
  const thread = await owner.ok('POST', `/channels/${general.id}/threads`, { name: 'aside', type: 11 });
  await gateway.event('MESSAGE_CREATE');  // the notice that it began
  assert.equal((await said(thread)).channel_type, 11);
  await other.ok('PATCH', `/channels/${direct.id}/messages/${first.id}`, { content: 'bye' });
  assert.equal((await gateway.event('MESSAGE_UPDATE')).d.channel_type, 1);
  assert.ok(!('channel_type' in await other.ok('GET', `/channels/${direct.id}/messages/${first.id}`)));
  gateway.cut();
});

test('whoever is mentioned in a guild is shown as its member, as long as they are one', async () => {
  const { owner, other, guild, general } = await guildOfTwo(server);
  await owner.ok('PATCH', `/guilds/${guild.id}/members/${other.user.id}`, { nick: 'Reader' });
  const gateway = await Gateway.open(server);
  await gateway.ready(owner.authorization);
  const content = `<@${other.user.id}> and <@${owner.user.id}>`;
  const sent = await owner.ok('POST', `/channels/${general.id}/messages`, { content });
  const { mentions } = (await gateway.event('MESSAGE_CREATE')).d;
  assert.deepEqual(mentions.map(({ id, member }) => [id, member.nick]).sort(), [[owner.user.id, null], [other.user.id, 'Reader']].sort());
  assert.ok(mentions.every(({ member }) => !('user' in member) && Array.isArray(member.roles)));
  assert.ok(sent.mentions.every((one) => !('member' in one)));
  await owner.ok('DELETE', `/guilds/${guild.id}/members/${other.user.id}`);
  await owner.ok('PATCH', `/channels/${general.id}/messages/${sent.id}`, { content: `${content}!` });
  const after = (await gateway.event('MESSAGE_UPDATE')).d.mentions;
  assert.deepEqual(after.map((one) => [one.id, 'member' in one]).sort(), [[owner.user.id, true], [other.user.id, false]].sort());
  gateway.cut();
});
