// The cases by which WebSocket servers are commonly compared (the Autobahn test suite), under its numbers and after its
// public description: framing, pings, reserved bits and opcodes, fragments, UTF-8, closing, sizes. Where it asks for an
// echo, a message to oneself is the echo; binary messages are answered with an error, since no command is binary.
// Its 6.x stand in websocket-utf8.test.js, its 12.x and 13.x (compression, which we decline) at the end.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { until } from '../support/js/deadline.js';
import { buildFrame, closeFrame, opcode } from '../support/js/frames.js';
import { newNonce } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { WebSocketClient } from '../support/js/websocket.js';
import { websocketCase } from './websocket-case.js';

const server = await startServer();
after(() => server.stop());
const now = websocketCase(server);

const { text, binary, continuation, close, ping, pong } = opcode;
const kibi = 1024;
const mebi = 1024 * kibi;

// Frames as one write, or in pieces of so many bytes, each in a packet of its own as far as the kernel lets it.
async function write(frames, piece = Infinity) {
  const bytes = Buffer.concat(frames.map(buildFrame));
  for (let at = 0; at < bytes.length; at += piece) await now.connection.send(bytes.subarray(at, at + piece));
}
const ways = { 'in one piece': Infinity, 'byte by byte': 1 };

// A text cut into so many frames.
function fragments(payload, size) {
  const frames = [];
  for (let at = 0; at < payload.length || at === 0; at += size) {
    frames.push({ op: at === 0 ? text : continuation, payload: payload.subarray(at, at + size), fin: at + size >= payload.length });
  }
  return frames;
}

// A command of exactly so many bytes: white space around JSON means nothing.
const padded = (command, size) => Buffer.concat([command, Buffer.alloc(Math.max(0, size - command.length), ' ')]);
const nextError = async () => assert.equal((await now.connection.nextJson('error')).type, 'error');
const pongs = () => now.connection.frames.filter(({ op }) => op === pong).map(({ payload }) => payload.toString('latin1'));

describe('1 framing', () => {
  for (const size of [0, 125, 126, 127, 128, 65_535, 65_536]) {
    test(`1.1 a text of ${size} bytes`, async () => {
      await write([{ op: text, payload: Buffer.alloc(size, '*') }]);
      await nextError();
      await now.takes((command) => write([{ op: text, payload: padded(command, size) }]));
    });
    test(`1.2 a binary message of ${size} bytes`, async () => {
      await write([{ op: binary, payload: Buffer.alloc(size, 0xfe) }]);
      await nextError();
      await now.lives();
    });
  }
  test('1.1.8 a text of 65,536 bytes in pieces of 997', () => (
    now.takes((command) => write([{ op: text, payload: padded(command, 65_536) }], 997))));
  test('1.2.8 a binary message of 65,536 bytes in pieces of 997', async () => {
    await write([{ op: binary, payload: Buffer.alloc(65_536, 0xfe) }], 997);
    await nextError();
  });
});

