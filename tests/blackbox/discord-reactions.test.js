// Reactions and pins over the Discord door, in guilds and between two people, and what others hear of them.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway, op } from '../support/js/gateway.js';
import { dataUri, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const addReactions = String(1 << 6);
const useExternalEmojis = String(1 << 18);
const readHistory = String(1 << 16);
const pinMessages = String(1n << 51n);

// A guild with its owner and one more member, and a message of the owner's: {owner, other, guild, general, message, path}.
async function messageInGuild() {
  const owner = await member(server, 'owner');
  const other = await member(server, 'other');
  const guild = await owner.ok('POST', '/guilds', { name: 'Reading circle' });
  const general = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
  await other.ok('POST', `/invites/${code}`, {});
  const message = await owner.ok('POST', `/channels/${general.id}/messages`, { content: 'what do you think?' });
  return { owner, other, guild, general, message, path: `/channels/${general.id}/messages/${message.id}` };
}

// Two people with a direct channel and a message of the first one's.
async function messageBetweenTwo() {
  const owner = await member(server, 'anna');
  const other = await member(server, 'ben');
  const channel = await owner.ok('POST', '/users/@me/channels', { recipient_id: other.user.id });
  const message = await owner.ok('POST', `/channels/${channel.id}/messages`, { content: 'hello' });
  return { owner, other, channel, message, path: `/channels/${channel.id}/messages/${message.id}` };
}

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);
const done = (answer) => assert.equal(answer.status, 204, answer.text);
const react = (who, path, emoji, whose = '@me') => who.put(`${path}/reactions/${encodeURIComponent(emoji)}/${whose}`);
const unreact = (who, path, emoji, whose = '@me') => who.delete(`${path}/reactions/${encodeURIComponent(emoji)}/${whose}`);
const reactionsOf = async (who, path) => ((await who.ok('GET', path)).reactions ?? []).map(({ emoji, count, me }) => [emoji.id ?? emoji.name, count, me]);

async function listening(who) {
  const gateway = await Gateway.open(server);
  await gateway.ready(who.authorization);
  return gateway;
}

