// Publishing the messages of an announcement channel.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Gateway } from '../support/js/gateway.js';
import { grant, guildOfTwo, may, refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

test('a message is published once, by who wrote it or who manages messages, and nowhere else', async () => {
  const { owner, other, guild, general } = await guildOfTwo(server);
  const news = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'news', type: 5 });
  const publish = (who, channel, id) => who.post(`/channels/${channel.id}/messages/${id}/crosspost`);
  const gateway = await Gateway.open(server);
  await gateway.ready(other.authorization);
  const { id } = await owner.ok('POST', `/channels/${news.id}/messages`, { content: 'It is out.' });
  refusedWith(await publish(other, news, id), 403, 50_013);
  const published = (await publish(owner, news, id)).json();
  assert.deepEqual([published.id, published.flags & 1], [id, 1]);
  assert.equal((await gateway.event('MESSAGE_UPDATE')).d.flags & 1, 1);
  assert.equal((await owner.ok('GET', `/channels/${news.id}/messages/${id}`)).flags & 1, 1);
  refusedWith(await publish(owner, news, id), 400, 40_033);
  refusedWith(await publish(owner, news, general.id), 404, 10_008);
  const plain = await owner.ok('POST', `/channels/${general.id}/messages`, { content: 'chat' });
  refusedWith(await publish(owner, general, plain.id), 400, 50_024);
  const more = await owner.ok('POST', `/channels/${news.id}/messages`, { content: 'More.' });
  await grant(owner, guild, other, may.manageMessages);
  assert.equal((await publish(other, news, more.id)).json().flags & 1, 1);
  gateway.cut();
});
