// Messages through the Discord door: in a guild's channel and between two people.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway, plainIntents } from '../support/js/gateway.js';
import { file, form, payload } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';

let server, owner, friend, guild, channel, bot, token, application;
before(async () => {
  server = await startServer({ flags: ['--threads', '2', '--requests-per-second', '0'] });
  [owner, friend] = [await member(server, 'owner'), await member(server, 'friend')];
  guild = await owner.ok('POST', '/guilds', { name: 'Test' });
  channel = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  const invite = await owner.ok('POST', `/channels/${channel.id}/invites`, {});
  await friend.ok('POST', `/invites/${invite.code}`, {});
  ({ bot, token, application } = await botOf(owner, 'listener'));
  await owner.ok('POST', `/oauth2/authorize?client_id=${application.id}&scope=bot`, { guild_id: guild.id, permissions: '8', authorize: true });
});
after(() => server.stop());

const messages = () => `/channels/${channel.id}/messages`;
const say = (who, content, more = {}) => who.ok('POST', messages(), { content, ...more });
const refusal = (answer) => [answer.status, answer.json().code];
const newText = async () => owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'room', type: 0 });
async function online(callerToken, intents = plainIntents) {
  const gateway = await Gateway.open(server);
  await gateway.ready(callerToken, { intents });
  await gateway.event('GUILD_CREATE');
  return gateway;
}

describe('a message', () => {
  test('has what the wire promises', async () => {
    const sent = await say(owner, 'hello <@5>', { nonce: 77, tts: true });
    assert.equal(sent.channel_id, channel.id);
    assert.equal(sent.author.id, owner.user.id);
    assert.deepEqual([sent.type, sent.flags, sent.pinned, sent.mention_everyone, sent.edited_timestamp], [0, 0, false, false, null]);
    assert.deepEqual([sent.mentions, sent.mention_roles, sent.attachments, sent.embeds, sent.components], [[], [], [], [], []]);
    for (const absent of ['thread', 'message_reference', 'referenced_message', 'webhook_id', 'reactions', 'guild_id', 'member']) assert.ok(!(absent in sent), absent);
    const { nonce, ...kept } = sent;
    assert.equal(nonce, 77);
    assert.deepEqual(await friend.ok('GET', `${messages()}/${sent.id}`), kept);
  });

  test('that is empty, too long or no form is refused, each with its code', async () => {
    assert.deepEqual(refusal(await owner.post(messages(), { content: '' })), [400, 50006]);
    assert.deepEqual(refusal(await owner.post(messages(), {})), [400, 50006]);
    const long = await bot.post(messages(), { content: 'x'.repeat(2001) });
    assert.deepEqual(refusal(long), [400, 50035]);
    assert.equal(long.json().errors.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
    assert.equal((await bot.post(messages(), { content: 'é'.repeat(2000) })).status, 200);
    assert.deepEqual(refusal(await owner.post(messages(), { content: ' \n\t ' })), [400, 50006]);
    const { id } = await say(owner, 'x');
    assert.deepEqual(refusal(await owner.post(messages(), { message_reference: { message_id: id } })), [400, 50006], 'an answer says something');
    assert.deepEqual(refusal(await owner.patch(`${messages()}/${id}`, { content: ' ' })), [400, 50006]);
    assert.deepEqual(refusal(await owner.post(messages(), { content: 5 })), [400, 50035]);
    assert.deepEqual(refusal(await owner.post(messages(), { content: 'x', nonce: 'y'.repeat(26) })), [400, 50035]);
    assert.deepEqual(refusal(await owner.send('POST', messages(), undefined, { body: '{"content":', headers: { 'Content-Type': 'application/json' } })), [400, 50109]);
  });

  test('with a poll or a sticker is refused rather than sent without', async () => {
    const poll = { question: { text: 'Which?' }, answers: [{ poll_media: { text: 'This' } }], duration: 1 };
    const refused = await bot.post(messages(), { content: 'vote', poll });
    assert.deepEqual(refusal(refused), [400, 50035]);
    assert.equal(refused.json().errors.poll._errors[0].message, 'There are no polls here.');
    assert.deepEqual(refusal(await bot.post(messages(), { content: 'wave', sticker_ids: ['123456789012345678'] })), [400, 50081]);
    assert.equal((await bot.post(messages(), { content: 'neither', poll: null, sticker_ids: [] })).status, 200);
  });

  test('goes to every session with its guild and member, its content only to those who may read it', async () => {
    const full = await online(token, plainIntents);
    await owner.ok('PATCH', `/applications/${application.id}`, { flags: 1 << 19 });
    const reader = await online(token, plainIntents | (1 << 15));
    const sent = await say(friend, 'a secret', { embeds: [{ title: 'hidden' }] });
    const [plain, read] = [(await full.event('MESSAGE_CREATE')).d, (await reader.event('MESSAGE_CREATE')).d];
    assert.equal(plain.id, sent.id);
    assert.deepEqual([plain.content, plain.embeds], ['', []]);
    assert.equal(read.content, 'a secret');
    assert.equal(read.embeds[0].title, 'hidden');
    assert.equal(read.guild_id, guild.id);
    assert.ok(Array.isArray(read.member.roles) && !('user' in read.member));
    const called = await say(friend, `you: <@${bot.user.id}>`);
    assert.equal((await full.socket.next(({ json }) => json?.d?.id === called.id && json.t === 'MESSAGE_CREATE')).json.d.content, called.content);
    const own = await say(bot, 'mine');
    assert.equal((await full.socket.next(({ json }) => json?.d?.id === own.id && json.t === 'MESSAGE_CREATE')).json.d.content, 'mine');
    full.cut(); reader.cut();
  });

  test('in a channel that one may not view is told to nobody else and not found', async () => {
    const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, {
      name: 'hidden', permission_overwrites: [{ id: guild.id, type: 0, deny: String(1 << 10) }],
    });
    const gateway = await Gateway.open(server);
    await gateway.ready(friend.authorization, { intents: undefined });
    const secret = await owner.ok('POST', `/channels/${hidden.id}/messages`, { content: 'not for you' });
    const open = await say(owner, 'for you');
    await gateway.socket.next(({ json }) => json?.d?.id === open.id);
    assert.ok(!gateway.dispatches.some(({ d }) => d?.id === secret.id || d?.channel_id === hidden.id));
    assert.deepEqual(refusal(await friend.get(`/channels/${hidden.id}/messages`)), [403, 50001]);
    assert.deepEqual(refusal(await friend.post(`/channels/${hidden.id}/messages`, { content: 'x' })), [403, 50001]);
    assert.deepEqual(refusal(await friend.get('/channels/123456789012345678/messages')), [404, 10003]);
    gateway.cut();
  });
});

