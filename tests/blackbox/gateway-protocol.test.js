// The gateway's protocol: greeting, heartbeats, IDENTIFY, and the code that each fault is closed with.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createInflate, constants } from 'node:zlib';
import { botOf, member } from '../support/js/discord.js';
import { allIntents, Gateway, op, plainIntents } from '../support/js/gateway.js';
import { request } from '../support/js/http.js';
import { startServer } from '../support/js/server.js';
import { WebSocketClient } from '../support/js/websocket.js';

let server, owner, helper;
before(async () => {
  server = await startServer();
  owner = await member(server, 'owner');
  helper = await botOf(owner);
});
after(() => server.stop());

describe('the door', () => {
  test('is beside the page, with and without a slash, and takes no Origin amiss', async () => {
    assert.equal((await request(server, '/')).status, 303);  // the page sends strangers to sign in
    for (const path of ['/', '/gateway', '/gateway/']) {
      const gateway = new Gateway(await WebSocketClient.connect(server, `${path}?v=9&encoding=json`, { headers: { Origin: 'https://elsewhere.example' } }));
      assert.equal((await gateway.next(op.hello)).d.heartbeat_interval, 41_250);
      gateway.cut();
    }
  });
  for (const [query, code] of [['?v=5&encoding=json', 4012], ['?v=10&encoding=etf', 4002], ['?v=10&compress=lz4', 4002]]) {
    test(`${query} is closed with ${code}`, async () => {
      const gateway = await Gateway.open(server, query);
      assert.equal(await gateway.closeCode(), code);
    });
  }
});

test('a heartbeat is answered, before IDENTIFY too', async () => {
  const gateway = await Gateway.open(server);
  await gateway.next(op.hello);
  gateway.send(op.heartbeat, null);
  assert.equal((await gateway.next(op.ack)).op, op.ack);
  await gateway.cut();
});

describe('READY', () => {
  test('has what libraries take for granted, for a bot with and without the scheme', async () => {
    for (const token of [helper.token, `Bot ${helper.token}`]) {
      const gateway = await Gateway.open(server);
      const { d, s } = await gateway.ready(token, { shard: [0, 1] });
      assert.equal(s, 1);
      assert.equal(d.v, 10);
      assert.equal(d.user.id, helper.bot.user.id);
      assert.equal(d.user.bot, true);
      assert.match(d.session_id, /^[0-9a-f]{32}$/);
      assert.match(d.resume_gateway_url, /^ws:\/\//);
      assert.deepEqual(d.application, { id: helper.application.id, flags: 0 });
      assert.deepEqual([d.guilds, d.private_channels, d.shard], [[], [], [0, 1]]);
      gateway.cut();
    }
  });

  test('of a person has their settings and their own session', async () => {
    const gateway = await Gateway.open(server);
    const { d } = await gateway.ready(owner.authorization, { intents: undefined, capabilities: 16_381 });
    assert.equal(d.user.id, owner.user.id);
    assert.deepEqual(d.sessions.map(({ session_id: id }) => id), [d.session_id]);
    assert.equal(d.user_settings.status, 'online');
    for (const list of ['guilds', 'private_channels', 'relationships', 'users', 'merged_members', 'connected_accounts']) assert.deepEqual(d[list], []);
    assert.deepEqual([d.read_state.entries, d.user_guild_settings.entries], [[], []]);
    gateway.cut();
  });
});

describe('a fault is closed with', () => {
  const faults = {
    4001: (gateway) => gateway.send(99, {}),
    4002: (gateway) => gateway.socket.sendText('{"op":'),
    4003: (gateway) => gateway.send(op.members, { guild_id: '1' }),
    4004: (gateway) => gateway.identify('nonsense'),
    4010: (gateway) => gateway.identify(helper.token, { shard: [2, 2] }),
    4013: (gateway) => gateway.identify(helper.token, { intents: 1 << 18 }),
    4014: (gateway) => gateway.identify(helper.token, { intents: allIntents }),
  };
  for (const [code, provoke] of Object.entries(faults)) {
    test(code, async () => {
      const gateway = await Gateway.open(server);
      await gateway.next(op.hello);
      provoke(gateway);
      assert.equal(await gateway.closeCode(), Number(code));
    });
  }
  test('4002 when it is more than 4096 bytes', async () => {
    const gateway = await Gateway.open(server);
    gateway.socket.sendText(JSON.stringify({ op: op.heartbeat, d: null, pad: 'x'.repeat(4096) }));
    assert.equal(await gateway.closeCode(), 4002);
  });
  test('4005 at a second IDENTIFY', async () => {
    const gateway = await Gateway.open(server);
    await gateway.ready(helper.token);
    gateway.identify(helper.token);
    assert.equal(await gateway.closeCode(), 4005);
  });
  test('4007 for a number that was never given out', async () => {
    const gateway = await Gateway.open(server);
    const { d } = await gateway.ready(helper.token);
    gateway.cut();
    const again = await Gateway.open(server);
    await again.resume(helper.token, d.session_id, 5_000);
    assert.equal(await again.closeCode(), 4007);
  });
  test('4008 after 120 payloads in a minute', async () => {
    const gateway = await Gateway.open(server);
    for (let n = 0; n < 121; n += 1) gateway.send(op.heartbeat, null);
    assert.equal(await gateway.closeCode(), 4008);
  });
  test('4013 for a bot that names no intents', async () => {
    const gateway = await Gateway.open(server);
    gateway.identify(helper.token, { intents: undefined });
    assert.equal(await gateway.closeCode(), 4013);
  });
});

test('privileged intents are open to an application that has their flags', async () => {
  const privileged = await botOf(owner, 'privileged');
  await owner.ok('PATCH', `/applications/${privileged.application.id}`, { flags: (1 << 13) | (1 << 15) | (1 << 19) });
  const gateway = await Gateway.open(server);
  const { d } = await gateway.ready(privileged.token, { intents: allIntents });
  assert.equal(d.application.flags & (1 << 15), 1 << 15);
  gateway.cut();
});

test('zlib-stream is one context, every message flushed', async () => {
  const gateway = await Gateway.open(server, '?v=10&encoding=json&compress=zlib-stream');
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
  const read = async (what) => {
    const { bytes } = await gateway.socket.next(({ op: opcode }) => opcode === 2, what);
    assert.deepEqual([...bytes.subarray(-4)], [0, 0, 255, 255]);
    const text = new Promise((resolve) => { inflate.once('data', resolve); });
    inflate.write(bytes);
    return JSON.parse(await text);
  };
  assert.equal((await read('HELLO')).op, op.hello);
  gateway.send(op.heartbeat, null);
  assert.equal((await read('ACK')).op, op.ack);
  gateway.identify(helper.token, { intents: plainIntents });
  assert.equal((await read('READY')).t, 'READY');
  gateway.cut();
});

test('SIGTERM asks clients to come back before it closes with 1001', async () => {
  const stopping = await startServer();
  const gateway = await Gateway.open(stopping);
  await gateway.next(op.hello);
  stopping.signal('SIGTERM');
  await gateway.next(op.reconnect);
  assert.equal(await gateway.closeCode(), 1001);
  await stopping.ended;
});
