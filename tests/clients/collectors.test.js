// discord.js's own way to wait for people: collectors of reactions and of messages.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { dataUri, png } from '../support/js/pictures.js';
import * as discordjs from './libraries/discordjs/index.js';
import { suite } from './support/suite.js';
import { createWorld } from './support/world.js';

await suite('discord.js collects', async () => {
  const world = await createWorld(discordjs);
  after(() => world.close());
  const { bot, guild } = await world.botAtHome();
  const { owner } = world;
  const channel = await bot.client.channels.fetch(guild.general);
  const react = (id, emoji) => owner.put(`/channels/${guild.general}/messages/${id}/reactions/${encodeURIComponent(emoji)}/@me`);
  const unreact = (id, emoji) => owner.delete(`/channels/${guild.general}/messages/${id}/reactions/${encodeURIComponent(emoji)}/@me`);

  test('reactions of one person, a guild’s own emojis too, until it has enough', async () => {
    const emoji = await owner.post(`/guilds/${guild.id}/emojis`, { name: 'book', image: dataUri(png(8, 8)) });
    const message = await channel.send('Vote!');
    const collector = message.createReactionCollector({ filter: (_, user) => user.id === owner.id, max: 2 });
    const ended = once(collector, 'end');
    await message.react('👎');
    await react(message.id, '👍');
    await react(message.id, `book:${emoji.id}`);
    const [collected, reason] = await ended;
    assert.equal(reason, 'limit');
    assert.deepEqual([...collected.values()].map((one) => [one.emoji.id, one.emoji.name, one.count]), [[null, '👍', 1], [emoji.id, 'book', 1]]);
  });

  test('reactions that go again', async () => {
    const message = await channel.send('Change your mind!');
    const collector = message.createReactionCollector({ dispose: true });
    const [came, went] = [once(collector, 'collect'), once(collector, 'remove')];
    await react(message.id, '👍');
    assert.equal((await came)[1].id, owner.id);
    await unreact(message.id, '👍');
    assert.equal((await went)[0].emoji.name, '👍');
    collector.stop();
  });

  test('messages of a channel', async () => {
    const collector = channel.createMessageCollector({ filter: ({ author }) => author.id === owner.id, max: 2 });
    const ended = once(collector, 'end');
    for (const content of ['one', 'two']) await owner.post(`/channels/${guild.general}/messages`, { content });
    assert.deepEqual([...(await ended)[0].values()].map(({ content }) => content), ['one', 'two']);
  });

  test('what it awaits with a filter', async () => {
    const message = await channel.send('Ready?');
    const awaited = message.awaitReactions({ filter: ({ emoji }) => emoji.name === '✅', max: 1 });
    await react(message.id, '❌');
    await react(message.id, '✅');
    assert.deepEqual([...(await awaited).keys()], ['✅']);
  });
});
