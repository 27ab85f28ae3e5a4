// Posts in forums over the Discord door: threads that begin with a message, and their tags.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { refusedWith } from '../support/js/guilds.js';
import { file, form, payload } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';
import { guildOf, idsOf, publicThread } from '../support/js/threads.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

describe('a post in a forum', () => {
  test('is a thread with its first message, which bears its id', async () => {
    const { owner, others: [guest], guild } = await guildOf(server, 1);
    const forum = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'forum', type: 15 });
    const post = await guest.ok('POST', `/channels/${forum.id}/threads`, { name: 'My bike', message: { content: 'look @everyone' } });
    assert.deepEqual([post.type, post.parent_id, post.message.id, post.message.channel_id, post.message.content],
      [publicThread, forum.id, post.id, post.id, 'look @everyone']);
    assert.deepEqual([post.message_count, post.member.user_id], [0, guest.user.id]);
    assert.deepEqual(idsOf(await owner.ok('GET', `/channels/${post.id}/messages`)), [post.id]);
    await owner.ok('POST', `/channels/${post.id}/messages`, { content: 'nice' });
    assert.equal((await guest.ok('GET', `/channels/${post.id}`)).message_count, 1);
    refusedWith(await guest.post(`/channels/${forum.id}/messages`, { content: 'not so' }), 400, 40058);
    refusedWith(await guest.post(`/channels/${forum.id}/threads`, { name: 'empty', message: {} }), 400, 50006);
    refusedWith(await guest.post(`/channels/${forum.id}/threads`, { name: 'none' }), 400, 50035);
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}/threads/active`)).threads.length, 1);
  });

  test('may bring files', async () => {
    const { owner, guild } = await guildOf(server, 0);
    const forum = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'forum', type: 15 });
    const post = await owner.ok('POST', `/channels/${forum.id}/threads`, undefined, form([
      payload({ name: 'With a file', message: { content: 'here', attachments: [{ id: 0, description: 'a note' }] } }),
      file(0, 'note.txt', 'words', 'text/plain'),
    ]));
    assert.deepEqual(post.message.attachments.map(({ filename, description, size }) => [filename, description, size]), [['note.txt', 'a note', 5]]);
  });

  test('stands on top once in a forum', async () => {
    const { owner, guild } = await guildOf(server, 0);
    const forum = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'forum', type: 15 });
    const [first, second] = await Promise.all(['a', 'b'].map((name) => owner.ok('POST', `/channels/${forum.id}/threads`, { name, message: { content: name } })));
    assert.equal((await owner.ok('PATCH', `/channels/${first.id}`, { flags: 2 })).flags, 2);
    refusedWith(await owner.patch(`/channels/${second.id}`, { flags: 2 }), 400, 30047);
    assert.equal((await owner.ok('PATCH', `/channels/${first.id}`, { archived: true })).flags, 0);
    assert.equal((await owner.ok('PATCH', `/channels/${second.id}`, { flags: 2 })).flags, 2);
  });

  test('bears tags of its forum, of which moderators keep some', async () => {
    const { owner, others: [guest], guild } = await guildOf(server, 1);
    const forum = await owner.ok('POST', `/guilds/${guild.id}/channels`, {
      name: 'forum', type: 15, available_tags: [{ name: 'open' }, { name: 'official', moderated: true }],
    });
    const [open, official] = forum.available_tags.map(({ id }) => id);
    const path = `/channels/${forum.id}/threads`;
    const post = await guest.ok('POST', path, { name: 'Help', message: { content: 'please' }, applied_tags: [open, open] });
    assert.deepEqual(post.applied_tags, [open]);
    refusedWith(await guest.post(path, { name: 'Mine', message: { content: 'x' }, applied_tags: [official] }), 403, 50013);
    refusedWith(await guest.post(path, { name: 'Mine', message: { content: 'x' }, applied_tags: [forum.id] }), 400, 50035);
    refusedWith(await guest.patch(`/channels/${post.id}`, { applied_tags: [official] }), 403, 50013);
    assert.deepEqual((await owner.ok('PATCH', `/channels/${post.id}`, { applied_tags: [official] })).applied_tags, [official]);
    assert.deepEqual((await owner.ok('POST', path, { name: 'News', message: { content: 'x' }, applied_tags: [open, official] })).applied_tags, [open, official]);
    const other = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'six', type: 15, available_tags: [...'abcdef'].map((name) => ({ name })) });
    refusedWith(await owner.post(`/channels/${other.id}/threads`, { name: 'All', message: { content: 'x' }, applied_tags: other.available_tags.map(({ id }) => id) }), 400, 50035);
  });

  test('needs a tag where its forum asks for one, which everybody can then give', async () => {
    const { owner, others: [guest], guild } = await guildOf(server, 1);
    const requiresTag = 1 << 4;
    const make = (more) => owner.post(`/guilds/${guild.id}/channels`, { name: 'forum', type: 15, flags: requiresTag, ...more });
    refusedWith(await make({ available_tags: [] }), 400, 40066);
    refusedWith(await make({ available_tags: [{ name: 'ours', moderated: true }] }), 400, 40066);
    refusedWith(await make({ available_tags: [{ name: 'twice' }, { name: 'twice' }] }), 400, 40061);
    const forum = (await make({ available_tags: [{ name: 'open' }] })).json();
    const [{ id }] = forum.available_tags;
    refusedWith(await guest.post(`/channels/${forum.id}/threads`, { name: 'None', message: { content: 'x' } }), 400, 40067);
    assert.deepEqual((await guest.ok('POST', `/channels/${forum.id}/threads`, { name: 'One', message: { content: 'x' }, applied_tags: [id] })).applied_tags, [id]);
    refusedWith(await owner.patch(`/channels/${forum.id}`, { available_tags: [] }), 400, 40066);
  });
});
