// What hostile pages, paths and texts try.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { people, person, register, say } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const nickname = async (who) => (await who.getJson('/api/user-profile')).nickname;

describe('a write by cookie from another site is refused with 403', () => {
  let anna;
  before(async () => { anna = await person(server, 'anna'); });

  const writes = {
    'POST /api/update-nickname': { form: { nickname: 'Stolen' } },
    'POST /api/update-avatar': { form: { avatar_url: 'https://evil.example/x.png' } },
    'POST /api/save-chat': { json: { username: 'anna', nickname: 'x' } },
    'POST /api/change-password': { form: { current_password: 'x', new_password: 'yyyyyyyyyy' } },
    'DELETE /api/sessions/1': {},
    'POST /settings': { form: { nickname: 'Stolen', avatar_url: '' } },
    'POST /settings/sessions/1/end': { form: {} },
    'POST /settings/password': { form: { current_password: 'x', new_password: 'yyyyyyyyyy' } },
  };
  const foreign = {
    'a foreign Origin': { Origin: 'https://evil.example' }, 'Origin null': { Origin: 'null' }, 'a foreign port': { Origin: 'http://127.0.0.1:1' },
    'Sec-Fetch-Site: cross-site': { 'Sec-Fetch-Site': 'cross-site' }, 'Sec-Fetch-Site: same-site': { 'Sec-Fetch-Site': 'same-site' },
  };
  for (const [route, options] of Object.entries(writes)) {
    for (const [what, headers] of Object.entries(foreign)) {
      test(`${route} with ${what}`, async () => {
        const [method, path] = route.split(' ');
        const answer = await request(server, path, { method, cookie: anna.token, headers, ...options });
        assert.equal(answer.status, 403);
        assert.equal(await nickname(anna), anna.username);
      });
    }
  }

  test('but not from a page of ours, and not from a client without these headers', async () => {
    const form = { nickname: 'Mine' };
    const ours = [{ Origin: server.origin }, { Origin: server.origin, 'Sec-Fetch-Site': 'same-origin' }, { 'Sec-Fetch-Site': 'none' }, {}];
    for (const headers of ours) {
      const answer = await request(server, '/api/update-nickname', { method: 'POST', cookie: anna.token, headers, form });
      assert.equal(answer.status, 200, JSON.stringify(headers));
    }
  });

  test('but a bearer token, which no page sends by itself, may come from anywhere', async () => {
    const headers = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' };
    assert.equal((await anna.post('/api/update-nickname', { form: { nickname: 'By token' }, headers })).status, 200);
  });

  test('and no other origin is let in by CORS', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    const preflight = await request(server, '/api/update-nickname', { method: 'OPTIONS', headers });
    const read = await request(server, '/api/user-profile', { cookie: anna.token, headers });
    for (const answer of [preflight, read]) assert.equal(answer.headers['access-control-allow-origin'], undefined);
  });
});

describe('headers', () => {
  test('every page forbids inline script, framing, sniffing and telling where one came from', async () => {
    const anna = await person(server, 'anna');
    for (const path of ['/sign-in', '/sign-up', '/', '/chats', '/settings', '/docs']) {
      const { headers, status } = await request(server, path, { cookie: anna.token });
      assert.ok([200, 303].includes(status), path);
      if (status !== 200) continue;
      const policy = headers['content-security-policy'];
      assert.match(policy, /default-src|script-src/, path);
      assert.doesNotMatch(policy.match(/script-src[^;]*/)?.[0] ?? policy.match(/default-src[^;]*/)[0], /unsafe-inline|unsafe-eval|\*/, path);
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
      assert.ok(headers['referrer-policy'], path);
    }
  });

  test('pages and answers about a person are not to be cached', async () => {
    const anna = await person(server, 'anna');
    for (const path of ['/', '/settings', '/api/user-profile', '/api/saved-chats', `/api/messages/${anna.username}`, '/api/sessions', '/api/search-messages?q=x']) {
      const { headers } = await request(server, path, { cookie: anna.token });
      assert.match(headers['cache-control'] ?? '', /no-store|private|no-cache/, path);
    }
  });

  test('JSON is sent as JSON and never sniffed', async () => {
    const anna = await person(server, 'anna');
    for (const path of ['/api/user-profile', '/api/nothing', '/healthz']) {
      const { headers } = await request(server, path, { token: anna.token });
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
    }
    assert.match((await anna.get('/api/user-profile')).headers['content-type'], /^application\/json/);
  });
});

