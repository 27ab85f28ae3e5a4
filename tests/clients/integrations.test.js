// Applications that come to guilds and go, and what a bot is told of itself, as discord.js asks for it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { Events } from 'discord.js';
import * as discordjs from './libraries/discordjs/index.js';
import { suite } from './support/suite.js';
import { createWorld } from './support/world.js';

await suite('discord.js', async () => {
  const world = await createWorld(discordjs);
  after(() => world.close());
  const { bot: { client }, guild, application } = await world.botAtHome();
  const here = client.guilds.cache.get(guild.id);
  // What the next packet of that name says.
  const told = (name) => new Promise((resolve) => {
    const listen = ({ t, d }) => {
      if (t !== name) return;
      client.off('raw', listen);
      resolve(d);
    };
    client.on('raw', listen);
  });

  test('sees an application come, and deletes it with its bot and its webhooks', async () => {
    const other = await world.createBot('visitor');
    const [came, updated] = [told('INTEGRATION_CREATE'), once(client, Events.GuildIntegrationsUpdate)];
    await world.addBot(guild, other.application, 1 << 29);
    assert.deepEqual([(await came).id, (await came).guild_id, (await came).application.name], [other.application.id, guild.id, 'visitor']);
    assert.equal((await updated)[0].id, guild.id);
    const visitor = discordjs.withoutGateway({ gate: world.gate, token: other.token });
    await visitor.client.rest.post(`/channels/${guild.general}/webhooks`, { body: { name: 'News' } });
    const integration = (await here.fetchIntegrations()).get(other.application.id);
    assert.equal(integration.application.bot.id, other.application.id);
    const [left, gone] = [told('INTEGRATION_DELETE'), told('GUILD_MEMBER_REMOVE')];
    await integration.delete('it is not needed');
    assert.deepEqual(await left, { id: other.application.id, guild_id: guild.id, application_id: other.application.id });
    assert.equal((await gone).user.id, other.application.id);
    assert.ok(!(await here.fetchIntegrations()).has(other.application.id));
    assert.equal((await here.fetchWebhooks()).size, 0);
    visitor.close();
  });

  test('adds nobody by a token that is none, and leaves whoever is there', async () => {
    const guest = await world.person('guest', guild);
    const member = await here.members.add(guest.id, { accessToken: 'none', force: true });
    assert.equal(member.id, guest.id);
    const stranger = await world.person('stranger');
    await assert.rejects(here.members.add(stranger.id, { accessToken: 'none', force: true }), { status: 403, code: 50_025 });
    await assert.rejects(here.members.add(stranger.id, { force: true }), { status: 400, code: 50_035 });
  });

  test('is told that a guild has no address of its choice, and who it is itself', async () => {
    assert.deepEqual(await client.rest.get(`/guilds/${guild.id}/vanity-url`), { code: null, uses: 0 });
    const own = await client.rest.get('/oauth2/@me');
    assert.deepEqual([own.application.id, own.user.id, own.scopes], [application.id, client.user.id, ['bot', 'applications.commands']]);
    assert.ok(Date.parse(own.expires) > Date.now());
  });
});
