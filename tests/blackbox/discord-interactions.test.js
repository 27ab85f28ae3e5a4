// Interactions: commands that people call, and what their applications answer.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Stage } from '../support/js/interactions.js';
import { file, form, payload } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);
const snowflake = /^\d{17,19}$/;
const ephemeral = 64, loading = 128;

let stage;
before(async () => {
  stage = await Stage.build(server, [
    { name: 'ping', description: 'Answers.' },
    {
      name: 'order', description: 'Takes everything.', options: [
        { type: 3, name: 'text', description: 'd', required: true, max_length: 5 }, { type: 4, name: 'count', description: 'd', min_value: 1, max_value: 3 },
        { type: 6, name: 'who', description: 'd' }, { type: 8, name: 'role', description: 'd' }, { type: 7, name: 'where', description: 'd', channel_types: [0] },
        { type: 11, name: 'file', description: 'd' }, { type: 9, name: 'any', description: 'd' }],
    },
    { name: 'find', description: 'Suggests.', options: [{ type: 3, name: 'query', description: 'd', autocomplete: true, required: true }] },
    { name: 'secret', description: 'For managers.', default_member_permissions: '32' },
    { name: 'grown', description: 'For grown-ups.', nsfw: true },
    { name: 'Greet', type: 2 }, { name: 'Quote', type: 3 },
  ]);
});
after(() => stage.close());