describe('permissions', () => {
  const denied = async (bits) => owner.ok('POST', `/guilds/${guild.id}/channels`, {
    name: 'ruled', permission_overwrites: [{ id: guild.id, type: 0, deny: String(bits) }],
  });
  test('to send', async () => {
    const { id } = await denied(1 << 11);
    assert.deepEqual(refusal(await friend.post(`/channels/${id}/messages`, { content: 'x' })), [403, 50013]);
    assert.deepEqual(refusal(await friend.post(`/channels/${id}/typing`)), [403, 50013]);
  });
  test('to read the history', async () => {
    const { id } = await denied(1 << 16);
    const sent = await owner.ok('POST', `/channels/${id}/messages`, { content: 'past' });
    assert.deepEqual(await friend.ok('GET', `/channels/${id}/messages`), []);
    assert.deepEqual(refusal(await friend.get(`/channels/${id}/messages/${sent.id}`)), [403, 50013]);
    assert.deepEqual(refusal(await friend.post(`/channels/${id}/messages`, { content: 'x', message_reference: { message_id: sent.id } })), [403, 160002]);
  });
  test('to mention everyone', async () => {
    const { id } = await denied(1 << 17);
    assert.equal((await friend.ok('POST', `/channels/${id}/messages`, { content: '@everyone' })).mention_everyone, false);
    assert.equal((await owner.ok('POST', `/channels/${id}/messages`, { content: '@everyone' })).mention_everyone, true);
  });
  test('to attach files', async () => {
    const { id } = await denied(1 << 15);
    const upload = form([file(0, 'a.txt', 'text')]);
    assert.deepEqual(refusal(await friend.send('POST', `/channels/${id}/messages`, undefined, upload)), [403, 50013]);
  });
  test('slow mode makes members wait, and not those who manage', async () => {
    const { id } = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'slow', rate_limit_per_user: 600 });
    await friend.ok('POST', `/channels/${id}/messages`, { content: '1' });
    const second = await friend.post(`/channels/${id}/messages`, { content: '2' });
    assert.deepEqual(refusal(second), [429, 20016]);
    assert.ok(second.json().retry_after > 590 && second.json().retry_after <= 600);
    assert.deepEqual([second.headers['x-ratelimit-scope'], Number(second.headers['retry-after'])], ['user', second.json().retry_after]);
    for (const content of ['1', '2']) await owner.ok('POST', `/channels/${id}/messages`, { content });
  });
  test('categories hold no messages', async () => {
    const category = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'c', type: 4 });
    assert.equal((await owner.post(`/channels/${category.id}/messages`, { content: 'x' })).json().code, 50008);
  });
});

