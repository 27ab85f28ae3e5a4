// The Discord door's accounts: people, applications and bots, limits, and the ways of clients from elsewhere.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { run } from '../support/js/binary.js';
import { botOf, Caller, member } from '../support/js/discord.js';
import { request } from '../support/js/http.js';
import { login, newName, password, person } from '../support/js/people.js';
import { png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const snowflake = /^\d{17,19}$/;

describe('an account', () => {
  test('made through this door signs in through the other, and the other way round', async () => {
    const ada = await member(server, 'ada');
    assert.equal((await login(server, ada.user.username)).status, 200);
    const bob = await person(server, 'bob');
    const answer = await request(server, '/api/v10/auth/login', { method: 'POST', json: { login: bob.username, password } });
    assert.equal(answer.status, 200, answer.text);
    assert.equal((await new Caller(server, answer.json().token).ok('GET', '/users/@me')).username, bob.username);
  });

  test('is called by its token, bare or as a bearer, and by the cookie of our own pages', async () => {
    const ada = await member(server, 'caller');
    const token = ada.authorization;
    for (const headers of [{ Authorization: token }, { Authorization: `Bearer ${token}` }, { Cookie: `access_token=${token}` }]) {
      assert.equal((await request(server, '/api/v10/users/@me', { headers })).status, 200, JSON.stringify(headers));
    }
    const foreign = { Cookie: `access_token=${token}`, Origin: 'https://elsewhere.example' };
    assert.equal((await request(server, '/api/v10/users/@me', { headers: foreign })).status, 401);
  });

  test('is refused with one text, whether the name or the password is wrong', async () => {
    const ada = await member(server, 'wrong');
    const texts = [];
    for (const [name, secret] of [[ada.user.username, 'not the password'], [newName('nobody'), password]]) {
      const answer = await request(server, '/api/v10/auth/login', { method: 'POST', json: { login: name, password: secret } });
      assert.equal(answer.status, 400);
      assert.equal(answer.json().code, 50035);
      texts.push(answer.text);
    }
    assert.equal(texts[0], texts[1]);
  });

  test('names every wrong field of a sign-up in a tree', async () => {
    const answer = await request(server, '/api/v10/auth/register', { method: 'POST', json: { username: 'x', email: 'nothing', password: 'short' } });
    assert.equal(answer.status, 400);
    const { code, message, errors } = answer.json();
    assert.equal(code, 50035);
    assert.equal(message, 'Invalid Form Body');
    assert.deepEqual(Object.keys(errors).sort(), ['email', 'password', 'username']);
    assert.equal(typeof errors.password._errors[0].message, 'string');
  });

  test('shows its e-mail to itself alone', async () => {
    const ada = await member(server, 'private');
    assert.match(ada.user.email, /@example\.org$/);
    assert.match(ada.user.id, snowflake);
    const seen = await (await member(server, 'other')).ok('GET', `/users/${ada.user.id}`);
    assert.equal(seen.email, undefined);
    assert.equal(seen.discriminator, '0');
    assert.equal(seen.avatar, null);
  });

  test('changes its name for others, through both doors', async () => {
    const ada = await member(server, 'named');
    assert.equal((await ada.ok('PATCH', '/users/@me', { global_name: 'Ada L.', accent_color: 0x336699 })).global_name, 'Ada L.');
    const found = await request(server, `/api/search-user/${ada.user.username}`);
    assert.equal(found.json().nickname, 'Ada L.');
    assert.equal((await ada.patch('/users/@me', { accent_color: -1 })).status, 400);
    assert.equal((await ada.ok('PATCH', '/users/@me', { global_name: null, surprise: true })).global_name, null);
  });

  test('has none of the settings that some clients keep apart', async () => {
    const ada = await member(server, 'ada');
    assert.deepEqual(await ada.ok('GET', '/users/@me/settings-proto/2/json'), { settings: {} });
    assert.equal((await ada.get('/users/@me/settings-proto/4/json')).json().code, 50035);
  });

  test('keeps what its client puts into the settings', async () => {
    const ada = await member(server, 'settled');
    await ada.ok('PATCH', '/users/@me/settings', { theme: 'light', guild_positions: ['1'] });
    const settings = await ada.ok('GET', '/users/@me/settings');
    assert.equal(settings.theme, 'light');
    assert.equal(settings.locale, 'en-US');
    assert.deepEqual(settings.guild_positions, ['1']);
  });

  test('that signs out is unknown', async () => {
    const ada = await member(server, 'leaving');
    assert.equal((await ada.post('/auth/logout')).status, 204);
    assert.equal((await ada.get('/users/@me')).status, 401);
  });
});

describe('friends', () => {
  test('ask and accept, and a block ends it', async () => {
    const ada = await member(server, 'ada');
    const bob = await member(server, 'bob');
    assert.equal((await ada.post('/users/@me/relationships', { username: bob.user.username })).status, 204);
    assert.equal((await bob.ok('GET', '/users/@me/relationships'))[0].type, 3);
    assert.equal((await bob.put(`/users/@me/relationships/${ada.user.id}`)).status, 204);
    assert.equal((await ada.ok('GET', '/users/@me/relationships'))[0].type, 1);
    assert.equal((await ada.put(`/users/@me/relationships/${bob.user.id}`, { type: 2 })).status, 204);
    assert.deepEqual(await bob.ok('GET', '/users/@me/relationships'), []);
    assert.equal((await bob.put(`/users/@me/relationships/${ada.user.id}`)).status, 403);
  });
});

describe('a bot', () => {
  test('has a token that names it, and works with it', async () => {
    const owner = await member(server, 'owner');
    const { application, token, bot } = await botOf(owner, 'My Helper');
    const parts = token.split('.');
    assert.equal(parts.length, 3);
    assert.equal(Buffer.from(parts[0], 'base64url').toString(), bot.user.id);
    assert.equal(bot.user.bot, true);
    assert.equal(bot.user.email, null);
    const own = await bot.ok('GET', '/applications/@me');
    assert.equal(own.id, application.id);
    assert.equal(own.owner.id, owner.user.id);
    assert.equal(own.install_params, undefined);
    assert.deepEqual(await bot.ok('GET', '/oauth2/applications/@me'), own);
  });

  test('is nobody any more with the token from before a reset', async () => {
    const owner = await member(server, 'owner');
    const { application, bot } = await botOf(owner);
    const { token } = await owner.ok('POST', `/applications/${application.id}/bot/reset`, {});
    assert.equal((await bot.get('/users/@me')).status, 401);
    assert.equal((await new Caller(server, `Bot ${token}`).get('/users/@me')).status, 200);
  });

  test('switches its small intents itself, its owner all of them', async () => {
    const owner = await member(server, 'owner');
    const { application, bot } = await botOf(owner);
    assert.equal((await bot.ok('PATCH', '/applications/@me', { flags: (1 << 15) | (1 << 14) })).flags, 1 << 15);
    assert.equal((await owner.ok('PATCH', `/applications/${application.id}`, { flags: 1 << 18 })).flags, 1 << 18);
  });

  test('has a picture, that its owner gives it and takes away', async () => {
    const owner = await member(server, 'owner');
    const { application, bot } = await botOf(owner);
    const change = (body) => owner.ok('PATCH', `/applications/${application.id}`, body);
    const { icon } = await change({ icon: `data:image/png;base64,${png(8, 8).toString('base64')}` });
    assert.match(icon, /^[0-9a-f]{32}$/);
    assert.equal((await change({ description: 'stays' })).icon, icon);
    assert.equal((await bot.ok('GET', '/applications/@me')).icon, icon);
    assert.equal((await owner.patch(`/applications/${application.id}`, { icon: 'no picture' })).json().errors.icon._errors[0].code, 'BASE_TYPE_INVALID');
    assert.equal((await change({ icon: null })).icon, null);
  });

  test('belongs to its owner', async () => {
    const { application } = await botOf(await member(server, 'owner'));
    const stranger = await member(server, 'stranger');
    assert.equal((await stranger.patch(`/applications/${application.id}`, { name: 'mine' })).status, 403);
    assert.equal((await stranger.post(`/applications/${application.id}/bot/reset`)).status, 403);
    assert.equal((await stranger.get('/applications/512')).json().code, 10002);
  });

  test('renames itself, but not to a name that is taken', async () => {
    const owner = await member(server, 'owner');
    const { bot } = await botOf(owner);
    const name = newName('renamed');
    assert.equal((await bot.ok('PATCH', '/users/@me', { username: name })).username, name);
    assert.equal((await bot.ok('GET', `/users/${bot.user.id}`)).username, name);
    const answer = await bot.patch('/users/@me', { username: owner.user.username });
    assert.equal(answer.json().errors.username._errors[0].code, 'USERNAME_ALREADY_TAKEN');
  });

  test('cannot sign in with a password, nor ask what is for people', async () => {
    const { bot } = await botOf(await member(server, 'owner'));
    for (const secret of ['', 'password', ' ']) {
      const answer = await request(server, '/api/login', { method: 'POST', form: { username: bot.user.username, password: secret } });
      assert.notEqual(answer.status, 200);
    }
    assert.equal((await bot.get('/users/@me/settings')).json().code, 20001);
  });

  test('is made from the command line, beside a running server and in an empty folder', async () => {
    const first = await run(['bot', 'create', 'From Shell', '--data', server.data]);
    assert.equal(first.code, 0, first.stderr);
    const token = first.stdout.trim().split('\n').at(-1);
    assert.equal((await new Caller(server, `Bot ${token}`).ok('GET', '/users/@me')).username, 'From_Shell');
    const alone = await run(['bot', 'create', 'Alone', '--data', `${server.data}/empty`]);
    assert.equal(alone.code, 0, alone.stderr);
    assert.equal(alone.stdout.trim().split('\n').at(-1).split('.').length, 3);
    assert.equal((await run(['guild', 'list', '--data', server.data])).code, 0);
  });
});

describe('every answer', () => {
  test('is exactly application/json and bears a date', async () => {
    const answer = await request(server, '/api/v10/gateway');
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.ok(answer.headers.date);
  });

  test('stands below /api/v10, /api/v9 and /api alike', async () => {
    for (const prefix of ['/api/v10', '/api/v9', '/api']) {
      const answer = await request(server, `${prefix}/gateway`);
      assert.equal(answer.json().url, `ws://127.0.0.1:${server.port}`);
    }
  });

  test('to a bad call has a message and a code', async () => {
    const ada = await member(server, 'wrong');
    const unknown = await ada.get('/nothing/here');
    assert.deepEqual([unknown.status, unknown.json()], [404, { message: '404: Not Found', code: 0 }]);
    const method = await ada.delete('/gateway');
    assert.deepEqual([method.status, method.json().code], [405, 0]);
    const anonymous = await request(server, '/api/v10/users/@me');
    assert.deepEqual([anonymous.status, anonymous.json()], [401, { message: '401: Unauthorized', code: 0 }]);
    const json = await ada.send('PATCH', '/users/@me', undefined, { body: '{"global_name":', headers: { 'Content-Type': 'application/json' } });
    assert.deepEqual([json.status, json.json().code], [400, 50109]);
    assert.equal((await ada.get('/users/512')).json().code, 10013);
    assert.equal((await ada.get('/users/twelve')).json().code, 50035);
  });

  test('may be read by pages of other origins, which ask first', async () => {
    const asked = await request(server, '/api/v9/users/@me', { method: 'OPTIONS', headers: { Origin: 'https://client.example' } });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers['access-control-allow-origin'], '*');
    assert.match(asked.headers['access-control-allow-headers'], /Authorization/);
    const answered = await request(server, '/api/v9/users/@me', { headers: { Origin: 'https://client.example' } });
    assert.equal(answered.headers['access-control-allow-origin'], '*');
  });
});

