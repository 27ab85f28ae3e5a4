// Messages in threads over the Discord door, and those that threads start from.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';
import { guildOf, privateThread, publicThread, say, sessionOf, start } from '../support/js/threads.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

describe('messages in a thread', () => {
  test('are counted, bring their authors in, and open it again', async () => {
    const { owner, others: [guest], general } = await guildOf(server, 1);
    const thread = await start(owner, general, { type: privateThread });
    await owner.ok('PUT', `/channels/${thread.id}/thread-members/${guest.user.id}`);
    await guest.ok('DELETE', `/channels/${thread.id}/thread-members/@me`);
    const open = await start(owner, general);
    await owner.ok('PATCH', `/channels/${open.id}`, { archived: true });
    const first = await say(guest, open, 'one');
    await say(owner, open, 'two');
    const now = await guest.ok('GET', `/channels/${open.id}`);
    assert.deepEqual([now.message_count, now.total_message_sent, now.member_count, now.member.user_id], [2, 2, 2, guest.user.id]);
    assert.equal(now.thread_metadata.archived, false);
    await guest.ok('DELETE', `/channels/${open.id}/messages/${first.id}`);
    const later = await guest.ok('GET', `/channels/${open.id}`);
    assert.deepEqual([later.message_count, later.total_message_sent], [1, 2]);
    refusedWith(await guest.post(`/channels/${thread.id}/messages`, { content: 'left' }), 403, 50001);
  });

  test('bear their place in it, and others none', async () => {
    const { owner, others: [guest], general } = await guildOf(server, 1);
    const gateway = await sessionOf(server, guest);
    const thread = await start(owner, general);
    const sent = [];
    for (const words of ['one', 'two', 'three']) sent.push(await say(owner, thread, words));
    assert.deepEqual(sent.map(({ position }) => position), [1, 2, 3]);
    assert.equal((await gateway.socket.next(({ json }) => json?.d?.id === sent[2].id)).json.d.position, 3);
    await owner.ok('DELETE', `/channels/${thread.id}/messages/${sent[1].id}`);
    const after = await say(guest, thread, 'four');
    assert.equal(after.position, 4, 'a place is given once');
    const read = await guest.ok('GET', `/channels/${thread.id}/messages`);
    assert.deepEqual(read.map(({ position }) => position), [4, 3, 1]);
    const edited = await guest.ok('PATCH', `/channels/${thread.id}/messages/${after.id}`, { content: 'fourth' });
    assert.equal(edited.position, 4);
    const { total_message_sent, message_count } = await guest.ok('GET', `/channels/${thread.id}`);
    assert.deepEqual([total_message_sent, message_count], [4, 3]);
    assert.ok(!('position' in await say(owner, general, 'outside')));
    gateway.cut();
  });

  test('with which it began are not counted, nor when they go', async () => {
    const { owner, general } = await guildOf(server, 0);
    const message = await say(owner, general, 'a question');
    const thread = await owner.ok('POST', `/channels/${general.id}/messages/${message.id}/threads`, { name: 'answers' });
    const answer = await say(owner, thread, 'an answer');
    const [, starter] = await owner.ok('GET', `/channels/${thread.id}/messages`);
    assert.deepEqual([starter.type, starter.position, answer.position], [21, 0, 1]);
    await owner.ok('DELETE', `/channels/${thread.id}/messages/${starter.id}`);
    const now = await owner.ok('GET', `/channels/${thread.id}`);
    assert.deepEqual([now.message_count, now.total_message_sent], [1, 1]);
  });

  test('of somebody who is banned with their messages are counted no longer, after a restart either', async (t) => {
    const own = await startServer({ flags: ['--requests-per-second', '0'] });
    t.after(() => own.kill());
    const { owner, others: [guest], guild, general } = await guildOf(own, 1);
    const thread = await start(owner, general);
    for (const who of [guest, owner, guest]) await say(who, thread, 'words');
    await owner.ok('PUT', `/guilds/${guild.id}/bans/${guest.user.id}`, { delete_message_seconds: 3600 });
    const counts = ({ message_count, total_message_sent }) => [message_count, total_message_sent];
    assert.deepEqual(counts(await owner.ok('GET', `/channels/${thread.id}`)), [1, 3]);
    await own.stop();
    const again = await startServer({ data: own.data, flags: ['--requests-per-second', '0'] });
    t.after(() => again.stop());
    owner.server = again;
    assert.deepEqual(counts(await owner.ok('GET', `/channels/${thread.id}`)), [1, 3]);
  });

  test('of a locked one are for those who manage threads', async () => {
    const { owner, others: [guest], general } = await guildOf(server, 1);
    const thread = await start(guest, general);
    await owner.ok('PATCH', `/channels/${thread.id}`, { locked: true });
    assert.equal((await guest.post(`/channels/${thread.id}/messages`, { content: 'x' })).status, 403);
    await say(owner, thread, 'mine');
  });

  test('that a thread starts from bears its id, shows it, and stands at its beginning', async () => {
    const { owner, others: [guest], guild, general } = await guildOf(server, 1);
    const message = await say(owner, general, 'a question');
    const gateway = await sessionOf(server, guest);
    const thread = await guest.ok('POST', `/channels/${general.id}/messages/${message.id}/threads`, { name: 'answers' });
    assert.deepEqual([thread.id, thread.type, thread.parent_id, thread.owner_id], [message.id, publicThread, general.id, guest.user.id]);
    assert.equal((await gateway.event('THREAD_CREATE')).d.id, thread.id);
    const updated = (await gateway.event('MESSAGE_UPDATE')).d;
    assert.deepEqual([updated.id, updated.flags & 32, updated.thread.id], [message.id, 32, thread.id]);
    assert.equal((await owner.ok('GET', `/channels/${general.id}/messages/${message.id}`)).thread.name, 'answers');
    const [starter] = await guest.ok('GET', `/channels/${thread.id}/messages`);
    assert.deepEqual([starter.type, starter.content], [21, '']);
    assert.equal(starter.referenced_message.id, thread.id, 'what the thread began with');
    assert.deepEqual(starter.message_reference, { type: 0, channel_id: general.id, message_id: message.id, guild_id: guild.id });
    assert.equal((await guest.ok('GET', `/channels/${thread.id}`)).message_count, 0);
    refusedWith(await owner.post(`/channels/${general.id}/messages/${message.id}/threads`, { name: 'again' }), 400, 160004);
    refusedWith(await owner.post(`/channels/${general.id}/messages/${guild.id}/threads`, { name: 'none' }), 404, 10008);
    refusedWith(await owner.post(`/channels/${thread.id}/messages/${starter.id}/threads`, { name: 'deeper' }), 403, 50021);
    gateway.cut();
  });

  test('say in the channel that a thread was made without one, unless it is private', async () => {
    const { owner, guild, general } = await guildOf(server, 0);
    const thread = await start(owner, general, { name: '@everyone come' });
    await start(owner, general, { type: privateThread });
    const [notice, ...rest] = await owner.ok('GET', `/channels/${general.id}/messages`);
    assert.deepEqual([notice.type, notice.content, notice.mention_everyone, rest], [18, '@everyone come', false, []]);
    assert.deepEqual([notice.message_reference.channel_id, notice.message_reference.guild_id], [thread.id, guild.id]);
  });
});
