// Application commands through the Discord door: registering them, and who may.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { botOf, member } from '../support/js/discord.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ flags: ['--requests-per-second', '0'] });
after(() => server.stop());

const snowflake = /^\d{17,19}$/;
const ping = { name: 'ping', description: 'Answers.' };

async function registered() {
  const owner = await member(server, 'owner');
  const { application, bot } = await botOf(owner);
  return { owner, application, bot, path: `/applications/${application.id}/commands` };
}

describe('a command', () => {
  test('is made once by its name, and changed the second time', async () => {
    const { application, bot, path } = await registered();
    const first = await bot.post(path, ping);
    assert.equal(first.status, 201, first.text);
    const made = first.json();
    assert.match(made.id, snowflake);
    assert.match(made.version, snowflake);
    assert.deepEqual([made.application_id, made.type, made.default_member_permissions, made.nsfw], [application.id, 1, null, false]);
    const second = await bot.post(path, { ...ping, description: 'Other.' });
    assert.equal(second.status, 200);
    assert.equal(second.json().id, made.id);
    assert.notEqual(second.json().version, made.version);
    assert.equal((await bot.ok('GET', path)).length, 1);
  });

  test('is read, changed and removed by its id', async () => {
    const { bot, path } = await registered();
    const { id } = await bot.ok('POST', path, ping);
    const changed = await bot.ok('PATCH', `${path}/${id}`, { name: 'pong', default_member_permissions: '0' });
    assert.deepEqual([changed.name, changed.description, changed.default_member_permissions], ['pong', 'Answers.', '0']);
    assert.deepEqual(await bot.ok('GET', `${path}/${id}`), changed);
    assert.equal((await bot.delete(`${path}/${id}`)).status, 204);
    const gone = await bot.get(`${path}/${id}`);
    assert.deepEqual([gone.status, gone.json().code], [404, 10063]);
  });

  test('keeps its id when all are replaced, and its translations are read when they are asked for', async () => {
    const { bot, path } = await registered();
    const { id } = await bot.ok('POST', path, ping);
    const all = await bot.ok('PUT', path, [{ ...ping, name_localizations: { de: 'klingeln' } }, { name: 'Greet', type: 2 }]);
    assert.deepEqual(all.map((one) => one.name), ['ping', 'Greet']);
    assert.equal(all[0].id, id);
    assert.equal((await bot.ok('GET', path))[0].name_localizations, undefined);
    assert.deepEqual((await bot.ok('GET', `${path}?with_localizations=true`))[0].name_localizations, { de: 'klingeln' });
    assert.deepEqual(await bot.ok('PUT', path, []), []);
  });

  test('is refused with a tree of what is wrong', async () => {
    const { bot, path } = await registered();
    const answer = await bot.post(path, { ...ping, options: [{ type: 3, name: 'Big', description: 'd' }] });
    assert.deepEqual([answer.status, answer.json().code], [400, 50035]);
    assert.equal(answer.json().errors.options[0].name._errors[0].code, 'APPLICATION_COMMAND_INVALID_NAME');
    const list = await bot.put(path, [ping, ping]);
    assert.equal(list.json().errors[1].name._errors[0].code, 'APPLICATION_COMMANDS_DUPLICATE_NAME');
    assert.equal((await bot.put(path, ping)).status, 400);
  });

  test('is one of a hundred at most', async () => {
    const { bot, path } = await registered();
    await bot.ok('PUT', path, Array.from({ length: 100 }, (_, i) => ({ ...ping, name: `ping${i}` })));
    const answer = await bot.post(path, ping);
    assert.deepEqual([answer.status, answer.json().code], [400, 30032]);
  });

  test('is for its own bot and for the owner', async () => {
    const { owner, path } = await registered();
    const other = await registered();
    assert.equal((await owner.post(path, ping)).status, 201);
    assert.equal((await other.bot.post(path, ping)).json().code, 20012);
    assert.equal((await other.owner.get(path)).json().code, 20012);
  });

  test('of a guild needs the bot in the guild', async () => {
    const { application, bot } = await registered();
    const answer = await bot.post(`/applications/${application.id}/guilds/175928847299117063/commands`, ping);
    assert.deepEqual([answer.status, answer.json().code], [403, 50001]);
  });
});
