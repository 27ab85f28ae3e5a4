// Signing up, logging in and finding people through the JSON API.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { readToken } from '../support/js/jwt.js';
import { login, newName, password, person, register } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const api = (path, options) => request(server, path, { method: 'POST', ...options });

function assertInvalid(answer, ...loc) {
  assert.equal(answer.status, 422, answer.text);
  const { detail } = answer.json();
  assert.ok(Array.isArray(detail) && detail.length > 0);
  for (const error of detail) {
    assert.ok(Array.isArray(error.loc));
    assert.ok(typeof error.msg === 'string' && error.msg !== '');
    assert.ok(typeof error.type === 'string' && error.type !== '');
  }
  if (loc.length > 0) assert.deepEqual(detail[0].loc, loc);
}

describe('POST /api/register', () => {
  test('answers with the username alone', async () => {
    const username = newName('anna');
    const answer = await register(server, username);
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'], /^application\/json/);
    assert.deepEqual(answer.json(), { username });
  });

  test('refuses a name that is taken, whatever its case', async () => {
    const username = newName('bob');
    await register(server, username);
    for (const name of [username, username.toUpperCase()]) {
      const answer = await register(server, name, { email: 'other@example.org' });
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.json(), { detail: 'User exists.' });
    }
  });

  test('gives a name to only one of many who ask at once', async () => {
    const username = newName('race');
    const names = [username, username.toUpperCase(), username, username];
    const answers = await Promise.all(names.map((name) => register(server, name)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400, 400]);
  });

  for (const username of ['ab', 'a'.repeat(32), 'a_b.c-d', '0123']) {
    test(`takes the username ${username}`, async () => {
      assert.equal((await register(server, username)).status, 200);
    });
  }

  const badNames = ['', 'a', 'a'.repeat(33), 'two words', 'a/b', 'a\\b', 'a@b', 'a%b', 'Оля', 'a😀b', '<b>x</b>', 'a\u0000b', 'a\nb', "a'b", ' ab', 'ab '];
  for (const username of badNames) {
    test(`refuses the username ${JSON.stringify(username)}`, async () => {
      assertInvalid(await register(server, username, { email: 'name@example.org' }), 'body', 'username');
    });
  }

  for (const secret of ['8 chars.', 'x'.repeat(128), 'пароль78', '🔑'.repeat(128)]) {
    test(`takes a password of ${[...secret].length} characters, ${Buffer.byteLength(secret)} bytes`, async () => {
      const username = newName('secret');
      assert.equal((await register(server, username, { secret })).status, 200);
      assert.equal((await login(server, username, secret)).status, 200);
    });
  }

  for (const secret of ['', '7 chars', 'пароль7', 'x'.repeat(129)]) {
    test(`refuses a password of ${[...secret].length} characters, ${Buffer.byteLength(secret)} bytes`, async () => {
      assertInvalid(await register(server, newName('secret'), { secret }), 'body', 'password');
    });
  }

  const badAddresses = ['', 'nowhere', '@example.org', 'a@', 'a b@example.org', 'a@b@example.org', 'a@example.org\r\nBcc: x@y.org', `${'a'.repeat(250)}@example.org`];
  for (const email of badAddresses) {
    test(`refuses the e-mail address ${JSON.stringify(email.slice(0, 40))}`, async () => {
      assertInvalid(await register(server, newName('mail'), { email }), 'body', 'email');
    });
  }

  for (const field of ['username', 'email', 'password']) {
    test(`names ${field} when it is missing, and when it is not a string`, async () => {
      const whole = { username: newName('part'), email: 'part@example.org', password };
      const { [field]: dropped, ...rest } = whole;
      assertInvalid(await api('/api/register', { json: rest }), 'body', field);
      for (const wrong of [5, null, true, ['x'], { x: 1 }]) {
        assertInvalid(await api('/api/register', { json: { ...whole, [field]: wrong } }), 'body', field);
      }
    });
  }

  const noJson = { nothing: '', 'half an object': '{"username":', words: 'hello', 'a form': 'username=a&email=b&password=c', 'bad UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'too many brackets': '['.repeat(100_000) };
  for (const [what, body] of Object.entries(noJson)) {
    test(`answers 422 to ${what} instead of JSON`, async () => {
      assertInvalid(await api('/api/register', { body, headers: { 'Content-Type': 'application/json' } }));
    });
  }

  for (const json of [[], 'text', 5, null]) {
    test(`answers 422 to ${JSON.stringify(json)}, which is JSON but no object`, async () => {
      assertInvalid(await api('/api/register', { json }));
    });
  }
});

describe('POST /api/login', () => {
  test('answers with a bearer token that no cache may keep', async () => {
    const anna = await person(server, 'anna');
    const answer = await login(server, anna.username);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.deepEqual(Object.keys(answer.json()).sort(), ['access_token', 'token_type']);
    assert.equal(answer.json().token_type, 'bearer');
  });

  test('signs a token HS256 that names its owner, session and 31 days of life', async () => {
    const before = Math.floor(Date.now() / 1000);
    const anna = await person(server, 'anna');
    const { header, payload } = readToken(anna.token);
    assert.equal(header.alg, 'HS256');
    assert.equal(payload.sub, anna.username);
    assert.equal(typeof payload.jti, 'string');
    assert.ok(payload.iat >= before - 1 && payload.iat <= Date.now() / 1000 + 1);
    assert.equal(payload.exp - payload.iat, 31 * 24 * 3600);
  });

  test('tells an unknown name from a wrong password', async () => {
    const unknown = await login(server, newName('nobody'));
    assert.equal(unknown.status, 404);
    assert.deepEqual(unknown.json(), { detail: 'User does not exist.' });
    const { username } = await person(server, 'anna');
    const wrong = await login(server, username, 'not this one');
    assert.equal(wrong.status, 400);
    assert.deepEqual(wrong.json(), { detail: 'Incorrect password.' });
  });

  test('takes grant_type=password and no other', async () => {
    const { username } = await person(server, 'anna');
    const grant = (type) => api('/api/login', { form: { grant_type: type, username, password } });
    assert.equal((await grant('password')).status, 200);
    assertInvalid(await grant('client_credentials'));
  });

  test('takes a multipart form', async () => {
    const { username } = await person(server, 'anna');
    assert.equal((await api('/api/login', { multipart: { username, password } })).status, 200);
  });

  test('decodes every character of a form', async () => {
    const username = newName('form');
    const secret = 'a+b c&d=e%41ü😀;#?';
    await register(server, username, { secret });
    assert.equal((await login(server, username, secret)).status, 200);
    const percented = `username=${username}&password=${encodeURIComponent(secret)}`;
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
    assert.equal((await api('/api/login', { body: percented, headers })).status, 200);
  });

  test('names the field that is missing', async () => {
    assertInvalid(await api('/api/login', { form: { username: 'anna' } }), 'body', 'password');
    assertInvalid(await api('/api/login', { form: { password } }), 'body', 'username');
  });

  test('answers 422 to JSON, which is no form', async () => {
    assertInvalid(await api('/api/login', { json: { username: 'anna', password } }));
  });
});

describe('GET /api/search-user', () => {
  const find = (name) => request(server, `/api/search-user/${encodeURIComponent(name)}`);

  test('shows the public profile to anyone and nothing more', async () => {
    const { username } = await person(server, 'anna');
    const answer = await find(username);
    assert.equal(answer.status, 200);
    const { pfp, ...rest } = answer.json();
    assert.deepEqual(rest, { username, nickname: username });
    assert.ok(pfp === null || typeof pfp === 'string');
  });

  test('finds the exact name only', async () => {
    const { username } = await person(server, 'findme');
    for (const name of [`${username}x`, username.slice(0, -1), 'findme%', '%', '_'.repeat(username.length), '*', `${username} `, username.toUpperCase(), `${username}' OR '1'='1`]) {
      const answer = await find(name);
      assert.equal(answer.status, 404, name);
      assert.equal(typeof answer.json().detail, 'string');
    }
  });
});
