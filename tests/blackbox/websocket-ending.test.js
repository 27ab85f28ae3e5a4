// RFC 6455, case by case: how a connection begins, and what ends it with which code.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { buildFrame, closeFrame, opcode } from '../support/js/frames.js';
import { request } from '../support/js/http.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';
import { handshake } from '../support/js/websocket.js';
import { websocketCase } from './websocket-case.js';

const server = await startServer();
after(() => server.stop());
const now = websocketCase(server);

describe('closing', () => {
  for (const code of [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]) {
    test(`code ${code} is answered in kind`, async () => {
      now.connection.sendRaw(closeFrame(code, 'bye'));
      await now.closes(code, 1000);
    });
  }

  test('a close frame without a code is answered by one without a code or with 1000', async () => {
    now.connection.sendFrame({ op: opcode.close });
    await now.closes(1005, 1000);
  });

  for (const code of [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535]) {
    test(`code ${code} may not be sent and is a protocol error`, async () => {
      now.connection.sendRaw(closeFrame(code));
      await now.closes(1002);
    });
  }

  test('a close frame of one byte is a protocol error', async () => {
    now.connection.sendFrame({ op: opcode.close, payload: Buffer.from([3]) });
    await now.closes(1002);
  });

  test('a reason that is no UTF-8 is closed with 1007', async () => {
    now.connection.sendRaw(closeFrame(1000, Buffer.from([0xff, 0xfe])));
    await now.closes(1007, 1002);
  });

  test('a reason of 123 bytes is fine', async () => {
    now.connection.sendRaw(closeFrame(1000, 'r'.repeat(123)));
    await now.closes(1000);
  });

  test('what comes after the close frame is not read any more', async () => {
    const text = JSON.stringify({ to: now.anna.username, message: 'too late' });
    now.connection.sendRaw(Buffer.concat([closeFrame(1000), buildFrame({ payload: text })]));
    await now.closes(1000);
    assert.ok((await now.anna.history(now.anna)).every(({ message }) => message !== 'too late'));
  });
});

describe('UTF-8', () => {
  const invalid = {
    'a lone continuation byte': [0x80], 'a byte that never occurs': [0xfe], 'an overlong slash': [0xc0, 0xaf], 'an overlong NUL': [0xe0, 0x80, 0x80],
    'half of a surrogate pair': [0xed, 0xa0, 0x80], 'a character past U+10FFFF': [0xf4, 0x90, 0x80, 0x80], 'a character of five bytes': [0xf8, 0x88, 0x80, 0x80, 0x80],
    'a character that is cut off': [0xf0, 0x9f, 0x98],
  };
  for (const [what, bytes] of Object.entries(invalid)) {
    test(`${what} is closed with 1007`, async () => {
      now.connection.sendFrame({ payload: Buffer.concat([Buffer.from('{"to":"'), Buffer.from(bytes)]) });
      await now.closes(1007);
    });
  }

  test('a character that is wrong across two fragments is closed with 1007', async () => {
    now.connection.sendFrame({ payload: Buffer.from([0xf0, 0x9f]), fin: false });
    now.connection.sendFrame({ op: opcode.continuation, payload: Buffer.from([0x41]) });
    await now.closes(1007);
  });

  for (const text of ['κόσμε', '\u0000', '\u{10FFFF}', '\uFFFD', '\uD7FF\uE000']) {
    test(`${JSON.stringify(text)} is good UTF-8, though no command`, async () => {
      now.connection.sendText(text);
      assert.equal((await now.connection.nextJson()).type, 'error');
      await now.lives();
    });
  }

  test('a binary frame may hold anything', async () => {
    now.connection.sendFrame({ op: opcode.binary, payload: Buffer.from([0xff, 0xfe, 0x00]) });
    assert.equal((await now.connection.nextJson()).type, 'error');
    await now.lives();
  });
});

describe('size', () => {
  const mebi = 1024 * 1024;

  test('a frame over 1 MiB is closed with 1009 as soon as its length is known', async () => {
    now.connection.sendRaw(buildFrame({ declaredLength: mebi + 1, lengthAs: 64 }));
    await now.closes(1009);
  });

  test('a frame of exactly 1 MiB is read, and refused as a command', async () => {
    now.connection.sendFrame({ payload: Buffer.alloc(mebi, ' ') });
    assert.equal((await now.connection.nextJson()).type, 'error');
    await now.lives();
  });

  test('a length of 2^62 is closed with 1009', async () => {
    now.connection.sendRaw(Buffer.from([0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]));
    await now.closes(1009);
  });
});

describe('the opening handshake', () => {
  async function shakeHands(text) {
    const raw = await RawConnection.open(server.port);
    raw.write(text);
    const answer = await raw.response();
    raw.destroy();
    return answer;
  }
  const path = () => `/ws/${now.anna.token}`;

  test('answers the example key of the RFC with its example', async () => {
    const answer = await shakeHands(handshake(server, path(), { key: 'dGhlIHNhbXBsZSBub25jZQ==' }));
    assert.equal(answer.status, 101);
    assert.equal(answer.headers['sec-websocket-accept'], 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    assert.equal(answer.headers.upgrade.toLowerCase(), 'websocket');
    assert.equal(answer.headers.connection.toLowerCase(), 'upgrade');
    assert.equal(answer.headers['sec-websocket-protocol'], undefined);
    assert.equal(answer.headers['sec-websocket-extensions'], undefined);
  });

  test('reads header values without regard to case and as lists', async () => {
    const headers = { Upgrade: 'WebSocket', Connection: 'keep-alive, UPGRADE' };
    assert.equal((await shakeHands(handshake(server, path(), { headers }))).status, 101);
  });

  test('takes a frame that comes with the handshake in one packet', async () => {
    const raw = await RawConnection.open(server.port);
    raw.write(Buffer.concat([Buffer.from(handshake(server, path())), buildFrame({ op: opcode.ping, payload: 'early' }), closeFrame(1000)]));
    assert.equal((await raw.response()).status, 101);
    await raw.waitClosed();
    assert.ok(raw.takeRest().includes(Buffer.from([0x8a, 5, ...Buffer.from('early')])), 'no pong for the early ping');
    raw.destroy();
  });

  test('another version is answered 426 with the one we speak', async () => {
    const answer = await shakeHands(handshake(server, path(), { headers: { 'Sec-WebSocket-Version': '8' } }));
    assert.ok([400, 426].includes(answer.status), String(answer.status));
    assert.equal(answer.headers['sec-websocket-version'], '13');
  });

  const broken = { 'no key': { 'Sec-WebSocket-Key': undefined }, 'a short key': { 'Sec-WebSocket-Key': 'c2hvcnQ=' }, 'no version': { 'Sec-WebSocket-Version': undefined } };
  for (const [what, headers] of Object.entries(broken)) {
    test(`with ${what} is refused`, async () => {
      const { status } = await shakeHands(handshake(server, path(), { headers }));
      assert.ok(status >= 400 && status < 500, String(status));
    });
  }

  test('by POST or in HTTP/1.0 is refused', async () => {
    const proper = handshake(server, path());
    for (const text of [proper.replace('GET', 'POST').replace('\r\n\r\n', '\r\nContent-Length: 0\r\n\r\n'), proper.replace('HTTP/1.1', 'HTTP/1.0')]) {
      const { status } = await shakeHands(text);
      assert.ok(status >= 400 && status < 500, String(status));
    }
  });

  test('a plain GET is refused', async () => {
    const { status } = await request(server, path());
    assert.ok(status >= 400 && status < 500, String(status));
  });
});
