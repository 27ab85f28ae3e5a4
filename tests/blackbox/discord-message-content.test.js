// What bots without the privileged intent for content read over REST: the same as over the gateway.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { botIn, guildWith, refusedWith } from '../support/js/guilds.js';
import { file, form, payload } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';

const contentLimited = 1 << 19;
const empty = { content: '', embeds: [], attachments: [], components: [] };
const contentOf = ({ content, embeds, attachments, components }) => ({ content, embeds, attachments, components });

let server, owner, general, application, bot, secret, path;
before(async () => {
  server = await startServer({ flags: ['--requests-per-second', '0'] });
  owner = await member(server, 'owner');
  let guild;
  ({ guild, general } = await guildWith(owner));
  ({ application, bot } = await botIn(owner, guild, String((1 << 10) | (1 << 11) | (1 << 13) | (1 << 16) | (1 << 29))));
  path = `/channels/${general.id}/messages`;
  secret = await owner.ok('POST', path, undefined, form([
    payload({ content: 'between people', embeds: [{ title: 'hidden' }] }), file(0, 'plan.txt', 'words', 'text/plain'),
  ]));
  await owner.ok('PUT', `${path}/pins/${secret.id}`);
});
after(() => server.stop());

describe('a bot without the intent for content', () => {
  test('reads messages of people without what they hold', async () => {
    const read = await bot.ok('GET', `${path}/${secret.id}`);
    assert.deepEqual(contentOf(read), empty);
    assert.deepEqual([read.author.id, read.timestamp], [owner.user.id, secret.timestamp]);
    assert.deepEqual(contentOf((await bot.ok('GET', `${path}?around=${secret.id}`)).find(({ id }) => id === secret.id)), empty);
    assert.deepEqual(contentOf((await bot.ok('GET', `${path}/pins`)).items[0].message), empty);
    assert.deepEqual(contentOf((await bot.ok('GET', `/channels/${general.id}/pins`))[0]), empty);
    assert.deepEqual(contentOf(await bot.ok('PATCH', `${path}/${secret.id}`, { flags: 1 << 2 })), empty);
    assert.equal((await owner.ok('GET', `${path}/${secret.id}`)).content, 'between people');
  });

  test('reads its own messages, those that call it, and what is said in private', async () => {
    const own = await bot.ok('POST', path, { content: 'mine' });
    const calling = await owner.ok('POST', path, { content: `you, <@${bot.user.id}>` });
    const answering = await owner.ok('POST', path, { content: 'an answer', message_reference: { message_id: own.id } });
    for (const one of [own, calling, answering]) assert.equal((await bot.ok('GET', `${path}/${one.id}`)).content, one.content);
    const direct = await owner.ok('POST', '/users/@me/channels', { recipient_id: bot.user.id });
    const said = await owner.ok('POST', `/channels/${direct.id}/messages`, { content: 'in private' });
    assert.equal((await bot.ok('GET', `/channels/${direct.id}/messages`)).find(({ id }) => id === said.id).content, 'in private');
  });

  test('reads what its webhooks wrote', async () => {
    const hook = await bot.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News' });
    const told = await bot.ok('POST', `/webhooks/${hook.id}/${hook.token}?wait=true`, { content: 'the news' });
    assert.equal((await bot.ok('GET', `${path}/${told.id}`)).content, 'the news');
    const other = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'Other' });
    const foreign = await owner.ok('POST', `/webhooks/${other.id}/${other.token}?wait=true`, { content: 'other news' });
    assert.equal((await bot.ok('GET', `${path}/${foreign.id}`)).content, '');
  });

  test('reads of an answer and of what it answers each by itself', async () => {
    const calling = await owner.ok('POST', path, { content: `look, <@${bot.user.id}>`, message_reference: { message_id: secret.id } });
    const read = await bot.ok('GET', `${path}/${calling.id}`);
    assert.equal(read.content, calling.content);
    assert.deepEqual(contentOf(read.referenced_message), empty);
    const replied = await bot.ok('POST', path, { content: 'reply', message_reference: { message_id: secret.id } });
    assert.deepEqual(contentOf(replied.referenced_message), empty);
    const back = await owner.ok('POST', path, {
      content: 'quietly', message_reference: { message_id: replied.id }, allowed_mentions: { parse: [], replied_user: false },
    });
    const quiet = await bot.ok('GET', `${path}/${back.id}`);
    assert.deepEqual([quiet.content, quiet.referenced_message.content], ['', 'reply']);
  });

  test('finds nothing by words that it may not read', async () => {
    refusedWith(await bot.get(`/guilds/${general.guild_id}/messages/search?content=people`), 403, 50001);
    refusedWith(await bot.get(`${path}/search?content=people`), 403, 50001);
  });
});

test('a bot with the intent reads everything', async () => {
  await owner.ok('PATCH', `/applications/${application.id}`, { flags: contentLimited });
  const read = await bot.ok('GET', `${path}/${secret.id}`);
  assert.deepEqual([read.content, read.embeds[0].title, read.attachments[0].filename], ['between people', 'hidden', 'plan.txt']);
  assert.equal((await bot.get(`/guilds/${general.guild_id}/messages/search?content=people`)).status, 200);
});