describe('mentions', () => {
  test('are those that allowed_mentions leaves', async () => {
    const content = `<@${friend.user.id}> <@${owner.user.id}> @everyone`;
    const ids = ({ mentions }) => mentions.map(({ id }) => id);
    const all = await say(owner, content);
    assert.deepEqual([ids(all), all.mention_everyone], [[friend.user.id, owner.user.id], true]);
    const none = await say(owner, content, { allowed_mentions: { parse: [] } });
    assert.deepEqual([ids(none), none.mention_everyone], [[], false]);
    const some = await say(owner, content, { allowed_mentions: { parse: ['everyone'], users: [friend.user.id] } });
    assert.deepEqual([ids(some), some.mention_everyone], [[friend.user.id], true]);
    const both = await owner.post(messages(), { content, allowed_mentions: { parse: ['users'], users: [friend.user.id] } });
    assert.deepEqual(refusal(both), [400, 50035]);
    for (const parse of ['users', [5], ['somebody'], {}]) {
      assert.deepEqual(refusal(await owner.post(messages(), { content, allowed_mentions: { parse } })), [400, 50035], JSON.stringify(parse));
    }
  });
  test('of an edited text are those of the new text', async () => {
    const [one, two] = [await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'one' }), await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'two' })];
    const sent = await say(owner, `<@&${one.id}> <@${friend.user.id}>`);
    const edit = (body) => owner.ok('PATCH', `${messages()}/${sent.id}`, body);
    assert.deepEqual((await edit({ content: sent.content, allowed_mentions: { parse: ['roles'] } })).mentions, []);
    assert.deepEqual((await edit({ content: `<@&${two.id}>` })).mention_roles, [two.id]);
    assert.deepEqual((await edit({ content: 'nobody' })).mention_roles, []);
  });
  test('of roles call only mentionable ones, for members', async () => {
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'quiet', mentionable: false });
    const quiet = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'q', permission_overwrites: [{ id: guild.id, type: 0, deny: String(1 << 17) }] });
    assert.deepEqual((await friend.ok('POST', `/channels/${quiet.id}/messages`, { content: `<@&${role.id}>` })).mention_roles, []);
    assert.deepEqual((await say(owner, `<@&${role.id}>`)).mention_roles, [role.id]);
  });
});

describe('replies', () => {
  test('show what they answer, and ping unless told not to', async () => {
    const first = await say(friend, 'question');
    const reply = await say(owner, 'answer', { message_reference: { message_id: first.id } });
    assert.equal(reply.type, 19);
    assert.deepEqual(reply.message_reference, { type: 0, channel_id: channel.id, message_id: first.id, guild_id: guild.id });
    assert.equal(reply.referenced_message.id, first.id);
    assert.deepEqual(reply.mentions.map(({ id }) => id), [friend.user.id]);
    const silent = await say(owner, 'answer', { message_reference: { message_id: first.id }, allowed_mentions: { parse: [], replied_user: false } });
    assert.deepEqual(silent.mentions, []);
    await friend.ok('DELETE', `${messages()}/${first.id}`);
    assert.equal((await owner.ok('GET', `${messages()}/${reply.id}`)).referenced_message, null);
  });
  test('to nothing are refused unless they need not exist', async () => {
    const reference = { message_id: '123456789012345678' };
    const answer = await owner.post(messages(), { content: 'x', message_reference: reference });
    assert.deepEqual(refusal(answer), [400, 50035]);
    assert.equal((await say(owner, 'x', { message_reference: { ...reference, fail_if_not_exists: false } })).type, 0);
  });
});

