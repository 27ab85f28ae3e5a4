// Direct channels over the Discord door: closing one's own side of it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const listOf = async (who) => (await who.ok('GET', '/users/@me/channels')).map(({ id }) => id);

test('a direct channel is closed for oneself alone, and the next message opens it again', async () => {
  const [ada, bob, eve] = [await member(server, 'ada'), await member(server, 'bob'), await member(server, 'eve')];
  const channel = await ada.ok('POST', '/users/@me/channels', { recipient_id: bob.user.id });
  const sent = await ada.ok('POST', `/channels/${channel.id}/messages`, { content: 'hello' });
  assert.deepEqual([await listOf(ada), await listOf(bob)], [[channel.id], [channel.id]]);
  const gateway = await Gateway.open(server);
  await gateway.ready(ada.authorization);
  refusedWith(await eve.delete(`/channels/${channel.id}`), 403, 50001);
  refusedWith(await ada.patch(`/channels/${channel.id}`, { name: 'ours' }), 403, 50003);
  const closed = await ada.ok('DELETE', `/channels/${channel.id}`);
  assert.deepEqual([closed.id, closed.type, closed.recipients.map(({ id }) => id)], [channel.id, 1, [bob.user.id]]);
  const told = (await gateway.event('CHANNEL_DELETE')).d;
  assert.deepEqual([told.id, told.recipients.map(({ id }) => id)], [channel.id, [bob.user.id]]);
  assert.deepEqual([await listOf(ada), await listOf(bob)], [[], [channel.id]]);
  assert.deepEqual((await ada.ok('GET', `/channels/${channel.id}/messages`)).map(({ id }) => id), [sent.id]);
  await bob.ok('POST', `/channels/${channel.id}/messages`, { content: 'still there?' });
  assert.deepEqual(await listOf(ada), [channel.id]);
  gateway.cut();
});

test('a direct channel that was closed by both is opened for both by a message', async () => {
  const [ada, bob] = [await member(server, 'ada'), await member(server, 'bob')];
  const channel = await ada.ok('POST', '/users/@me/channels', { recipient_id: bob.user.id });
  await ada.ok('POST', `/channels/${channel.id}/messages`, { content: 'hello' });
  for (const one of [ada, bob]) await one.ok('DELETE', `/channels/${channel.id}`);
  assert.deepEqual([await listOf(ada), await listOf(bob)], [[], []]);
  await ada.ok('POST', `/channels/${channel.id}/messages`, { content: 'again' });
  assert.deepEqual([await listOf(ada), await listOf(bob)], [[channel.id], [channel.id]]);
});

test('READY lists the direct channels that one opened, whether anybody wrote in them or not', async () => {
  const [ada, bob] = [await member(server, 'ada'), await member(server, 'bob')];
  const privateChannels = async (who) => {
    const gateway = await Gateway.open(server);
    const { private_channels } = (await gateway.ready(who.authorization)).d;
    gateway.cut();
    return private_channels.map(({ id, recipients, last_message_id }) => [id, recipients.map((one) => one.id), last_message_id]);
  };
  const other = await Gateway.open(server);
  await other.ready(ada.authorization);
  const { id } = await ada.ok('POST', '/users/@me/channels', { recipient_id: bob.user.id });
  const told = (await other.event('CHANNEL_CREATE')).d;
  assert.deepEqual([told.id, told.type, told.recipients.map((one) => one.id)], [id, 1, [bob.user.id]]);
  assert.deepEqual(await privateChannels(ada), [[id, [bob.user.id], null]]);
  assert.deepEqual(await privateChannels(bob), [], 'nobody sees that somebody is about to write');
  await ada.ok('DELETE', `/channels/${id}`);
  assert.deepEqual(await privateChannels(ada), []);
  await ada.ok('POST', '/users/@me/channels', { recipient_id: bob.user.id });
  assert.deepEqual(await privateChannels(ada), [[id, [bob.user.id], null]]);
  await ada.ok('DELETE', `/channels/${id}`);
  const sent = await bob.ok('POST', `/channels/${(await bob.ok('POST', '/users/@me/channels', { recipient_id: ada.user.id })).id}/messages`, { content: 'hello' });
  assert.deepEqual([await privateChannels(ada), await privateChannels(bob)], [[[id, [bob.user.id], sent.id]], [[id, [ada.user.id], sent.id]]]);
  other.cut();
});

test('a direct channel with oneself is listed with oneself', async () => {
  const ada = await member(server, 'ada');
  const gateway = await Gateway.open(server);
  await gateway.ready(ada.authorization);
  const { id } = await ada.ok('POST', '/users/@me/channels', { recipient_id: ada.user.id });
  const told = (await gateway.event('CHANNEL_CREATE')).d;
  assert.deepEqual([told.id, told.recipients.map((one) => one.id)], [id, [ada.user.id]]);
  assert.deepEqual(await listOf(ada), [id]);
  gateway.cut();
});
