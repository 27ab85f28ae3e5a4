// HTTP/1.1 as odd but honest clients speak it.
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { newName, password, person } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--header-timeout', '2', '--body-timeout', '2', '--idle-timeout', '3'] });
after(() => server.stop());

let connection;
beforeEach(async () => { connection = await RawConnection.open(server.port); });
afterEach(() => connection.destroy());

const host = `Host: 127.0.0.1:${server.port}\r\n`;
const get = (path, headers = '') => `GET ${path} HTTP/1.1\r\n${host}${headers}\r\n`;

function registration(username) {
  const json = JSON.stringify({ username, email: `${username}@example.org`, password });
  return { username, json };
}
const chunked = (...chunks) => chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');

async function assertOk(expected) {
  const answer = await connection.response();
  assert.equal(answer.status, 200, answer.text);
  if (expected) assert.deepEqual(JSON.parse(answer.text), expected);
  return answer;
}

describe('a connection', () => {
  test('is kept for the next request', async () => {
    for (let n = 0; n < 3; n += 1) {
      connection.write(get('/healthz'));
      await assertOk();
    }
  });

  test('is closed when the request says so', async () => {
    connection.write(get('/healthz', 'Connection: close\r\n'));
    const answer = await assertOk();
    assert.equal(answer.headers.connection?.toLowerCase(), 'close');
    await connection.waitClosed();
  });

  test('of HTTP/1.0 is closed after the answer', async () => {
    connection.write('GET /healthz HTTP/1.0\r\n\r\n');
    await assertOk();
    await connection.waitClosed();
  });

  test('answers pipelined requests in order, bodies and all', async () => {
    const { username, json } = registration(newName('pipe'));
    connection.write([
      get('/healthz'), `POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`,
      get(`/api/search-user/${username}`), get('/nothing'), `HEAD /sign-in HTTP/1.1\r\n${host}\r\n`, get('/healthz', 'Connection: close\r\n'),
    ].join(''));
    await assertOk();
    await assertOk({ username });
    assert.equal(JSON.parse((await assertOk()).text).username, username);
    assert.equal((await connection.response()).status, 404);
    assert.equal((await connection.response({ headOnly: true })).status, 200);
    await assertOk();
    await connection.waitClosed();
  });

  test('answers a hundred requests in one packet', async () => {
    connection.write(get('/healthz').repeat(100));
    for (let n = 0; n < 100; n += 1) await assertOk();
  });

  test('answers a client that has closed its sending side', async () => {
    connection.write(get('/healthz'));
    connection.endWriting();
    await assertOk();
    await connection.waitClosed();
  });

  test('reads a request that comes byte by byte', async () => {
    const { username, json } = registration(newName('slow'));
    const text = `POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
    for (const byte of text) await connection.send(byte);
    await assertOk({ username });
  });

  test('understands a path with scheme and host, as proxies send it', async () => {
    connection.write(`GET http://127.0.0.1:${server.port}/healthz HTTP/1.1\r\n${host}\r\n`);
    await assertOk();
  });

  test('is not confused by the body of a request that was refused', async () => {
    const body = `GET /healthz HTTP/1.1\r\n${host}\r\n`;
    for (const [line, status] of [['POST /api/save-chat', 401], ['POST /nothing', 404], ['PUT /sign-in', 405], ['GET /nothing', 404]]) {
      const asked = await RawConnection.open(server.port);
      asked.write(`${line} HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}${get('/sign-up', 'Connection: close\r\n')}`);
      assert.equal((await asked.response()).status, status, line);
      await asked.waitClosed();
      // Either the connection ended, or the next answer is the page that was asked for next.
      const next = asked.takeRest().toString();
      if (next !== '') assert.match(/content-type: (\S+)/i.exec(next)[1], /^text\/html/, `${line}: its body was taken for a request`);
      asked.destroy();
    }
  });

  test('lets empty lines before a request pass', async () => {
    connection.write(`\r\n${get('/healthz')}`);
    await assertOk();
  });
});