describe('a nonce', () => {
  test('that is enforced gives the message of the first try, and tells nobody twice', async () => {
    const gateway = await online(token);
    const body = { content: 'once', nonce: 'abc', enforce_nonce: true };
    const tries = await Promise.all(Array.from({ length: 5 }, () => owner.ok('POST', messages(), body)));
    assert.equal(new Set(tries.map(({ id }) => id)).size, 1);
    const last = await say(owner, 'last');
    await gateway.socket.next(({ json }) => json?.d?.id === last.id);
    assert.equal(gateway.dispatches.filter(({ t, d }) => t === 'MESSAGE_CREATE' && d.nonce === 'abc').length, 1);
    gateway.cut();
  });
  test('that is not enforced makes two messages', async () => {
    const body = { content: 'twice', nonce: '5' };
    assert.notEqual((await owner.ok('POST', messages(), body)).id, (await owner.ok('POST', messages(), body)).id);
  });
});

describe('the history', () => {
  test('is paged in all directions, newest first', async () => {
    const room = await newText();
    const ids = [];
    for (let i = 0; i < 7; i += 1) ids.unshift((await owner.ok('POST', `/channels/${room.id}/messages`, { content: `${i}` })).id);
    const page = async (query) => (await friend.ok('GET', `/channels/${room.id}/messages?${query}`)).map(({ id }) => id);
    assert.deepEqual(await page(''), ids);
    assert.deepEqual(await page('limit=2'), ids.slice(0, 2));
    assert.deepEqual(await page(`limit=2&before=${ids[2]}`), ids.slice(3, 5));
    assert.deepEqual(await page(`limit=2&after=${ids[5]}`), ids.slice(3, 5), 'the page nearest to the anchor');
    assert.deepEqual(await page(`limit=3&around=${ids[3]}`), ids.slice(2, 5));
    assert.deepEqual(await page(`limit=3&around=${ids[3]}&after=${ids[0]}`), ids.slice(2, 5));
    assert.deepEqual(await page(`after=0`), ids);
    for (const wrong of ['limit=0', 'limit=101', 'limit=x', 'before=x']) {
      assert.deepEqual(refusal(await friend.get(`/channels/${room.id}/messages?${wrong}`)), [400, 50035], wrong);
    }
  });
});

describe('an edit', () => {
  test('changes what it names, is told, and is for the author alone', async () => {
    const gateway = await Gateway.open(server);
    await gateway.ready(owner.authorization, { intents: undefined });
    const sent = await say(friend, 'before', { embeds: [{ title: 'stays' }] });
    const edited = await friend.ok('PATCH', `${messages()}/${sent.id}`, { content: 'after' });
    assert.deepEqual([edited.content, edited.embeds[0].title], ['after', 'stays']);
    assert.ok(Date.parse(edited.edited_timestamp) >= Date.parse(edited.timestamp));
    const told = (await gateway.event('MESSAGE_UPDATE')).d;
    assert.deepEqual([told.id, told.content, told.guild_id], [sent.id, 'after', guild.id]);
    assert.deepEqual(refusal(await owner.patch(`${messages()}/${sent.id}`, { content: 'mine now' })), [403, 50005]);
    assert.equal((await owner.ok('PATCH', `${messages()}/${sent.id}`, { flags: 4 })).flags, 4, 'who manages may hide the embeds');
    assert.deepEqual(refusal(await friend.patch(`${messages()}/${sent.id}`, { content: '', embeds: [] })), [400, 50006]);
    assert.deepEqual(refusal(await friend.patch(`${messages()}/123456789012345678`, { content: 'x' })), [404, 10008]);
    gateway.cut();
  });
  test('keeps the files that it names, and brings new ones', async () => {
    const two = form([payload({ content: 'files', attachments: [{ id: 0, description: 'the first' }] }), file(0, 'a.txt', 'first'), file(1, 'b.txt', 'second')]);
    const sent = await owner.ok('POST', messages(), undefined, two);
    assert.deepEqual(sent.attachments.map(({ filename, size, description }) => [filename, size, description]), [['a.txt', 5, 'the first'], ['b.txt', 6, undefined]]);
    const download = async ({ url }) => { const answer = await fetch(url); return [answer.status, await answer.text()]; };
    assert.deepEqual(await download(sent.attachments[0]), [200, 'first']);
    const more = form([payload({ attachments: [{ id: sent.attachments[1].id }] }), file(0, 'c.txt', 'third')]);
    const edited = await owner.ok('PATCH', `${messages()}/${sent.id}`, undefined, more);
    assert.deepEqual(edited.attachments.map(({ filename }) => filename), ['b.txt', 'c.txt']);
    assert.equal((await download(sent.attachments[0]))[0], 404);
    await owner.ok('DELETE', `${messages()}/${sent.id}`);
    for (const file of edited.attachments) assert.equal((await download(file))[0], 404);
  });
});

