// A disk that is full: a limit on the size of files stands in for it. Nothing that was acknowledged is lost, everybody is
// told, and the chat goes on when there is room again.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { connected, newName, people, register, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

let server = await startServer();
after(() => server.stop());

const fill = () => execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=1:unlimited']);
const makeRoom = () => execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:unlimited']);

test('a full disk refuses each message with a reason, and the next one is stored when there is room again', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  await connected([anna, bob], async (hers, his) => {
    assert.equal((await say(hers, bob, 'before')).type, 'sent');
    fill();
    try {
      for (let n = 0; n < 3; n += 1) {
        const answer = await say(hers, bob, 'no room');
        assert.equal(answer.type, 'error');
        assert.match(answer.message, /disk is full/);
      }
      const answer = await register(server, newName('late'));
      assert.equal(answer.status, 507);
      assert.match(answer.text, /disk is full/);
      assert.equal((await anna.history(bob)).length, 1, 'reading goes on');
    } finally {
      makeRoom();
    }
    assert.equal((await say(hers, bob, 'after')).type, 'sent');
    assert.equal((await his.nextJson('message')).message, 'before');
    assert.equal((await his.nextJson('message')).message, 'after');
  });
  assert.deepEqual((await bob.history(anna)).map(({ message }) => message), ['before', 'after']);
  assert.equal((await register(server, newName('late'))).status, 200);
});

test('what was acknowledged around a full disk is there after a kill, and nothing else', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const stored = [];
  await connected([anna, bob], async (hers) => {
    for (let n = 0; n < 30; n += 1) {
      if (n % 10 === 5) fill();
      if (n % 10 === 8) makeRoom();
      const answer = await say(hers, bob, `message ${n}`);
      if (answer.type === 'sent') stored.push(`message ${n}`);
    }
  });
  assert.equal(stored.length, 21);
  await server.kill();
  server = await startServer({ data: server.data });
  anna.server = server;
  assert.deepEqual((await anna.history(bob, '?limit=100')).map(({ message }) => message), stored);
});
