// What an address makes the server keep because it does not send it to its end: requests, bodies and messages. 2 MiB here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/js/deadline.js';
import { buildFrame } from '../support/js/frames.js';
import { request } from '../support/js/http.js';
import { people, say } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';

const from = '127.4.0.1';
const other = '127.4.0.2';
const large = 900 * 1024;  // two of them fit

let server;
before(async () => { server = await startServer({ flags: ['--backlog-mib', '8'] }); });
after(() => server.stop());

const open = (address = from) => RawConnection.open(server.port, { from: address });
const post = (bytes) => `POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`;

async function keptBytes() {
  const { text } = await request(server, '/metrics');
  return Number(/^parley_kept_bytes (\S+)$/m.exec(text)[1]);
}

// What two connections left unfinished is with the server: the next is too much.
const untilTwoAreKept = () => until(async () => await keptBytes() > 2 * (large - 8 * 1024), 'what two of them sent to be counted');

describe('an address that leaves unfinished', () => {
  test('bodies, is answered 503 when they become too many; the others can be finished, and other addresses are served', async () => {
    const two = await Promise.all([open(), open()]);
    for (const one of two) one.write(post(large + 4) + ' '.repeat(large));
    await untilTwoAreKept();
    const third = await open();
    third.write(post(large + 4) + ' '.repeat(large));
    const answer = await third.response();
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.connection, 'close');
    const stranger = await open(other);
    stranger.write(post(large) + ' '.repeat(large));
    assert.equal((await stranger.response()).status, 422);
    for (const one of two) {
      one.write('null');
      assert.equal((await one.response()).status, 422);
    }
    two[0].write(post(large) + ' '.repeat(large));  // what was finished counts no more
    assert.equal((await two[0].response()).status, 422);
    for (const one of [...two, third, stranger]) one.destroy();
    await until(async () => await keptBytes() === 0, 'everything to be given back');
  });

  test('bodies behind requests that are answered, is answered 503 when they become too many', async () => {
    const crowd = await Promise.all(Array.from({ length: 60 }, () => open()));
    const refusals = crowd.map(async (one) => {
      for (let answer = await one.response(); ; answer = await one.response()) if (answer.status === 503) return;
    });
    for (const one of crowd) one.write(`GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n${post(large)}${' '.repeat(50 * 1024)}`);
    await Promise.any(refusals);
    for (const one of crowd) one.destroy();
    await Promise.allSettled(refusals);
  });

  test('headers, is answered 503 when they become too many', async () => {
    const crowd = await Promise.all(Array.from({ length: 200 }, () => open()));
    const refused = Promise.race(crowd.map((one) => one.response()));
    for (const one of crowd) one.write(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(15 * 1024)}`);
    assert.equal((await refused).status, 503);
    assert.equal((await request(server, '/healthz', { from: other })).status, 200);
    for (const one of crowd) one.destroy();
  });

  test('bodies behind large headers, is charged for the headers as long as a body does not end', async () => {
    await until(async () => await keptBytes() === 0, 'what the tests before left to be forgotten');
    const crowd = await Promise.all(Array.from({ length: 100 }, () => open()));
    for (const one of crowd) one.write(post(3).replace('Host: x', `Host: x\r\nX: ${'x'.repeat(15 * 1024)}`));
    const all = crowd.length * 15 * 1024;
    const untilCounted = () => until(async () => await keptBytes() >= all * 0.7, 'the headers to be counted');
    await untilCounted();
    await Promise.all(crowd.map((one) => one.send('1')));
    // An answer to somebody who asks after that comes after what the loop made of it.
    for (let n = 0; n < 5; n += 1) await request(server, '/healthz', { from: other });
    await untilCounted();
    for (const one of crowd) one.write('23');
    for (const one of crowd) assert.equal((await one.response()).status, 422);
    await until(async () => await keptBytes() === 0, 'everything to be given back');
    for (const one of crowd) one.destroy();
  });

  test('messages, is closed with 1013 when they become too large together; the others go on', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await until(async () => await keptBytes() === 0, 'what the tests before left to be forgotten');
    const two = await Promise.all([0, 1].map(() => anna.connect({ from })));
    const frame = buildFrame({ payload: Buffer.alloc(large + 4, ' ') });
    for (const one of two) one.sendRaw(frame.subarray(0, large));
    await untilTwoAreKept();
    const third = await anna.connect({ from });
    third.sendRaw(frame.subarray(0, large));
    assert.equal((await third.waitClosed()).code, 1013);
    const stranger = await bob.connect({ from: other });
    assert.equal((await say(stranger, bob, 'meanwhile')).type, 'sent');
    for (const one of two) {
      one.sendRaw(frame.subarray(large));
      await one.nextJson('error');
      assert.equal((await say(one, anna, 'still here')).type, 'sent');
    }
    for (const one of [...two, stranger]) one.destroy();
    await until(async () => await keptBytes() === 0, 'everything to be given back');
  });

  test('a message for longer than --body-timeout, is closed with 1013; whoever ends a large one in time goes on', async () => {
    const hasty = await startServer({ flags: ['--body-timeout', '1'] });
    const [anna, bob] = await people(hasty, 'anna', 'bob');
    const [slow, other] = [await anna.connect({ from }), await bob.connect({ from })];
    const frame = buildFrame({ payload: Buffer.alloc(large, ' ') });
    slow.sendRaw(frame.subarray(0, large / 2));
    other.sendRaw(frame.subarray(0, large / 2));
    other.sendRaw(frame.subarray(large / 2));
    await other.nextJson('error');
    assert.equal((await slow.waitClosed()).code, 1013);
    assert.equal((await say(other, bob, 'still here')).type, 'sent');
    await hasty.stop();
  });
});