describe('a chunked body', () => {
  const head = `POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;

  test('is put together', async () => {
    const { username, json } = registration(newName('chunks'));
    connection.write(`${head}${chunked(...json.match(/.{1,7}/g))}0\r\n\r\n${get('/healthz')}`);
    await assertOk({ username });
    await assertOk();
  });

  test('may have extensions and trailers, which change nothing', async () => {
    const { username, json } = registration(newName('trail'));
    connection.write(`${head}${json.length.toString(16).toUpperCase()};name=value\r\n${json}\r\n0\r\nX-Sum: 1\r\n\r\n${get('/healthz')}`);
    await assertOk({ username });
    await assertOk();
  });

  test('may come byte by byte', async () => {
    const { username, json } = registration(newName('drip'));
    for (const byte of `${head}${chunked(json)}0\r\n\r\n`) await connection.send(byte);
    await assertOk({ username });
  });

  for (const [what, bytes] of Object.entries({ 'no size': '\r\n{}\r\n0\r\n\r\n', 'a size in words': 'two\r\n{}\r\n0\r\n\r\n', 'a negative size': '-2\r\n{}\r\n0\r\n\r\n', 'a size past 64 bits': '10000000000000002\r\n{}\r\n0\r\n\r\n', 'more bytes than its size': '2\r\n{}{}\r\n0\r\n\r\n' })) {
    test(`with ${what} is answered 400 and the connection ends`, async () => {
      connection.write(head + bytes);
      assert.ok([400, 413].includes((await connection.response()).status));
      await connection.waitClosed();
    });
  }
});

describe('Expect: 100-continue', () => {
  const head = (length) => `POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`;

  test('is answered before the body comes', async () => {
    const { username, json } = registration(newName('expect'));
    connection.write(head(json.length));
    assert.equal((await connection.response()).status, 100);
    connection.write(json);
    await assertOk({ username });
  });

  test('is not answered with 100 when the body is too large', async () => {
    connection.write(head(100 * 1024 * 1024));
    assert.equal((await connection.response()).status, 413);
  });
});

describe('HEAD', () => {
  for (const path of ['/sign-in', '/healthz', '/openapi.json', '/nothing', '/sign-in/', '/']) {
    test(`${path} is GET without the body`, async () => {
      connection.write(get(path) + `HEAD ${path} HTTP/1.1\r\n${host}\r\n` + get('/healthz'));
      const full = await connection.response();
      const head = await connection.response({ headOnly: true });
      for (const name of ['content-type', 'content-length', 'location', 'etag']) {
        assert.equal(head.headers[name], full.headers[name], name);
      }
      assert.equal(head.status, full.status);
      await assertOk();
    });
  }
});

describe('methods', () => {
  const paths = {
    '/sign-in': ['GET', 'HEAD', 'POST'], '/settings': ['GET', 'HEAD', 'POST'], '/api/register': ['POST'], '/api/user-profile': ['GET', 'HEAD'],
    '/api/messages/bob': ['GET', 'HEAD'], '/api/sessions/1': ['DELETE'],
  };
  const listed = (answer) => answer.headers.allow.split(/,\s*/).filter((name) => name !== 'OPTIONS').sort();

  for (const [path, methods] of Object.entries(paths)) {
    test(`OPTIONS ${path} lists ${methods.join(', ')}`, async () => {
      connection.write(`OPTIONS ${path} HTTP/1.1\r\n${host}\r\n`);
      const answer = await connection.response();
      assert.ok([200, 204].includes(answer.status), String(answer.status));
      assert.deepEqual(listed(answer), methods);
    });

    for (const method of ['PUT', 'PATCH', methods.includes('DELETE') ? 'GET' : 'DELETE']) {
      test(`${method} ${path} is 405 and lists the same`, async () => {
        connection.write(`${method} ${path} HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`);
        const answer = await connection.response();
        assert.equal(answer.status, 405);
        assert.deepEqual(listed(answer), methods);
        assert.equal(typeof JSON.parse(answer.text).detail, 'string');
      });
    }
  }

  test('an unknown method is refused', async () => {
    connection.write(`BREW /sign-in HTTP/1.1\r\n${host}\r\n`);
    assert.ok([405, 501].includes((await connection.response()).status));
  });

  test('OPTIONS of an unknown path is 404', async () => {
    connection.write(`OPTIONS /nothing HTTP/1.1\r\n${host}\r\n`);
    assert.equal((await connection.response()).status, 404);
  });
});

describe('clients that keep the server waiting', () => {
  test('a header that never ends is given up after --header-timeout', async () => {
    connection.write('GET /healthz HTTP/1.1\r\nHost: x\r\n');
    await connection.waitClosed();
  });

  test('a header that drips on is given up all the same', async () => {
    connection.write('GET /healthz HTTP/1.1\r\n');
    const drip = setInterval(() => connection.write('X-Drip: 1\r\n'), 200);
    await connection.waitClosed().finally(() => clearInterval(drip));
  });

  test('a body that never comes is given up after --body-timeout', async () => {
    connection.write(`POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{`);
    await connection.waitClosed();
  });

  test('a connection that says nothing is closed after --idle-timeout', async () => {
    await connection.waitClosed();
  });

  test('a kept connection that falls silent is closed after --idle-timeout', async () => {
    connection.write(get('/healthz'));
    await assertOk();
    await connection.waitClosed();
  });

  test('a client that asks and asks and reads no answer is not served for ever', async () => {
    const many = Buffer.from(get('/sign-up').repeat(1000));
    connection.socket.pause();
    const before = server.residentBytes();
    for (let n = 0; n < 100; n += 1) connection.write(many);
    const other = await RawConnection.open(server.port);
    for (let n = 0; n < 50; n += 1) {
      other.write(get('/healthz'));
      assert.equal((await other.response()).status, 200);
    }
    other.destroy();
    const grown = server.residentBytes() - before;
    assert.ok(grown < 64 * 1024 * 1024, `the server grew by ${grown} bytes`);
  });

  test('none of them holds up another client', async () => {
    const silent = await Promise.all(Array.from({ length: 100 }, () => RawConnection.open(server.port)));
    for (const one of silent) one.write('POST /api/login HTTP/1.1\r\nContent-');
    const anna = await person(server, 'anna');
    assert.equal((await anna.get('/api/user-profile')).status, 200);
    for (const one of silent) one.destroy();
  });
});
