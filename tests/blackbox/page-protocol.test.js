// parley.v1, the protocol of Parley's own page: JSON only, and everything that a person's other devices do.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { newNonce, people, person, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { WebSocketClient } from '../support/js/websocket.js';

const server = await startServer();
after(() => server.stop());

const closeAll = (...connections) => connections.forEach((connection) => connection.destroy());

async function write(page, to, message) {
  const nonce = newNonce();
  page.sendJson({ to: to.username, message, nonce });
  return (await page.next(({ json }) => json?.nonce === nonce, `the echo of ${nonce}`)).json;
}

// Sends a message to oneself and waits for it: what was told before has arrived by then.
const marker = (page, who) => write(page, who, 'marker');
const ofType = (page, type) => page.received.map(({ json }) => json).filter((json) => json.type === type);

test('the first frame says ready and who one is, and the subprotocol is agreed on', async () => {
  const anna = await person(server, 'anna');
  const options = { cookie: anna.token, protocol: 'parley.v1', headers: { Origin: server.origin } };
  const page = await WebSocketClient.connect(server, '/ws', options);
  assert.equal(page.response.headers['sec-websocket-protocol'], 'parley.v1');
  assert.deepEqual(await page.nextJson(), { type: 'ready', username: anna.username });
  closeAll(page);
});

test('the subprotocol is found among others, and others alone are not agreed on', async () => {
  const anna = await person(server, 'anna');
  const connect = (protocol) => WebSocketClient.connect(server, '/ws', { cookie: anna.token, protocol, headers: { Origin: server.origin } });
  const both = await connect('other, parley.v1');
  assert.equal(both.response.headers['sec-websocket-protocol'], 'parley.v1');
  const other = await connect('other');
  assert.equal(other.response.headers['sec-websocket-protocol'], undefined);
  assert.equal((await say(other, anna, 'as the older clients')).type, 'sent');
  closeAll(both, other);
});

describe('a message', () => {
  test('is told to both with all its fields, and the nonce to the sender alone', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const [hers, his] = [await anna.openPage(), await bob.openPage()];
    const nonce = newNonce();
    hers.sendJson({ to: bob.username, message: 'hi', nonce });
    const told = await hers.nextJson('message');
    const { id, timestamp } = told;
    const common = { type: 'message', id, from: anna.username, from_nickname: anna.username, from_pfp: told.from_pfp, to: bob.username, message: 'hi', timestamp };
    assert.ok(Number.isSafeInteger(id));
    assert.deepEqual(told, { ...common, chat: bob.username, nonce });
    assert.deepEqual(await his.nextJson('message'), { ...common, chat: anna.username });
    assert.equal((await anna.history(bob))[0].id, id);
    closeAll(hers, his);
  });

  test('is told to every device of both, with the nonce to all of the sender’s', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const [first, second, his] = [await anna.openPage(), await anna.openPage(), await bob.openPage()];
    const told = await write(first, bob, 'everywhere');
    assert.deepEqual(await second.nextJson('message'), told);
    assert.equal((await his.nextJson('message')).id, told.id);
    closeAll(first, second, his);
  });

  test('to somebody offline is told as any other', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const page = await anna.openPage();
    assert.equal((await write(page, bob, 'for later')).type, 'message');
    closeAll(page);
  });

  test('to oneself is told once', async () => {
    const anna = await person(server, 'anna');
    const page = await anna.openPage();
    const told = await write(page, anna, 'note');
    assert.equal(told.chat, anna.username);
    await marker(page, anna);
    assert.deepEqual(ofType(page, 'message').map(({ message }) => message), ['note', 'marker']);
    closeAll(page);
  });

  test('passes between a page and an older client', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const [page, old] = [await anna.openPage(), await bob.connect()];
    await write(page, bob, 'from the page');
    assert.equal((await old.nextJson('message')).message, 'from the page');
    await say(old, anna, 'from the old client');
    const told = await page.next(({ json }) => json.type === 'message' && json.from === bob.username);
    assert.equal(told.json.message, 'from the old client');
    closeAll(page, old);
  });

  test('retried with its nonce is stored once and told again to the one who asks', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const page = await anna.openPage();
    const command = { to: bob.username, message: 'once', nonce: 'n' };
    page.sendJson(command);
    const first = await page.nextJson('message');
    page.sendJson(command);
    const second = await page.nextJson('message');
    assert.equal(second.id, first.id);
    assert.equal(second.nonce, 'n');
    assert.equal((await anna.history(bob)).length, 1);
    closeAll(page);
  });

  test('that is refused comes back as an error with its nonce', async () => {
    const anna = await person(server, 'anna');
    const page = await anna.openPage();
    for (const command of [{ to: 'nobody-at-all', message: 'hi' }, { to: anna.username, message: '' }, { to: anna.username, message: 'x'.repeat(4001) }]) {
      const nonce = newNonce();
      page.sendJson({ ...command, nonce });
      const answer = await page.nextJson();
      assert.equal(answer.type, 'error');
      assert.equal(answer.nonce, nonce);
      assert.ok(answer.message.length > 0);
    }
    closeAll(page);
  });
});