describe('deleting', () => {
  test('is for the author and for those who manage messages', async () => {
    const gateway = await online(token);
    const [mine, theirs] = [await say(friend, 'mine'), await say(owner, 'theirs')];
    assert.deepEqual(refusal(await friend.delete(`${messages()}/${theirs.id}`)), [403, 50013]);
    await owner.ok('DELETE', `${messages()}/${mine.id}`);
    assert.deepEqual((await gateway.event('MESSAGE_DELETE')).d, { id: mine.id, channel_id: channel.id, guild_id: guild.id });
    assert.deepEqual(refusal(await owner.delete(`${messages()}/${mine.id}`)), [404, 10008]);
    gateway.cut();
  });
  test('in bulk takes 2 to 100 of the last two weeks at once', async () => {
    const gateway = await online(token);
    const ids = [];
    for (let i = 0; i < 3; i += 1) ids.push((await say(friend, `${i}`)).id);
    const bulk = (who, list) => who.post(`${messages()}/bulk-delete`, { messages: list });
    assert.deepEqual(refusal(await bulk(friend, ids)), [403, 50013]);
    assert.deepEqual(refusal(await bulk(owner, ids.slice(0, 1))), [400, 50016]);
    assert.deepEqual(refusal(await bulk(owner, Array.from({ length: 101 }, (_, i) => String(10n ** 18n + BigInt(i))))), [400, 50016]);
    assert.deepEqual(refusal(await bulk(owner, [ids[0], '123456789012345678'])), [400, 50034]);
    assert.equal((await bulk(owner, [...ids, String(BigInt(ids[0]) + 1n)])).status, 204);
    const { d } = await gateway.event('MESSAGE_DELETE_BULK');
    assert.deepEqual([d.ids.toSorted?.() ?? [...d.ids].sort(), d.guild_id], [[...ids].sort(), guild.id]);
    gateway.cut();
  });
});

