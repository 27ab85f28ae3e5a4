// discord.js in a guild whose members it was not told of: it knows those who are mentioned from the message alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { GatewayIntentBits, PermissionsBitField } from 'discord.js';
import * as discordjs from './libraries/discordjs/index.js';
import { suite } from './support/suite.js';
import { createWorld } from './support/world.js';

const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent];

await suite('discord.js and strangers', async () => {
  const world = await createWorld(discordjs);
  after(() => world.close());
  const { bot, guild } = await world.botAtHome({ intents });
  await world.owner.patch(`/guilds/${guild.id}`, { system_channel_flags: 1 });  // no notice shows who comes
  const late = await world.person('late', guild);

  test('a member who is mentioned can be acted on', async () => {
    const home = bot.client.guilds.cache.get(guild.id);
    assert.ok(!home.members.cache.has(late.id));
    const { id } = await world.owner.post(`/channels/${guild.general}/messages`, { content: `!warn <@${late.id}>` });
    await bot.inbox.next('message', (one) => one.id === id);
    const message = bot.client.channels.cache.get(guild.general).messages.cache.get(id);
    const target = message.mentions.members.first();
    assert.equal(target?.id, late.id);
    assert.ok(target.kickable);
    assert.ok(target.permissions.has(PermissionsBitField.Flags.SendMessages));
    assert.equal((await target.setNickname('Warned')).nickname, 'Warned');
  });
});
