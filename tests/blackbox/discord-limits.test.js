// How often the Discord door may be asked.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { guildOfTwo } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '40'] });
after(() => server.stop());

test('a limited answer says how much is left, and until when', async () => {
  const { bot } = await botOf(await member(server, 'owner'));
  const first = (await bot.get('/users/@me/relationships')).headers;
  const again = (await bot.get('/users/@me/relationships')).headers;
  assert.equal(Number(first['x-ratelimit-remaining']) - Number(again['x-ratelimit-remaining']), 1);
  assert.equal(first['x-ratelimit-bucket'], again['x-ratelimit-bucket']);
  assert.ok(Number(first['x-ratelimit-limit']) > Number(first['x-ratelimit-remaining']));
  assert.ok(Number(first['x-ratelimit-reset']) > 1.7e9);
  assert.ok(Number(first['x-ratelimit-reset-after']) > 0);
});

test('one route too often is 429 for that caller alone, and says when to come back', async () => {
  const ada = await member(server, 'ada');
  const bob = await member(server, 'bob');
  const answers = await Promise.all(Array.from({ length: 40 }, () => ada.get('/users/@me/settings')));
  const refused = answers.find(({ status }) => status === 429);
  assert.ok(refused, 'nothing was refused');
  assert.equal(refused.headers['x-ratelimit-scope'], 'user');
  assert.equal(refused.json().global, false);
  assert.equal(refused.json().code, 0);
  assert.ok(refused.json().retry_after > 0);
  assert.match(refused.headers['retry-after'], /^[1-9]\d*$/);
  for (const name of ['limit', 'remaining', 'reset', 'reset-after', 'bucket']) assert.ok(`x-ratelimit-${name}` in refused.headers, name);
  assert.equal((await bob.get('/users/@me/settings')).status, 200);
});

test('too many requests over all routes are refused globally', async () => {
  const { bot } = await botOf(await member(server, 'owner'));
  const paths = ['/users/@me', '/applications/@me', '/gateway/bot', '/oauth2/applications/@me'];
  const answers = await Promise.all(Array.from({ length: 80 }, (_, i) => bot.get(paths[i % paths.length])));
  const refused = answers.filter(({ status }) => status === 429);
  assert.ok(refused.some(({ headers }) => headers['x-ratelimit-global'] === 'true' && headers['x-ratelimit-scope'] === 'global'));
  assert.ok(refused.every((answer) => typeof answer.json().retry_after === 'number'));
  for (const name of ['limit', 'remaining', 'reset', 'reset-after', 'bucket']) assert.ok(refused.every(({ headers }) => `x-ratelimit-${name}` in headers), name);
});

test('who is held up by slow mode is told that time by every header', async () => {
  const { owner, other, guild } = await guildOfTwo(server);
  const slow = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'slow', rate_limit_per_user: 600 });
  await other.ok('POST', `/channels/${slow.id}/messages`, { content: '1' });
  const { status, headers } = await other.post(`/channels/${slow.id}/messages`, { content: '2' });
  assert.deepEqual([status, headers['x-ratelimit-remaining'], headers['x-ratelimit-scope']], [429, '0', 'user']);
  assert.equal(Number(headers['x-ratelimit-reset-after']), Number(headers['retry-after']));
  assert.ok(Number(headers['x-ratelimit-reset']) > Date.now() / 1000 + 500);
});

test('questions to the search are few', async () => {
  const owner = await member(server, 'owner');
  const guild = await owner.ok('POST', '/guilds', { name: 'Library' });
  const answers = await Promise.all(Array.from({ length: 7 }, () => owner.get(`/guilds/${guild.id}/messages/search?content=x`)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 429, 429]);
});
