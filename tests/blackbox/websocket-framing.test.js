// RFC 6455, case by case: frames, fragments and control frames.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { buildFrame, opcode } from '../support/js/frames.js';
import { startServer } from '../support/js/server.js';
import { websocketCase } from './websocket-case.js';

const server = await startServer();
after(() => server.stop());
const now = websocketCase(server);

describe('framing', () => {
  test('takes lengths written in 7, 16 and 64 bits', async () => {
    for (const size of [10, 200, 3900]) await now.takes((text) => now.connection.sendFrame({ payload: text }), 'x'.repeat(size));
    await now.takes((text) => now.connection.sendFrame({ payload: Buffer.concat([text, Buffer.alloc(70_000, ' ')]) }));
  });

  test('takes a frame that comes byte by byte', async () => {
    const bytes = (text) => buildFrame({ payload: text });
    await now.takes(async (text) => { for (const byte of bytes(text)) await now.connection.sendRaw(Buffer.from([byte])); });
  });

  test('takes many frames in one packet, in order', async () => {
    const commands = Array.from({ length: 100 }, (_, n) => ({ to: now.anna.username, message: `n ${n}` }));
    now.connection.sendRaw(Buffer.concat(commands.map((one) => buildFrame({ payload: JSON.stringify(one) }))));
    for (const { message } of commands) assert.equal((await now.connection.nextJson('sent')).message, message);
  });

  test('sends unmasked frames whose lengths take the fewest bytes', async () => {
    await now.takes((text) => now.connection.sendFrame({ payload: text }), 'y'.repeat(300));
    assert.ok(now.connection.frames.length > 0);
    assert.ok(now.connection.frames.every(({ masked, rsv }) => !masked && rsv === 0));
  });

  test('an unmasked frame is a protocol error', async () => {
    now.connection.sendFrame({ payload: '{}', mask: false });
    await now.closes(1002);
  });

  for (const rsv of [1, 2, 4, 7]) {
    test(`reserved bits ${rsv.toString(2).padStart(3, '0')} without an extension are a protocol error`, async () => {
      now.connection.sendFrame({ payload: '{}', rsv });
      await now.closes(1002);
    });
  }

  for (const op of [3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) {
    test(`opcode ${op} is reserved and a protocol error`, async () => {
      now.connection.sendFrame({ op });
      await now.closes(1002);
    });
  }

  test('a 64-bit length with its highest bit set ends the connection', async () => {
    now.connection.sendRaw(Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]));
    await now.closes(1002, 1009);
  });

  for (const [size, lengthAs] of [[5, 16], [5, 64], [200, 64]]) {
    test(`a length of ${size} in ${lengthAs} bits is not the shortest form and a protocol error`, async () => {
      now.connection.sendFrame({ payload: 'x'.repeat(size), lengthAs });
      await now.closes(1002);
    });
  }
});

describe('fragments', () => {
  test('make one message, however many, empty ones too', async () => {
    await now.takes((text) => {
      now.connection.sendFrame({ fin: false });
      for (const byte of text) now.connection.sendFrame({ op: opcode.continuation, payload: Buffer.from([byte]), fin: false });
      now.connection.sendFrame({ op: opcode.continuation });
    }, 'in pieces');
  });

  test('let control frames through in between', async () => {
    await now.takes((text) => {
      now.connection.sendFrame({ payload: text.subarray(0, 5), fin: false });
      now.connection.sendFrame({ op: opcode.ping, payload: 'amid' });
      now.connection.sendFrame({ op: opcode.continuation, payload: text.subarray(5) });
    });
    const pong = now.connection.frames.find(({ op }) => op === opcode.pong);
    assert.equal(pong.payload.toString(), 'amid');
  });

  test('may split a character of UTF-8', async () => {
    await now.takes((text) => {
      const middle = text.indexOf(Buffer.from('😀')) + 2;
      now.connection.sendFrame({ payload: text.subarray(0, middle), fin: false });
      now.connection.sendFrame({ op: opcode.continuation, payload: text.subarray(middle) });
    }, 'a 😀 in two');
  });

  test('a continuation of nothing is a protocol error', async () => {
    now.connection.sendFrame({ op: opcode.continuation, payload: 'x' });
    await now.closes(1002);
  });

  test('a continuation after the last fragment is a protocol error', async () => {
    now.connection.sendFrame({ payload: '{', fin: false });
    now.connection.sendFrame({ op: opcode.continuation, payload: '}' });
    now.connection.sendFrame({ op: opcode.continuation, payload: 'x' });
    await now.closes(1002);
  });

  for (const op of [opcode.text, opcode.binary]) {
    test(`a new message (opcode ${op}) amid fragments is a protocol error`, async () => {
      now.connection.sendFrame({ payload: '{', fin: false });
      now.connection.sendFrame({ op, payload: '}' });
      await now.closes(1002);
    });
  }

  test('a message over 1 MiB in small fragments is closed with 1009', async () => {
    now.connection.sendFrame({ payload: 'x', fin: false });
    const piece = { op: opcode.continuation, payload: Buffer.alloc(64 * 1024, 'x'), fin: false };
    for (let n = 0; n < 16; n += 1) now.connection.sendFrame(piece);
    await now.closes(1009);
  });
});

describe('control frames', () => {
  for (const payload of ['', 'hello', Buffer.alloc(125, 0xfe)]) {
    test(`a ping with ${payload.length} bytes gets them back in a pong`, async () => {
      const pong = now.connection.nextFrame(opcode.pong);
      now.connection.sendFrame({ op: opcode.ping, payload });
      assert.deepEqual((await pong).payload, Buffer.from(payload));
    });
  }

  test('of twenty pings at once each gets its pong, in order', async () => {
    const pings = Array.from({ length: 20 }, (_, n) => `ping ${n}`);
    now.connection.sendRaw(Buffer.concat(pings.map((payload) => buildFrame({ op: opcode.ping, payload }))));
    await now.lives();
    const pongs = now.connection.frames.filter(({ op }) => op === opcode.pong).map(({ payload }) => payload.toString());
    assert.deepEqual(pongs, pings);
  });

  test('a pong that nobody asked for is taken silently', async () => {
    now.connection.sendFrame({ op: opcode.pong, payload: 'unasked' });
    await now.lives();
    assert.ok(now.connection.frames.every(({ op }) => op === opcode.text));
  });

  for (const op of [opcode.close, opcode.ping, opcode.pong]) {
    test(`opcode ${op} with 126 bytes is a protocol error`, async () => {
      now.connection.sendFrame({ op, payload: Buffer.alloc(126, 0x20) });
      await now.closes(1002);
    });

    test(`opcode ${op} in fragments is a protocol error`, async () => {
      now.connection.sendFrame({ op, fin: false });
      await now.closes(1002);
    });
  }
});