describe('a command that is called', () => {
  test('is told to the bot with who, where and what', async () => {
    const told = await stage.calls('ping');
    assert.match(told.id, snowflake);
    assert.match(told.token, /^[\w-]{68}$/);
    assert.deepEqual([told.application_id, told.type, told.version, told.guild_id, told.channel_id, told.context],
      [stage.application.id, 2, 1, stage.guild.id, stage.channel.id, 0]);
    assert.deepEqual(told.data, { id: stage.command('ping').id, name: 'ping', type: 1, guild_id: stage.guild.id });
    assert.equal(told.member.user.id, stage.owner.user.id);
    assert.match(told.member.permissions, /^\d+$/);
    assert.equal(told.user, undefined);
    assert.deepEqual([told.channel.id, told.channel.type, told.channel.name], [stage.channel.id, 0, 'general']);
    assert.match(told.app_permissions, /^\d+$/);
    assert.deepEqual(told.guild, { id: stage.guild.id, locale: 'en-US', features: [] });
    assert.deepEqual([told.locale, told.guild_locale, told.entitlements], ['en-US', 'en-US', []]);
    assert.deepEqual(told.authorizing_integration_owners, { 0: stage.guild.id });
    assert.ok(told.attachment_size_limit > 0);
  });

  test('is told to its caller, and again when it is answered', async () => {
    const told = await stage.asked(stage.call('ping', {}, { nonce: 'mine' }));
    assert.deepEqual(await stage.shown('INTERACTION_CREATE', { id: told.id }), { id: told.id, nonce: 'mine' });
    await stage.answered(told, 4, { content: 'pong' });
    const message = await stage.shown('MESSAGE_CREATE', { content: 'pong' });
    assert.deepEqual(await stage.shown('INTERACTION_SUCCESS', { id: told.id }), { id: told.id, nonce: 'mine' });
    assert.deepEqual([message.content, message.type, message.author.id, message.application_id], ['pong', 20, stage.bot.user.id, stage.application.id]);
    assert.deepEqual([message.interaction_metadata.id, message.interaction_metadata.type, message.interaction_metadata.user.id], [told.id, 2, stage.owner.user.id]);
    assert.deepEqual(message.interaction_metadata.authorizing_integration_owners, { 0: stage.guild.id });
    const { user, ...called } = message.interaction;  // the older form, which many bots read
    assert.deepEqual([called, user], [{ id: told.id, type: 2, name: message.interaction_metadata.name }, message.interaction_metadata.user]);
    const [newest] = await stage.owner.ok('GET', `/channels/${stage.channel.id}/messages?limit=1`);
    assert.equal(newest.id, message.id);
  });

  test('resolves whom and what its values name', async () => {
    const role = await stage.owner.ok('POST', `/guilds/${stage.guild.id}/roles`, { name: 'crew' });
    const options = [{ name: 'text', type: 3, value: 'hello' }, { name: 'count', type: 4, value: 2 }, { name: 'who', type: 6, value: stage.guest.user.id },
      { name: 'role', type: 8, value: role.id }, { name: 'where', type: 7, value: stage.channel.id }, { name: 'any', type: 9, value: role.id }];
    const { data } = await stage.calls('order', { options });
    assert.deepEqual(data.options, options);
    assert.equal(data.resolved.users[stage.guest.user.id].username, stage.guest.user.username);
    const partial = data.resolved.members[stage.guest.user.id];
    assert.equal(partial.user, undefined);
    assert.match(partial.permissions, /^\d+$/);
    assert.equal(data.resolved.roles[role.id].name, 'crew');
    assert.deepEqual([data.resolved.channels[stage.channel.id].name, data.resolved.channels[stage.channel.id].type], ['general', 0]);
    assert.match(data.resolved.channels[stage.channel.id].permissions, /^\d+$/);
  });

  test('brings its files along, which can be fetched', async () => {
    const { id, version } = stage.command('order');
    const question = payload({
      type: 2, application_id: stage.application.id, guild_id: stage.guild.id, channel_id: stage.channel.id, nonce: '9', session_id: 'x',
      data: { id, version, name: 'order', type: 1, options: [{ name: 'text', value: 'hello' }, { name: 'file', type: 11, value: 0 }], attachments: [{ id: '0', filename: 'note.txt' }] },
    });
    const { body, headers } = form([question, file(0, 'note.txt', 'a note', 'text/plain')]);
    const { data } = await stage.asked(stage.owner.send('POST', '/interactions', undefined, { body, headers }));
    const attachment = data.resolved.attachments[data.options[1].value];
    assert.deepEqual([attachment.filename, attachment.size], ['note.txt', 6]);
    assert.equal(await (await fetch(attachment.url)).text(), 'a note');
  });

  test('is refused at the value that is wrong', async () => {
    const cases = [[[], 'options'], [[{ name: 'text', value: 'too long' }]], [[{ name: 'text', value: 'ok' }, { name: 'count', value: 9 }]],
      [[{ name: 'text', value: 'ok' }, { name: 'who', value: '175928847299117063' }]], [[{ name: 'text', value: 'ok' }, { name: 'other', value: 1 }]]];
    for (const [options] of cases) {
      const answer = await stage.call('order', { options });
      refusedWith(answer, 400, 50035);
      assert.ok(answer.json().errors.data, answer.text);
    }
    const outdated = await stage.call('ping', { version: '175928847299117063' });
    assert.equal(outdated.json().errors.data.version._errors[0].code, 'INTERACTION_APPLICATION_COMMAND_INVALID_VERSION');
    refusedWith(await stage.call('ping', { id: '175928847299117063' }), 404, 10063);
    refusedWith(await stage.ask({ type: 2, application_id: '175928847299117063', data: {} }), 404, 10002);
    refusedWith(await stage.ask({ type: 9, data: {} }), 400, 50035);
  });

  test('is for those who may call it, where it may be called', async () => {
    refusedWith(await stage.call('secret', {}, {}, stage.guest), 403, 50013);
    await stage.calls('secret');
    refusedWith(await stage.call('grown', {}, {}), 403, 50013);
    const stranger = await member(server, 'stranger');
    refusedWith(await stage.call('ping', {}, {}, stranger), 403, 50001);
    refusedWith(await stage.bot.post('/interactions', {}), 403, 20001);
    const hidden = await stage.owner.ok('POST', `/guilds/${stage.guild.id}/channels`, { name: 'hidden', permission_overwrites: [{ id: stage.guild.id, type: 0, deny: '1024' }] });
    refusedWith(await stage.call('ping', {}, { channel_id: hidden.id }, stage.guest), 403, 50001);
    refusedWith(await stage.call('order', { options: [{ name: 'text', value: 'ok' }, { name: 'where', value: hidden.id }] }, {}, stage.guest), 400, 50035);
  });

  test('of a menu is told on whom or what', async () => {
    const greeted = await stage.calls('Greet', { target_id: stage.guest.user.id });
    assert.equal(greeted.data.target_id, stage.guest.user.id);
    assert.ok(greeted.data.resolved.users[stage.guest.user.id] && greeted.data.resolved.members[stage.guest.user.id]);
    const said = await stage.owner.ok('POST', `/channels/${stage.channel.id}/messages`, { content: 'quote me' });
    const quoted = await stage.calls('Quote', { target_id: said.id });
    assert.equal(quoted.data.resolved.messages[said.id].content, 'quote me');
    const { resource } = await stage.answered(quoted, 4, { content: 'quoted' });
    assert.deepEqual([resource.message.type, resource.message.interaction_metadata.target_message_id], [23, said.id]);
    refusedWith(await stage.call('Quote', { target_id: '175928847299117063' }), 404, 10008);
  });

  test('fails aloud when nobody answers for three seconds', async () => {
    const told = await stage.asked(stage.call('ping', {}, { nonce: 'lost' }));
    assert.deepEqual(await stage.shown('INTERACTION_FAILURE', { id: told.id }), { id: told.id, nonce: 'lost', reason_code: 2 });
    refusedWith(await stage.answer(told, 4, { content: 'late' }), 404, 10062);
  });

  test('reaches one shard of several: the one that has the guild', async () => {
    const first = await stage.listen(stage.token, { shard: [0, 2] }), second = await stage.listen(stage.token, { shard: [1, 2] });
    const [right, wrong] = Number((BigInt(stage.guild.id) >> 22n) % 2n) === 0 ? [first, second] : [second, first];
    await stage.calls('ping');
    await right.event('INTERACTION_CREATE');
    wrong.send(1, null);
    await wrong.next(11);
    assert.ok(!wrong.dispatches.some(({ t }) => t === 'INTERACTION_CREATE'));
    for (const gateway of [first, second]) gateway.cut();
  });
});