describe('a reaction', () => {
  test('is counted by its kind, in the order of the first ones, and shows who asks their own', async () => {
    const { owner, other, path } = await messageInGuild();
    done(await react(owner, path, '👍'));
    done(await react(other, path, '🇩🇪'));
    done(await react(other, path, '👍'));
    done(await react(other, path, '👍'));
    assert.deepEqual(await reactionsOf(owner, path), [['👍', 2, true], ['🇩🇪', 1, false]]);
    assert.deepEqual(await reactionsOf(other, path), [['👍', 2, true], ['🇩🇪', 1, true]]);
    done(await unreact(other, path, '👍'));
    done(await unreact(other, path, '👍'));
    assert.deepEqual(await reactionsOf(other, path), [['👍', 1, false], ['🇩🇪', 1, true]]);
  });

  test('lists who gave it, a page after the other', async () => {
    const { owner, other, path } = await messageInGuild();
    await react(owner, path, '👍');
    await react(other, path, '👍');
    const list = `${path}/reactions/${encodeURIComponent('👍')}`;
    const ids = [owner.user.id, other.user.id].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    assert.deepEqual((await other.ok('GET', list)).map(({ id }) => id), ids);
    assert.deepEqual((await other.ok('GET', `${list}?limit=1`)).map(({ id }) => id), ids.slice(0, 1));
    assert.deepEqual((await other.ok('GET', `${list}?after=${ids[0]}`)).map(({ id }) => id), ids.slice(1));
    assert.deepEqual(await other.ok('GET', `${list}?type=1`), []);
  });

  for (const emoji of ['👍🏽', '👨‍👩‍👧', '1️⃣', '#⃣', '❤️', '☕', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '©']) {
    test(`can be ${emoji}`, async () => {
      const { owner, path } = await messageInGuild();
      done(await react(owner, path, emoji));
      assert.deepEqual(await reactionsOf(owner, path), [[emoji, 1, true]]);
    });
  }

  for (const emoji of ['abc', '👍👍', '1', 'a👍', '👍b', ' ', 'smile:123456789012345678', 'smile:x', ':', '👍‍', '🇩🇪🇫🇷']) {
    test(`cannot be ${JSON.stringify(emoji)}`, async () => {
      const { owner, path } = await messageInGuild();
      refusedWith(await react(owner, path, emoji), 404, 10014);
    });
  }

  test('can be an emoji of the guild, by its id, and is known when that is gone', async () => {
    const { owner, other, guild, path } = await messageInGuild();
    const emoji = await owner.ok('POST', `/guilds/${guild.id}/emojis`, { name: 'book', image: dataUri(png(8, 8)) });
    const named = `book:${emoji.id}`;
    done(await react(owner, path, named));
    done(await other.put(`${path}/reactions/whatever:${emoji.id}/@me`));
    const [{ emoji: seen, count }] = (await owner.ok('GET', path)).reactions;
    assert.deepEqual([seen, count], [{ id: emoji.id, name: 'book' }, 2]);
    assert.equal((await owner.ok('GET', `${path}/reactions/${encodeURIComponent(named)}`)).length, 2);
    await owner.ok('DELETE', `/guilds/${guild.id}/emojis/${emoji.id}`);
    done(await unreact(other, path, named));
    done(await react(other, path, named));
    assert.deepEqual(await reactionsOf(other, path), [[emoji.id, 2, true]]);
    const fresh = await owner.ok('POST', `${path.slice(0, path.lastIndexOf('/'))}`, { content: 'another' });
    refusedWith(await react(owner, `${path.slice(0, path.lastIndexOf('/'))}/${fresh.id}`, named), 404, 10014);
    done(await owner.delete(`${path}/reactions/${encodeURIComponent(named)}`));
    assert.deepEqual(await reactionsOf(owner, path), []);
  });

  test('can be an emoji of another guild for those who may use such', async () => {
    const { owner, other, guild, general, path } = await messageInGuild();
    const elsewhere = await other.ok('POST', '/guilds', { name: 'Elsewhere' });
    const emoji = await other.ok('POST', `/guilds/${elsewhere.id}/emojis`, { name: 'lamp', image: dataUri(png(8, 8)) });
    done(await react(other, path, `lamp:${emoji.id}`));
    assert.deepEqual(await reactionsOf(owner, path), [[emoji.id, 1, false]]);
    done(await unreact(other, path, `lamp:${emoji.id}`));
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: useExternalEmojis });
    refusedWith(await react(other, path, `lamp:${emoji.id}`), 403, 50013);
  });

  test('needs a message, its history, and the permission only for a new kind', async () => {
    const { owner, other, guild, general, message, path } = await messageInGuild();
    refusedWith(await react(owner, `/channels/${general.id}/messages/${general.id}`, '👍'), 404, 10008);
    await react(owner, path, '👍');
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: addReactions });
    done(await react(other, path, '👍'));
    refusedWith(await react(other, path, '👎'), 403, 50013);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: readHistory });
    refusedWith(await react(other, path, '👍'), 403, 50013);
    refusedWith(await other.get(`${path}/reactions/${encodeURIComponent('👍')}`), 403, 50013);
    const stranger = await member(server, 'stranger');
    refusedWith(await react(stranger, path, '👍'), 403, 50001);
    assert.ok(message.id);
  });

  test('is of twenty kinds at most, whoever asks at once', async () => {
    const { owner, other, path } = await messageInGuild();
    const kinds = Array.from({ length: 22 }, (_, i) => String.fromCodePoint(0x1F600 + i));
    const answers = await Promise.all(kinds.map((emoji) => react(owner, path, emoji)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(20).fill(204), 400, 400]);
    refusedWith(await react(other, path, '🦊'), 400, 30010);
    const [[there]] = await reactionsOf(owner, path);
    done(await react(other, path, there));
  });

  test('of others is taken away by those who manage messages alone', async () => {
    const { owner, other, path } = await messageInGuild();
    for (const emoji of ['👍', '👎']) {
      await react(owner, path, emoji);
      await react(other, path, emoji);
    }
    refusedWith(await unreact(other, path, '👍', owner.user.id), 403, 50013);
    refusedWith(await other.delete(`${path}/reactions`), 403, 50013);
    done(await unreact(owner, path, '👍', other.user.id));
    assert.deepEqual(await reactionsOf(owner, path), [['👍', 1, true], ['👎', 2, true]]);
    done(await owner.delete(`${path}/reactions/${encodeURIComponent('👎')}`));
    assert.deepEqual(await reactionsOf(owner, path), [['👍', 1, true]]);
    refusedWith(await owner.delete(`${path}/reactions/${encodeURIComponent('👎')}`), 404, 10014);
    done(await owner.delete(`${path}/reactions`));
    assert.deepEqual(await reactionsOf(owner, path), []);
  });

  test('goes with its message', async () => {
    const { owner, other, path } = await messageInGuild();
    await react(other, path, '👍');
    await owner.ok('DELETE', path);
    refusedWith(await other.get(`${path}/reactions/${encodeURIComponent('👍')}`), 404, 10008);
  });

  test('is told of: given, taken back, cleared', async () => {
    const { owner, other, guild, general, message, path } = await messageInGuild();
    const gateway = await listening(owner);
    const place = { channel_id: general.id, message_id: message.id, guild_id: guild.id };
    const emoji = { id: null, name: '👍' };
    await react(other, path, '👍');
    const added = (await gateway.event('MESSAGE_REACTION_ADD')).d;
    assert.equal(added.member.user.id, other.user.id);
    const { member: _, ...rest } = added;
    assert.deepEqual(rest, { user_id: other.user.id, ...place, emoji, burst: false, type: 0, message_author_id: owner.user.id });
    await unreact(other, path, '👍');
    assert.deepEqual((await gateway.event('MESSAGE_REACTION_REMOVE')).d, { user_id: other.user.id, ...place, emoji, burst: false, type: 0 });
    await react(other, path, '👍');
    await owner.delete(`${path}/reactions/${encodeURIComponent('👍')}`);
    assert.deepEqual((await gateway.event('MESSAGE_REACTION_REMOVE_EMOJI')).d, { ...place, emoji });
    await react(other, path, '👎');
    await owner.delete(`${path}/reactions`);
    assert.deepEqual((await gateway.event('MESSAGE_REACTION_REMOVE_ALL')).d, place);
    await react(other, path, '👍');
    await react(other, path, '👍');
    gateway.send(op.heartbeat, null);
    await gateway.next(op.ack);
    assert.equal(gateway.dispatches.filter(({ t }) => t === 'MESSAGE_REACTION_ADD').length, 4);
    gateway.cut();
  });

  test('works between two people, where nobody rules the other', async () => {
    const { owner, other, channel, message, path } = await messageBetweenTwo();
    const gateway = await listening(owner);
    done(await react(other, path, '❤️'));
    const { d } = await gateway.event('MESSAGE_REACTION_ADD');
    assert.deepEqual([d.channel_id, d.message_id, d.guild_id, d.member, d.user_id], [channel.id, message.id, undefined, undefined, other.user.id]);
    refusedWith(await unreact(owner, path, '❤️', other.user.id), 403, 50003);
    refusedWith(await owner.delete(`${path}/reactions`), 403, 50003);
    await owner.ok('PUT', `/users/@me/relationships/${other.user.id}`, { type: 2 });
    refusedWith(await react(other, path, '👎'), 403, 90001);
    gateway.cut();
  });
});

