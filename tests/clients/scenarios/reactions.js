// Reactions and pins.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createWorld } from '../support/world.js';

export async function reactionScenarios(library) {
  const world = await createWorld(library);
  after(() => world.close());
  const { bot, guild } = await world.botAtHome();
  const { messages, inbox } = bot;
  const { general } = guild;

  test(`${library.name} reacts, sees others react, and takes its reaction back`, async () => {
    const { id } = await messages.send(general, { content: 'Who comes?' });
    await messages.react(general, id, '📚');
    await inbox.next('react', ({ messageId, emoji, userId }) => messageId === id && emoji === '📚' && userId === bot.id);
    await world.owner.put(`/channels/${general}/messages/${id}/reactions/${encodeURIComponent('📚')}/@me`);
    await inbox.next('react', ({ messageId, userId }) => messageId === id && userId === world.owner.id);
    assert.deepEqual(new Set(await messages.reactors(general, id, '📚')), new Set([bot.id, world.owner.id]));
    await messages.unreact(general, id, '📚');
    await inbox.next('unreact', ({ messageId, userId }) => messageId === id && userId === bot.id);
    const { reactions } = await world.owner.get(`/channels/${general}/messages/${id}`);
    assert.deepEqual(reactions.map(({ emoji, count, me }) => [emoji.name, count, me]), [['📚', 1, true]]);
  });

  test(`${library.name} pins a message, lists the pins, and takes it down`, async () => {
    const { id } = await messages.send(general, { content: 'Rules' });
    await messages.pin(general, id);
    await inbox.next('pins', ({ channelId }) => channelId === general);
    assert.deepEqual(await messages.pins(general), [id]);
    await messages.unpin(general, id);
    await inbox.next('pins', ({ channelId }) => channelId === general);
    assert.deepEqual(await messages.pins(general), []);
  });
}
