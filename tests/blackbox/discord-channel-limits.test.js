// How much there may be of everything in channels.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { fill } from '../support/js/fill.js';
import { guildWith, refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

describe('there are at most', () => {
  test('15 webhooks of one channel', async () => {
    const owner = await member(server, 'herald');
    const { general } = await guildWith(owner);
    await fill(15, (i) => owner.ok('POST', `/channels/${general.id}/webhooks`, { name: `News ${i}` }));
    refusedWith(await owner.post(`/channels/${general.id}/webhooks`, { name: 'One more' }), 400, 30007);
  });

  test('1,000 webhooks of one guild', async () => {
    const owner = await member(server, 'herald');
    const { guild } = await guildWith(owner);
    const channels = [];
    await fill(67, async (i) => channels.push(await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: `news-${i}` })));
    await fill(1_000, (i) => owner.ok('POST', `/channels/${channels[i % 67].id}/webhooks`, { name: 'News' }));
    refusedWith(await owner.post(`/channels/${channels[66].id}/webhooks`, { name: 'One more' }), 400, 30058);
  });

  test('250 pins of one channel', async () => {
    const owner = await member(server, 'keeper');
    const { general } = await guildWith(owner);
    const path = `/channels/${general.id}/messages`;
    const ids = [];
    await fill(251, async (i) => ids.push((await owner.ok('POST', path, { content: `note ${i}` })).id));
    await fill(250, (i) => owner.ok('PUT', `${path}/pins/${ids[i]}`));
    refusedWith(await owner.put(`${path}/pins/${ids[250]}`), 400, 30003);
  });

  test('1,000 invites of one guild', async () => {
    const owner = await member(server, 'host');
    const { general } = await guildWith(owner);
    await fill(999, () => owner.ok('POST', `/channels/${general.id}/invites`, {}));
    refusedWith(await owner.post(`/channels/${general.id}/invites`, {}), 400, 30016);
  });

  test('1,000 active threads of one guild', async () => {
    const owner = await member(server, 'talker');
    const { guild, general } = await guildWith(owner);
    const news = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'news', type: 5 });
    const path = `/channels/${general.id}/threads`;
    await fill(1_000, (i) => owner.ok('POST', path, { name: `talk ${i}`, type: 12 }));
    refusedWith(await owner.post(path, { name: 'one more', type: 12 }), 400, 160006);
    refusedWith(await owner.post(`/channels/${news.id}/threads`, { name: 'one more', type: 10 }), 400, 160007);
    const [{ id }] = (await owner.ok('GET', `/guilds/${guild.id}/threads/active`)).threads;
    await owner.ok('PATCH', `/channels/${id}`, { archived: true });
    await owner.ok('POST', path, { name: 'one more', type: 12 });
  });

  test('1,000 overwrites of one channel', async () => {
    const owner = await member(server, 'strict');
    const { general } = await guildWith(owner);
    const overwrites = Array.from({ length: 1_000 }, (_, i) => ({ id: String(i + 1), type: 1, deny: '2048' }));
    assert.equal((await owner.ok('PATCH', `/channels/${general.id}`, { permission_overwrites: overwrites })).permission_overwrites.length, 1_000);
    await owner.ok('PUT', `/channels/${general.id}/permissions/1`, { type: 1, deny: '0' });
    refusedWith(await owner.put(`/channels/${general.id}/permissions/1001`, { type: 1, deny: '2048' }), 400, 30060);
  });

  test('100 people whom a message calls; the others are not told', async () => {
    const owner = await member(server, 'caller');
    const { general } = await guildWith(owner);
    const people = [];
    for (let i = 0; i < 104; i += 1) people.push((await member(server, 'called')).user.id);
    const { mentions } = await owner.ok('POST', `/channels/${general.id}/messages`, { content: people.map((id) => `<@${id}>`).join('') });
    assert.deepEqual(mentions.map(({ id }) => id), people.slice(0, 100));
  });
});
