// Another program wrote to the database beside the running server: open sessions are looked at again, and so are guilds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { run } from '../support/js/binary.js';
import { member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { botIn, guildOfTwo, guildWith, listening } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());
const write = (sql) => execFileSync('sqlite3', [`${server.data}/parley.db`], { input: `PRAGMA busy_timeout = 10000; ${sql}` });
const open = async (someone) => {
  const gateway = await Gateway.open(server);
  await gateway.ready(someone.authorization);
  return gateway;
};

test('a disabled account\'s sessions are closed with 4004 and can\'t be resumed, others live', async () => {
  const { owner, other } = await guildOfTwo(server);
  const [gateway, kept] = [await open(other), await open(owner)];
  const session = gateway.dispatches[0].d.session_id;
  const { code, stderr } = await run(['user', 'disable', other.user.username, '--data', server.data]);
  assert.equal(code, 0, stderr);
  assert.equal(await gateway.closeCode(), 4004);
  const again = await Gateway.open(server);
  await again.resume(other.authorization, session, 1);
  assert.equal(await again.closeCode(), 4004);
  kept.send(1, null);
  await kept.next(11);
  kept.cut();
});

test('a session that is gone is closed with 4004', async () => {
  const ann = await member(server, 'ann');
  const gateway = await open(ann);
  write(`DELETE FROM sessions WHERE user_id = ${ann.user.id};`);
  assert.equal(await gateway.closeCode(), 4004);
});

test('a bot whose token is another is closed with 4004', async () => {
  const { owner, guild } = await guildOfTwo(server);
  const { token, application } = await botIn(owner, guild);
  const gateway = await listening(server, token);
  write(`UPDATE applications SET token_digest = 'another' WHERE id = ${application.id};`);
  assert.equal(await gateway.closeCode(), 4004);
});

test('who came to a guild by another hand is told of it, who went too, and what was not written stays', async () => {
  const owner = await member(server, 'owner');
  const ann = await member(server, 'ann');
  const { guild } = await guildWith(owner);
  const gateway = await open(ann);
  write(`INSERT INTO members (guild_id, user_id, joined_at) VALUES (${guild.id}, ${ann.user.id}, 0);`);
  const { d } = await gateway.event('GUILD_CREATE');
  assert.deepEqual([d.id, d.member_count, d.properties.name], [guild.id, 2, guild.name]);
  write(`DELETE FROM members WHERE user_id = ${ann.user.id};`);
  assert.equal((await gateway.event('GUILD_DELETE')).d.id, guild.id);
  assert.equal((await ann.get(`/guilds/${guild.id}`)).status, 404);
  gateway.cut();
});
