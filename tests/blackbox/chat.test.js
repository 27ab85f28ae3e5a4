// Talking over the WebSocket as the older clients do.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { connected, login, people, person, password, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { HandshakeRefused, WebSocketClient } from '../support/js/websocket.js';

const server = await startServer();
after(() => server.stop());

const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;

async function refusedHandshake(path, options) {
  try {
    (await WebSocketClient.connect(server, path, options)).destroy();
  } catch (error) {
    if (error instanceof HandshakeRefused) return error.response;
    throw error;
  }
  return assert.fail('the handshake was accepted');
}

describe('a message', () => {
  test('reaches the recipient, and the sender hears that it was sent', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await anna.post('/api/update-nickname', { form: { nickname: 'Anna K.' } });
    await anna.post('/api/update-avatar', { form: { avatar_url: 'https://example.org/anna.png' } });
    await connected([anna, bob], async (hers, his) => {
      hers.sendJson({ to: bob.username, message: 'hi 👋' });
      const { timestamp, ...sent } = await hers.nextJson();
      assert.deepEqual(sent, { type: 'sent', to: bob.username, message: 'hi 👋' });
      assert.match(timestamp, utc);
      assert.deepEqual(await his.nextJson(), {
        type: 'message', from: anna.username, from_nickname: 'Anna K.', from_pfp: 'https://example.org/anna.png', message: 'hi 👋', timestamp,
      });
    });
  });

  test('reaches every connection of the recipient and the sender’s other ones', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await connected([anna, anna, bob, bob], async (first, second, ...his) => {
      first.sendJson({ to: bob.username, message: 'everywhere' });
      const sent = await first.nextJson();
      assert.equal(sent.type, 'sent');
      assert.deepEqual(await second.nextJson(), sent);
      for (const connection of his) assert.equal((await connection.nextJson('message')).message, 'everywhere');
    });
  });

  test('to somebody offline is stored, and the sender is told with an error', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await connected([anna], async (hers) => {
      hers.sendJson({ to: bob.username, message: 'for later' });
      assert.deepEqual(await hers.nextJson(), { type: 'error', message: `User ${bob.username} is not online.` });
    });
    assert.deepEqual((await bob.history(anna)).map(({ message }) => message), ['for later']);
  });

  test('saves the chat for both at the first one', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await connected([anna], (hers) => say(hers, bob, 'first'));
    assert.deepEqual((await anna.getJson('/api/saved-chats')).map(({ username }) => username), [bob.username]);
    assert.deepEqual((await bob.getJson('/api/saved-chats')).map(({ username }) => username), [anna.username]);
  });

  test('to oneself gives both frames and one chat', async () => {
    const anna = await person(server, 'anna');
    await connected([anna], async (hers) => {
      hers.sendJson({ to: anna.username, message: 'note' });
      const frames = [await hers.nextJson(), await hers.nextJson()];
      assert.deepEqual(frames.map(({ type }) => type).sort(), ['message', 'sent']);
      assert.equal((await say(hers, anna, 'marker')).type, 'sent');
    });
    assert.equal((await anna.getJson('/api/saved-chats')).length, 1);
    assert.deepEqual((await anna.history(anna)).map(({ message }) => message), ['note', 'marker']);
  });

  for (const [what, message] of [['4,000 characters', 'x'.repeat(4000)], ['4,000 emoji', '😀'.repeat(4000)], ['one character', '.']]) {
    test(`may have ${what}`, async () => {
      const [anna, bob] = await people(server, 'anna', 'bob');
      await connected([anna, bob], async (hers, his) => {
        assert.equal((await say(hers, bob, message)).type, 'sent');
        assert.equal((await his.nextJson('message')).message, message);
      });
      assert.equal((await anna.history(bob))[0].message, message);
    });
  }

  test('is not shown to a third person', async () => {
    const [anna, bob, eve] = await people(server, 'anna', 'bob', 'eve');
    await connected([anna, bob, eve], async (hers, his, eves) => {
      await say(hers, bob, 'private');
      await his.nextJson('message');
      await say(hers, eve, 'marker');
      assert.equal((await eves.nextJson('message')).message, 'marker');
      assert.ok(eves.received.every(({ text }) => !text.includes('private')));
    });
  });

  test('keeps its place among five hundred sent at once', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const texts = Array.from({ length: 500 }, (_, n) => `number ${n}`);
    await connected([anna, bob], async (hers, his) => {
      for (const message of texts) hers.sendJson({ to: bob.username, message });
      for (const message of texts) {
        assert.equal((await his.nextJson('message')).message, message);
        assert.equal((await hers.nextJson('sent')).message, message);
      }
    });
    assert.deepEqual((await bob.history(anna, '?limit=100')).map(({ message }) => message), texts.slice(-100));
  });
});

