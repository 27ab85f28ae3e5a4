// Who is online: plain lines to the older clients. To prove that a line was not sent, a later one is awaited.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { people, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const came = (who) => `${who.username} is online.`;
const went = (who) => `${who.username} left the chat.`;
const linesAbout = (connection, who) => (
  connection.received.map(({ text }) => text).filter((text) => text === came(who) || text === went(who)));

describe('while few people are online', () => {
  let server;
  before(async () => { server = await startServer(); });
  after(() => server.stop());

  test('everybody else hears who came and who left', async () => {
    const [anna, bob, cleo] = await people(server, 'anna', 'bob', 'cleo');
    const watching = [await anna.connect(), await cleo.connect()];
    const his = await bob.connect();
    for (const watcher of watching) await watcher.nextText(came(bob));
    await his.close();
    for (const watcher of watching) await watcher.nextText(went(bob));
    for (const watcher of watching) watcher.destroy();
  });

  test('the line is the bare text, in a text frame', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const hers = await anna.connect();
    const his = await bob.connect();
    const line = await hers.nextText(came(bob));
    assert.equal(line.op, 1);
    his.destroy();
    hers.destroy();
  });

  test('only the first connection comes and only the last leaves', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const hers = await anna.connect();
    const first = await bob.connect();
    await hers.nextText(came(bob));
    const second = await bob.connect();
    await first.close();
    assert.equal((await say(second, anna, 'still here')).type, 'sent');
    await hers.nextJson('message');
    assert.deepEqual(linesAbout(hers, bob), [came(bob)]);
    await second.close();
    await hers.nextText(went(bob));
    assert.deepEqual(linesAbout(hers, bob), [came(bob), went(bob)]);
    hers.destroy();
  });

  test('nobody hears about themselves', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const hers = await anna.connect();
    const his = await bob.connect();
    await hers.nextText(came(bob));
    assert.equal((await say(hers, anna, 'marker')).type, 'sent');
    assert.deepEqual(linesAbout(hers, anna), []);
    his.destroy();
    hers.destroy();
  });

  test('a connection that just breaks has left as well', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const hers = await anna.connect();
    const his = await bob.connect();
    await hers.nextText(came(bob));
    his.socket.resetAndDestroy();
    await hers.nextText(went(bob));
    hers.destroy();
  });

  test('coming and going in a hurry is told in turns, and ends with what is so', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const hers = await anna.connect();
    for (let n = 0; n < 20; n += 1) {
      const [first, second, third] = await Promise.all([bob.connect(), bob.connect(), bob.connect()]);
      first.destroy();
      second.destroy();
      await third.close();
    }
    const last = await bob.connect();
    assert.equal((await say(last, anna, 'marker')).type, 'sent');
    await hers.nextJson('message');
    const lines = linesAbout(hers, bob);
    assert.equal(lines.at(-1), came(bob));
    lines.forEach((line, n) => assert.equal(line, n % 2 === 0 ? came(bob) : went(bob), `line ${n}`));
    last.destroy();
    await hers.nextText(went(bob));
    hers.destroy();
  });

  test('a message after leaving is for somebody offline, and after coming back it is sent', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const hers = await anna.connect();
    const his = await bob.connect();
    assert.equal((await say(hers, bob, 'one')).type, 'sent');
    await his.close();
    await hers.nextText(went(bob));
    assert.equal((await say(hers, bob, 'two')).message, `User ${bob.username} is not online.`);
    const again = await bob.connect();
    assert.equal((await say(hers, bob, 'three')).type, 'sent');
    assert.equal((await again.nextJson('message')).message, 'three');
    again.destroy();
    hers.destroy();
  });
});

describe('while more people are online than presence_limit', () => {
  let server;
  before(async () => { server = await startServer({ env: { PARLEY_PRESENCE_LIMIT: '2' } }); });
  after(() => server.stop());

  test('only those who share a chat hear of each other', async () => {
    const [anna, friend, stranger, filler] = await people(server, 'anna', 'friend', 'stranger', 'filler');
    const hers = await anna.connect();
    await say(hers, friend, 'now we share a chat');
    const others = [await filler.connect(), await stranger.connect()];
    const outsider = others[0];
    const friends = await friend.connect();
    await hers.nextText(came(friend));
    await friends.close();
    await hers.nextText(went(friend));
    assert.equal((await say(hers, filler, 'marker')).type, 'sent');
    assert.equal((await outsider.nextJson('message')).message, 'marker');
    assert.deepEqual(linesAbout(outsider, friend), []);
    for (const connection of [hers, ...others]) connection.destroy();
  });
});
