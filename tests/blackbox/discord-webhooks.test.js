// Webhooks over the Discord door: who makes, sees, changes and removes them, and who hears of it.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { grant } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { file, form, payload } from '../support/js/multipart.js';
import { dataUri, describePicture, png } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

// A guild with its owner and one more member: {owner, other, guild, general}.
async function guildOfTwo() {
  const owner = await member(server, 'owner');
  const other = await member(server, 'other');
  const guild = await owner.ok('POST', '/guilds', { name: 'Reading circle' });
  const general = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
  await other.ok('POST', `/invites/${code}`, {});
  return { owner, other, guild, general };
}

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);
// Without any Authorization.
const bare = (method, path, json) => request(server, `/api/v10${path}`, { method, json });

describe('a webhook', () => {
  test('is made with a token and an address, and found by both', async () => {
    const { owner, guild, general } = await guildOfTwo();
    const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: '  News  ', avatar: dataUri(png(40, 20)) });
    assert.deepEqual([hook.type, hook.guild_id, hook.channel_id, hook.name, hook.application_id], [1, guild.id, general.id, 'News', null]);
    assert.equal(hook.user.id, owner.user.id);
    assert.match(hook.token, /^[A-Za-z0-9_-]{68}$/);
    assert.equal(hook.url, `${server.origin}/api/webhooks/${hook.id}/${hook.token}`);
    const avatar = await request(server, `/avatars/${hook.id}/${hook.avatar}.png`);
    assert.deepEqual(describePicture(avatar.body), { type: 'png', width: 40, height: 20 });
    assert.deepEqual(await owner.ok('GET', `/webhooks/${hook.id}`), hook);
    assert.deepEqual(await owner.ok('GET', `/channels/${general.id}/webhooks`), [hook]);
    assert.deepEqual(await owner.ok('GET', `/guilds/${guild.id}/webhooks`), [hook]);
    const byToken = (await bare('GET', `/webhooks/${hook.id}/${hook.token}`)).json();
    const { user, ...rest } = hook;
    assert.deepEqual(byToken, rest);
  });

  test('is for those who may manage webhooks', async () => {
    const { owner, other, guild, general } = await guildOfTwo();
    const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News' });
    refusedWith(await other.post(`/channels/${general.id}/webhooks`, { name: 'mine' }), 403, 50013);
    refusedWith(await other.get(`/channels/${general.id}/webhooks`), 403, 50013);
    refusedWith(await other.get(`/guilds/${guild.id}/webhooks`), 403, 50013);
    refusedWith(await other.get(`/webhooks/${hook.id}`), 403, 50013);
    refusedWith(await other.patch(`/webhooks/${hook.id}`, { name: 'mine' }), 403, 50013);
    refusedWith(await other.delete(`/webhooks/${hook.id}`), 403, 50013);
    const stranger = await member(server, 'stranger');
    refusedWith(await stranger.get(`/webhooks/${hook.id}`), 404, 10015);
    refusedWith(await stranger.get(`/channels/${general.id}/webhooks`), 403, 50001);
    refusedWith(await stranger.get(`/guilds/${guild.id}/webhooks`), 404, 10004);
    assert.equal((await bare('GET', `/webhooks/${hook.id}`)).status, 401);
  });

  test('of a channel that one may not see stands in no list, for its token writes there', async () => {
    const { owner, other, guild, general } = await guildOfTwo();
    const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'hidden', permission_overwrites: [{ id: guild.id, type: 0, deny: '1024' }] });
    await grant(owner, guild, other, 1n << 29n);
    const unseen = await owner.ok('POST', `/channels/${hidden.id}/webhooks`, { name: 'unseen' });
    const seen = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'seen' });
    const list = async (who) => (await who.ok('GET', `/guilds/${guild.id}/webhooks`)).map(({ id }) => id).sort();
    assert.deepEqual(await list(other), [seen.id]);
    assert.deepEqual(await list(owner), [unseen.id, seen.id]);
  });

  test('with a wrong token or of no kind is refused', async () => {
    const { owner, general } = await guildOfTwo();
    const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News' });
    for (const token of ['x', hook.token.slice(1), `${hook.token}x`, hook.token.toLowerCase()]) {
      refusedWith(await bare('GET', `/webhooks/${hook.id}/${token}`), 401, 50027);
      refusedWith(await bare('PATCH', `/webhooks/${hook.id}/${token}`, { name: 'stolen' }), 401, 50027);
      refusedWith(await bare('DELETE', `/webhooks/${hook.id}/${token}`), 401, 50027);
    }
    refusedWith(await bare('GET', `/webhooks/${general.id}/${hook.token}`), 404, 10015);
  });

  test('has a name that deceives nobody', async () => {
    const { owner, general } = await guildOfTwo();
    const path = `/channels/${general.id}/webhooks`;
    for (const name of [undefined, '', '   ', 'x'.repeat(81), 'my Discord news', 'CLYDE', 'everyone']) {
      const answer = await owner.post(path, { name });
      refusedWith(answer, 400, 50035);
      assert.ok(answer.json().errors.name._errors[0].code, answer.text);
    }
    assert.equal((await owner.ok('POST', path, { name: 'ü'.repeat(80) })).name.length, 80);
  });

  test('stands beside fourteen others at most', async () => {
    const { owner, general } = await guildOfTwo();
    const path = `/channels/${general.id}/webhooks`;
    const answers = await Promise.all(Array.from({ length: 17 }, (_, i) => owner.post(path, { name: `hook ${i}` })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(15).fill(200), 400, 400]);
    refusedWith(await owner.post(path, { name: 'one more' }), 400, 30007);
  });

  test('is changed and moved by its managers, and by its token only changed', async () => {
    const { owner, guild, general } = await guildOfTwo();
    const second = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'second' });
    const elsewhere = await guildOfTwo();
    const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News', avatar: dataUri(png(4, 4)) });
    const moved = await owner.ok('PATCH', `/webhooks/${hook.id}`, { name: 'Old news', channel_id: second.id });
    assert.deepEqual([moved.name, moved.channel_id, moved.avatar], ['Old news', second.id, hook.avatar]);
    refusedWith(await owner.patch(`/webhooks/${hook.id}`, { channel_id: elsewhere.general.id }), 403, 50001);
    const renamed = (await bare('PATCH', `/webhooks/${hook.id}/${hook.token}`, { name: 'No news', avatar: null, channel_id: general.id })).json();
    assert.deepEqual([renamed.name, renamed.channel_id, renamed.avatar, renamed.user], ['No news', second.id, null, undefined]);
    assert.equal((await request(server, `/avatars/${hook.id}/${hook.avatar}.png`)).status, 404);
  });

  test('goes by its token, and with its channel', async () => {
    const { owner, guild } = await guildOfTwo();
    const channel = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'passing' });
    const [first, second] = await Promise.all(['a', 'b'].map((name) => owner.ok('POST', `/channels/${channel.id}/webhooks`, { name })));
    assert.equal((await bare('DELETE', `/webhooks/${first.id}/${first.token}`)).status, 204);
    refusedWith(await bare('GET', `/webhooks/${first.id}/${first.token}`), 404, 10015);
    await owner.ok('DELETE', `/channels/${channel.id}`);
    refusedWith(await bare('GET', `/webhooks/${second.id}/${second.token}`), 404, 10015);
  });

  test('of a bot shows its token to that bot alone', async () => {
    const { owner, guild, general } = await guildOfTwo();
    const { application, bot } = await botOf(owner, 'Librarian');
    await owner.ok('POST', `/oauth2/authorize?client_id=${application.id}&scope=bot`, { guild_id: guild.id, permissions: '8', authorize: true });
    const hook = await bot.ok('POST', `/channels/${general.id}/webhooks`, { name: 'of the bot' });
    assert.equal(hook.application_id, application.id);
    assert.equal(hook.token.length, 68);
    const seen = await owner.ok('GET', `/webhooks/${hook.id}`);
    assert.deepEqual([seen.id, seen.token, seen.url], [hook.id, undefined, undefined]);
  });

  test('is told of to those who see its channel', async () => {
    const { owner, other, guild, general } = await guildOfTwo();
    const hidden = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'hidden', permission_overwrites: [{ id: guild.id, type: 0, deny: '1024' }] });
    const gateway = await Gateway.open(server);
    await gateway.ready(other.authorization);
    await owner.ok('POST', `/channels/${hidden.id}/webhooks`, { name: 'unseen' });
    await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'seen' });
    const { d } = await gateway.event('WEBHOOKS_UPDATE');
    assert.deepEqual(d, { guild_id: guild.id, channel_id: general.id });
    gateway.cut();
  });
});