describe('a command that is refused gets an error, stores nothing, and the connection lives', () => {
  const nest = 50_000;
  const bad = (bob) => ({
    'no JSON': 'hello', 'half an object': '{"to":', 'nothing': '', 'a list': '[]', 'a string': '"hi"', null: 'null', 'a number': '5',
    'an empty object': '{}', 'no recipient': '{"message":"hi"}', 'no message': { to: bob }, 'a number for a recipient': { to: 5, message: 'hi' },
    'null for a recipient': { to: null, message: 'hi' }, 'a number for a message': { to: bob, message: 5 }, 'null for a message': { to: bob, message: null },
    'a list for a message': { to: bob, message: ['hi'] }, 'an object for a message': { to: bob, message: { text: 'hi' } },
    'an empty message': { to: bob, message: '' }, 'a message of spaces': { to: bob, message: '   ' }, 'a message of line ends': { to: bob, message: '\n\t\r\n' },
    'a message of wide blanks': { to: bob, message: '\u00a0\u2003\u3000' }, '4,001 characters': { to: bob, message: 'x'.repeat(4001) },
    '4,001 emoji': { to: bob, message: '😀'.repeat(4001) }, 'a NUL': { to: bob, message: 'a\u0000b' }, 'half a surrogate pair': `{"to":"${bob}","message":"\\ud83d"}`,
    'an unknown recipient': { to: 'nobody-at-all', message: 'hi' }, 'an empty recipient': { to: '', message: 'hi' }, 'a wildcard for a recipient': { to: '%', message: 'hi' },
    'text after the object': `{"to":"${bob}","message":"hi"} x`, 'too many brackets': '['.repeat(nest) + ']'.repeat(nest),
    'an empty nonce': { to: bob, message: 'hi', nonce: '' }, 'a long nonce': { to: bob, message: 'hi', nonce: 'x'.repeat(65) },
    'half a number for a nonce': { to: bob, message: 'hi', nonce: 1.5 }, 'a list for a nonce': { to: bob, message: 'hi', nonce: [] },
  });

  for (const what of Object.keys(bad('bob'))) {
    test(what, async () => {
      const { anna, bob, connection } = await refusing();
      const command = bad(bob.username)[what];
      connection.sendText(typeof command === 'string' ? command : JSON.stringify(command));
      const answer = await connection.nextJson();
      assert.equal(answer.type, 'error');
      assert.ok(typeof answer.message === 'string' && answer.message !== '');
      assert.doesNotMatch(answer.message, /is not online/);
      await say(connection, bob, `after ${what}`);
      assert.equal((await anna.history(bob, '?limit=1'))[0].message, `after ${what}`);
      const stored = await anna.history(bob, '?limit=100');
      assert.ok(stored.every(({ message }) => message.startsWith('after ')), JSON.stringify(stored));
    });
  }

  test('a binary frame', async () => {
    const { bob, connection } = await refusing();
    connection.sendFrame({ op: 2, payload: JSON.stringify({ to: bob.username, message: 'hi' }) });
    assert.equal((await connection.nextJson()).type, 'error');
    await say(connection, bob, 'after a binary frame');
  });

  // One pair serves all of these cases, as each leaves the connection alive.
  let shared;
  function refusing() {
    shared ??= (async () => {
      const [anna, bob] = await people(server, 'anna', 'bob');
      return { anna, bob, connection: await anna.connect() };
    })();
    return shared;
  }
  after(async () => (await shared)?.connection.destroy());
});

describe('the handshake', () => {
  test('is refused with 403 for a bad token', async () => {
    for (const token of ['nonsense', 'a.b.c', '%20', 'x'.repeat(4000)]) {
      assert.equal((await refusedHandshake(`/ws/${token}`)).status, 403, token.slice(0, 20));
    }
  });

  test('is refused with 403 after logout', async () => {
    const anna = await person(server, 'anna');
    await anna.get('/logout');
    assert.equal((await refusedHandshake(`/ws/${anna.token}`)).status, 403);
  });

  test('is refused with 403 without a cookie on /ws', async () => {
    assert.equal((await refusedHandshake('/ws', { headers: { Origin: server.origin } })).status, 403);
  });

  test('takes the cookie on /ws from a page of the same origin', async () => {
    const anna = await person(server, 'anna');
    const connection = await WebSocketClient.connect(server, '/ws', { cookie: anna.token, headers: { Origin: server.origin } });
    assert.equal((await say(connection, anna, 'by cookie')).type, 'sent');
    connection.destroy();
  });

  const foreign = ['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'http://127.0.0.1.evil.example'];
  for (const origin of foreign) {
    test(`is refused with 403 for the Origin ${origin}, token or cookie`, async () => {
      const anna = await person(server, 'anna');
      const headers = { Origin: origin };
      assert.equal((await refusedHandshake(`/ws/${anna.token}`, { headers })).status, 403);
      assert.equal((await refusedHandshake('/ws', { cookie: anna.token, headers })).status, 403);
    });
  }

  test('takes several sessions of one person', async () => {
    const anna = await person(server, 'anna');
    const other = (await login(server, anna.username, password)).json().access_token;
    const connection = await WebSocketClient.connect(server, `/ws/${other}`);
    await connected([anna], async (hers) => {
      await say(hers, anna, 'both');
      assert.equal((await connection.nextJson('sent')).message, 'both');
    });
    connection.destroy();
  });
});