describe('an answer', () => {
  test('is given once, by whoever has the token, and 204 without with_response', async () => {
    const told = await stage.calls('ping');
    refusedWith(await stage.answer({ ...told, token: 'x'.repeat(68) }, 4, { content: 'no' }), 404, 10062);
    const empty = await stage.answer(told, 4, {});
    refusedWith(empty, 400, 50006);
    const wrong = await stage.answer(told, 4, { content: 'x'.repeat(2001) });
    assert.equal(wrong.json().errors.data.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
    const right = await stage.answer(told, 4, { content: 'first' });
    assert.deepEqual([right.status, right.text], [204, '']);
    refusedWith(await stage.answer(told, 4, { content: 'second' }), 400, 40060);
  });

  test('with with_response names the message', async () => {
    const told = await stage.calls('ping');
    const { interaction, resource } = await stage.answered(told, 4, { content: 'here' });
    assert.deepEqual([interaction.id, interaction.type, interaction.response_message_loading, interaction.response_message_ephemeral], [told.id, 2, false, false]);
    assert.deepEqual([interaction.response_message_id, resource.type, resource.message.content], [resource.message.id, 4, 'here']);
  });

  test('brings files', async () => {
    const told = await stage.calls('ping');
    const { body, headers } = form([payload({ type: 4, data: { content: 'with a file', attachments: [{ id: 0, description: 'notes' }] } }), file(0, 'a.txt', 'abc', 'text/plain')]);
    const answer = await stage.bot.send('POST', `/interactions/${told.id}/${told.token}/callback?with_response=true`, undefined, { body, headers: { ...headers, Authorization: '' } });
    assert.equal(answer.status, 200, answer.text);
    const [attachment] = answer.json().resource.message.attachments;
    assert.deepEqual([attachment.filename, attachment.description], ['a.txt', 'notes']);
    assert.equal(await (await fetch(attachment.url)).text(), 'abc');
  });

  test('that does not fit the interaction is refused', async () => {
    const told = await stage.calls('ping');
    for (const [type, data] of [[1], [6], [7, { content: 'x' }], [8, { choices: [] }], [2]]) refusedWith(await stage.answer(told, type, data), 400, 50035);
    refusedWith(await stage.answer(told, 4), 400, 50035);
    assert.equal((await stage.answer(told, 4, { content: 'in time' })).status, 204);
  });

  test('may be promised and given later', async () => {
    const told = await stage.calls('ping');
    const { interaction, resource } = await stage.answered(told, 5);
    assert.equal(interaction.response_message_loading, true);
    assert.deepEqual([resource.message.flags & loading, resource.message.type, resource.message.content], [loading, 20, '']);
    const seen = await stage.shown('MESSAGE_CREATE', { id: resource.message.id });
    const edited = await stage.bot.ok('PATCH', stage.webhook(told, '@original'), { content: 'done' }, { headers: { Authorization: '' } });
    assert.deepEqual([edited.edited_timestamp, edited.webhook_id], [null, stage.application.id]);
    assert.deepEqual([edited.id, edited.content, edited.flags], [seen.id, 'done', 0]);
    assert.equal((await stage.shown('MESSAGE_UPDATE', { id: seen.id })).content, 'done');
    assert.equal((await stage.bot.ok('GET', stage.webhook(told, '@original'))).content, 'done');
    const kept = await stage.owner.ok('GET', `/channels/${stage.channel.id}/messages/${seen.id}`);
    assert.deepEqual([kept.content, kept.flags], ['done', 0]);
  });

  test('that was promised is given by the first later message too', async () => {
    const told = await stage.calls('ping');
    const { resource } = await stage.answered(told, 5);
    const first = await stage.bot.ok('POST', stage.webhook(told), { content: 'one' });
    const second = await stage.bot.ok('POST', stage.webhook(told), { content: 'two' });
    assert.equal(first.id, resource.message.id);
    assert.notEqual(second.id, first.id);
    assert.equal(second.interaction_metadata.original_response_message_id, first.id);
  });
});

describe('later messages', () => {
  test('are written, read, edited and removed with the token alone', async () => {
    const told = await stage.calls('ping');
    refusedWith(await stage.bot.post(stage.webhook(told), { content: 'early' }), 404, 10015);
    await stage.answered(told, 4, { content: 'first' });
    const options = { headers: { Authorization: '' } };
    const later = await stage.bot.ok('POST', stage.webhook(told), { content: 'later' }, options);
    assert.deepEqual([later.content, later.author.id], ['later', stage.bot.user.id]);
    assert.equal((await stage.bot.ok('PATCH', stage.webhook(told, later.id), { content: 'edited' }, options)).content, 'edited');
    assert.equal((await stage.bot.ok('GET', stage.webhook(told, later.id), undefined, options)).content, 'edited');
    assert.equal((await stage.bot.delete(stage.webhook(told, later.id), options)).status, 204);
    refusedWith(await stage.bot.get(stage.webhook(told, later.id), options), 404, 10008);
    await stage.bot.delete(stage.webhook(told, '@original'), options);
    refusedWith(await stage.bot.get(stage.webhook(told, '@original'), options), 404, 10008);
  });

  test('need a token that is known, and reach no other message', async () => {
    const told = await stage.calls('ping');
    await stage.answered(told, 4, { content: 'first' });
    refusedWith(await stage.bot.post(stage.webhook({ token: 'x'.repeat(68) }), { content: 'no' }), 401, 50027);
    const other = await stage.owner.ok('POST', `/channels/${stage.channel.id}/messages`, { content: 'not theirs' });
    refusedWith(await stage.bot.patch(stage.webhook(told, other.id), { content: 'mine' }), 404, 10008);
    refusedWith(await stage.bot.delete(stage.webhook(told, other.id)), 404, 10008);
    refusedWith(await stage.bot.post('/webhooks/175928847299117063/' + 'y'.repeat(68), { content: 'no' }), 404, 10015);
  });
});

describe('a private answer', () => {
  test('is seen by its caller alone, and stands in no history', async () => {
    const other = await stage.listen(stage.guest.authorization);
    const told = await stage.calls('ping');
    const { interaction, resource } = await stage.answered(told, 4, { content: 'psst', flags: ephemeral });
    assert.equal(interaction.response_message_ephemeral, true);
    assert.equal(resource.message.flags, ephemeral);
    const seen = await stage.shown('MESSAGE_CREATE', { id: resource.message.id });
    assert.deepEqual([seen.content, seen.flags], ['psst', ephemeral]);
    assert.equal((await stage.owner.get(`/channels/${stage.channel.id}/messages/${seen.id}`)).status, 404);
    const history = await stage.owner.ok('GET', `/channels/${stage.channel.id}/messages`);
    assert.ok(!history.some(({ content }) => content === 'psst'));
    const aloud = await stage.owner.ok('POST', `/channels/${stage.channel.id}/messages`, { content: 'aloud' });
    assert.equal((await other.event('MESSAGE_CREATE')).d.id, aloud.id);
    other.cut();
  });

  test('is edited and removed by its token', async () => {
    const told = await stage.calls('ping');
    const { resource } = await stage.answered(told, 5, { flags: ephemeral });
    const promised = await stage.shown('MESSAGE_CREATE', { id: resource.message.id });
    assert.equal(promised.flags, ephemeral | loading);
    const edited = await stage.bot.ok('PATCH', stage.webhook(told, '@original'), { content: 'quiet' });
    assert.deepEqual([edited.content, edited.flags], ['quiet', ephemeral]);
    assert.equal((await stage.shown('MESSAGE_UPDATE', { id: promised.id })).content, 'quiet');
    const later = await stage.bot.ok('POST', stage.webhook(told), { content: 'also quiet', flags: ephemeral });
    await stage.shown('MESSAGE_CREATE', { id: later.id });
    assert.equal((await stage.bot.delete(stage.webhook(told, '@original'))).status, 204);
    assert.deepEqual(await stage.shown('MESSAGE_DELETE', { id: promised.id }), { id: promised.id, channel_id: stage.channel.id, guild_id: stage.guild.id });
    refusedWith(await stage.bot.get(stage.webhook(told, '@original')), 404, 10008);
  });
});

describe('autocompletion', () => {
  const typing = (value, more = {}) => ({ type: 4, data: { id: stage.command('find').id, name: 'find', type: 1, options: [{ name: 'query', type: 3, value, focused: true }], ...more } });

  test('asks the bot, and shows what it suggests', async () => {
    const told = await stage.asked(stage.ask({ ...typing('ab'), nonce: 'typed' }));
    assert.deepEqual([told.type, told.data.options], [4, [{ name: 'query', type: 3, value: 'ab', focused: true }]]);
    assert.equal((await stage.answer(told, 8, { choices: [{ name: 'About', value: 'about' }] })).status, 204);
    const shown = await stage.shown('APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE', { id: told.id });
    assert.deepEqual([shown.nonce, shown.choices], ['typed', [{ name: 'About', value: 'about' }]]);
  });

  test('takes at most 25 suggestions, and nothing else', async () => {
    const told = await stage.asked(stage.ask(typing('x')));
    const choice = { name: 'n', value: 'v' };
    refusedWith(await stage.answer(told, 8, { choices: Array(26).fill(choice) }), 400, 50035);
    refusedWith(await stage.answer(told, 8, { choices: [{ name: '', value: 'v' }] }), 400, 50035);
    refusedWith(await stage.answer(told, 4, { content: 'x' }), 400, 50035);
    assert.equal((await stage.answer(told, 8, { choices: Array(25).fill(choice) })).status, 204);
  });
});

test('an endpoint elsewhere is refused, as interactions are told over the gateway alone', async () => {
  const path = `/applications/${stage.application.id}`;
  const answer = await stage.owner.patch(path, { interactions_endpoint_url: 'https://example.org/interactions' });
  refusedWith(answer, 400, 50035);
  assert.ok(answer.json().errors.interactions_endpoint_url);
  assert.equal((await stage.owner.ok('PATCH', path, { interactions_endpoint_url: null })).interactions_endpoint_url, null);
});

describe('a direct channel with the bot', () => {
  test('offers the commands that are registered everywhere', async () => {
    const [global] = await stage.bot.ok('PUT', `/applications/${stage.application.id}/commands`, [{ name: 'everywhere', description: 'd' }]);
    const dm = await stage.owner.ok('POST', '/users/@me/channels', { recipient_id: stage.bot.user.id });
    const told = await stage.asked(stage.ask({ type: 2, guild_id: undefined, channel_id: dm.id, data: { id: global.id, version: global.version, name: 'everywhere', type: 1 } }));
    assert.deepEqual([told.context, told.user.id, told.guild_id, told.member], [1, stage.owner.user.id, undefined, undefined]);
    assert.deepEqual(told.authorizing_integration_owners, { 0: '0' });
    const { resource } = await stage.answered(told, 4, { content: 'between us' });
    assert.equal(resource.message.channel_id, dm.id);
    const own = stage.command('ping');
    refusedWith(await stage.ask({ type: 2, guild_id: undefined, channel_id: dm.id, data: { id: own.id, name: 'ping', type: 1 } }), 404, 10063);
  });
});
