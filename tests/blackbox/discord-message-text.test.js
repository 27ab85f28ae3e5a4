// The white space around what somebody writes over the Discord door: it is no part of the text. The simple API keeps it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { botIn, guildWith, refusedWith } from '../support/js/guilds.js';
import { startServer } from '../support/js/server.js';

const spaced = '\n \u3000 some  words \t\u00a0\n';

let server, owner, guild, general, path;
before(async () => {
  server = await startServer({ flags: ['--requests-per-second', '0'] });
  owner = await member(server, 'owner');
  ({ guild, general } = await guildWith(owner));
  path = `/channels/${general.id}/messages`;
});
after(() => server.stop());

test('a message is kept without the white space around it', async () => {
  const sent = await owner.ok('POST', path, { content: spaced });
  assert.equal(sent.content, 'some  words');
  assert.equal((await owner.ok('PATCH', `${path}/${sent.id}`, { content: '\r\n  other words ' })).content, 'other words');
  assert.equal((await owner.ok('GET', `${path}/${sent.id}`)).content, 'other words');
  assert.equal((await owner.ok('POST', path, { content: '  ', embeds: [{ title: 'x' }] })).content, '');
});

test('white space alone is no message', async () => {
  const { id } = await owner.ok('POST', path, { content: 'words' });
  for (const content of ['  ', '\n\t', '\u00a0\u2003\u3000']) {
    refusedWith(await owner.post(path, { content }), 400, 50006);
    refusedWith(await owner.patch(`${path}/${id}`, { content }), 400, 50006);
  }
  assert.equal((await owner.ok('GET', `${path}/${id}`)).content, 'words');
});

test('a webhook’s message is trimmed like any other', async () => {
  const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'News' });
  const at = `/webhooks/${hook.id}/${hook.token}`;
  const sent = await owner.ok('POST', `${at}?wait=true`, { content: spaced });
  assert.equal(sent.content, 'some  words');
  assert.equal((await owner.ok('PATCH', `${at}/messages/${sent.id}`, { content: ' new ' })).content, 'new');
  refusedWith(await owner.post(`${at}?wait=true`, { content: ' \n' }), 400, 50006);
});

test('the limit counts what is kept', async () => {
  const { bot } = await botIn(owner, guild, String((1 << 10) | (1 << 11)));
  const longest = 'x'.repeat(2000);
  assert.equal((await bot.ok('POST', path, { content: ` ${longest}\n` })).content, longest);
  const long = await bot.post(path, { content: `${longest}x` });
  refusedWith(long, 400, 50035);
  assert.equal(long.json().errors.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
});
