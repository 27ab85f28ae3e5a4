// Many connections, and readers that do not read.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { buildFrame, opcode } from '../support/js/frames.js';
import { request } from '../support/js/http.js';
import { people, person, say } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';
import { handshake, WebSocketClient } from '../support/js/websocket.js';

const server = await startServer({ flags: ['--threads', '2'] });
after(() => server.stop());

describe('a thousand WebSocket connections', () => {
  const crowd = [];
  let anna;
  let bob;
  before(async () => {
    [anna, bob] = await people(server, 'anna', 'bob');
    for (let n = 0; n < 1000; n += 50) {
      crowd.push(...await Promise.all(Array.from({ length: 50 }, (_, k) => (k % 2 ? anna : bob).connect())));
    }
  });
  after(() => { for (const connection of crowd) connection.destroy(); });

  test('are all open, and each hears a message to its owner', async () => {
    const [first] = crowd.filter((_, k) => k % 2 === 1);
    await say(first, bob, 'to all of you');
    await Promise.all(crowd.map(async (connection, k) => {
      const { message } = await connection.nextJson(k % 2 ? 'sent' : 'message');
      assert.equal(message, 'to all of you');
    }));
  });

  test('keep the order of what each is told', async () => {
    const [first] = crowd.filter((_, k) => k % 2 === 1);
    const texts = Array.from({ length: 20 }, (_, n) => `in order ${n}`);
    for (const message of texts) first.sendJson({ to: bob.username, message });
    await Promise.all(crowd.filter((_, k) => k % 2 === 0).map(async (connection) => {
      for (const message of texts) assert.equal((await connection.nextJson('message')).message, message);
    }));
  });

  test('leave room for requests', async () => {
    assert.equal((await request(server, '/sign-in')).status, 200);
  });
});

test('pairs that talk at once keep their order, each its own', async () => {
  const everybody = await people(server, ...Array.from({ length: 8 }, () => 'pair'));
  const connections = await Promise.all(everybody.map((one) => one.connect()));
  const count = 200;
  for (let n = 0; n < count; n += 1) {
    for (let k = 0; k < 8; k += 1) connections[k].sendJson({ to: everybody[k ^ 1].username, message: `${k}:${n}` });
  }
  await Promise.all(connections.map(async (connection, k) => {
    for (let n = 0; n < count; n += 1) assert.equal((await connection.nextJson('message')).message, `${k ^ 1}:${n}`);
  }));
  for (const connection of connections) connection.destroy();
});

test('a reader that does not read is closed, and slows nobody down', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const [hers, good] = [await anna.connect(), await bob.connect()];
  // This one shakes hands and never reads again: what it is owed piles up at the server.
  const deaf = await RawConnection.open(server.port);
  deaf.write(handshake(server, `/ws/${bob.token}`));
  await deaf.response();
  deaf.socket.pause();
  const ended = deaf.closed;

  const text = '😀'.repeat(4000);
  const rounds = 60;
  const batch = 40;
  for (let round = 0; round < rounds; round += 1) {
    const nonce = `round ${round}`;
    for (let n = 1; n < batch; n += 1) hers.sendJson({ to: bob.username, message: text });
    hers.sendJson({ to: bob.username, message: `end of ${round}`, nonce });
    await good.next(({ json }) => json?.message === `end of ${round}`, `the good reader to hear round ${round}`);
  }
  deaf.socket.resume();
  await ended;
  const owed = rounds * batch * Buffer.byteLength(text);
  assert.ok(deaf.socket.bytesRead < owed, 'the server sent everything, so it had kept everything');
  assert.equal((await say(good, anna, 'and after it')).type, 'sent');
  hers.destroy();
  good.destroy();
});

test('a writer that does not read its answers is not read for ever either', async () => {
  const anna = await person(server, 'anna');
  const writer = await RawConnection.open(server.port);
  writer.write(handshake(server, `/ws/${anna.token}`));
  await writer.response();
  writer.socket.pause();
  const frames = Buffer.concat(Array.from({ length: 200 }, () => buildFrame({ op: opcode.ping, payload: Buffer.alloc(125) })));
  for (let n = 0; n < 200; n += 1) writer.write(frames);
  const other = await anna.connect();
  assert.equal((await say(other, anna, 'others are served')).type, 'sent');
  other.destroy();
  writer.destroy();
});

test('a peer that is dead is noticed by its missing pong', async () => {
  const quick = await startServer({ flags: ['--ping-interval', '1'] });
  try {
    const [anna, bob] = await people(quick, 'anna', 'bob');
    const hers = await anna.connect();
    const dead = await WebSocketClient.connect(quick, `/ws/${bob.token}`, { answersPings: false });
    await hers.nextText(`${bob.username} is online.`);
    await hers.nextText(`${bob.username} left the chat.`);
    await dead.waitClosed();
    assert.ok(dead.frames.some(({ op }) => op === opcode.ping));
    assert.ok(hers.frames.some(({ op }) => op === opcode.ping));
    assert.ok(!hers.isClosed());
    hers.destroy();
  } finally {
    await quick.stop();
  }
});
