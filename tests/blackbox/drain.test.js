// SIGTERM: the server says goodbye, finishes what it began, and ends with 0.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { login, people, person, signedIn } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`${signal} closes every WebSocket with 1001 and ends with 0`, async () => {
    const server = await startServer();
    const [anna, bob] = await people(server, 'anna', 'bob');
    const connections = [await anna.connect(), await anna.openPage(), await bob.connect()];
    server.signal(signal);
    for (const connection of connections) assert.equal((await connection.waitClosed()).code, 1001);
    assert.deepEqual((({ code, signal: by }) => ({ code, by }))(await server.ended), { code: 0, by: null });
  });
}

test('a server without connections ends at once', async () => {
  const server = await startServer();
  const begun = performance.now();
  await server.stop();
  assert.ok(performance.now() - begun < 3000);
});

describe('while it ends', () => {
  test('it takes no new connections', async () => {
    const server = await startServer();
    const anna = await person(server, 'anna');
    const connection = await anna.connect();
    server.signal('SIGTERM');
    await connection.waitClosed();
    await server.ended;
    await assert.rejects(request(server, '/healthz'), { code: 'ECONNREFUSED' });
  });

  test('it is not held up by clients that never answer', async () => {
    const server = await startServer();
    const anna = await person(server, 'anna');
    const deaf = await anna.connect({ answersPings: false });
    deaf.socket.pause();
    const idle = await RawConnection.open(server.port);
    idle.write('GET /healthz HTTP/1.1\r\n');
    await server.stop();
    deaf.destroy();
    idle.destroy();
  });

  test('what it has acknowledged stays, and what it is told at the last moment is stored or not acknowledged', async () => {
    const server = await startServer();
    const [anna, bob] = await people(server, 'anna', 'bob');
    const [hers, his] = [await anna.connect(), await bob.connect()];
    for (let n = 0; n < 300; n += 1) hers.sendJson({ to: bob.username, message: `message ${n}`, nonce: n });
    await hers.nextJson('sent');
    server.signal('SIGTERM');
    await hers.waitClosed();
    his.destroy();
    await server.ended;
    const acknowledged = hers.received.filter(({ json }) => json?.type === 'sent').map(({ json }) => json.message);

    const again = await startServer({ data: server.data });
    const reader = await signedIn(again, anna.username);
    const kept = [];
    for (let page = await reader.history(bob, '?limit=100&after=0'); page.length > 0; page = await reader.history(bob, `?limit=100&after=${page.at(-1).id}`)) {
      kept.push(...page.map(({ message }) => message));
    }
    assert.deepEqual(kept.slice(0, acknowledged.length), acknowledged);
    assert.deepEqual(kept, [...new Set(kept)]);
    await again.stop();
  });
});

test('after a restart on the same data, accounts, sessions and the key are the same', async () => {
  const server = await startServer();
  const anna = await person(server, 'anna');
  await server.stop();
  const again = await startServer({ data: server.data });
  assert.equal((await request(again, '/api/user-profile', { token: anna.token })).json().username, anna.username);
  assert.equal((await login(again, anna.username)).status, 200);
  await again.stop();
});