describe('2 pings and pongs', () => {
  for (const [number, payload] of [['2.1', ''], ['2.2', 'Hello, world!'], ['2.3', Buffer.from([0, 0xff, 0xfe, 0xfd, 0])], ['2.4', Buffer.alloc(125, 0xfe)]]) {
    test(`${number} a ping of ${payload.length} bytes`, async () => {
      const answer = now.connection.nextFrame(pong);
      await write([{ op: ping, payload }]);
      assert.deepEqual((await answer).payload, Buffer.from(payload));
    });
  }
  test('2.5 a ping of 126 bytes', async () => {
    await write([{ op: ping, payload: Buffer.alloc(126, 0xfe) }]);
    await now.closes(1002);
  });
  test('2.6 a ping of 125 bytes, byte by byte', async () => {
    const answer = now.connection.nextFrame(pong);
    await write([{ op: ping, payload: Buffer.alloc(125, 0xfe) }], 1);
    assert.deepEqual((await answer).payload, Buffer.alloc(125, 0xfe));
  });
  for (const [number, payload] of [['2.7', ''], ['2.8', 'unsolicited']]) {
    test(`${number} a pong of ${payload.length} bytes that nobody asked for`, async () => {
      await write([{ op: pong, payload }]);
      await now.lives();
      assert.deepEqual(pongs(), []);
    });
  }
  test('2.9 a pong that nobody asked for, then a ping', async () => {
    await write([{ op: pong, payload: 'unsolicited' }, { op: ping, payload: 'asked' }]);
    await now.lives();
    assert.deepEqual(pongs(), ['asked']);
  });
  for (const [way, piece] of Object.entries(ways)) {
    test(`2.10, 2.11 ten pings ${way}`, async () => {
      const payloads = Array.from({ length: 10 }, (_, n) => `payload-${n}`);
      await write(payloads.map((payload) => ({ op: ping, payload })), piece);
      await now.lives();
      assert.deepEqual(pongs(), payloads);
    });
  }
});

// A good message before, a ping behind: the message is kept, though its answer may find the connection failed by the
// time it is on the disk; the ping is not answered.
async function failsAfter(good, ...frames) {
  await now.lives();
  const message = `amid ${newNonce()}`;
  const command = Buffer.from(JSON.stringify({ to: now.anna.username, message }));
  await write([...good(command), ...frames, { op: ping, payload: 'too late' }]);
  await now.closes(1002);
  assert.deepEqual(pongs(), []);
  await until(async () => (await now.anna.history(now.anna)).some((kept) => kept.message === message), 'the message to be kept');
}
const failsBetween = (frame) => failsAfter((command) => [{ op: text, payload: command }], frame);

describe('3 reserved bits', () => {
  for (const [number, rsv, op] of [['3.1', 1, text], ['3.5', 5, binary], ['3.6', 6, ping], ['3.7', 7, close]]) {
    test(`${number} bits ${rsv} of opcode ${op}`, async () => {
      await write([{ op, rsv, payload: 'Hello, world!' }]);
      await now.closes(1002);
    });
  }
  for (const [number, rsv] of [['3.2', 2], ['3.3', 3], ['3.4', 4]]) {
    test(`${number} bits ${rsv} amid good frames`, () => failsBetween({ op: text, rsv, payload: 'Hello, world!' }));
  }
});