describe('markup stays text', () => {
  const markup = '"><img src=x onerror=alert(1)>';
  const assertEscaped = (html, text) => {
    assert.ok(!html.includes(text), 'the markup stands in the page as it is');
    assert.match(html, /&lt;img src(=|&#x3D;|&#61;)x/i);
  };

  test('in the name typed at sign-up and sign-in', async () => {
    for (const path of ['/sign-up', '/sign-in']) {
      const form = { username: markup, email: markup, password: 'wrong password' };
      assertEscaped((await request(server, path, { method: 'POST', form })).text, markup);
    }
  });

  test('in a nickname on the settings page', async () => {
    const anna = await person(server, 'anna');
    await anna.post('/api/update-nickname', { form: { nickname: markup } });
    assertEscaped((await request(server, '/settings', { cookie: anna.token })).text, markup);
  });

  test('in the data of the first screen, where </script> ends nothing', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const closing = '</script><b>&<!--';
    await anna.post('/api/update-nickname', { form: { nickname: closing } });
    const connection = await bob.connect();
    await say(connection, anna, `${closing}\u2028`);
    connection.destroy();
    const { text } = await request(server, '/chats', { cookie: anna.token });
    assert.ok(!text.includes(closing));
    const boot = JSON.parse(/<script type="application\/json" id="boot">([^]*?)<\/script>/.exec(text)[1]);
    assert.equal(boot.me.nickname, closing);
    assert.equal(boot.chats[0].last.message, `${closing}\u2028`);
  });
});

describe('paths that climb', () => {
  const climbing = [
    '/../../../../etc/passwd', '/static/../../../../etc/passwd', '/static/..%2f..%2f..%2fetc/passwd', '/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '/static/..\\..\\etc\\passwd',
    '/static/....//....//etc/passwd', '//etc/passwd', '/static//etc/passwd', '/static/%2fetc%2fpasswd', '/static/%00/etc/passwd', '/assets/../../etc/passwd', '/%2e%2e/parley.db', '/parley.db',
    '/data/parley.db', '/secret.key',
  ];
  for (const path of climbing) {
    test(`${path} leads nowhere`, async () => {
      const connection = await RawConnection.open(server.port);
      connection.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`);
      const answer = await connection.response();
      connection.destroy();
      assert.ok([307, 400, 404].includes(answer.status), String(answer.status));
      assert.doesNotMatch(answer.text, /root:|SQLite format/);
    });
  }

  for (const path of ['//evil.example/', '/\\evil.example/', '//evil.example/sign-in/', '/%0d%0aLocation:%20https://evil.example/', '/%2f%2fevil.example/']) {
    test(`the redirect of ${path} stays on this site`, async () => {
      const connection = await RawConnection.open(server.port);
      connection.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`);
      const { status, headers } = await connection.response();
      connection.destroy();
      assert.ok([307, 400, 404].includes(status), String(status));
      if (headers.location !== undefined) assert.equal(new URL(headers.location, server.origin).origin, server.origin);
    });
  }
});

describe('injection', () => {
  const attempts = ["anna' OR '1'='1", "'; DROP TABLE users; --", 'anna"; --', '%', '*', 'anna\u0000', '../anna', '${7*7}', '{{7*7}}', '%27%20OR%201=1', '\r\nSet-Cookie: a=b'];
  for (const attempt of attempts) {
    test(`${JSON.stringify(attempt)} finds nobody, reads nothing and logs nobody in`, async () => {
      const anna = await person(server, 'anna');
      const name = encodeURIComponent(attempt);
      const search = await request(server, `/api/search-user/${name}`);
      assert.equal(search.status, 404);
      assert.equal(search.headers['set-cookie'], undefined);
      const history = await anna.get(`/api/messages/${name}`);
      assert.ok(history.status === 404 || history.text === '[]', history.text);
      const form = { username: attempt, password: attempt };
      assert.ok([404, 422].includes((await request(server, '/api/login', { method: 'POST', form })).status));
      assert.equal((await register(server, attempt)).status, 422);
    });
  }

  test('a search takes its words as words', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const connection = await anna.connect();
    await say(connection, bob, 'needle');
    connection.destroy();
    for (const words of ['" OR "', 'needle*"', "' OR 1=1 --", 'NEAR(', 'message:needle', '^', '(', '-', 'AND', 'NOT needle', '{a b}:x', '*', '\u0000']) {
      const answer = await anna.get(`/api/search-messages?q=${encodeURIComponent(words)}`);
      assert.ok([200, 422].includes(answer.status), `${answer.status} for ${words}`);
    }
  });

  const withHost = async (path, host) => {
    const connection = await RawConnection.open(server.port);
    connection.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    const answer = await connection.response();
    connection.destroy();
    return answer;
  };

  test('a Host header does not lead a redirect or a link away', async () => {
    assert.doesNotMatch((await withHost('/sign-in/', 'evil.example')).headers.location, /evil\.example/);
    assert.doesNotMatch((await withHost('/', 'evil.example')).headers.location, /evil\.example/);
    assert.doesNotMatch((await withHost('/sign-in', 'evil.example')).text, /(href|src|action)="[^"]*evil\.example/);
  });

  test('a Host header with markup is refused or escaped', async () => {
    const { status, text } = await withHost('/sign-in', '"><script>alert(1)</script>');
    assert.ok([200, 400].includes(status), String(status));
    assert.ok(!text.includes('<script>alert'));
  });
});
