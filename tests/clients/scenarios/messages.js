// What a bot does with messages: sends, edits, pages, uploads, deletes.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { request } from '../../support/js/http.js';
import { refused } from '../support/refused.js';
import { createWorld } from '../support/world.js';

export async function messageScenarios(library) {
  const world = await createWorld(library);
  after(() => world.close());
  const { bot, guild } = await world.botAtHome();
  const { messages, inbox } = bot;
  const { general } = guild;
  const friend = await world.person('friend', guild);
  const say = (content, more = {}) => friend.post(`/channels/${general}/messages`, { content, ...more });
  const newChannel = async () => (await world.owner.post(`/guilds/${guild.id}/channels`, { name: 'quiet' })).id;

  test(`${library.name} hears a message and replies to it`, async () => {
    const said = await say('How is the book?');
    const heard = await inbox.next('message', ({ id }) => id === said.id);
    assert.deepEqual([heard.content, heard.authorId, heard.channelId], ['How is the book?', friend.id, general]);
    const sent = await messages.send(general, { content: 'Long.', replyTo: heard.id });
    assert.deepEqual([sent.content, sent.authorId, sent.replyTo], ['Long.', bot.id, said.id]);
    const seen = await friend.get(`/channels/${general}/messages/${sent.id}`);
    assert.deepEqual([seen.type, seen.referenced_message.id], [19, said.id]);
  });

  test(`${library.name} sends an embed, edits the message and deletes it`, async () => {
    const embed = { title: 'Chapter 1', fields: [{ name: 'Pages', value: '12' }, { name: 'Words', value: '4,000', inline: true }] };
    const sent = await messages.send(general, { content: 'Contents', embed });
    const expected = [{ title: 'Chapter 1', fields: [['Pages', '12'], ['Words', '4,000']] }];
    assert.deepEqual(sent.embeds, expected);
    const edited = await messages.edit(general, sent.id, { content: 'Table of contents' });
    assert.deepEqual([edited.content, edited.isEdited], ['Table of contents', true]);
    assert.deepEqual((await inbox.next('messageEdit', ({ id }) => id === sent.id)).embeds, expected);
    await messages.remove(general, sent.id);
    await inbox.next('messageRemove', ({ id, channelId }) => id === sent.id && channelId === general);
    await refused(library, () => messages.fetch(general, sent.id), 404, 10_008);
  });

  test(`${library.name} reads history in every direction`, async () => {
    const channel = await newChannel();
    const ids = [];
    for (let n = 0; n < 7; n += 1) ids.push((await messages.send(channel, { content: `line ${n}` })).id);
    const page = async (query) => (await messages.page(channel, query)).map(({ content }) => Number(content.slice(5)));
    assert.deepEqual(await page({ limit: 3 }), [6, 5, 4]);
    assert.deepEqual(await page({ limit: 2, before: ids[4] }), [3, 2]);
    assert.deepEqual(await page({ limit: 2, after: ids[1] }), [3, 2]);
    assert.deepEqual(await page({ limit: 3, around: ids[3] }), [4, 3, 2]);
    assert.deepEqual(await page({ limit: 100 }), [6, 5, 4, 3, 2, 1, 0]);
  });

  test(`${library.name} uploads files, and keeps one of them at an edit`, async () => {
    const files = [{ name: 'first.txt', bytes: Buffer.from('the first') }, { name: 'zwölf.bin', bytes: Buffer.alloc(70_000, 7) }];
    const sent = await messages.send(general, { content: 'two files', files });
    assert.deepEqual(sent.files.map(({ size }) => size), [9, 70_000]);
    assert.equal(sent.files[0].name, 'first.txt');
    for (const [i, { bytes }] of files.entries()) assert.deepEqual((await download(world, sent.files[i].url)).body, bytes);
    const edited = await messages.edit(general, sent.id, { content: 'one file', keep: [sent.files[1].id] });
    assert.deepEqual(edited.files.map(({ id }) => id), [sent.files[1].id]);
    assert.equal((await messages.fetch(general, sent.id)).files.length, 1);
  });

  test(`${library.name} deletes many messages at once`, async () => {
    const channel = await newChannel();
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push((await messages.send(channel, { content: `line ${n}` })).id);
    await messages.removeMany(channel, ids.slice(0, 2));
    const told = await inbox.next('messagesRemove', ({ channelId }) => channelId === channel);
    assert.deepEqual(new Set(told.ids), new Set(ids.slice(0, 2)));
    assert.deepEqual((await messages.page(channel, { limit: 10 })).map(({ id }) => id), [ids[2]]);
  });

  test(`${library.name} types, and sees who types`, async () => {
    await messages.typing(general);
    await friend.post(`/channels/${general}/typing`);
    await inbox.next('typing', ({ channelId, userId }) => channelId === general && userId === friend.id);
  });

  test(`${library.name} talks to somebody alone`, async () => {
    const channel = await messages.channelWith(friend.id);
    const sent = await messages.send(channel, { content: 'Between us' });
    assert.equal((await friend.get(`/channels/${channel}/messages/${sent.id}`)).content, 'Between us');
    const said = await friend.post(`/channels/${channel}/messages`, { content: 'Sure' });
    const heard = await inbox.next('message', ({ id }) => id === said.id);
    assert.deepEqual([heard.content, heard.channelId, heard.authorId], ['Sure', channel, friend.id]);
  });

  test(`${library.name} answers somebody who writes to it first`, async () => {
    const stranger = await world.person('stranger', guild);
    const { id: channel } = await stranger.post('/users/@me/channels', { recipient_id: bot.id });
    const said = await stranger.post(`/channels/${channel}/messages`, { content: 'Are you there?' });
    const heard = await inbox.next('message', ({ id }) => id === said.id);
    assert.deepEqual([heard.content, heard.channelId, heard.authorId], ['Are you there?', channel, stranger.id]);
    await messages.send(heard.channelId, { content: 'Yes.' });
    assert.equal((await stranger.get(`/channels/${channel}/messages`))[0].content, 'Yes.');
  });

  test(`${library.name} is refused messages that nobody may send`, async () => {
    const said = await say('mine');
    await refused(library, () => messages.edit(general, said.id, { content: 'yours' }), 403, 50_005);
    await refused(library, () => messages.send(general, { content: 'x'.repeat(2_001) }), 400, 50_035);
    await refused(library, () => messages.send(guild.id, { content: 'nowhere' }), 404, 10_003);
  });
}

function download(world, url) {
  const { pathname, search, port } = new URL(url);
  assert.equal(Number(port), world.gate.port);
  return request(world.gate, pathname + search);
}
