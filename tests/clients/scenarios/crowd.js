// A guild of 2,500, and requests faster than a server takes them.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createWorld } from '../support/world.js';

const crowd = 2_500;

export async function crowdScenarios(libraries) {
  const world = await createWorld({ name: 'crowd' });
  after(() => world.close());
  const { application, token } = await world.createBot();
  const guild = await world.createGuild();
  await world.addBot(guild, application);
  const ids = Array.from({ length: crowd }, (_, n) => String(BigInt(guild.id) + BigInt(n + 1) * 512n));
  await world.write(ids.map((id, n) => member(guild, id, n)).join('\n'));

  for (const library of libraries) {
    test(`${library.name} fetches the ${crowd} members of a guild`, async () => {
      Object.assign(world, { library });
      world.gate.client = library.name;
      const bot = await world.login({ token });
      assert.equal(bot.guilds()[0].memberCount, crowd + 2);
      const members = await bot.members(guild.id);
      assert.deepEqual(new Set(members.map(({ userId }) => userId)), new Set([...ids, world.owner.id, bot.id]));
      assert.equal(members.length, crowd + 2);
      assert.ok(members.some(({ username, nick }) => username === 'one-of-many-2499' && nick === 'number 2499'));
      await bot.close();
    });
  }
}

function member(guild, id, n) {
  return `INSERT INTO users (id, username, username_folded, email, password_hash)
      VALUES (${id}, 'one-of-many-${n}', 'one-of-many-${n}', '${n}@example.org', '');
    INSERT INTO members (guild_id, user_id, nick, joined_at) VALUES (${guild.id}, ${id}, 'number ${n}', ${Date.now()});`;
}

export async function hurryScenarios(library) {
  const world = await createWorld(library, { flags: ['--requests-per-second', '10'] });
  after(() => world.close());
  const { token } = await world.createBot();

  test(`${library.name} gets every answer in the end when it asks faster than it may`, async () => {
    const client = library.withoutGateway({ gate: world.gate, token });
    const { statuses } = world.gate;
    statuses.length = 0;
    const answers = await Promise.all(Array.from({ length: 15 }, () => client.ownUser()));
    assert.equal(answers.length, 15);
    assert.ok(answers.every(({ username }) => username === 'helper'));
    assert.equal(statuses.filter((status) => status === 200).length, 15);
    assert.ok(statuses.includes(429));
    await client.close();
  });
}