describe('a client finds', () => {
  test('the gateway and how many may identify', async () => {
    const { bot } = await botOf(await member(server, 'owner'));
    const { url, shards, session_start_limit: limit } = await bot.ok('GET', '/gateway/bot');
    assert.equal(url, `ws://127.0.0.1:${server.port}`);
    assert.equal(shards, 1);
    assert.deepEqual(Object.keys(limit).sort(), ['max_concurrency', 'remaining', 'reset_after', 'total']);
  });

  test('the port although its library leaves it out of Host', async () => {
    const answer = await request(server, '/api/v10/gateway', { headers: { Host: '127.0.0.1' } });
    assert.equal(answer.json().url, `ws://127.0.0.1:${server.port}`);
  });

  test('the API, the gateway and the files from a well-known place', async () => {
    const { api, gateway, cdn } = (await request(server, '/.well-known/spacebar/client')).json();
    assert.equal(api.baseUrl, server.origin);
    assert.equal(gateway.baseUrl, `ws://127.0.0.1:${server.port}`);
    assert.equal(cdn.baseUrl, server.origin);
    assert.equal((await request(server, '/api/v9/policies/instance/domains')).json().apiEndpoint, `${server.origin}/api/v9`);
    assert.equal((await request(server, '/api/ping')).json().instance.name, 'Parley');
  });
});
