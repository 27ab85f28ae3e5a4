// Webhooks for programs that know Slack's alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { guildOfTwo, refusedWith } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());
const { owner, general } = await guildOfTwo(server);
const hook = await owner.ok('POST', `/channels/${general.id}/webhooks`, { name: 'Builds' });
const post = (json, token = hook.token) => request(server, `/api/v10/webhooks/${hook.id}/${token}/slack`, { method: 'POST', json });
const newest = async () => (await owner.ok('GET', `/channels/${general.id}/messages?limit=1`))[0];

test('a text arrives with its links, under the name that it bears', async () => {
  const answer = await post({ text: 'See <https://example.org/1|build 1> & <b>', username: 'Robot', icon_emoji: ':robot:' });
  assert.deepEqual([answer.status, answer.text], [200, 'ok']);
  const message = await newest();
  assert.deepEqual([message.content, message.author.username], ['See [build 1](https://example.org/1) & <b>', 'Robot']);
});

test('attachments arrive as embeds', async () => {
  const answer = await post({ attachments: [
    { title: 'Failed', title_link: 'https://example.org/2', text: 'in <https://example.org/log|the log>', color: 'danger', footer: 'CI',
      author_name: 'Ada', fields: [{ title: 'Branch', value: 'main', short: true }] },
    { fallback: 'nothing else', color: '#00ff00' },
  ] });
  assert.equal(answer.text, 'ok');
  const [first, second] = (await newest()).embeds;
  assert.deepEqual([first.title, first.url, first.description, first.color, first.author.name, first.footer.text],
    ['Failed', 'https://example.org/2', 'in [the log](https://example.org/log)', 0xe01e5a, 'Ada', 'CI']);
  assert.deepEqual(first.fields, [{ name: 'Branch', value: 'main', inline: true }]);
  assert.deepEqual([second.description, second.color], ['nothing else', 0x00ff00]);
});

test('what is nothing, no form, or has another token is refused', async () => {
  refusedWith(await post({}), 400, 50_006);
  refusedWith(await post({ text: 7 }), 400, 50_035);
  refusedWith(await post({ attachments: 'none' }), 400, 50_035);
  refusedWith(await post({ text: 'hello' }, 'x'.repeat(68)), 401, 50_027);
});
