// UTF-8 in text messages: section 6 of the cases in websocket-conformance.test.js. Every sequence comes in one frame, in
// a fragment a byte, and in one frame byte by byte; what is wrong is refused as soon as that is certain.
import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { buildFrame, opcode } from '../support/js/frames.js';
import { startServer } from '../support/js/server.js';
import { websocketCase } from './websocket-case.js';

const server = await startServer();
after(() => server.stop());
const now = websocketCase(server);

const hex = (digits) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const greek = hex('ce ba e1 bd b9 cf 83 ce bc ce b5');  // κόσμε
const upTo = (bytes, lengths) => lengths.map((length) => bytes.subarray(0, length));
const each = (bytes) => [...bytes].map((byte) => Buffer.from([byte]));

const ways = {
  'in one frame': (bytes) => now.connection.send(buildFrame({ payload: bytes })),
  'in a fragment a byte': (bytes) => now.connection.send(Buffer.concat([
    ...each(bytes).map((payload, n) => buildFrame({ op: n === 0 ? opcode.text : opcode.continuation, payload, fin: false })),
    buildFrame({ op: bytes.length === 0 ? opcode.text : opcode.continuation }),
  ])),
  'byte by byte': async (bytes) => {
    for (const byte of each(buildFrame({ payload: bytes }))) await now.connection.send(byte);
  },
};

// None of these is a command: good UTF-8 is answered with an error and the connection lives on.
function good(number, what, sequences) {
  for (const [way, send] of Object.entries(ways)) {
    test(`${number} ${what}, ${way}`, async () => {
      for (const bytes of sequences) {
        await send(bytes);
        assert.equal((await now.connection.nextJson('error')).type, 'error', bytes.toString('hex'));
      }
      await now.lives();
    });
  }
}

function bad(number, what, sequences) {
  for (const bytes of sequences) {
    for (const [way, send] of Object.entries(ways)) {
      test(`${number} ${what} (${bytes.toString('hex')}), ${way}`, async () => {
        await send(bytes);
        await now.closes(1007);
      });
    }
  }
}

describe('6.1 empty messages and fragments', () => {
  test('6.1.1 an empty text', async () => {
    now.connection.sendText('');
    await now.connection.nextJson('error');
  });
  for (const middle of ['', 'middle frame payload']) {
    test(`6.1.2, 6.1.3 three fragments, ${middle.length} bytes in the middle one`, async () => {
      now.connection.sendFrame({ fin: false });
      now.connection.sendFrame({ op: opcode.continuation, payload: middle, fin: false });
      now.connection.sendFrame({ op: opcode.continuation });
      await now.connection.nextJson('error');
      await now.lives();
    });
  }
});

describe('6.2, 6.3 a whole text', () => {
  const whole = Buffer.concat([Buffer.from('Hello-µ@ßöäüàá-'), greek, Buffer.from('!!')]);
  good('6.2', 'of many scripts', [whole, greek]);
  bad('6.3', 'with half a surrogate pair', [Buffer.concat([greek, hex('ed a0 80'), Buffer.from('edited')])]);
});

describe('6.4 is refused before its end', () => {
  const wrongs = { 'past U+10FFFF': hex('f4 90 80 80'), 'half a surrogate pair': hex('ed a0 80') };
  for (const [what, wrong] of Object.entries(wrongs)) {
    test(`6.4.1, 6.4.2 in a fragment that is not the last: ${what}`, async () => {
      now.connection.sendFrame({ payload: greek, fin: false });
      now.connection.sendFrame({ op: opcode.continuation, payload: wrong, fin: false });
      await now.closes(1007);
    });
    test(`6.4.3, 6.4.4 in a frame that is not complete: ${what}`, async () => {
      const frame = buildFrame({ payload: Buffer.concat([greek, wrong, Buffer.from('edited')]) });
      await now.connection.send(frame.subarray(0, frame.length - 6));
      await now.closes(1007);
    });
  }
});

