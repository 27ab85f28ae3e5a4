// Who may call a command: what a guild's managers say, what that does, and what clients offer after a slash.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { Stage } from '../support/js/interactions.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const refusedWith = (answer, status, code) => assert.deepEqual([answer.status, answer.json().code], [status, code], answer.text);

let stage, ping, path;
before(async () => {
  stage = await Stage.build(server, [{ name: 'ping', description: 'Answers.' }, { name: 'managed', description: 'For managers.', default_member_permissions: '32' }, { name: 'Greet', type: 2 }]);
  ping = stage.command('ping');
  path = `${stage.path}/${ping.id}/permissions`;
});
after(() => stage.close());

const names = (index) => index.application_commands.map(({ name }) => name).sort();

describe('the permissions of a command', () => {
  test('are unknown until somebody says something', async () => {
    assert.deepEqual(await stage.bot.ok('GET', `${stage.path}/permissions`), []);
    refusedWith(await stage.bot.get(path), 404, 10066);
  });

  test('are said by managers, told to all who listen, and read by the bot', async () => {
    const permissions = [{ id: stage.guest.user.id, type: 2, permission: false }];
    const said = await stage.owner.ok('PUT', path, { permissions });
    assert.deepEqual(said, { id: ping.id, application_id: stage.application.id, guild_id: stage.guild.id, permissions });
    for (const gateway of [stage.ears, stage.screen]) assert.deepEqual((await gateway.event('APPLICATION_COMMAND_PERMISSIONS_UPDATE')).d, said);
    assert.deepEqual(await stage.bot.ok('GET', path), said);
    assert.deepEqual(await stage.bot.ok('GET', `${stage.path}/permissions`), [said]);
    refusedWith(await stage.call('ping', {}, {}, stage.guest), 403, 50013);
    await stage.calls('ping');
    await stage.owner.ok('PUT', path, { permissions: [{ id: stage.guild.id, type: 1, permission: true }] });
    await stage.calls('ping', {}, {}, stage.guest);
  });

  test('are not for bots or members to say, nor for another bot to read', async () => {
    const body = { permissions: [] };
    refusedWith(await stage.bot.put(path, body), 403, 20001);
    refusedWith(await stage.guest.put(path, body), 403, 50013);
    refusedWith(await stage.owner.put(`${stage.path}/175928847299117063/permissions`, body), 404, 10063);
    const stranger = await member(server, 'stranger');
    refusedWith(await stranger.get(path), 404, 10004);
    const other = await botOf(stage.owner, 'other');
    await stage.owner.ok('POST', `/oauth2/authorize?client_id=${other.application.id}&scope=bot`, { guild_id: stage.guild.id, permissions: '0', authorize: true });
    refusedWith(await other.bot.get(path), 403, 20012);
  });

  test('are refused with faults, or when they are too many', async () => {
    refusedWith(await stage.owner.put(path, {}), 400, 50035);
    const one = { id: stage.guild.id, type: 1, permission: true };
    refusedWith(await stage.owner.put(path, { permissions: [{ ...one, type: 4 }] }), 400, 50035);
    refusedWith(await stage.owner.put(path, { permissions: Array(101).fill(one) }), 400, 50035);
  });
});

describe('the index', () => {
  test('has what the one who asks may call, with its application', async () => {
    const index = `/guilds/${stage.guild.id}/application-command-index`;
    assert.deepEqual(names(await stage.owner.ok('GET', index)), ['Greet', 'managed', 'ping']);
    const seen = await stage.guest.ok('GET', index);
    assert.deepEqual(names(seen), ['Greet', 'ping']);
    assert.deepEqual(seen.applications.map(({ id, name }) => [id, name]), [[stage.application.id, 'helper']]);
    const stranger = await member(server, 'stranger');
    refusedWith(await stranger.get(index), 404, 10004);
    refusedWith(await stage.bot.get(index), 403, 20001);
  });

  test('of a channel is searched by name and type', async () => {
    const search = (query) => stage.owner.ok('GET', `/channels/${stage.channel.id}/application-commands/search?${query}`);
    assert.deepEqual(names(await search('type=1&query=PI')), ['ping']);
    assert.deepEqual(names(await search('type=2')), ['Greet']);
    assert.equal((await search('type=1&limit=1')).application_commands.length, 1);
  });

  test('of a direct channel has what its bot offers there, for those who are in it', async () => {
    const commands = [
      { name: 'private', description: 'Works in direct channels.' },
      { name: 'public', description: 'Works in guilds.', contexts: [0] },
    ];
    await stage.bot.ok('PUT', `/applications/${stage.application.id}/commands`, commands);
    const { id } = await stage.owner.ok('POST', '/users/@me/channels', { recipient_id: stage.application.id });
    const search = `/channels/${id}/application-commands/search?type=1`;
    const seen = await stage.owner.ok('GET', search);
    assert.deepEqual(names(seen), ['private']);
    assert.deepEqual(seen.applications.map(({ name }) => name), ['helper']);
    assert.deepEqual(names(await stage.owner.ok('GET', `${search}&query=pub`)), []);
    refusedWith(await stage.guest.get(search), 403, 50001);
    const between = await stage.owner.ok('POST', '/users/@me/channels', { recipient_id: stage.guest.user.id });
    assert.deepEqual(names(await stage.owner.ok('GET', `/channels/${between.id}/application-commands/search`)), []);
  });
});
