// How often an account may identify, how many sessions it may have, and the opcodes that ask for what is not here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway, op } from '../support/js/gateway.js';
import { botIn, guildOfTwo, listening } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const atOnce = 16;
const server = await startServer();
after(() => server.stop());
const alive = async (gateway) => {
  gateway.send(op.heartbeat, null);
  await gateway.next(op.ack);
};

describe('IDENTIFY', () => {
  test('is answered with an invalid session beyond what may begin at once, and the connection lives', async () => {
    const owner = await member(server, 'owner');
    const { token, bot } = await botOf(owner);
    const open = [];
    let refused;
    for (let n = 0; n < 4 * atOnce && !refused; n += 1) {
      const gateway = await Gateway.open(server);
      open.push(gateway);
      await gateway.next(op.hello);
      gateway.identify(token);
      const { json } = await gateway.socket.next(({ json: one }) => one?.t === 'READY' || one?.op === op.invalid, 'READY or a refusal');
      if (json.op === op.invalid) refused = { json, gateway };
    }
    assert.ok(open.length > atOnce);
    assert.equal(refused.json.d, false);
    await alive(refused.gateway);
    const { session_start_limit: limit } = await bot.ok('GET', '/gateway/bot');
    assert.deepEqual([limit.total, limit.remaining, limit.max_concurrency], [1_000, 1_000 - open.length, atOnce]);
    assert.ok(limit.reset_after > 0 && limit.reset_after <= 86_400_000, limit.reset_after);
    for (const gateway of open) gateway.cut();
  });

  test('of more sessions than an account may have is closed with 4008', async () => {
    const small = await startServer({ flags: ['--connections-per-account', '2'] });
    const ann = await member(small, 'ann');
    const open = [await Gateway.open(small), await Gateway.open(small), await Gateway.open(small)];
    for (const gateway of open.slice(0, 2)) await gateway.ready(ann.authorization);
    open[2].identify(ann.authorization);
    assert.equal(await open[2].closeCode(), 4008);
    open[0].socket.sendFrame({ op: 8, payload: Buffer.from([0x03, 0xe8]) });  // a goodbye ends its session
    await open[0].socket.waitClosed();
    const next = await Gateway.open(small);
    await next.ready(ann.authorization);
    next.cut();
    open[1].cut();
    await small.stop();
  });
});

describe('an opcode for what is not here', () => {
  let owner, guild, general, bot, screen;
  before(async () => {
    ({ owner, guild, general } = await guildOfTwo(server));
    bot = await listening(server, (await botIn(owner, guild)).token, 1);
    screen = await Gateway.open(server);
    await screen.ready(owner.authorization);
  });
  after(() => {
    bot.cut();
    screen.cut();
  });

  test('4: whoever would speak, or leaves, is told that they are in no channel', async () => {
    for (const channel of [general.id, null]) {
      bot.send(4, { guild_id: guild.id, channel_id: channel, self_mute: true, self_deaf: false });
      const { d } = await bot.event('VOICE_STATE_UPDATE');
      assert.deepEqual([d.guild_id, d.channel_id, d.self_mute, d.self_deaf, d.member.user.id], [guild.id, null, true, false, d.user_id]);
    }
    bot.send(4, { guild_id: '1', channel_id: null });  // a guild that it is not in
    await alive(bot);
    assert.equal(bot.dispatches.filter(({ t }) => t === 'VOICE_STATE_UPDATE').length, 2);
  });

  test('31: no guild has sounds', async () => {
    bot.send(31, { guild_ids: [guild.id, '1'] });
    assert.deepEqual((await bot.event('SOUNDBOARD_SOUNDS')).d, { guild_id: guild.id, soundboard_sounds: [] });
    await alive(bot);
    assert.equal(bot.dispatches.filter(({ t }) => t === 'SOUNDBOARD_SOUNDS').length, 1);
  });

  test('43: nobody speaks in any channel', async () => {
    bot.send(43, { guild_id: guild.id, fields: ['status', 'voice_start_time'] });
    assert.deepEqual((await bot.event('CHANNEL_INFO')).d, { guild_id: guild.id, channels: [] });
    bot.send(43, { guild_id: '1', fields: [] });  // a guild that it is not in
    await alive(bot);
    assert.equal(bot.dispatches.filter(({ t }) => t === 'CHANNEL_INFO').length, 1);
  });

  test('those of people\'s clients are passed over for people, and close a bot\'s connection', async () => {
    for (const code of [5, 12, 13, 18, 34, 41]) screen.send(code, {});
    await alive(screen);
    bot.send(41, {});
    assert.equal(await bot.closeCode(), 4001);
  });

  test('one that is not so much as an object is closed with 4002', async () => {
    for (const code of [4, 31, 43]) {
      const gateway = await Gateway.open(server);
      await gateway.ready(owner.authorization);
      gateway.send(code, 7);
      assert.equal(await gateway.closeCode(), 4002);
    }
  });
});