describe('6.5, 6.6 cut off within a character', () => {
  good('6.6', 'not cut', upTo(greek, [2, 5, 7, 9, 11]));
  bad('6.6', 'cut', upTo(greek, [1, 3, 4, 6, 8, 10]));
});

describe('6.7 to 6.11 first and last of a length', () => {
  good('6.7', 'the first', ['00', 'c2 80', 'e0 a0 80', 'f0 90 80 80'].map(hex));
  bad('6.8', 'the first of five and six bytes', ['f8 88 80 80 80', 'fc 84 80 80 80 80'].map(hex));
  good('6.9', 'the last', ['7f', 'df bf', 'ef bf bf', 'f4 8f bf bf'].map(hex));
  bad('6.10', 'the last of four, five and six bytes', ['f7 bf bf bf', 'fb bf bf bf bf', 'fd bf bf bf bf bf'].map(hex));
  good('6.11', 'beside the surrogates', ['ed 9f bf', 'ee 80 80', 'ef bf bd', 'f4 8f bf bf'].map(hex));
  bad('6.11', 'the first past the last', [hex('f4 90 80 80')]);
});

describe('6.12 to 6.16 bytes out of place', () => {
  bad('6.12', 'continuation bytes alone', ['80', 'bf', '80 bf', '80 bf 80', '80 bf 80 bf', '80 bf 80 bf 80', '80 bf 80 bf 80 bf'].map(hex));
  bad('6.12.8', 'every continuation byte', [Buffer.from(Array.from({ length: 63 }, (_, n) => 0x80 + n))]);
  const lonely = (from, to) => Buffer.from(Array.from({ length: to - from + 1 }, (_, n) => [from + n, 0x20]).flat());
  bad('6.13', 'first bytes alone', [lonely(0xc0, 0xdf), lonely(0xe0, 0xef), lonely(0xf0, 0xf7), lonely(0xf8, 0xfb), lonely(0xfc, 0xfd)]);
  const cut = ['c0', 'e0 80', 'f0 80 80', 'f8 80 80 80', 'fc 80 80 80 80', 'df', 'ef bf', 'f7 bf bf', 'fb bf bf bf', 'fd bf bf bf bf'].map(hex);
  bad('6.14', 'without the last byte', cut);
  bad('6.15', 'all of those at once', [Buffer.concat(cut)]);
  bad('6.16', 'bytes that never occur', ['fe', 'ff', 'fe fe ff ff'].map(hex));
});

describe('6.17 to 6.21 written in a way that is forbidden', () => {
  bad('6.17', 'an overlong slash', ['c0 af', 'e0 80 af', 'f0 80 80 af', 'f8 80 80 80 af', 'fc 80 80 80 80 af'].map(hex));
  bad('6.18', 'the longest overlong', ['c1 bf', 'e0 9f bf', 'f0 8f bf bf', 'f8 87 bf bf bf', 'fc 83 bf bf bf bf'].map(hex));
  bad('6.19', 'an overlong NUL', ['c0 80', 'e0 80 80', 'f0 80 80 80', 'f8 80 80 80 80', 'fc 80 80 80 80 80'].map(hex));
  bad('6.20', 'a surrogate', ['ed a0 80', 'ed ad bf', 'ed ae 80', 'ed af bf', 'ed b0 80', 'ed be 80', 'ed bf bf'].map(hex));
  bad('6.21', 'a pair of surrogates', ['ed a0 80 ed b0 80', 'ed a0 80 ed bf bf', 'ed ad bf ed b0 80', 'ed ad bf ed bf bf', 'ed ae 80 ed b0 80', 'ed ae 80 ed bf bf', 'ed af bf ed b0 80', 'ed af bf ed bf bf'].map(hex));
});

describe('6.22, 6.23 rare but allowed', () => {
  const planes = Array.from({ length: 17 }, (_, plane) => [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]).flat();
  good('6.22', 'the characters that name nothing', planes.map((point) => Buffer.from(String.fromCodePoint(point))));
  good('6.23', 'the specials', ['\ufff9', '\ufffa', '\ufffb', '\ufffc', '\ufffd', '\ufffe', '\uffff'].map((one) => Buffer.from(one)));
});
