// Threads, and webhooks that speak in a bot's name.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createWorld } from '../support/world.js';

export async function threadScenarios(library) {
  const world = await createWorld(library);
  after(() => world.close());
  const { bot, guild } = await world.botAtHome();
  const { messages, threads, webhooks, inbox } = bot;
  const { general } = guild;

  test(`${library.name} starts a thread at a message, talks in it and archives it`, async () => {
    const { id } = await messages.send(general, { content: 'Chapter 1' });
    const thread = await threads.start(general, id, 'About chapter 1');
    assert.deepEqual([thread.id, thread.name, thread.parentId, thread.ownerId], [id, 'About chapter 1', general, bot.id]);
    await inbox.next('threadCreate', (one) => one.id === id);
    await world.owner.post(`/channels/${id}/messages`, { content: 'I liked it.' });
    const said = await inbox.next('message', ({ channelId }) => channelId === id);
    await messages.send(id, { content: 'So did I.', replyTo: said.id });
    assert.deepEqual(new Set(await threads.members(id)), new Set([bot.id, world.owner.id]));
    await threads.archive(id);
    assert.equal((await inbox.next('threadUpdate', (one) => one.id === id && one.isArchived)).name, 'About chapter 1');
    assert.deepEqual((await threads.archived(general)).map((one) => one.id), [id]);
  });

  test(`${library.name} starts a thread of its own`, async () => {
    const thread = await threads.startAlone(general, 'Anything else');
    assert.deepEqual([thread.name, thread.parentId], ['Anything else', general]);
    await inbox.next('threadCreate', ({ id }) => id === thread.id);
  });

  test(`${library.name} speaks through a webhook`, async () => {
    const webhook = await webhooks.create(general, 'Herald');
    await inbox.next('webhooks', ({ channelId }) => channelId === general);
    const said = await webhooks.say(webhook, { content: 'Hear, hear', username: 'Town crier' });
    assert.equal(said.authorId, String(webhook.id));
    const heard = await inbox.next('message', ({ id }) => id === said.id);
    assert.equal(heard.content, 'Hear, hear');
    assert.equal((await world.owner.get(`/channels/${general}/messages/${said.id}`)).author.username, 'Town crier');
    await webhooks.edit(webhook, said.id, 'Hear!');
    assert.equal((await inbox.next('messageEdit', ({ id }) => id === said.id)).content, 'Hear!');
    await webhooks.remove(webhook, said.id);
    await inbox.next('messageRemove', ({ id }) => id === said.id);
    assert.deepEqual(await webhooks.list(general), [{ id: String(webhook.id), name: 'Herald' }]);
  });
}
