// The server-rendered pages: forms, redirects, and what a wrong entry gets.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { newName, password, person, register } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const page = (path, options) => request(server, path, options);
const post = (path, form, options) => page(path, { method: 'POST', form, ...options });

function assertRedirects(answer, location) {
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, location);
}

// The tag of the field `name`, and whether the page marks it as wrong.
const fieldTag = (html, name) => html.match(new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`))?.[0];
const isMarkedWrong = (html, name) => /\baria-invalid="?true/.test(fieldTag(html, name));

describe('without a session', () => {
  for (const path of ['/', '/chats', '/settings']) {
    test(`GET ${path} leads to the sign-in page`, async () => {
      assertRedirects(await page(path), '/sign-in');
    });
  }

  test('a cookie that is no token leads to the sign-in page too', async () => {
    assertRedirects(await page('/', { cookie: 'nonsense' }), '/sign-in');
  });

  test('GET /sign-in shows a form that posts a username and a password', async () => {
    const answer = await page('/sign-in');
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'], /^text\/html; ?charset=utf-8$/i);
    assert.match(answer.text, /<form[^>]*\bmethod="?post/i);
    assert.ok(fieldTag(answer.text, 'username'));
    assert.match(fieldTag(answer.text, 'password'), /type="?password/);
  });

  test('GET /sign-up shows a form that asks for an e-mail address as well', async () => {
    const answer = await page('/sign-up');
    assert.equal(answer.status, 200);
    for (const name of ['username', 'email', 'password']) assert.ok(fieldTag(answer.text, name), name);
  });
});

describe('POST /sign-up', () => {
  test('leads to the sign-in page, and the account works', async () => {
    const username = newName('fresh');
    assertRedirects(await post('/sign-up', { username, email: `${username}@example.org`, password }), '/sign-in');
    assertRedirects(await post('/sign-in', { username, password }), '/');
  });

  test('takes multipart forms', async () => {
    const username = newName('multi');
    const fields = { username, email: `${username}@example.org`, password };
    assertRedirects(await page('/sign-up', { method: 'POST', multipart: fields }), '/sign-in');
    assertRedirects(await page('/sign-in', { method: 'POST', multipart: { username, password } }), '/');
  });

  test('shows a taken name at its field and keeps what was typed but the password', async () => {
    const username = newName('taken');
    await register(server, username);
    const secret = 'never shown again 9';
    const answer = await post('/sign-up', { username, email: 'kept@example.org', password: secret });
    assert.equal(answer.status, 200);
    assert.ok(isMarkedWrong(answer.text, 'username'));
    assert.ok(!isMarkedWrong(answer.text, 'email'));
    assert.match(fieldTag(answer.text, 'username'), new RegExp(`value="${username}"`));
    assert.match(fieldTag(answer.text, 'email'), /value="kept@example\.org"/);
    assert.ok(!answer.text.includes(secret));
  });

  for (const [field, bad] of [['username', 'x'], ['username', 'два слова'], ['email', 'nowhere'], ['password', 'short']]) {
    test(`shows the error at the field ${field} for ${JSON.stringify(bad)}`, async () => {
      const typed = { username: newName('typed'), email: 'typed@example.org', password, [field]: bad };
      const answer = await post('/sign-up', typed);
      assert.equal(answer.status, 200);
      for (const name of ['username', 'email', 'password']) {
        assert.equal(isMarkedWrong(answer.text, name), name === field, name);
      }
      assert.ok(!answer.text.includes(typed.password));
    });
  }

  test('shows the form with errors when fields are missing', async () => {
    const answer = await post('/sign-up', { username: newName('alone') });
    assert.equal(answer.status, 200);
    assert.ok(isMarkedWrong(answer.text, 'email'));
    assert.ok(isMarkedWrong(answer.text, 'password'));
  });
});

describe('POST /sign-in', () => {
  test('sets the cookie with exactly the attributes of the contract', async () => {
    const { username } = await person(server, 'cookie');
    const answer = await post('/sign-in', { username, password });
    assertRedirects(answer, '/');
    const { value, attributes } = answer.cookie('access_token');
    assert.match(value, /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.deepEqual(attributes, { path: '/', 'max-age': '2678400', httponly: true, samesite: 'Lax' });
    assert.equal((await page('/', { cookie: value })).status, 200);
  });

  test('answers a wrong password and an unknown name with the same page', async () => {
    const { username } = await person(server, 'known');
    const unknown = newName('nobody');
    const wrong = await post('/sign-in', { username, password: 'not this one' });
    const nobody = await post('/sign-in', { username: unknown, password: 'not this one' });
    assert.equal(wrong.status, 200);
    assert.equal(nobody.status, 200);
    assert.equal(wrong.cookie('access_token'), undefined);
    assert.equal(nobody.cookie('access_token'), undefined);
    assert.equal(wrong.text.replaceAll(username, 'NAME'), nobody.text.replaceAll(unknown, 'NAME'));
    assert.notEqual(wrong.text, (await page('/sign-in')).text);
    assert.ok(!wrong.text.includes('not this one'));
  });

  test('takes as long for an unknown name as for a wrong password', async () => {
    const known = await person(server, 'timed');
    const timed = async (username) => {
      const begun = performance.now();
      await post('/sign-in', { username, password: 'not this one' });
      return performance.now() - begun;
    };
    // The fastest of several in turn: whatever else the machine does only adds time.
    const times = { wrong: [], unknown: [] };
    for (let n = 0; n < 6; n += 1) {
      times.wrong.push(await timed(known.username));
      times.unknown.push(await timed(newName('ghost')));
    }
    const [wrong, unknown] = [Math.min(...times.wrong), Math.min(...times.unknown)];
    assert.ok(unknown > wrong / 3, `${unknown} ms for an unknown name, ${wrong} ms for a wrong password`);
  });
});

describe('with a session', () => {
  test('GET / is the app, as at /channels/@me, and leads the small page’s old addresses to it', async () => {
    const anna = await person(server, 'anna');
    const [first, direct] = [await page('/', { cookie: anna.token }), await page('/channels/@me', { cookie: anna.token })];
    const boot = ({ text }) => JSON.parse(/<script type="application\/json" id="boot">([^]*?)<\/script>/.exec(text)[1]);
    assert.equal(first.status, 200);
    assert.deepEqual(boot(first).me, boot(direct).me);
    assert.deepEqual(Object.keys(boot(first)).sort(), ['first', 'me']);
    assertRedirects(await page('/?chat=a.b&x=1', { cookie: anna.token }), '/chats?chat=a.b&x=1');
  });

  test('GET /chats is the small chat page with the first screen’s data in it', async () => {
    const anna = await person(server, 'anna');
    const answer = await page('/chats', { cookie: anna.token });
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'], /^text\/html/);
    const boot = JSON.parse(/<script type="application\/json" id="boot">([^]*?)<\/script>/.exec(answer.text)[1]);
    assert.deepEqual(Object.keys(boot).sort(), ['chats', 'me']);
    assert.deepEqual(Object.keys(boot.me).sort(), ['id', 'nickname', 'pfp', 'username']);
    assert.equal(boot.me.username, anna.username);
    assert.deepEqual(boot.chats, []);
  });

  test('GET /settings shows the nickname, and POST /settings changes it', async () => {
    const anna = await person(server, 'anna');
    assert.match(fieldTag((await page('/settings', { cookie: anna.token })).text, 'nickname'), new RegExp(`value="${anna.username}"`));
    assertRedirects(await post('/settings', { nickname: 'Anna K.', avatar_url: '' }, { cookie: anna.token }), '/settings?saved=1');
    assert.match(fieldTag((await page('/settings?saved=1', { cookie: anna.token })).text, 'nickname'), /value="Anna K\."/);
    assert.equal((await anna.getJson('/api/user-profile')).nickname, 'Anna K.');
  });

  test('POST /settings shows what is wrong and changes nothing', async () => {
    const anna = await person(server, 'anna');
    const answer = await post('/settings', { nickname: 'x'.repeat(33), avatar_url: '' }, { cookie: anna.token });
    assert.equal(answer.status, 200);
    assert.ok(isMarkedWrong(answer.text, 'nickname'));
    assert.equal((await anna.getJson('/api/user-profile')).nickname, anna.username);
  });

  test('GET /logout clears the cookie and ends the session on the server', async () => {
    const anna = await person(server, 'anna');
    const answer = await page('/logout', { cookie: anna.token });
    assertRedirects(answer, '/sign-in');
    assert.equal(answer.cookie('access_token').attributes['max-age'], '0');
    assert.equal(answer.cookie('access_token').attributes.path, '/');
    assert.equal((await anna.get('/api/user-profile')).status, 401);
    assertRedirects(await page('/', { cookie: anna.token }), '/sign-in');
  });
});

describe('the API describes itself', () => {
  const routes = [
    'GET /', 'GET /sign-in', 'POST /sign-in', 'GET /sign-up', 'POST /sign-up', 'GET /settings', 'GET /logout', 'GET /docs',
    'GET /openapi.json', 'POST /api/register', 'POST /api/login', 'GET /api/search-user/{}', 'GET /api/user-profile',
    'POST /api/update-nickname', 'POST /api/update-avatar', 'GET /api/saved-chats', 'POST /api/save-chat',
    'GET /api/messages/{}',
  ];

  test('GET /openapi.json holds every route of the contract', async () => {
    const answer = await page('/openapi.json');
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'], /^application\/json/);
    const { openapi, paths } = answer.json();
    assert.match(openapi, /^3\./);
    const described = Object.entries(paths).flatMap(([path, methods]) => (
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`)));
    for (const route of routes) assert.ok(described.includes(route), `${route} is not described`);
  });

  test('GET /docs is a page for people', async () => {
    const answer = await page('/docs');
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'], /^text\/html/);
    assert.match(answer.text, /\/api\/register/);
  });
});