describe('between two people', () => {
  test('the channel is one, a message is told to both, and no guild stands in it', async () => {
    const there = await owner.ok('POST', '/users/@me/channels', { recipient_id: friend.user.id });
    assert.ok(!('guild_id' in there));
    const gateway = await Gateway.open(server);
    await gateway.ready(friend.authorization, { intents: undefined });
    const sent = await owner.ok('POST', `/channels/${there.id}/messages`, { content: 'psst' });
    assert.equal((await gateway.event('CHANNEL_CREATE')).d.id, there.id);
    const told = (await gateway.event('MESSAGE_CREATE')).d;
    assert.deepEqual([told.id, told.content, 'guild_id' in told, 'member' in told], [sent.id, 'psst', false, false]);
    const here = await friend.ok('POST', '/users/@me/channels', { recipient_id: owner.user.id });
    assert.deepEqual([here.id, there.type, there.recipients.map(({ id }) => id), here.recipients.map(({ id }) => id)],
      [there.id, 1, [friend.user.id], [owner.user.id]]);
    assert.deepEqual((await friend.ok('GET', '/users/@me/channels')).map(({ id, last_message_id }) => [id, last_message_id]), [[there.id, sent.id]]);
    assert.deepEqual(refusal(await bot.get(`/channels/${there.id}/messages`)), [403, 50001]);
    assert.deepEqual(refusal(await friend.delete(`/channels/${there.id}/messages/${sent.id}`)), [403, 50013]);
    await friend.ok('POST', `/channels/${there.id}/messages/${sent.id}/ack`, {});
    assert.equal((await gateway.event('MESSAGE_ACK')).d.message_id, sent.id);
    await owner.ok('POST', `/channels/${there.id}/typing`);
    assert.equal((await gateway.event('TYPING_START')).d.user_id, owner.user.id);
    gateway.cut();
  });
  test('nobody writes to who blocked them', async () => {
    const [shy, loud] = [await member(server, 'shy'), await member(server, 'loud')];
    const dm = await loud.ok('POST', '/users/@me/channels', { recipient_id: shy.user.id });
    await shy.ok('PUT', `/users/@me/relationships/${loud.user.id}`, { type: 2 });
    assert.deepEqual(refusal(await loud.post(`/channels/${dm.id}/messages`, { content: 'x' })), [403, 50007]);
    assert.deepEqual(refusal(await loud.post('/users/@me/channels', { recipient_id: '123456789012345678' })), [404, 10013]);
  });
  test('a bot hears direct messages, with their content, when it asks for them', async () => {
    const gateway = await online(token, 1 | (1 << 12));
    const dm = await friend.ok('POST', '/users/@me/channels', { recipient_id: bot.user.id });
    await friend.ok('POST', `/channels/${dm.id}/messages`, { content: 'to a bot' });
    assert.equal((await gateway.event('MESSAGE_CREATE')).d.content, 'to a bot');
    gateway.cut();
  });
});

describe('what somebody has not read', () => {
  const entryOf = async (who, id) => {
    const gateway = await Gateway.open(server);
    const { d } = await gateway.ready(who.authorization, { intents: undefined });
    gateway.cut();
    return d.read_state.entries.find((entry) => entry.id === id);
  };
  test('is counted where it calls them: by name, by role, as everyone, by a reply', async () => {
    const room = await newText();
    const role = await owner.ok('POST', `/guilds/${guild.id}/roles`, { name: 'called' });
    await owner.ok('PUT', `/guilds/${guild.id}/members/${friend.user.id}/roles/${role.id}`);
    const write = (who, content, more) => who.ok('POST', `/channels/${room.id}/messages`, { content, ...more });
    const mine = await write(friend, 'mine');
    await friend.ok('POST', `/channels/${room.id}/messages/${mine.id}/ack`, {});
    assert.deepEqual(await entryOf(friend, room.id), { id: room.id, last_message_id: mine.id, mention_count: 0 });
    await write(owner, 'nobody');
    const called = await write(owner, `<@${friend.user.id}> <@&${role.id}>`);
    await write(owner, `<@&${role.id}>`);
    await write(owner, '@everyone');
    const reply = await write(owner, 'yes', { message_reference: { message_id: mine.id } });
    assert.equal((await entryOf(friend, room.id)).mention_count, 4);
    await owner.ok('DELETE', `/channels/${room.id}/messages/${called.id}`);
    await owner.ok('PATCH', `/channels/${room.id}/messages/${reply.id}`, { content: 'no' });
    assert.equal((await entryOf(friend, room.id)).mention_count, 3, 'a reply still calls after an edit');
    await friend.ok('POST', `/channels/${room.id}/messages/${reply.id}/ack`, {});
    assert.deepEqual(await entryOf(friend, room.id), { id: room.id, last_message_id: reply.id, mention_count: 0 });
    await friend.ok('POST', `/channels/${room.id}/messages/${mine.id}/ack`, { manual: true });
    assert.deepEqual(await entryOf(friend, room.id), { id: room.id, last_message_id: mine.id, mention_count: 3 });
  });
  test('cannot be marked beyond what is there', async () => {
    const room = await newText();
    const sent = await owner.ok('POST', `/channels/${room.id}/messages`, { content: 'x' });
    await friend.ok('POST', `/channels/${room.id}/messages/9000000000000000000/ack`, {});
    assert.equal((await entryOf(friend, room.id)).last_message_id, sent.id);
  });
});
