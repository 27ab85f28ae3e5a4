// The data of the first screen, which comes with the page: as the gateway and the REST door tell it, and to whom they tell it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway } from '../support/js/gateway.js';
import { bits, guildWith, may } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { startServer } from '../support/js/server.js';

let server, ann, bob, guild, general, hidden;
before(async () => {
  server = await startServer({ flags: ['--requests-per-second', '0'] });
  [ann, bob] = [await member(server, 'ann'), await member(server, 'bob')];
  ({ guild, general } = await guildWith(ann, bob));
  hidden = await ann.ok('POST', `/guilds/${guild.id}/channels`, {
    name: 'hidden', permission_overwrites: [{ id: guild.id, type: 0, deny: bits(may.view), allow: '0' }],
  });
});
after(() => server.stop());

const pageOf = (caller, path, at = server) => request(at, path, { headers: { Cookie: `access_token=${caller.authorization}` } });
const bootIn = (text) => JSON.parse(/<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(text)[1]);
const firstOf = async (caller, path, at) => bootIn((await pageOf(caller, path, at)).text).first;
const write = (caller, channel, content) => caller.ok('POST', `/channels/${channel.id}/messages`, { content });

async function readyOf(caller) {
  const gateway = await Gateway.open(server);
  const { d } = await gateway.ready(caller.authorization, { intents: undefined, capabilities: 16381 });
  gateway.cut();
  return d;
}

test('it tells what READY tells, but of no session', async () => {
  await write(ann, general, 'hello');
  const { ready } = await firstOf(bob, `/channels/${guild.id}/${general.id}`);
  const { session_id, resume_gateway_url, sessions, _trace, ...told } = await readyOf(bob);
  assert.ok(session_id && resume_gateway_url && sessions);
  assert.deepEqual(ready, told);
});

test('it holds the newest page of the channel in the address, and its authors as members', async () => {
  for (let i = 0; i < 60; i += 1) await write(i % 2 ? ann : bob, general, `line ${i}`);
  const first = await firstOf(bob, `/channels/${guild.id}/${general.id}`);
  assert.equal(first.channel_id, general.id);
  assert.deepEqual(first.messages, await bob.ok('GET', `/channels/${general.id}/messages?limit=50`));
  assert.deepEqual(first.members.map(({ user }) => user.id).sort(), [ann.user.id, bob.user.id].sort());
});

test('it is safe inside of the page, whatever people wrote', async () => {
  const content = '</script><script>alert(1)</script><!-- <script>';
  await write(ann, general, content);
  await ann.ok('POST', `/channels/${general.id}/messages`, { embeds: [{ title: '</script><b>' }] });
  const { text } = await pageOf(bob, `/channels/${guild.id}/${general.id}`);
  assert.equal(text.match(/<script/g).length, text.match(/<\/script>/g).length);
  assert.ok(!text.includes('alert(1)</script>'));
  const { messages } = bootIn(text).first;
  assert.deepEqual([messages[0].embeds[0].title, messages[1].content], ['</script><b>', content]);
});

describe('who may not view a channel learns nothing of it', () => {
  test('neither its messages nor that it is there', async () => {
    await write(ann, hidden, 'a secret');
    const answer = await pageOf(bob, `/channels/${guild.id}/${hidden.id}`);
    const { messages, channel_id, members } = bootIn(answer.text).first;
    assert.deepEqual([messages, channel_id, members], [null, null, []]);
    assert.ok(!answer.text.includes('a secret') && !answer.text.includes('"hidden"'));
    assert.equal((await firstOf(ann, `/channels/${guild.id}/${hidden.id}`)).messages.length, 1);
  });

  test('nor does a stranger to the guild', async () => {
    const eve = await member(server, 'eve');
    const first = await firstOf(eve, `/channels/${guild.id}/${general.id}`);
    assert.deepEqual([first.messages, first.ready.guilds], [null, []]);
  });

  test('nor of a conversation of others', async () => {
    const eve = await member(server, 'eve');
    const direct = await ann.ok('POST', '/users/@me/channels', { recipient_id: bob.user.id });
    await write(ann, direct, 'between us');
    assert.equal((await firstOf(eve, `/channels/@me/${direct.id}`)).messages, null);
    assert.equal((await firstOf(bob, `/channels/@me/${direct.id}`)).messages[0].content, 'between us');
  });

  test('who may not read the history sees none of it', async () => {
    const unread = await ann.ok('POST', `/guilds/${guild.id}/channels`, {
      name: 'live', permission_overwrites: [{ id: guild.id, type: 0, deny: bits(1n << 16n), allow: '0' }],
    });
    await write(ann, unread, 'earlier');
    assert.deepEqual((await firstOf(bob, `/channels/${guild.id}/${unread.id}`)).messages, []);
  });
});

test('an address that names no channel brings the guilds alone', async () => {
  for (const path of ['/channels/@me', '/channels/123/456', '/channels/99999999999999999999/x', `/channels/${guild.id}`]) {
    const first = await firstOf(bob, path);
    assert.deepEqual([first.messages, first.ready.guilds.length], [null, 1], path);
  }
});

test('with many guilds the open one is whole, and the data stays small', async () => {
  const cat = await member(server, 'cat');
  const topic = 'x'.repeat(1000);
  let last;
  for (let i = 0; i < 12; i += 1) {
    last = await cat.ok('POST', '/guilds', { name: `Guild ${i}` });
    for (let n = 0; n < 30; n += 1) await cat.ok('POST', `/guilds/${last.id}/channels`, { name: `c${n}`, topic });
  }
  const { text } = await pageOf(cat, `/channels/${last.id}`);
  const { guilds } = bootIn(text).first.ready;
  assert.equal(guilds.length, 12);
  assert.equal(guilds.find(({ id }) => id === last.id).channels.length, 32);
  assert.ok(guilds.some(({ data_mode, properties }) => data_mode === 'partial' && properties.name));
  assert.ok(text.length < 400_000, `${text.length} bytes`);
});

test('the order of the guilds that somebody keeps comes with it, and with READY', async () => {
  await bob.ok('PATCH', '/users/@me/settings', { guild_positions: [guild.id] });
  assert.deepEqual((await firstOf(bob, '/channels/@me')).ready.user_settings.guild_positions, [guild.id]);
  assert.deepEqual((await readyOf(bob)).user_settings.guild_positions, [guild.id]);
});

test('the page to keep holds nobody’s data and is the same for everybody', async () => {
  const [mine, anybodys] = [await pageOf(ann, '/offline'), await request(server, '/offline')];
  assert.deepEqual([mine.status, mine.text], [200, anybodys.text]);
  assert.deepEqual(bootIn(mine.text), { me: null, offline: true });
  const worker = await request(server, '/sw.js');
  assert.deepEqual([worker.status, worker.headers['cache-control']], [200, 'no-cache']);
  assert.match(mine.headers['content-security-policy'], /worker-src 'self'/);
  assert.equal((await pageOf(ann, '/channels/@me')).headers['cache-control'], 'no-store');
});

test('it says how much the files of a message may weigh, as the server is set', async () => {
  assert.equal((await firstOf(bob, '/channels/@me')).upload_limit, 25 * 1024 * 1024);
  const small = await startServer({ flags: ['--upload-limit-mib', '3'] });
  try {
    assert.equal((await firstOf(await member(small, 'eve'), '/channels/@me', small)).upload_limit, 3 * 1024 * 1024);
  } finally {
    await small.stop();
  }
});
