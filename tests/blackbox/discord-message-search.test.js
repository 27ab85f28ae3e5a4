// Searching messages through the Discord door: the filters, and what nobody finds who may not see it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/js/deadline.js';
import { member } from '../support/js/discord.js';
import { file, form, payload } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';

let server, owner, friend, guild, general, secret;
const said = {};
before(async () => {
  server = await startServer({ flags: ['--requests-per-second', '0'] });
  [owner, friend] = [await member(server, 'owner'), await member(server, 'friend')];
  guild = await owner.ok('POST', '/guilds', { name: 'Library' });
  general = (await owner.ok('GET', `/guilds/${guild.id}/channels`)).find(({ type }) => type === 0);
  const { code } = await owner.ok('POST', `/channels/${general.id}/invites`, {});
  await friend.ok('POST', `/invites/${code}`, {});
  secret = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'secret', permission_overwrites: [{ id: guild.id, type: 0, deny: String(1 << 10) }] });
  const say = (who, channel, body) => who.ok('POST', `/channels/${channel.id}/messages`, body);
  said.first = await say(owner, general, { content: 'the first apple' });
  said.link = await say(friend, general, { content: 'apple at https://example.org' });
  said.called = await say(owner, general, { content: `a pear for <@${friend.user.id}>`, embeds: [{ title: 'x' }] });
  said.picture = await owner.ok('POST', `/channels/${general.id}/messages`, undefined, form([payload({ content: 'a text file' }), file(0, 'a.txt', 'text')]));
  said.secret = await say(owner, secret, { content: 'a secret apple' });
  await until(async () => (await find(owner, 'content=secret')).length === 1, 'the index holds all');
});
after(() => server.stop());

async function find(who, query, where = `/guilds/${guild.id}`) {
  const answer = await who.ok('GET', `${where}/messages/search?${query}`);
  assert.ok(answer.messages.every(([message]) => message.hit === true));
  return answer.messages.map(([message]) => message.id);
}
const ids = (...names) => names.map((name) => said[name].id);

