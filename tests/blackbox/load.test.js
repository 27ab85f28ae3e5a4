// Many connections, and readers that do not read.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { slowness } from '../support/js/deadline.js';
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
    first.sendJson({ to: bob.username, message: 'to all of you' });
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
  const [anna, bob, deaf] = await people(server, 'anna', 'bob', 'deaf');
  const [hers, his] = [await anna.connect(), await bob.connect()];
  // This one shakes hands and never reads again: what it is owed piles up at the server.
  const paused = await RawConnection.open(server.port);
  paused.write(handshake(server, `/ws/${deaf.token}`));
  await paused.response();
  paused.socket.pause();

  const text = '😀'.repeat(4000);
  const hasLeft = () => his.received.some((message) => message.text === `${deaf.username} left the chat.`);
  const before = server.residentBytes();
  const end = Date.now() + 20_000 * slowness;
  for (let rounds = 0; !hasLeft(); rounds += 1) {
    assert.ok(Date.now() < end, 'a reader that does not read is kept for 20 s');
    assert.ok(server.residentBytes() < before + 64 * 1024 * 1024, 'the server keeps everything for a reader that does not read');
    for (let n = 0; n < 32; n += 1) hers.sendJson({ to: deaf.username, message: text });
    assert.equal((await say(hers, bob, `round ${rounds}`)).type, 'sent');
    await his.next(({ json }) => json?.message === `round ${rounds}`, `bob to hear round ${rounds}`);
  }
  assert.equal((await say(hers, deaf, 'after that')).message, `User ${deaf.username} is not online.`);
  paused.socket.resume();
  await paused.waitClosed();
  assert.equal((await deaf.history(anna, '?limit=1'))[0].message, 'after that');
  hers.destroy();
  his.destroy();
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
