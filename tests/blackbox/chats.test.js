// The list of saved chats.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { people, person, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;

const chats = (who) => who.getJson('/api/saved-chats');
const names = async (who) => (await chats(who)).map(({ username }) => username);
const save = (who, other, fields = {}) => (
  who.post('/api/save-chat', { json: { username: other.username ?? other, nickname: 'Someone', ...fields } }));

describe('POST /api/save-chat', () => {
  test('saves a chat that has no message yet', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    assert.deepEqual(await chats(anna), []);
    const answer = await save(anna, bob);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json(), { success: true, message: 'Chat saved successfully' });
    const [chat, ...others] = await chats(anna);
    assert.equal(others.length, 0);
    assert.deepEqual(Object.keys(chat).sort(), ['last_message', 'last_message_time', 'nickname', 'pfp', 'username']);
    assert.equal(chat.username, bob.username);
    assert.equal(chat.last_message, null);
    assert.equal(chat.last_message_time, null);
  });

  test('takes a picture, null for it, or none', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    for (const fields of [{ pfp: 'https://example.org/bob.png' }, { pfp: null }, {}]) {
      assert.equal((await save(anna, bob, fields)).status, 200);
    }
    assert.deepEqual(await names(anna), [bob.username]);
  });

  test('saves it for the one who asks, not for the other', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await save(anna, bob);
    assert.deepEqual(await chats(bob), []);
  });

  test('refuses an unknown user with 404', async () => {
    const anna = await person(server, 'anna');
    const answer = await save(anna, 'nobody-at-all');
    assert.equal(answer.status, 404);
    assert.equal(typeof answer.json().detail, 'string');
    assert.deepEqual(await chats(anna), []);
  });

  for (const json of [{}, { nickname: 'x' }, { username: 5, nickname: 'x' }, { username: null, nickname: 'x' }, { username: ['bob'], nickname: 'x' }, []]) {
    test(`answers 422 to ${JSON.stringify(json)}`, async () => {
      const anna = await person(server, 'anna');
      const answer = await anna.post('/api/save-chat', { json });
      assert.equal(answer.status, 422);
      assert.ok(Array.isArray(answer.json().detail));
    });
  }

  test('answers 422 to a body that is no JSON', async () => {
    const anna = await person(server, 'anna');
    assert.equal((await anna.post('/api/save-chat', { body: '{"username"' })).status, 422);
  });
});

describe('GET /api/saved-chats', () => {
  test('lists chats without a message in the order they were made, newest first', async () => {
    const [anna, bob, cleo, dora] = await people(server, 'anna', 'bob', 'cleo', 'dora');
    for (const other of [bob, cleo, dora]) await save(anna, other);
    assert.deepEqual(await names(anna), [dora.username, cleo.username, bob.username]);
  });

  test('puts the newest activity first, and chats without a message last', async () => {
    const [anna, bob, cleo, dora] = await people(server, 'anna', 'bob', 'cleo', 'dora');
    const connection = await anna.connect();
    await say(connection, bob, 'first');
    await say(connection, cleo, 'second');
    await save(anna, dora);
    assert.deepEqual(await names(anna), [cleo.username, bob.username, dora.username]);
    await say(connection, bob, 'third');
    assert.deepEqual(await names(anna), [bob.username, cleo.username, dora.username]);
    connection.destroy();
  });

  test('shows the last message and its time, whoever wrote it', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const [hers, his] = [await anna.connect(), await bob.connect()];
    await say(hers, bob, 'hello');
    const sent = await say(his, anna, 'hello yourself');
    for (const who of [anna, bob]) {
      const [chat] = await chats(who);
      assert.equal(chat.last_message, 'hello yourself');
      assert.equal(chat.last_message_time, sent.timestamp);
      assert.match(chat.last_message_time, utc);
    }
    hers.destroy();
    his.destroy();
  });

  test('keeps the messages of a chat that is saved again', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const connection = await anna.connect();
    await say(connection, bob, 'still here');
    await save(anna, bob);
    const [chat] = await chats(anna);
    assert.equal(chat.last_message, 'still here');
    connection.destroy();
  });

  test('shows the live nickname and picture of the other', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await save(anna, bob, { nickname: 'Old name', pfp: 'https://example.org/old.png' });
    await bob.post('/api/update-nickname', { form: { nickname: 'Robert' } });
    await bob.post('/api/update-avatar', { form: { avatar_url: 'https://example.org/new.png' } });
    const [chat] = await chats(anna);
    assert.equal(chat.nickname, 'Robert');
    assert.equal(chat.pfp, 'https://example.org/new.png');
  });

  test('falls back to the username for a nickname that was never set', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await save(anna, bob, { nickname: 'What anna calls him' });
    assert.equal((await chats(anna))[0].nickname, bob.username);
  });
});
