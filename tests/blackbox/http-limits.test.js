// Requests that are too large, and forms in which one request hides in another.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { login, newName, person } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

let connection;
beforeEach(async () => { connection = await RawConnection.open(server.port); });
afterEach(() => connection.destroy());

const host = `Host: 127.0.0.1:${server.port}\r\n`;
const kibi = 1024;
const mebi = 1024 * kibi;

// The same numbers in every run.
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// Writes and expects that status. The server may end the connection, but not before it has answered.
async function assertAnswered(text, ...statuses) {
  connection.write(text);
  const { status } = await connection.response();
  assert.ok(statuses.includes(status), `${status}, not ${statuses.join(' or ')}`);
}

describe('limits', () => {
  test('a header of 15 KiB is read', async () => {
    await assertAnswered(`GET /healthz HTTP/1.1\r\n${host}X-Long: ${'x'.repeat(15 * kibi)}\r\n\r\n`, 200);
  });

  test('a header over 16 KiB is 431', async () => {
    await assertAnswered(`GET /healthz HTTP/1.1\r\n${host}X-Long: ${'x'.repeat(17 * kibi)}\r\n\r\n`, 431);
    await connection.waitClosed();
  });

  test('a header that only grows is 431 before it ends', async () => {
    await assertAnswered(`GET /healthz HTTP/1.1\r\n${host}X-Long: ${'x'.repeat(64 * kibi)}`, 431);
    await connection.waitClosed();
  });

  test('too many header lines are 431', async () => {
    await assertAnswered(`GET /healthz HTTP/1.1\r\n${host}${'a:b\r\n'.repeat(2000)}\r\n`, 431);
  });

  test('a path that is too long is 414', async () => {
    await assertAnswered(`GET /${'x'.repeat(12 * kibi)} HTTP/1.1\r\n${host}\r\n`, 414);
  });

  test('a request line that never ends is refused', async () => {
    await assertAnswered(`GET /${'x'.repeat(128 * kibi)}`, 414, 431);
    await connection.waitClosed();
  });

  test('a body over 1 MiB is 413 before it is read', async () => {
    await assertAnswered(`POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${mebi + 1}\r\n\r\n`, 413);
  });

  test('a body over 1 MiB that is sent anyway still gets to read its 413', async () => {
    const head = `POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${4 * mebi}\r\n\r\n`;
    await assertAnswered(Buffer.concat([Buffer.from(head), Buffer.alloc(4 * mebi, ' ')]), 413);
  });

  test('a chunked body is 413 when it passes 1 MiB', async () => {
    connection.write(`POST /api/register HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = `10000\r\n${' '.repeat(64 * kibi)}\r\n`;
    await assertAnswered(chunk.repeat(17), 413);
  });

  test('a length past 64 bits is refused', async () => {
    await assertAnswered(`POST /api/register HTTP/1.1\r\n${host}Content-Length: 99999999999999999999999\r\n\r\n`, 400, 413);
  });

  test('a million fields of a form are refused or read, not stumbled over', async () => {
    const body = 'a=1&'.repeat(200_000);
    await assertAnswered(`POST /api/login HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`, 413, 422);
  });

  test('an enormous password costs nothing', async () => {
    const { username } = await person(server, 'huge');
    const answer = await login(server, username, 'x'.repeat(900 * kibi));
    assert.ok([400, 422].includes(answer.status), String(answer.status));
  });
});

describe('many connections from one address', () => {
  let strict;
  before(async () => { strict = await startServer({ flags: ['--connections-per-address', '5'] }); });
  after(() => strict.stop());

  // How many of ten connections from that address are served.
  async function served(from) {
    const connections = await Promise.all(Array.from({ length: 10 }, () => RawConnection.open(strict.port, { from })));
    const answers = await Promise.all(connections.map((one) => {
      one.write(`GET /healthz HTTP/1.1\r\n${host}\r\n`);
      return one.response().catch(() => null);
    }));
    for (const one of connections) one.destroy();
    return answers.filter((answer) => answer?.status === 200).length;
  }

  test('are limited', async () => assert.equal(await served('127.5.0.1'), 5));
  test('are not limited for one that is trusted', async () => assert.equal(await served('127.0.0.1'), 10));
});

describe('forms of request smuggling are answered 400 and end the connection', () => {
  const post = (headers, body = '') => `POST /api/login HTTP/1.1\r\n${host}${headers}\r\n${body}`;
  const smuggled = `GET /healthz HTTP/1.1\r\n${host}\r\n`;
  const forms = {
    'Content-Length and Transfer-Encoding': post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${smuggled}`),
    'Transfer-Encoding and Content-Length': post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', `0\r\n\r\n${smuggled}`),
    'two different Content-Lengths': post('Content-Length: 0\r\nContent-Length: 5\r\n', smuggled),
    'a list of Content-Lengths': post('Content-Length: 0, 5\r\n', smuggled),
    'a Content-Length with a sign': post('Content-Length: +0\r\n', smuggled),
    'a negative Content-Length': post('Content-Length: -1\r\n', smuggled),
    'a Content-Length in hex': post('Content-Length: 0x0\r\n', smuggled),
    'an empty Content-Length': post('Content-Length: \r\n', smuggled),
    'a Content-Length with a space inside': post('Content-Length: 0 5\r\n', smuggled),
    'an unknown Transfer-Encoding': post('Transfer-Encoding: cow\r\n', smuggled),
    'chunked that is not last': post('Transfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${smuggled}`),
    'chunked twice': post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${smuggled}`),
    'a name that only ends in chunked': post('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${smuggled}`),
    'a space before the colon': post('Content-Length : 0\r\n', smuggled),
    'a folded header': post('X-Fold: a\r\n b\r\nContent-Length: 0\r\n', smuggled),
    'a header without a name': post(': value\r\nContent-Length: 0\r\n', smuggled),
    'a header without a colon': post('Nothing\r\nContent-Length: 0\r\n', smuggled),
    'a NUL in a header': post('X-Nul: a\u0000b\r\nContent-Length: 0\r\n', smuggled),
    'a bare CR in a header': post('X-Cr: a\rContent-Length: 5\r\nContent-Length: 0\r\n', smuggled),
    'no Host': 'GET /healthz HTTP/1.1\r\n\r\n',
    'two Hosts': `GET /healthz HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`,
    'a space in the path': `GET /health z HTTP/1.1\r\n${host}\r\n`,
    'no version': `GET /healthz\r\n${host}\r\n`,
    'an unknown version': `GET /healthz HTTP/9.9\r\n${host}\r\n`,
    'HTTP/2’s preface': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'TLS on the plain port': Buffer.from('16030100b8010000b40303', 'hex'),
    'bytes at random': Buffer.from('f00fc7c8deadbeef0d0a0d0a0d0a', 'hex'),
  };
  for (const [what, bytes] of Object.entries(forms)) {
    test(what, async () => {
      connection.write(bytes);
      connection.endWriting();
      const { status } = await connection.response();
      assert.ok([400, 501, 505].includes(status), String(status));
      await connection.waitClosed();
      assert.equal(connection.takeRest().length, 0);
    });
  }

  test('Transfer-Encoding in HTTP/1.0 is not believed', async () => {
    connection.write(`POST /api/login HTTP/1.0\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`);
    const { status } = await connection.response();
    assert.ok(status >= 400 && status < 500, String(status));
    await connection.waitClosed();
    assert.equal(connection.takeRest().length, 0);
  });

  test('a hundred connections of bytes without sense change nothing', async () => {
    const random = seededRandom(7);
    for (let n = 0; n < 100; n += 1) {
      const noise = await RawConnection.open(server.port);
      noise.write(Buffer.from(Array.from({ length: 1 + Math.floor(random() * 400) }, () => Math.floor(random() * 256))));
      noise.endWriting();
      await noise.waitClosed();
      noise.destroy();
    }
  });

  test('afterwards the server still serves', async () => {
    assert.equal((await login(server, newName('nobody'))).status, 404);
  });
});
