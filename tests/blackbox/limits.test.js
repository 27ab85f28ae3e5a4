// What one account and one address may use: whoever asks for more is slowed or refused, and nobody else is.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { until } from '../support/js/deadline.js';
import { request } from '../support/js/http.js';
import { login, newName, password, people, person, register, say, sayAll } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';
import { HandshakeRefused } from '../support/js/websocket.js';

// The limits leave trusted addresses alone: the tests come from another one.
const from = '127.3.0.1';
const other = '127.3.0.2';
const open = (who, address = from) => who.connect({ from: address });

async function assertRefused(attempt) {
  await assert.rejects(attempt, (error) => {
    assert.ok(error instanceof HandshakeRefused, String(error));
    assert.equal(error.response.status, 429);
    assert.match(error.response.headers['retry-after'], /^[1-9]\d*$/);
    return true;
  });
}

async function metric(server, name) {
  const { text } = await request(server, '/metrics');
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)[1]);
}

describe('an account', () => {
  test('that sends as fast as it can is read more slowly: nothing is lost, and others are not held up', async () => {
    const server = await startServer({ flags: ['--commands-per-second', '100'] });
    const [anna, bob] = await people(server, 'anna', 'bob');
    const [hers, his] = [await open(anna), await open(bob, other)];
    const texts = Array.from({ length: 1300 }, (_, n) => `n ${n}`);
    for (const message of texts) hers.sendJson({ to: anna.username, message });
    const answered = () => hers.received.filter(({ json }) => json?.type === 'sent').length;
    await until(() => answered() >= 900, 'ten seconds’ worth to be taken at once');
    assert.equal((await say(his, bob, 'meanwhile')).type, 'sent');
    assert.ok(answered() < texts.length, 'all was read at once');
    for (const message of texts) assert.equal((await hers.nextJson('sent')).message, message);
    await server.stop();
  });

  test('that comes and goes for ever is refused with 429, others are not', async () => {
    const server = await startServer({ flags: ['--commands-per-second', '1'] });
    const [anna, bob] = await people(server, 'anna', 'bob');
    (await open(anna)).destroy();
    await assertRefused(open(anna));
    await assertRefused(open(anna, other));
    (await open(bob)).destroy();
    (await anna.connect()).destroy();
    await server.stop();
  });

  test('has so many connections at once, wherever they come from, and a new one when one goes', async () => {
    const server = await startServer({ flags: ['--connections-per-account', '3', '--threads', '2'] });
    const [anna, bob] = await people(server, 'anna', 'bob');
    const three = [await open(anna), await open(anna), await open(anna, other)];
    await assertRefused(open(anna));
    await assertRefused(open(anna, other));
    (await open(bob)).destroy();
    await three[0].close();
    const again = await until(() => open(anna).catch(() => null), 'the place of the one that went');
    assert.equal((await say(again, anna, 'here again')).type, 'sent');
    await server.stop();
  });
});

describe('a reader that does not read', () => {
  // A page of history that needs most of what an address may leave waiting: 1.6 of 2 MiB.
  async function withLargeHistory(server) {
    const anna = await person(server, 'anna');
    const talk = await anna.connect();
    await sayAll(talk, anna, Array.from({ length: 100 }, () => '😀'.repeat(4000)));
    talk.destroy();
    const path = `/api/messages/${anna.username}?limit=100`;
    const asked = `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${anna.token}\r\n\r\n`;
    return { anna, path, asked };
  }
  async function deafReader(server, asked, address) {
    const reader = await RawConnection.open(server.port, { from: address });
    reader.socket.pause();
    reader.write(asked.repeat(20));
    return reader;
  }

  test('is closed when more waits for its address than may, and others are served', async () => {
    const server = await startServer({ flags: ['--backlog-mib', '8'] });
    const { anna, path, asked } = await withLargeHistory(server);
    const before = await metric(server, 'parley_connections');
    const readers = await Promise.all(Array.from({ length: 20 }, () => deafReader(server, asked, from)));
    await until(async () => await metric(server, 'parley_connections') <= before + 1, 'all but one of them to be closed');
    const page = await request(server, path, { token: anna.token, from: other });
    assert.equal(page.status, 200);
    assert.equal(page.json().length, 100);
    for (const reader of readers) reader.destroy();
    await server.stop();
  });

  test('is closed when its answer stands still for --write-timeout', async () => {
    const server = await startServer({ flags: ['--write-timeout', '1'] });
    const { asked } = await withLargeHistory(server);
    const before = await metric(server, 'parley_connections');
    const reader = await deafReader(server, asked, from);
    await until(async () => await metric(server, 'parley_connections') <= before, 'it to be closed');
    reader.destroy();
    await server.stop();
  });
});

test('of a crowd that signs in at once no more wait for their password than may; the next is answered 503', async () => {
  const server = await startServer();
  const crowd = Array.from({ length: 400 }, () => login(server, newName('crowd'), 'some password'));
  const first = await Promise.race(crowd.map(async (one) => {
    const answer = await one;
    return answer.status === 503 ? answer : new Promise(() => {});
  }).concat(Promise.allSettled(crowd)));
  assert.equal(first.status, 503, 'all of them were let wait');
  assert.match(first.headers['retry-after'], /^[1-9]\d*$/);
  assert.equal((await request(server, '/sign-in')).status, 200);
  await server.kill();
  await Promise.allSettled(crowd);
});

describe('an address', () => {
  test('may sign up a class at once, and then is answered 429 with Retry-After; others and the form as well', async () => {
    const server = await startServer();
    const { username } = await person(server, 'taken');
    const attempt = (address) => register(server, username, { from: address });
    let tries = 0;
    let answer = await attempt(from);
    for (; answer.status !== 429 && tries < 2000; tries += 1) {
      assert.equal(answer.status, 400);
      answer = await attempt(from);
    }
    assert.equal(answer.status, 429);
    assert.match(answer.headers['retry-after'], /^[1-9]\d*$/);
    assert.ok(tries >= 400, `only ${tries} were let through`);
    const form = { username: newName('form'), email: 'form@example.org', password };
    assert.equal((await request(server, '/sign-up', { method: 'POST', form, from })).status, 429);
    assert.equal((await attempt(other)).status, 400);
    assert.equal((await login(server, username, password, { from })).status, 200);
    await server.stop();
  });
});