test('presence is told as JSON, at the first connection and after the last', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const page = await anna.openPage();
  const about = (online) => page.next(({ json }) => json.type === 'presence' && json.username === bob.username && json.online === online, `presence ${online}`);
  const first = await bob.connect();
  assert.deepEqual((await about(true)).json, { type: 'presence', username: bob.username, online: true });
  const second = await bob.openPage();
  await first.close();
  await second.close();
  await about(false);
  assert.equal(ofType(page, 'presence').filter(({ username }) => username === bob.username).length, 2);
  closeAll(page);
});

test('every frame is JSON', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const page = await anna.openPage();
  const old = await bob.connect();
  await say(old, anna, 'hi');
  await page.nextJson('message');
  await old.close();
  await page.next(({ json }) => json?.type === 'presence' && json.online === false);
  assert.ok(page.received.every(({ json }) => typeof json?.type === 'string'));
  closeAll(page);
});

describe('typing', () => {
  test('is told to the one who is written to, and to nobody else', async () => {
    const [anna, bob, eve] = await people(server, 'anna', 'bob', 'eve');
    const [hers, his, eves] = [await anna.openPage(), await bob.openPage(), await eve.openPage()];
    await write(hers, bob, 'we share a chat');
    hers.sendJson({ type: 'typing', to: bob.username });
    assert.deepEqual(await his.nextJson('typing'), { type: 'typing', chat: anna.username });
    await marker(eves, eve);
    assert.deepEqual(ofType(eves, 'typing'), []);
    assert.deepEqual(ofType(hers, 'typing'), []);
    closeAll(hers, his, eves);
  });
});

describe('a profile', () => {
  test('that changes is told to those who share a chat and to one’s own devices', async () => {
    const [anna, bob, eve] = await people(server, 'anna', 'bob', 'eve');
    const [hers, his, eves] = [await anna.openPage(), await bob.openPage(), await eve.openPage()];
    await write(hers, bob, 'we share a chat');
    await anna.post('/api/update-nickname', { form: { nickname: 'Anna the New' } });
    for (const page of [hers, his]) {
      const told = await page.nextJson('profile');
      assert.equal(told.username, anna.username);
      assert.equal(told.nickname, 'Anna the New');
      assert.deepEqual(Object.keys(told).sort(), ['nickname', 'pfp', 'type', 'username']);
    }
    await marker(eves, eve);
    assert.deepEqual(ofType(eves, 'profile'), []);
    closeAll(hers, his, eves);
  });
});

test('a command that nobody knows is an error, and the connection lives', async () => {
  const anna = await person(server, 'anna');
  const page = await anna.openPage();
  for (const command of ['{}', '[]', 'x', '{"type":"unknown"}', '{"type":"read"}', '{"type":"read","chat":"nobody-at-all","id":1}', '{"type":"typing"}', '{"type":5}']) {
    page.sendText(command);
    assert.equal((await page.nextJson()).type, 'error', command);
  }
  assert.equal((await marker(page, anna)).type, 'message');
  closeAll(page);
});