describe('a pin', () => {
  test('stands on the wall by both paths, the latest first, and is told of by a notice', async () => {
    const { owner, guild, general, message } = await messageInGuild();
    const second = await owner.ok('POST', `/channels/${general.id}/messages`, { content: 'second' });
    done(await owner.put(`/channels/${general.id}/pins/${message.id}`));
    done(await owner.put(`/channels/${general.id}/messages/pins/${second.id}`));
    done(await owner.put(`/channels/${general.id}/messages/pins/${second.id}`));
    const plain = await owner.ok('GET', `/channels/${general.id}/pins`);
    assert.deepEqual(plain.map(({ id, pinned }) => [id, pinned]), [[second.id, true], [message.id, true]]);
    const page = await owner.ok('GET', `/channels/${general.id}/messages/pins?limit=1`);
    assert.deepEqual([page.items.map(({ message: { id } }) => id), page.has_more], [[second.id], true]);
    const rest = await owner.ok('GET', `/channels/${general.id}/messages/pins?before=${encodeURIComponent(page.items[0].pinned_at)}`);
    assert.deepEqual([rest.items.map(({ message: { id } }) => id), rest.has_more], [[message.id], false]);
    const notices = (await owner.ok('GET', `/channels/${general.id}/messages`)).filter(({ type }) => type === 6);
    assert.deepEqual(notices.map(({ message_reference: { message_id } }) => message_id), [second.id, message.id]);
    assert.equal((await owner.ok('GET', `/channels/${general.id}`)).last_pin_timestamp, page.items[0].pinned_at);
    done(await owner.delete(`/channels/${general.id}/messages/pins/${second.id}`));
    done(await owner.delete(`/channels/${general.id}/messages/pins/${second.id}`));
    assert.deepEqual((await owner.ok('GET', `/channels/${general.id}/pins`)).map(({ id }) => id), [message.id]);
    assert.ok(guild.id);
  });

  test('is put by those who may, and no notice is one', async () => {
    const { owner, other, guild, general, message } = await messageInGuild();
    const path = `/channels/${general.id}/messages/pins`;
    refusedWith(await other.put(`${path}/${message.id}`), 403, 50013);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${other.user.id}`, { type: 1, allow: pinMessages });
    done(await other.put(`${path}/${message.id}`));
    const [notice] = await owner.ok('GET', `/channels/${general.id}/messages?limit=1`);
    assert.deepEqual([notice.type, notice.author.id], [6, other.user.id]);
    refusedWith(await owner.put(`${path}/${notice.id}`), 403, 50021);
    refusedWith(await owner.put(`${path}/${general.id}`), 404, 10008);
    await owner.ok('PUT', `/channels/${general.id}/permissions/${guild.id}`, { type: 0, deny: readHistory });
    assert.deepEqual(await other.ok('GET', path), { items: [], has_more: false });
  });

  test('is told of, also between two people', async () => {
    const { owner, other, channel, message } = await messageBetweenTwo();
    const gateway = await listening(owner);
    done(await other.put(`/channels/${channel.id}/messages/pins/${message.id}`));
    const updated = (await gateway.event('MESSAGE_UPDATE')).d;
    assert.deepEqual([updated.id, updated.pinned], [message.id, true]);
    const { d } = await gateway.event('CHANNEL_PINS_UPDATE');
    assert.deepEqual(Object.keys(d).sort(), ['channel_id', 'last_pin_timestamp']);
    assert.equal((await gateway.event('MESSAGE_CREATE')).d.type, 6);
    assert.equal((await owner.ok('GET', `/channels/${channel.id}`)).last_pin_timestamp, d.last_pin_timestamp);
    done(await owner.delete(`/channels/${channel.id}/messages/pins/${message.id}`));
    assert.deepEqual((await gateway.event('CHANNEL_PINS_UPDATE')).d, { channel_id: channel.id, last_pin_timestamp: null });
    gateway.cut();
  });
});
