// All members of a large guild, asked for at once: more than may wait for a connection that does not read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway, op } from '../support/js/gateway.js';
import { startServer } from '../support/js/server.js';

const crowd = 20_000;  // about eight megabytes

test('the members of a large guild come in chunks of a thousand, and the connection lives', async () => {
  const setup = await startServer();
  const owner = await member(setup, 'owner');
  const guild = await owner.ok('POST', '/guilds', { name: 'Crowd' });
  const { token, application } = await botOf(owner, 'counter');
  await owner.ok('PATCH', `/applications/${application.id}`, { flags: 1 << 15 });
  await owner.ok('POST', `/oauth2/authorize?client_id=${application.id}&scope=bot`, { guild_id: guild.id, permissions: '0', authorize: true });
  await setup.stop();
  const first = (BigInt(guild.id) / 512n + 1_000_000n) * 512n;
  execFileSync('sqlite3', [`${setup.data}/parley.db`], { input: `
    BEGIN;
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${crowd - 1})
      INSERT INTO users (id, username, username_folded, email, password_hash) SELECT ${first} + i * 512, 'crowd' || i, 'crowd' || i, '', 'x' FROM n;
    INSERT INTO members (guild_id, user_id, joined_at) SELECT ${guild.id}, id, 0 FROM users WHERE username LIKE 'crowd%';
    UPDATE last_id SET id = ${first + BigInt(crowd) * 512n};
    COMMIT;` });

  const server = await startServer({ data: setup.data });
  const gateway = await Gateway.open(server);
  await gateway.ready(token, { intents: 1 | (1 << 1) });
  await gateway.event('GUILD_CREATE');
  gateway.send(op.members, { guild_id: guild.id, query: '', limit: 0, nonce: 'all' });
  const seen = new Set();
  const sizes = [];
  for (let count = 1; sizes.length < count;) {
    const { d } = await gateway.event('GUILD_MEMBERS_CHUNK');
    assert.deepEqual([d.chunk_index, d.nonce], [sizes.length, 'all']);
    sizes.push(d.members.length);
    for (const { user } of d.members) seen.add(user.id);
    count = d.chunk_count;
  }
  assert.deepEqual(sizes, [...Array.from({ length: crowd / 1000 }, () => 1000), 2]);
  assert.equal(seen.size, crowd + 2);
  gateway.send(op.heartbeat, null);
  await gateway.next(op.ack);
  gateway.cut();
  await server.stop();
});
