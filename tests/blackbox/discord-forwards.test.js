// Forwarding messages over the Discord door: what the copy keeps, and who may make one.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { bits, botIn, guildOfTwo, may, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { file, form, payload } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const hasSnapshot = 1 << 14;
const readHistory = String(1 << 16);
const forwarded = (message, more = {}) => ({ message_reference: { type: 1, channel_id: message.channel_id, message_id: message.id }, ...more });

// A guild of two with a message of the owner's that has everything, and a channel to forward it to.
async function withMessage() {
  const stage = await guildOfTwo(server);
  const { owner, other, guild, general } = stage;
  const message = await owner.ok('POST', `/channels/${general.id}/messages`, undefined, form([
    payload({ content: `see <@${other.user.id}>`, embeds: [{ title: 'Page' }], attachments: [{ id: 0, description: 'a note' }] }),
    file(0, 'note.txt', 'words', 'text/plain'),
  ]));
  return { ...stage, message, target: await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'target' }) };
}

describe('a forwarded message', () => {
  test('holds the other one as it was, its files too, whatever becomes of it', async () => {
    const { owner, other, guild, general, message, target } = await withMessage();
    const copy = await other.ok('POST', `/channels/${target.id}/messages`, forwarded(message));
    assert.deepEqual([copy.type, copy.flags & hasSnapshot, copy.content, copy.attachments, copy.embeds, copy.mentions], [0, hasSnapshot, '', [], [], []]);
    assert.deepEqual(copy.message_reference, { type: 1, channel_id: general.id, message_id: message.id, guild_id: guild.id });
    assert.ok(!('referenced_message' in copy));
    const [{ message: seen }] = copy.message_snapshots;
    assert.deepEqual([seen.type, seen.content, seen.timestamp, seen.edited_timestamp, seen.mentions.map(({ id }) => id)],
      [0, message.content, message.timestamp, null, [other.user.id]]);
    assert.deepEqual([seen.embeds[0].title, seen.attachments.map(({ filename, description, size }) => [filename, description, size])],
      ['Page', [['note.txt', 'a note', 5]]]);
    await owner.ok('PATCH', `/channels/${general.id}/messages/${message.id}`, { content: 'other words' });
    await owner.ok('DELETE', `/channels/${general.id}/messages/${message.id}`);
    const later = await owner.ok('GET', `/channels/${target.id}/messages/${copy.id}`);
    assert.deepEqual(later.message_snapshots, copy.message_snapshots);
    const { pathname } = new URL(seen.attachments[0].url);
    assert.equal((await request(server, pathname)).body.toString(), 'words');
  });

  test('calls nobody, and cannot be written anew', async () => {
    const { owner, other, target } = await withMessage();
    const loud = await owner.ok('POST', `/channels/${target.id}/messages`, { content: '@everyone' });
    const copy = await other.ok('POST', `/channels/${target.id}/messages`, forwarded(loud));
    assert.equal(copy.mention_everyone, false);
    refusedWith(await other.patch(`/channels/${target.id}/messages/${copy.id}`, { content: 'mine' }), 403, 50021);
    const twice = await owner.ok('POST', `/channels/${target.id}/messages`, forwarded(copy));
    assert.equal(twice.message_snapshots[0].message.content, '@everyone');
  });

  test('goes to another guild or person, of whom it tells no more than a place', async () => {
    const { owner, other, general, message } = await withMessage();
    const direct = await other.ok('POST', '/users/@me/channels', { recipient_id: owner.user.id });
    const copy = await other.ok('POST', `/channels/${direct.id}/messages`, forwarded(message));
    assert.deepEqual([copy.message_reference.channel_id, copy.message_snapshots[0].message.content], [general.id, message.content]);
    const back = await owner.ok('POST', `/channels/${general.id}/messages`, forwarded(await other.ok('POST', `/channels/${direct.id}/messages`, { content: 'between us' })));
    assert.ok(!('guild_id' in back.message_reference));
  });

  test('is one that its sender can read, and no notice of the server', async () => {
    const { owner, other, guild, general, message, target } = await withMessage();
    const path = `/channels/${target.id}/messages`;
    const { user } = other;
    refusedWith(await other.post(path, { message_reference: { type: 1, message_id: message.id } }), 400, 50035);
    refusedWith(await other.post(path, forwarded(message, { content: 'look' })), 400, 50035);
    refusedWith(await other.post(path, forwarded({ channel_id: general.id, id: guild.id })), 404, 10008);
    refusedWith(await other.post(path, forwarded({ channel_id: '1', id: message.id })), 404, 10003);
    await owner.ok('PUT', `/channels/${general.id}/messages/pins/${message.id}`);
    const [notice] = await owner.ok('GET', `/channels/${general.id}/messages?limit=1`);
    refusedWith(await other.post(path, forwarded(notice)), 403, 50021);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${user.id}`, { type: 1, deny: readHistory });
    refusedWith(await other.post(path, forwarded(message)), 403, 160014);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${user.id}`, { type: 1, deny: '1024' });
    refusedWith(await other.post(path, forwarded(message)), 403, 50001);
    const stranger = await member(server, 'stranger');
    refusedWith(await stranger.post(path, forwarded(message)), 403, 50001);
  });

  test('is one that a bot may read: without the intent for content what calls it, its own and what is private', async () => {
    const { owner, guild, general, message, target } = await withMessage();
    const { bot, application } = await botIn(owner, guild, bits(may.view, may.send));
    const path = `/channels/${target.id}/messages`;
    refusedWith(await bot.post(path, forwarded(message)), 403, 160014);
    const own = await bot.ok('POST', `/channels/${general.id}/messages`, { content: 'mine' });
    const calling = await owner.ok('POST', `/channels/${general.id}/messages`, { content: `see <@${bot.user.id}>` });
    const direct = await owner.ok('POST', '/users/@me/channels', { recipient_id: bot.user.id });
    const secret = await owner.ok('POST', `/channels/${direct.id}/messages`, { content: 'between us' });
    for (const one of [own, calling, secret]) {
      assert.equal((await bot.ok('POST', path, forwarded(one))).message_snapshots[0].message.content, one.content);
    }
    await owner.ok('PATCH', `/applications/${application.id}`, { flags: 1 << 19 });
    assert.equal((await bot.ok('POST', path, forwarded(message))).message_snapshots[0].message.content, message.content);
  });
});
