// The emojis that applications have of their own.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { botIn, guildOfTwo, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { dataUri, describePicture, movingGif, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());
const image = dataUri(png(16, 16));

test('an application has emojis of its own, for its bot and its owner', async () => {
  const owner = await member(server, 'owner');
  const { application, bot } = await botOf(owner);
  const path = `/applications/${application.id}/emojis`;
  const answer = await bot.post(path, { name: 'spark', image });
  assert.equal(answer.status, 201);
  const made = answer.json();
  assert.deepEqual([made.name, made.animated, made.roles, made.user.id], ['spark', false, [], bot.user.id]);
  assert.deepEqual(describePicture((await request(server, `/emojis/${made.id}.png`)).body), { type: 'png', width: 16, height: 16 });
  const moving = await owner.ok('POST', path, { name: 'wave', image: dataUri(movingGif, 'image/gif') });
  assert.deepEqual([moving.animated, moving.user.id], [true, owner.user.id]);
  assert.deepEqual((await owner.ok('GET', path)).items, [made, moving]);
  assert.equal((await bot.ok('PATCH', `${path}/${made.id}`, { name: 'flame' })).name, 'flame');
  assert.equal((await bot.ok('GET', `${path}/${made.id}`)).name, 'flame');
  assert.equal((await bot.delete(`${path}/${made.id}`)).status, 204);
  refusedWith(await bot.get(`${path}/${made.id}`), 404, 10_014);
  assert.deepEqual((await bot.ok('GET', path)).items.map(({ id }) => id), [moving.id]);
});

test('nobody else reads or changes them, and what is no emoji is refused at its field', async () => {
  const [owner, stranger] = [await member(server, 'owner'), await member(server, 'stranger')];
  const [{ application, bot }, other] = [await botOf(owner), await botOf(stranger)];
  const path = `/applications/${application.id}/emojis`;
  const { id } = await bot.ok('POST', path, { name: 'mine', image });
  for (const who of [stranger, other.bot]) {
    for (const answer of [await who.get(path), await who.post(path, { name: 'theirs', image }), await who.delete(`${path}/${id}`)]) refusedWith(answer, 403, 20_012);
  }
  refusedWith(await other.bot.delete(`/applications/${other.application.id}/emojis/${id}`), 404, 10_014);
  for (const [json, field] of [[{ image }, 'name'], [{ name: 'bare' }, 'image'], [{ name: 'no name!', image }, 'name'], [{ name: 'none', image: 'data:,' }, 'image']]) {
    const answer = await bot.post(path, json);
    refusedWith(answer, 400, 50_035);
    assert.ok(answer.json().errors[field], answer.text);
  }
  assert.equal((await bot.ok('GET', path)).items.length, 1);
});

test('its bot reacts with one where it may use emojis from elsewhere', async () => {
  const { owner, guild, general } = await guildOfTwo(server);
  const { application, bot } = await botIn(owner, guild, '8');
  const emoji = await bot.ok('POST', `/applications/${application.id}/emojis`, { name: 'spark', image });
  const { id } = await owner.ok('POST', `/channels/${general.id}/messages`, { content: 'react' });
  await bot.ok('PUT', `/channels/${general.id}/messages/${id}/reactions/spark:${emoji.id}/@me`);
  const [reaction] = (await owner.ok('GET', `/channels/${general.id}/messages/${id}`)).reactions;
  assert.deepEqual(reaction.emoji, { id: emoji.id, name: 'spark' });
});
