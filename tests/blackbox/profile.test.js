// One's own profile: nickname and picture.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { person } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

let anna;
before(async () => { anna = await person(server, 'anna'); });

const setNickname = (nickname) => anna.post('/api/update-nickname', { form: { nickname } });
const setAvatar = (url) => anna.post('/api/update-avatar', { form: { avatar_url: url } });
const profile = () => anna.getJson('/api/user-profile');

function assertInvalid(answer, field) {
  assert.equal(answer.status, 422, answer.text);
  assert.deepEqual(answer.json().detail[0].loc, ['body', field]);
}

test('a new profile has the three fields, and the username for a nickname', async () => {
  const fresh = await person(server, 'fresh');
  const answer = await fresh.get('/api/user-profile');
  assert.equal(answer.status, 200);
  assert.deepEqual(Object.keys(answer.json()).sort(), ['nickname', 'pfp', 'username']);
  assert.equal(answer.json().username, fresh.username);
  assert.equal(answer.json().nickname, fresh.username);
});

describe('POST /api/update-nickname', () => {
  test('changes what everybody sees', async () => {
    const answer = await setNickname('Аня 😀');
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json(), { success: true, message: 'Nickname updated successfully' });
    assert.equal((await profile()).nickname, 'Аня 😀');
    assert.equal((await request(server, `/api/search-user/${anna.username}`)).json().nickname, 'Аня 😀');
  });

  test('takes a multipart form', async () => {
    assert.equal((await anna.post('/api/update-nickname', { multipart: { nickname: 'Of Parts' } })).status, 200);
    assert.equal((await profile()).nickname, 'Of Parts');
  });

  for (const nickname of ['x', 'y'.repeat(32), 'ї'.repeat(32), '😀'.repeat(32), '<b>bold</b>', '"quoted" & \'so\'']) {
    test(`takes ${JSON.stringify(nickname.slice(0, 20))} of ${[...nickname].length} characters as it is`, async () => {
      assert.equal((await setNickname(nickname)).status, 200);
      assert.equal((await profile()).nickname, nickname);
    });
  }

  for (const nickname of ['', 'x'.repeat(33), '😀'.repeat(33), 'a\u0000b', 'a\nb', 'a\tb', 'a\u001bb', 'a\u007fb', 'a\u0085b']) {
    test(`refuses ${JSON.stringify(nickname.slice(0, 20))} of ${[...nickname].length} characters`, async () => {
      await setNickname('Before');
      assertInvalid(await setNickname(nickname), 'nickname');
      assert.equal((await profile()).nickname, 'Before');
    });
  }

  test('refuses a form without the field', async () => {
    assertInvalid(await anna.post('/api/update-nickname', { form: { nick: 'x' } }), 'nickname');
  });

  test('refuses bytes that are no UTF-8', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    assert.equal((await anna.post('/api/update-nickname', { body: 'nickname=%ff%fe', headers })).status, 422);
  });
});

describe('POST /api/update-avatar', () => {
  for (const url of ['https://example.org/me.png', 'http://example.org/me.png?size=1&x=2#top', '/static/me.png']) {
    test(`takes ${url}`, async () => {
      const answer = await setAvatar(url);
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.json(), { success: true, message: 'Avatar updated successfully' });
      assert.equal((await profile()).pfp, url);
    });
  }

  const refused = [
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'ftp://example.org/x',
    'file:///etc/passwd', '//example.org/x.png', '/\\example.org/x.png', 'me.png', 'https://', 'http:example.org', `https://example.org/${'x'.repeat(9000)}`,
    'https://example.org/"onerror="x', 'https://example.org/a b',
  ];
  for (const url of refused) {
    test(`refuses ${JSON.stringify(url.slice(0, 40))}`, async () => {
      await setAvatar('https://example.org/before.png');
      assertInvalid(await setAvatar(url), 'avatar_url');
      assert.equal((await profile()).pfp, 'https://example.org/before.png');
    });
  }

  test('refuses an empty address: only the settings page takes a picture away', async () => {
    await setAvatar('https://example.org/me.png');
    assert.equal((await setAvatar('')).status, 422);
    assert.equal((await profile()).pfp, 'https://example.org/me.png');
  });
});

describe('whoever is not signed in', () => {
  const routes = [
    'GET /api/user-profile', 'POST /api/update-nickname', 'POST /api/update-avatar', 'GET /api/saved-chats', 'POST /api/save-chat', 'GET /api/messages/anna',
    'GET /api/chats', 'POST /api/chats/anna/read', 'GET /api/people/anna', 'GET /api/search-messages?q=x', 'POST /api/change-password', 'GET /api/sessions',
    'DELETE /api/sessions/1',
  ];
  for (const route of routes) {
    const [method, path] = route.split(' ');
    const credentials = { nothing: {}, 'a broken token': { token: 'nonsense' }, 'a broken cookie': { cookie: 'a.b.c' }, 'another scheme': { headers: { Authorization: 'Basic YTpi' } } };
    test(`gets 401 for ${route}`, async () => {
      for (const [what, options] of Object.entries(credentials)) {
        const answer = await request(server, path, { method, ...options });
        assert.equal(answer.status, 401, what);
        assert.deepEqual(answer.json(), { detail: 'Not authenticated' }, what);
        assert.equal(answer.headers['www-authenticate'], 'Bearer', what);
      }
    });
  }

  test('the cookie and the bearer token open the same door', async () => {
    const path = '/api/user-profile';
    assert.equal((await request(server, path, { cookie: anna.token })).status, 200);
    assert.equal((await request(server, path, { token: anna.token })).status, 200);
    assert.equal((await request(server, path, { headers: { Authorization: `bearer ${anna.token}` } })).status, 200);
  });
});
