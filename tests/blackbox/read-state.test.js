// What is unread, and how reading it is remembered and told.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { people, person, say, sayAll } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const chats = (who) => who.getJson('/api/chats');
const chatWith = async (who, other) => (await chats(who)).find(({ username }) => username === other.username);
const markRead = (who, other, id) => who.post(`/api/chats/${other.username}/read`, { json: { id } });

// Anna wrote `count` messages to bob, who has read none.
async function written(count) {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const connection = await anna.connect();
  await sayAll(connection, bob, Array.from({ length: count }, (_, n) => `message ${n}`));
  connection.destroy();
  const ids = (await bob.history(anna, '?limit=100')).map(({ id }) => id);
  return { anna, bob, ids };
}

describe('GET /api/chats', () => {
  test('shows each chat with all its fields', async () => {
    const { anna, bob, ids } = await written(1);
    const [chat, ...others] = await chats(bob);
    assert.equal(others.length, 0);
    assert.deepEqual(Object.keys(chat).sort(), ['id', 'last', 'last_read_id', 'nickname', 'online', 'pfp', 'unread', 'username']);
    assert.equal(chat.username, anna.username);
    assert.equal(chat.online, false);
    const [{ timestamp }] = await bob.history(anna);
    assert.deepEqual(chat.last, { id: ids[0], from_me: false, message: 'message 0', timestamp });
    assert.equal((await chatWith(anna, bob)).last.from_me, true);
  });

  test('shows null for the last message of a chat that has none', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    await anna.post('/api/save-chat', { json: { username: bob.username, nickname: 'x' } });
    const chat = await chatWith(anna, bob);
    assert.equal(chat.last, null);
    assert.equal(chat.unread, 0);
  });

  test('shows who is online', async () => {
    const { anna, bob } = await written(1);
    const connection = await bob.connect();
    assert.equal((await chatWith(anna, bob)).online, true);
    connection.destroy();
  });

  test('stands in the order of saved-chats', async () => {
    const [anna, bob, cleo, dora] = await people(server, 'anna', 'bob', 'cleo', 'dora');
    const connection = await anna.connect();
    for (const other of [bob, cleo, bob]) await say(connection, other, 'hi');
    connection.destroy();
    await anna.post('/api/save-chat', { json: { username: dora.username, nickname: 'x' } });
    const order = (list) => list.map(({ username }) => username);
    assert.deepEqual(order(await chats(anna)), order(await anna.getJson('/api/saved-chats')));
    assert.deepEqual(order(await chats(anna)), [bob.username, cleo.username, dora.username]);
  });
});

describe('unread', () => {
  test('counts what others wrote, not what one wrote oneself', async () => {
    const { anna, bob } = await written(3);
    assert.equal((await chatWith(bob, anna)).unread, 3);
    assert.equal((await chatWith(anna, bob)).unread, 0);
  });

  test('stops counting at 100', async () => {
    const { anna, bob } = await written(120);
    assert.equal((await chatWith(bob, anna)).unread, 100);
  });

  test('goes down by reading up to a message', async () => {
    const { anna, bob, ids } = await written(5);
    const answer = await markRead(bob, anna, ids[2]);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json(), { success: true });
    const chat = await chatWith(bob, anna);
    assert.equal(chat.unread, 2);
    assert.equal(chat.last_read_id, ids[2]);
  });

  test('never goes up again by an older mark', async () => {
    const { anna, bob, ids } = await written(5);
    await markRead(bob, anna, ids[4]);
    assert.equal((await markRead(bob, anna, ids[1])).status, 200);
    const chat = await chatWith(bob, anna);
    assert.equal(chat.unread, 0);
    assert.equal(chat.last_read_id, ids[4]);
  });

  test('is marked over the WebSocket too', async () => {
    const { anna, bob, ids } = await written(4);
    const page = await bob.openPage();
    page.sendJson({ type: 'read', chat: anna.username, id: ids[3] });
    assert.deepEqual(await page.nextJson('read'), { type: 'read', chat: anna.username, id: ids[3] });
    assert.equal((await chatWith(bob, anna)).unread, 0);
    page.destroy();
  });

  test('that is read on one device is told to the others, and not to the writer', async () => {
    const { anna, bob, ids } = await written(2);
    const [hers, first, second] = [await anna.openPage(), await bob.openPage(), await bob.openPage()];
    await markRead(bob, anna, ids[1]);
    for (const page of [first, second]) {
      assert.deepEqual(await page.nextJson('read'), { type: 'read', chat: anna.username, id: ids[1] });
    }
    const marker = await bob.connect();
    await say(marker, anna, 'marker');
    await hers.nextJson('message');
    assert.ok(hers.received.every(({ json }) => json.type !== 'read'));
    for (const connection of [hers, first, second, marker]) connection.destroy();
  });

  test('refuses marks that are no ids, and chats that are none', async () => {
    const { anna, bob } = await written(1);
    for (const json of [{}, { id: 'x' }, { id: null }, { id: 1.5 }, []]) {
      assert.equal((await bob.post(`/api/chats/${anna.username}/read`, { json })).status, 422, JSON.stringify(json));
    }
    assert.equal((await markRead(bob, { username: 'nobody-at-all' }, 1)).status, 404);
  });

  test('is not cleared by a mark far ahead: what comes later is unread', async () => {
    const { anna, bob } = await written(1);
    await markRead(bob, anna, Number.MAX_SAFE_INTEGER);
    const connection = await anna.connect();
    await say(connection, bob, 'new');
    connection.destroy();
    assert.equal((await chatWith(bob, anna)).unread, 1);
  });
});

describe('GET /api/people', () => {
  test('shows a person, with the id and whether they are online', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const connection = await bob.connect();
    const found = await anna.getJson(`/api/people/${bob.username}`);
    assert.deepEqual(Object.keys(found).sort(), ['id', 'nickname', 'online', 'pfp', 'user_id', 'username']);
    assert.equal(found.user_id, (await bob.getJson('/api/v10/users/@me')).id);
    assert.equal(found.username, bob.username);
    assert.equal(found.online, true);
    connection.destroy();
  });

  test('finds a name of another case, and nobody else', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    assert.equal((await anna.getJson(`/api/people/${bob.username.toUpperCase()}`)).username, bob.username);
    for (const name of ['nobody-at-all', '%25', `${bob.username}_`]) assert.equal((await anna.get(`/api/people/${name}`)).status, 404);
  });
});

test('the first screen’s data are those of /api/chats', async () => {
  const { anna, bob } = await written(2);
  const { text } = await request(server, '/chats', { cookie: bob.token });
  const boot = JSON.parse(/<script type="application\/json" id="boot">([^]*?)<\/script>/.exec(text)[1]);
  assert.deepEqual(boot.chats, await chats(bob));
  assert.equal(boot.chats[0].username, anna.username);
});

test('an empty account has no chats', async () => {
  assert.deepEqual(await chats(await person(server, 'empty')), []);
});