describe('paths', () => {
  for (const path of ['/sign-in', '/sign-up', '/settings', '/docs', '/api/user-profile', '/api/saved-chats']) {
    test(`${path}/ is 307 to ${path}`, async () => {
      const answer = await page(`${path}/`);
      assert.equal(answer.status, 307);
      assert.equal(new URL(answer.headers.location, server.origin).href, `${server.origin}${path}`);
    });
  }

  for (const path of ['/nothing', '/api/nothing', '/sign-in/more', '/api/messages']) {
    test(`GET ${path} is 404 with the one body`, async () => {
      const answer = await page(path);
      assert.equal(answer.status, 404);
      assert.deepEqual(answer.json(), { detail: 'Not Found' });
    });
  }

  const asBrowser = { headers: { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } };

  for (const path of ['/nothing', '/sign-in/more', '/guilds/nothing']) {
    test(`a browser at ${path} is shown a page that leads back`, async () => {
      const answer = await page(path, asBrowser);
      assert.equal(answer.status, 404);
      assert.match(answer.headers['content-type'], /^text\/html/);
      assert.match(answer.headers['content-security-policy'], /default-src 'none'/);
      assert.match(answer.text, /<h1>This page isn’t here<\/h1>/);
      assert.match(answer.text, /<a [^>]*href="\/"/);
      assert.ok(!answer.text.includes(path), 'what a stranger put into the address stands on no page of ours');
    });
  }

  test('HEAD says as much of it, without the page', async () => {
    const [got, head] = [await page('/nothing', asBrowser), await page('/nothing', { ...asBrowser, method: 'HEAD' })];
    assert.deepEqual([head.status, head.headers['content-length'], head.text], [404, got.headers['content-length'], '']);
  });

  for (const [path, method, body] of [
    ['/api/nothing', 'GET', { detail: 'Not Found' }],
    ['/nothing', 'POST', { detail: 'Not Found' }],
    ['/api/v10/nothing', 'GET', { message: '404: Not Found', code: 0 }],
  ]) {
    test(`${method} ${path} stays JSON for a browser too`, async () => {
      const answer = await page(path, { ...asBrowser, method });
      assert.deepEqual([answer.status, answer.json()], [404, body]);
    });
  }
});
