// A nonce makes it safe to send a message again.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { connected, people, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

describe('a nonce', () => {
  for (const nonce of ['n-1', 'x'.repeat(64), 'ї "😀"', 0, 7, Number.MAX_SAFE_INTEGER]) {
    test(`${JSON.stringify(nonce).slice(0, 20)} comes back in sent and in the error for somebody offline`, async () => {
      const [anna, bob] = await people(server, 'anna', 'bob');
      await connected([anna], async (hers) => {
        hers.sendJson({ to: bob.username, message: 'one', nonce });
        assert.deepEqual(await hers.nextJson(), { type: 'error', message: `User ${bob.username} is not online.`, nonce });
        hers.sendJson({ to: anna.username, message: 'two', nonce });
        const sent = await hers.nextJson('sent');
        assert.deepEqual(sent.nonce, nonce);
      });
    });
  }

  test('makes a retry safe: sent comes again, the message is stored and delivered once', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const command = { to: bob.username, message: 'only once', nonce: 'retry' };
    await connected([anna, bob], async (hers, his) => {
      hers.sendJson(command);
      const first = await hers.nextJson();
      hers.sendJson(command);
      assert.deepEqual(await hers.nextJson(), first);
      await connected([anna], async (again) => {
        again.sendJson(command);
        assert.deepEqual(await again.nextJson(), first);
        await say(again, bob, 'marker');
      });
      assert.equal((await his.nextJson('message')).message, 'only once');
      assert.equal((await his.nextJson('message')).message, 'marker');
    });
    assert.deepEqual((await anna.history(bob)).map(({ message }) => message), ['only once', 'marker']);
  });

  test('sent twice in one packet is stored once', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await connected([anna, bob], async (hers) => {
      for (let n = 0; n < 10; n += 1) hers.sendJson({ to: bob.username, message: 'burst', nonce: 'b' });
      for (let n = 0; n < 10; n += 1) assert.equal((await hers.nextJson()).type, 'sent');
    });
    assert.equal((await anna.history(bob)).length, 1);
  });

  test('sent over two connections at once is stored once', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await connected([anna, anna, bob], async (first, second) => {
      for (let n = 0; n < 40; n += 1) {
        for (const connection of [first, second]) connection.sendJson({ to: bob.username, message: `race ${n}`, nonce: n });
      }
      await say(first, bob, 'end');
      await say(second, bob, 'end');
    });
    const stored = (await anna.history(bob)).map(({ message }) => message);
    assert.deepEqual(stored, [...Array.from({ length: 40 }, (_, n) => `race ${n}`), 'end', 'end']);
  });

  test('that was used for another text in the same chat is an error', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await connected([anna, bob], async (hers) => {
      hers.sendJson({ to: bob.username, message: 'this', nonce: 'same' });
      await hers.nextJson('sent');
      hers.sendJson({ to: bob.username, message: 'that', nonce: 'same' });
      const answer = await hers.nextJson();
      assert.equal(answer.type, 'error');
      assert.equal(answer.nonce, 'same');
    });
    assert.deepEqual((await anna.history(bob)).map(({ message }) => message), ['this']);
  });

  test('belongs to its sender: the other may use the same', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await connected([anna, bob], async (hers, his) => {
      hers.sendJson({ to: bob.username, message: 'hers', nonce: 'n' });
      assert.equal((await hers.nextJson('sent')).message, 'hers');
      his.sendJson({ to: anna.username, message: 'his', nonce: 'n' });
      assert.equal((await his.nextJson('sent')).message, 'his');
    });
    assert.equal((await anna.history(bob)).length, 2);
  });
});
