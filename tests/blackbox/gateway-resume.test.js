// A session outlives its connection: what it missed is told when its client comes back, on whichever loop.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway, op } from '../support/js/gateway.js';
import { startServer } from '../support/js/server.js';

let server, owner;
before(async () => {
  server = await startServer({ flags: ['--threads', '2'] });
  owner = await member(server, 'owner');
});
after(() => server.stop());

const bio = (bot, n) => bot.ok('PATCH', '/users/@me', { username: `${bot.user.username.slice(0, 20)}${n}` });

test('nothing is lost or told twice while a client comes back eight times, on both loops', async () => {
  const { token, bot } = await botOf(owner);
  let gateway = await Gateway.open(server);
  const { d } = await gateway.ready(token);
  const told = gateway.dispatches;
  for (let round = 0; round < 8; round += 1) {
    gateway.cut();
    const changes = (async () => { for (let n = 0; n < 3; n += 1) await bio(bot, round * 3 + n); })();
    gateway = await Gateway.open(server);
    await gateway.resume(token, d.session_id, told.at(-1).s);
    await gateway.event('RESUMED');
    await changes;
    gateway.send(op.heartbeat, null);
    await gateway.next(op.ack);
    const newest = `${bot.user.username.slice(0, 20)}${round * 3 + 2}`;
    if (!gateway.dispatches.some(({ t, d: user }) => t === 'USER_UPDATE' && user.username === newest)) {
      await gateway.socket.next(({ json }) => json?.t === 'USER_UPDATE' && json.d.username === newest, newest);
    }
    told.push(...gateway.dispatches);
  }
  assert.deepEqual(told.map(({ s }) => s), told.map((_, index) => index + 1));
  assert.equal(told.filter(({ t }) => t === 'USER_UPDATE').length, 24);
  assert.equal(told.filter(({ t }) => t === 'RESUMED').length, 8);
  gateway.cut();
});

test('an unknown session is told so, and the client identifies on the same connection', async () => {
  const { token } = await botOf(owner);
  const gateway = await Gateway.open(server);
  await gateway.resume(token, 'f'.repeat(32), 1);
  assert.equal((await gateway.next(op.invalid)).d, false);
  gateway.identify(token);
  assert.equal((await gateway.event('READY')).s, 1);
  gateway.cut();
});

test("somebody else's session can't be taken", async () => {
  const [mine, other] = [await botOf(owner, 'mine'), await botOf(owner, 'other')];
  const gateway = await Gateway.open(server);
  const { d } = await gateway.ready(mine.token);
  const thief = await Gateway.open(server);
  await thief.resume(other.token, d.session_id, 1);
  assert.equal((await thief.next(op.invalid)).d, false);
  gateway.send(op.heartbeat, 1);
  await gateway.next(op.ack);
  for (const one of [gateway, thief]) one.cut();
});

test('a client that says goodbye ends its session', async () => {
  const { token } = await botOf(owner);
  const gateway = await Gateway.open(server);
  const { d } = await gateway.ready(token);
  await gateway.socket.close(1000);
  const again = await Gateway.open(server);
  await again.resume(token, d.session_id, 1);
  assert.equal((await again.next(op.invalid)).d, false);
  again.cut();
});

test('a new token closes the sessions of the old one with 4004', async () => {
  const { application, token } = await botOf(owner);
  const gateway = await Gateway.open(server);
  await gateway.ready(token);
  await owner.ok('POST', `/applications/${application.id}/bot/reset`, {});
  assert.equal(await gateway.closeCode(), 4004);
});
