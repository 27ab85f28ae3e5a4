// The log: one line a fact, in one form, of which strangers write nothing.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { request } from '../support/js/http.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--log-level', 'debug'] });
after(() => server.stop());

// "2026-11-27T02:05:58.386Z info storage.migrated version=1 name=…"; colours when it is a terminal's.
const line = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (debug|info|warn|error) [a-z_]+(\.[a-z_]+)+( [a-z_]+=("[^"]*"|\S*))*$/;
const greeting = /^Parley is ready: \S+$/;  // to whoever started it, on stdout
const lines = () => server.log().split('\n').filter((one) => one && !greeting.test(one));

test('every line is a time in UTC, a level, what happened, and keys with their values', async () => {
  const person = await member(server, 'ann');
  await person.ok('POST', '/guilds', { name: 'Reading circle' });
  await person.get('/guilds/1');
  assert.ok(lines().length > 3);
  for (const one of lines()) assert.match(one, line);
});

test('no line is one that a stranger wrote', async () => {
  const forged = '2026-01-01T00:00:00.000Z info forged.line who=stranger';
  const person = await member(server, 'bea');
  await request(server, `/nowhere/${encodeURIComponent(`x\n${forged}`)}`);
  await request(server, `/api/v10/guilds/${encodeURIComponent(`1\n${forged}`)}`, { headers: { Authorization: `x ${forged}`, 'User-Agent': forged } });
  await person.post('/guilds', { name: `x\n${forged}` }, { headers: { 'X-Audit-Log-Reason': encodeURIComponent(`x\n${forged}`) } });
  const raw = await RawConnection.open(server.port);
  raw.write(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Other: x\n${forged}\r\n\r\n`);
  await raw.waitClosed();
  raw.destroy();
  assert.ok(!server.log().includes('forged.line'), server.log());
  for (const one of lines()) assert.match(one, line);
});