describe('4 reserved opcodes', () => {
  for (const op of [3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) {
    const number = op < 8 ? `4.1.${op - 2}` : `4.2.${op - 10}`;
    for (const payload of ['', 'reserved']) {
      test(`${number} opcode ${op} with ${payload.length} bytes`, async () => {
        await write([{ op, payload }]);
        await now.closes(1002);
      });
    }
    test(`${number} opcode ${op} amid good frames`, () => failsBetween({ op, payload: 'reserved' }));
  }
});

describe('5 fragments', () => {
  for (const [number, op] of [['5.1', ping], ['5.2', pong]]) {
    test(`${number} of opcode ${op}`, async () => {
      await write([{ op, payload: 'one', fin: false }, { op: continuation, payload: 'two' }]);
      await now.closes(1002);
    });
  }
  for (const [way, piece] of Object.entries({ 'in one piece': Infinity, 'in pieces of 7': 7, 'byte by byte': 1 })) {
    test(`5.3 to 5.5 a text in two, ${way}`, () => now.takes((command) => write(fragments(command, 20), piece)));
    test(`5.6 to 5.8 with a ping between, ${way}`, async () => {
      await now.takes((command) => {
        const [first, ...rest] = fragments(command, 20);
        return write([first, { op: ping, payload: 'between' }, ...rest], piece);
      });
      assert.deepEqual(pongs(), ['between']);
    });
    for (const [numbers, fin] of [['5.9 to 5.11', true], ['5.12 to 5.14', false]]) {
      test(`${numbers} a continuation of nothing (FIN ${fin}), ${way}`, async () => {
        await write([{ op: continuation, payload: 'nothing', fin }, { op: text, payload: 'Hello, world!' }], piece);
        await now.closes(1002);
      });
    }
    test(`5.19, 5.20 five fragments with pings between, ${way}`, async () => {
      await now.takes((command) => {
        const frames = fragments(command, Math.ceil(command.length / 5));
        assert.equal(frames.length, 5);
        return write(frames.flatMap((frame, n) => (n === 2 || n === 4 ? [{ op: ping, payload: `pongme ${n}` }, frame] : [frame])), piece);
      });
      assert.deepEqual(pongs(), ['pongme 2', 'pongme 4']);
    });
  }
  test('5.15 a message that is complete, then a continuation and a text', () => (
    failsAfter((command) => fragments(command, 20), { op: continuation, payload: 'x', fin: false }, { op: text, payload: '{}' })));
  for (const [number, fin] of [['5.16', false], ['5.17', true]]) {
    test(`${number} continuations (FIN ${fin}) before each text`, async () => {
      const pair = [{ op: continuation, payload: 'x', fin }, { op: text, payload: '{}' }];
      await write([...pair, ...pair]);
      await now.closes(1002);
    });
  }
  test('5.18 a second text instead of a continuation', async () => {
    await write([{ op: text, payload: 'one', fin: false }, { op: text, payload: 'two' }]);
    await now.closes(1002);
  });
});

describe('7 closing', () => {
  test('7.1.1 a message, then the close', async () => {
    await now.takes((command) => write([{ op: text, payload: command }]));
    await now.connection.close();
    await now.closes(1000);
  });
  test('7.1.2 two closes', async () => {
    now.connection.sendRaw(Buffer.concat([closeFrame(1000), closeFrame(1000)]));
    await now.closes(1000);
    assert.equal(now.connection.frames.filter(({ op }) => op === close).length, 1);
  });
  test('7.1.3, 7.1.4 a ping and a text behind the close', async () => {
    now.connection.sendRaw(Buffer.concat([closeFrame(1000), buildFrame({ op: ping }), buildFrame({ payload: '{}' })]));
    await now.closes(1000);
    assert.deepEqual(now.connection.frames.map(({ op }) => op), [close]);
  });
  test('7.1.5 a fragment, the close, the other fragment', async () => {
    const [first, second] = fragments(Buffer.from('{"to":"x"}'), 5).map(buildFrame);
    now.connection.sendRaw(Buffer.concat([first, closeFrame(1000), second]));
    await now.closes(1000);
    assert.deepEqual(now.connection.frames.map(({ op }) => op), [close]);
  });
  test('7.1.6 256 KiB, the close, and a ping', async () => {
    const frames = [{ payload: Buffer.alloc(256 * kibi, '*') }, { payload: '{}' }].map(buildFrame);
    now.connection.sendRaw(Buffer.concat([...frames, closeFrame(1000), buildFrame({ op: ping })]));
    await now.closes(1000);
    assert.deepEqual(now.connection.frames.map(({ op }) => op), [text, text, close]);
  });
  for (const [number, payload, ...codes] of [['7.3.1', '', 1000, 1005], ['7.3.2', 'a', 1002]]) {
    test(`${number} a close of ${payload.length} bytes`, async () => {
      await write([{ op: close, payload }]);
      await now.closes(...codes);
    });
  }
  for (const [number, reason, code] of [['7.3.3', '', 1000], ['7.3.4', 'Hello, world!', 1000], ['7.3.5', '*'.repeat(123), 1000], ['7.3.6', '*'.repeat(124), 1002], ['7.5.1', Buffer.from([0xce, 0xba, 0xed, 0xa0, 0x80]), 1007]]) {
    test(`${number} a reason of ${reason.length} bytes`, async () => {
      now.connection.sendRaw(closeFrame(1000, reason));
      await now.closes(code);
    });
  }
  for (const code of [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]) {
    test(`7.7 code ${code}`, async () => {
      now.connection.sendRaw(closeFrame(code));
      await now.closes(code, 1000);
    });
  }
  for (const code of [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535]) {
    test(`7.9, 7.13 code ${code}`, async () => {
      now.connection.sendRaw(closeFrame(code));
      await now.closes(1002);
    });
  }
});

describe('9 sizes', () => {
  for (const size of [64 * kibi, 256 * kibi, mebi]) {
    test(`9.1, 9.2 ${size} bytes of text, then as many of binary`, async () => {
      await now.takes((command) => write([{ payload: padded(command, size) }]));
      await write([{ op: binary, payload: Buffer.alloc(size, 0xfe) }]);
      await nextError();
    });
  }
  for (const size of [4, 8, 16].map((n) => n * mebi)) {
    test(`9.1.4 to 9.1.6, 9.2.4 to 9.2.6 ${size} bytes are over the limit, and refused before they come`, async () => {
      now.connection.sendRaw(buildFrame({ declaredLength: size, lengthAs: 64 }));
      await now.closes(1009);
    });
  }
  for (const size of [64, 256, kibi, 4 * kibi, 16 * kibi, 64 * kibi, 256 * kibi]) {
    test(`9.3 1 MiB of text in fragments of ${size}`, () => (
      now.takes((command) => write(fragments(padded(command, mebi), size)))));
    test(`9.4 1 MiB of binary in fragments of ${size}`, async () => {
      const [first, ...rest] = fragments(Buffer.alloc(mebi, 0xfe), size);
      await write([{ ...first, op: binary }, ...rest]);
      await nextError();
    });
  }
  for (const piece of [64, 128, 256, 512, kibi, 2 * kibi]) {
    test(`9.5, 9.6 1 MiB in pieces of ${piece}`, () => now.takes((command) => write([{ payload: padded(command, mebi) }], piece)));
  }
  for (const size of [0, 16, 64, 256, kibi, 4 * kibi]) {
    for (const [number, op] of [['9.7', text], ['9.8', binary]]) {
      test(`${number} a thousand messages of ${size} bytes, each answered`, async () => {
        const frame = buildFrame({ op, payload: Buffer.alloc(size, '*') });
        for (let n = 0; n < 1000; n += 1) now.connection.sendRaw(frame);
        for (let n = 0; n < 1000; n += 1) await nextError();
      });
    }
  }
});

test('10.1.1 65,536 bytes of text in fragments of 1,300', () => (
  now.takes((command) => write(fragments(padded(command, 65_536), 1300)))));

describe('12, 13 compression', () => {
  const offers = [
    'permessage-deflate', 'permessage-deflate; client_max_window_bits', 'permessage-deflate; server_no_context_takeover; client_max_window_bits=9',
    'permessage-deflate; client_no_context_takeover, permessage-deflate; server_max_window_bits=15', 'permessage-bzip2, x-webkit-deflate-frame',
  ];
  for (const offer of offers) {
    test(`is declined when offered as ${offer}`, async () => {
      const connection = await WebSocketClient.connect(server, `/ws/${now.anna.token}`, { headers: { 'Sec-WebSocket-Extensions': offer } });
      assert.equal(connection.response.headers['sec-websocket-extensions'], undefined);
      connection.sendJson({ to: now.anna.username, message: 'not compressed' });
      assert.equal((await connection.nextJson('sent')).message, 'not compressed');
      assert.ok(connection.frames.every(({ rsv }) => rsv === 0));
      connection.sendFrame({ payload: Buffer.from([0xaa, 0x56, 0x4a, 0x05, 0]), rsv: 4 });  // RSV1: a compressed message
      assert.equal((await connection.waitClosed()).code, 1002);
    });
  }
});
