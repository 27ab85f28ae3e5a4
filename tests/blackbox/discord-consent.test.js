// The page that adds a bot to a guild: forms and cookies, no script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { botOf, Caller } from '../support/js/discord.js';
import { request } from '../support/js/http.js';
import { password, person } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

let owner, manager, guild, application, bot;
before(async () => {
  owner = await person(server, 'owner');
  manager = new Caller(server, owner.token);
  guild = await manager.ok('POST', '/guilds', { name: 'Tea & <Cake>' });
  ({ application, bot } = await botOf(manager, 'Kettle'));
});

const path = (more = {}) => `/oauth2/authorize?${new URLSearchParams({ client_id: application.id, scope: 'bot', permissions: '8', ...more })}`;
const post = (form, options) => request(server, '/oauth2/authorize', { method: 'POST', form, cookie: owner.token, ...options });

test('a stranger signs in first and is led back', async () => {
  const answer = await request(server, path());
  assert.equal(answer.status, 303);
  const next = new URL(answer.headers.location, server.origin).searchParams.get('next');
  assert.deepEqual([answer.headers.location.split('?')[0], next, answer.headers['set-cookie']], ['/sign-in', path(), undefined]);
  const form = await request(server, answer.headers.location);
  assert.match(form.text, /name="next" value="[^"]*authorize/);
  const back = await request(server, '/sign-in', { method: 'POST', form: { username: owner.username, password, next } });
  assert.deepEqual([back.status, back.headers.location], [303, path()]);
});

test('it shows the bot, what it may do, and the guilds of whoever manages them', async () => {
  const { status, text } = await request(server, path(), { cookie: owner.token });
  assert.equal(status, 200);
  assert.match(text, /Add Kettle/);
  assert.match(text, /do everything/);
  assert.match(text, new RegExp(`<option value="${guild.id}"[^>]*>Tea &amp; &lt;Cake&gt;`));
  const guest = await person(server, 'guest');
  assert.doesNotMatch((await request(server, path(), { cookie: guest.token })).text, new RegExp(guild.id));
});

test('what is not there is unknown', async () => {
  for (const client_id of ['175928847299117063', 'x', '']) assert.equal((await request(server, path({ client_id }), { cookie: owner.token })).status, 404);
});

test('a form of another site, or for a guild of others, adds nothing', async () => {
  const form = { client_id: application.id, permissions: '8', guild_id: guild.id };
  assert.equal((await post(form, { headers: { Origin: 'https://evil.example' } })).status, 403);
  const guest = await person(server, 'guest');
  assert.match((await post(form, { cookie: guest.token })).text, /Choose a guild that you manage/);
  assert.equal((await bot.get(`/guilds/${guild.id}`)).status, 404);
});

test('the one who manages a guild adds the bot to it', async () => {
  const { status, text } = await post({ client_id: application.id, permissions: '8', guild_id: guild.id });
  assert.equal(status, 200);
  assert.match(text, /Kettle was added/);
  const seen = await bot.ok('GET', `/guilds/${guild.id}`);
  assert.equal(seen.roles.find(({ tags }) => tags?.bot_id === bot.user.id).permissions, '8');
});
