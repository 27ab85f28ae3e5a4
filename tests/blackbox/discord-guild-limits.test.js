// How much there may be of everything in a guild, and of a person’s own; discord-channel-limits.test.js says it of channels.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { fill } from '../support/js/fill.js';
import { guildWith, refusedWith } from '../support/js/guilds.js';
import { dataUri, movingGif, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const categoryIsFull = (answer) => {
  refusedWith(answer, 400, 50035);
  assert.equal(answer.json().errors.parent_id._errors[0].code, 'CHANNEL_PARENT_MAX_CHANNELS');
};

describe('there are at most', () => {
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
    categoryIsFull(await owner.post(path, { name: 'one-more', parent_id: category.id }));
    const there = (await owner.ok('GET', path)).length;
    await fill(500 - there, (i) => owner.ok('POST', path, { name: `out-${i}` }));
    refusedWith(await owner.post(path, { name: 'one-more' }), 400, 30013);
    categoryIsFull(await owner.patch(`/channels/${guild.system_channel_id}`, { parent_id: category.id }));
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

  test('50 emojis that stand still, and 50 that move', async () => {
    const owner = await member(server, 'painter');
    const { guild } = await guildWith(owner);
    const image = dataUri(png(8, 8));
    await fill(50, (i) => owner.ok('POST', `/guilds/${guild.id}/emojis`, { name: `emoji_${i}`, image }));
    refusedWith(await owner.post(`/guilds/${guild.id}/emojis`, { name: 'one_more', image }), 400, 30008);
    const moving = dataUri(movingGif, 'image/gif');
    await fill(50, (i) => owner.ok('POST', `/guilds/${guild.id}/emojis`, { name: `moves_${i}`, image: moving }));
    refusedWith(await owner.post(`/guilds/${guild.id}/emojis`, { name: 'moves_more', image: moving }), 400, 30018);
  });
});