describe('a search', () => {
  test('by words finds the newest first, or the oldest', async () => {
    assert.deepEqual(await find(owner, 'content=apple'), ids('secret', 'link', 'first'));
    assert.deepEqual(await find(owner, 'content=apple&sort_order=asc'), ids('first', 'link', 'secret'));
    assert.deepEqual(await find(owner, 'content=apple&limit=1&offset=1'), ids('link'));
    assert.equal((await owner.ok('GET', `/guilds/${guild.id}/messages/search?content=apple&limit=1`)).total_results, 3);
    assert.deepEqual(await find(owner, 'content=nothing'), []);
  });
  test('by each filter finds what it names', async () => {
    assert.deepEqual(await find(owner, `author_id=${friend.user.id}`), ids('link'));
    assert.deepEqual(await find(owner, `author_id=${friend.user.id}&author_id=${owner.user.id}&content=first`), ids('first'));
    assert.deepEqual(await find(owner, `mentions=${friend.user.id}`), ids('called'));
    assert.deepEqual(await find(owner, 'has=link'), ids('link'));
    assert.deepEqual(await find(owner, 'has=file'), ids('picture'));
    assert.deepEqual(await find(owner, 'has=embed'), ids('called'));
    assert.deepEqual(await find(owner, 'content=apple&has=-link'), ids('secret', 'first'));
    assert.deepEqual(await find(owner, `channel_id=${secret.id}`), ids('secret'));
    assert.deepEqual(await find(owner, `min_id=${said.first.id}&max_id=${said.called.id}`), ids('link'));
    assert.deepEqual(await find(owner, `mentions_role_id=${said.secret.id}`), []);
    assert.deepEqual(await find(owner, 'attachment_extension=TXT'), ids('picture'));
    assert.deepEqual(await find(owner, 'attachment_filename=b.txt'), []);
    assert.deepEqual(await find(owner, 'attachment_filename=a.txt'), ids('picture'));
    assert.deepEqual(await find(owner, 'link_hostname=example.org'), ids('link'));
    assert.deepEqual(await find(owner, 'link_hostname=example.com'), []);
    assert.deepEqual(await find(owner, 'embed_type=image'), []);
    assert.deepEqual(await find(owner, 'content=apple&author_type=bot'), []);
    assert.deepEqual(await find(owner, 'content=apple&author_type=-webhook'), ids('secret', 'link', 'first'));
    for (const wrong of ['author_type=x', 'sort_by=x', 'sort_order=x', 'slop=101', `content=${'x'.repeat(1025)}`]) {
      assert.equal((await owner.get(`/guilds/${guild.id}/messages/search?${wrong}`)).status, 400, wrong);
    }
    assert.equal((await owner.get(`/guilds/${guild.id}/messages/search?has=nonsense`)).json().errors.has._errors[0].code, 'BASE_TYPE_CHOICES');
    for (const wrong of ['limit=26', 'limit=0', 'offset=9976', 'author_id=x']) assert.equal((await owner.get(`/guilds/${guild.id}/messages/search?${wrong}`)).status, 400, wrong);
  });
  test('shows nobody what they may not see, not by a count either', async () => {
    assert.deepEqual(await find(friend, 'content=apple'), ids('link', 'first'));
    const answer = await friend.ok('GET', `/guilds/${guild.id}/messages/search?content=secret&channel_id=${secret.id}`);
    assert.deepEqual([answer.total_results, answer.messages], [0, []]);
    assert.equal((await friend.get(`/channels/${secret.id}/messages/search?content=apple`)).json().code, 50001);
    const stranger = await member(server, 'stranger');
    assert.equal((await stranger.get(`/guilds/${guild.id}/messages/search?content=apple`)).json().code, 10004);
  });
  test('finds the answers to a message, and to somebody', async () => {
    const room = await owner.ok('POST', `/guilds/${guild.id}/channels`, { name: 'answers' });
    const say = (who, content, more) => who.ok('POST', `/channels/${room.id}/messages`, { content, ...more });
    const question = await say(friend, 'why?');
    const answer = await say(owner, 'because', { message_reference: { message_id: question.id } });
    await say(friend, 'I see', { message_reference: { message_id: answer.id } });
    assert.deepEqual(await find(owner, `channel_id=${room.id}&replied_to_message_id=${question.id}`), [answer.id]);
    assert.deepEqual(await find(owner, `channel_id=${room.id}&replied_to_user_id=${friend.user.id}`), [answer.id]);
  });
  test('of one channel stays in it', async () => {
    assert.deepEqual(await find(owner, 'content=apple', `/channels/${general.id}`), ids('link', 'first'));
    const dm = await owner.ok('POST', '/users/@me/channels', { recipient_id: friend.user.id });
    const sent = await friend.ok('POST', `/channels/${dm.id}/messages`, { content: 'between us: banana' });
    await until(async () => (await find(owner, 'content=banana', `/channels/${dm.id}`)).length === 1, 'the index holds it');
    assert.deepEqual(await find(owner, 'content=banana', `/channels/${dm.id}`), [sent.id]);
    assert.deepEqual(await find(owner, 'content=banana'), []);
  });
  test('finds an edited message by its new words alone, and a deleted one never', async () => {
    const sent = await owner.ok('POST', `/channels/${general.id}/messages`, { content: 'old quince' });
    await until(async () => (await find(owner, 'content=quince')).length === 1, 'the index holds it');
    await owner.ok('PATCH', `/channels/${general.id}/messages/${sent.id}`, { content: 'new medlar' });
    await until(async () => (await find(owner, 'content=medlar')).length === 1, 'the index holds the new text');
    assert.deepEqual(await find(owner, 'content=quince'), []);
    await owner.ok('DELETE', `/channels/${general.id}/messages/${sent.id}`);
    assert.deepEqual(await find(owner, 'content=medlar'), []);
  });
});
