// What a bot reads and changes of its own application, and where it is told to find the gateway.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { API } from '@discordjs/core';
import { REST } from '@discordjs/rest';
import { createWorld } from './support/world.js';

const world = await createWorld({ name: '@discordjs/core' });
const { application, token } = await world.createBot('Ada');
const api = new API(new REST({ api: `${world.gate.origin}/api` }).setToken(token));
after(() => world.close());

test('a bot reads its application by both of its names', async () => {
  const own = await api.applications.getCurrent();
  assert.equal(own.id, application.id);
  assert.equal(own.owner.id, world.owner.id);
  assert.deepEqual(await api.oauth2.getCurrentBotApplicationInformation(), own);
});

test('a bot describes itself', async () => {
  const changed = await api.applications.editCurrent({ description: 'Keeps count.' });
  assert.equal(changed.description, 'Keeps count.');
  assert.equal((await api.applications.getCurrent()).description, 'Keeps count.');
});

test('a bot takes another name, and sees what others are called', async () => {
  assert.equal((await api.users.edit({ username: 'Adele' })).username, 'Adele');
  assert.equal((await api.users.get(application.bot.id)).username, 'Adele');
  const owner = await api.users.get(world.owner.id);
  assert.equal(owner.username, world.owner.user.username);
  assert.ok(!('email' in owner));
});

test('an owner sees the application as its bot does', async () => {
  assert.deepEqual(await world.owner.get(`/applications/${application.id}`), await api.applications.getCurrent());
});

test('the gateway is at the address of the server', async () => {
  const { url } = await api.gateway.get();
  assert.equal(url, world.gate.origin.replace('http', 'ws'));
  const told = await api.gateway.getBot();
  assert.equal(told.url, url);
  assert.ok(told.session_start_limit.max_concurrency > 1);
});

test('more requests at once than a second allows are all answered in the end', async () => {
  const limit = 60;
  const answers = await Promise.all(Array.from({ length: limit }, () => api.users.getCurrent()));
  assert.deepEqual(new Set(answers.map(({ username }) => username)), new Set(['Adele']));
});
