// The connection to the gateway: cut and resumed, spread over shards, refused, and taken away.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Gateway } from '../../support/js/gateway.js';
import { Proxy } from '../../support/js/proxy.js';
import { newSeed, Random } from '../../support/js/random.js';
import { guilds, members, unprivileged } from '../support/intents.js';
import { createWorld } from '../support/world.js';

export async function connectionScenarios(library) {
  const seed = newSeed();
  const world = await createWorld(library, { proxyTo: (server) => Proxy.start(server, { random: new Random(seed) }) });
  const { gate, owner } = world;
  after(() => world.close());

  test(`${library.name} resumes after a cut without a lost or doubled event (seed ${seed})`, async () => {
    const { bot, guild } = await world.botAtHome({ intents: guilds });
    const create = (name) => owner.post(`/guilds/${guild.id}/channels`, { name });
    await create('before');
    await bot.inbox.next('channelCreate');
    for (const round of ['first', 'second']) {
      gate.cutGateway();
      for (let n = 0; n < 5; n += 1) await create(`${round}-${n}`);
      gate.mendGateway();
      await bot.inbox.next('resumed');
      await create(`after-${round}`);
      const told = [];
      while (told.at(-1) !== `after-${round}`) told.push((await bot.inbox.next('channelCreate')).name);
      assert.deepEqual(told, [...Array.from({ length: 5 }, (_, n) => `${round}-${n}`), `after-${round}`]);
    }
    assert.deepEqual(bot.inbox.all('channelCreate'), []);
  });

  test(`${library.name} spreads its guilds over shards`, async () => {
    const { application, token } = await world.createBot();
    const homes = [];
    while (new Set(homes.map(shardOfTwo)).size < 2) {
      homes.push((await world.createGuild()).id);
      await world.addBot({ id: homes.at(-1) }, application);
    }
    const bot = await world.login({ token, intents: guilds, shards: 2 });
    const seen = Object.fromEntries(bot.guilds().map(({ id, shard }) => [id, shard]));
    assert.deepEqual(seen, Object.fromEntries(homes.map((id) => [id, shardOfTwo(id)])));
  });

  test(`${library.name} is closed with 4014 when it asks for what its application may not have`, async () => {
    const { token } = await world.createBot('nosy', 0);
    await assert.rejects(world.login({ token, intents: guilds | members }), /intent/i);
    await world.login({ token, intents: unprivileged });
  });

  test(`${library.name} is closed with 4004 when its token is taken back`, async () => {
    const { application, token } = await world.createBot();
    const bot = await world.login({ token, intents: guilds });
    const { token: fresh } = await owner.post(`/applications/${application.id}/bot/reset`);
    await bot.inbox.next('closed', ({ code }) => code === 4004);
    await world.login({ token: fresh, intents: guilds });
  });

  test(`${library.name} is seen and sees who is here`, async () => {
    const { bot, guild } = await world.botAtHome();
    const person = await world.person('friend', guild);
    await bot.inbox.next('memberJoin');
    const phone = await Gateway.open(gate);
    await phone.ready(person.token, { intents: undefined, capabilities: 16_381 });
    await bot.inbox.next('presence', ({ userId, status, guildId }) => userId === person.id && status === 'online' && guildId === guild.id);
    await bot.show('dnd', 'chess');
    const { json } = await phone.socket.next((frame) => frame.json?.t === 'PRESENCE_UPDATE' && frame.json.d.status === 'dnd', 'a presence');
    assert.deepEqual([json.d.user.id, json.d.activities[0].name], [bot.id, 'chess']);
    await phone.socket.close(1000);
    await bot.inbox.next('presence', ({ userId, status }) => userId === person.id && status === 'offline');
  });
}

const shardOfTwo = (guildId) => Number((BigInt(guildId) >> 22n) % 2n);