describe('what a webhook writes', () => {
  async function withHook() {
    const all = await guildOfTwo();
    const hook = await all.owner.ok('POST', `/channels/${all.general.id}/webhooks`, { name: 'News' });
    return { ...all, hook, path: `/webhooks/${hook.id}/${hook.token}` };
  }
  const sent = async (path, json, query = '?wait=true') => {
    const answer = await bare('POST', path + query, json);
    assert.equal(answer.status, 200, answer.text);
    return answer.json();
  };

  test('stands in its channel under its name, or another one', async () => {
    const { other, general, hook, path } = await withHook();
    const gateway = await Gateway.open(server);
    await gateway.ready(other.authorization);
    const quiet = await bare('POST', path, { content: 'quietly' });
    assert.deepEqual([quiet.status, quiet.text], [204, '']);
    const told = (await gateway.event('MESSAGE_CREATE')).d;
    assert.deepEqual([told.content, told.webhook_id, told.member], ['quietly', hook.id, undefined]);
    assert.deepEqual([told.author.id, told.author.username, told.author.discriminator, told.author.bot, told.author.avatar], [hook.id, 'News', '0000', true, null]);
    const message = await sent(path, { content: 'loudly', username: 'Herald', embeds: [{ title: 'Extra' }], avatar_url: 'https://example.org/a.png' });
    assert.deepEqual([message.author.username, message.webhook_id, message.channel_id, message.embeds[0].title], ['Herald', hook.id, general.id, 'Extra']);
    assert.deepEqual((await other.ok('GET', `/channels/${general.id}/messages?limit=2`)).map(({ content, author }) => [content, author.username]), [['loudly', 'Herald'], ['quietly', 'News']]);
    gateway.cut();
  });

  test('is checked like anybody’s', async () => {
    const { path } = await withHook();
    refusedWith(await bare('POST', path, {}), 400, 50006);
    refusedWith(await bare('POST', path, { content: 'x'.repeat(2001) }), 400, 50035);
    refusedWith(await bare('POST', path, { content: 'x', username: 'Discord' }), 400, 50035);
    refusedWith(await bare('POST', path, { content: 'x', avatar_url: 'javascript:x' }), 400, 50035);
    refusedWith(await bare('POST', `${path}x`, { content: 'x' }), 401, 50027);
    refusedWith(await bare('POST', path, { content: 'x', thread_name: 'no forum' }), 400, 220003);
  });

  test('calls whom it may', async () => {
    const { other, path } = await withHook();
    const content = `@everyone <@${other.user.id}>`;
    const loud = await sent(path, { content });
    assert.deepEqual([loud.mention_everyone, loud.mentions.map(({ id }) => id)], [true, [other.user.id]]);
    const soft = await sent(path, { content, allowed_mentions: { parse: [] } });
    assert.deepEqual([soft.mention_everyone, soft.mentions], [false, []]);
  });

  test('may bring files, and is read, edited and deleted by whoever has the token', async () => {
    const { owner, other, general, path } = await withHook();
    const upload = form([payload({ content: 'with a file' }), file(0, 'note.txt', 'words', 'text/plain')]);
    const answer = await request(server, `/api/v10${path}?wait=true`, { method: 'POST', ...upload });
    assert.equal(answer.status, 200, answer.text);
    const message = answer.json();
    assert.deepEqual(message.attachments.map(({ filename, size }) => [filename, size]), [['note.txt', 5]]);
    const one = `${path}/messages/${message.id}`;
    assert.equal((await bare('GET', one)).json().content, 'with a file');
    const edited = (await bare('PATCH', one, { content: 'without', attachments: [] })).json();
    assert.deepEqual([edited.content, edited.attachments, Boolean(edited.edited_timestamp)], ['without', [], true]);
    refusedWith(await other.patch(`/channels/${general.id}/messages/${message.id}`, { content: 'mine' }), 403, 50005);
    const foreign = await owner.ok('POST', `/channels/${general.id}/messages`, { content: 'not the webhook’s' });
    for (const method of ['GET', 'PATCH', 'DELETE']) refusedWith(await bare(method, `${path}/messages/${foreign.id}`, method === 'PATCH' ? { content: 'x' } : undefined), 404, 10008);
    assert.equal((await bare('DELETE', one)).status, 204);
    refusedWith(await bare('GET', one), 404, 10008);
  });

  test('goes into a thread of its channel, and no other', async () => {
    const { owner, guild, general, path } = await withHook();
    const second = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'second' });
    const thread = await owner.ok('POST', `/channels/${general.id}/threads`, { name: 'side talk', type: 11 });
    const foreign = await owner.ok('POST', `/channels/${second.id}/threads`, { name: 'side talk', type: 11 });
    await owner.ok('PATCH', `/channels/${thread.id}`, { archived: true });
    const message = await sent(path, { content: 'in there' }, `?wait=true&thread_id=${thread.id}`);
    assert.equal(message.channel_id, thread.id);
    const now = await owner.ok('GET', `/channels/${thread.id}`);
    assert.deepEqual([now.thread_metadata.archived, now.message_count, now.member_count], [false, 1, 1]);
    refusedWith(await bare('GET', `${path}/messages/${message.id}`), 404, 10008);
    assert.equal((await bare('GET', `${path}/messages/${message.id}?thread_id=${thread.id}`)).json().id, message.id);
    for (const id of [foreign.id, second.id, guild.id]) refusedWith(await bare('POST', `${path}?thread_id=${id}`, { content: 'x' }), 404, 10003);
  });

  test('in a forum begins a post or stands in one', async () => {
    const { owner, guild } = await guildOfTwo();
    const forum = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'forum', type: 15 });
    const hook = await owner.ok('POST', `/channels/${forum.id}/webhooks`, { name: 'News' });
    const path = `/webhooks/${hook.id}/${hook.token}`;
    refusedWith(await bare('POST', path, { content: 'nowhere' }), 400, 220001);
    const first = await sent(path, { content: 'first', thread_name: 'A post' });
    assert.equal(first.channel_id, first.id);
    const thread = await owner.ok('GET', `/channels/${first.id}`);
    assert.deepEqual([thread.name, thread.parent_id, thread.owner_id, thread.member_count], ['A post', forum.id, hook.id, 0]);
    const second = await sent(path, { content: 'second' }, `?wait=true&thread_id=${thread.id}`);
    assert.equal(second.channel_id, thread.id);
    refusedWith(await bare('POST', `${path}?thread_id=${thread.id}`, { content: 'x', thread_name: 'y' }), 400, 220002);
  });
});
