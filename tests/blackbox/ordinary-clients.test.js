// The package `ws`, a client that others wrote and many use: our own test client is not the only judge.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import WebSocket from 'ws';
import { within } from '../support/js/deadline.js';
import { people } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

async function open(path, protocols, options) {
  const socket = new WebSocket(`ws://${server.host}:${server.port}${path}`, protocols, options);
  socket.messages = [];
  socket.on('message', (bytes, isBinary) => socket.messages.push({ text: bytes.toString(), isBinary }));
  await within(once(socket, 'open'), 'the connection to open');
  return socket;
}

async function heard(socket, wanted) {
  const look = () => socket.messages.find(({ text }) => wanted(text));
  while (!look()) await within(once(socket, 'message'), 'a message');
  return look().text;
}

test('chats as with the original, offering compression as it does by itself', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const [hers, his] = [await open(`/ws/${anna.token}`), await open(`/ws/${bob.token}`)];
  hers.send(JSON.stringify({ to: bob.username, message: 'привіт 😀' }));
  const told = JSON.parse(await heard(his, (text) => text.includes('"message"')));
  assert.equal(told.from, anna.username);
  assert.equal(told.message, 'привіт 😀');
  assert.equal(JSON.parse(await heard(hers, (text) => text.includes('"sent"'))).message, 'привіт 😀');
  assert.ok(his.messages.every(({ isBinary }) => !isBinary));
  hers.terminate();
  his.terminate();
});

test('speaks parley.v1', async () => {
  const [anna] = await people(server, 'anna');
  const page = await open('/ws', 'parley.v1', { headers: { Cookie: `access_token=${anna.token}` }, origin: server.origin });
  assert.equal(page.protocol, 'parley.v1');
  assert.equal(JSON.parse(await heard(page, () => true)).type, 'ready');
  page.terminate();
});

test('pings and closes in agreement', async () => {
  const [anna] = await people(server, 'anna');
  const socket = await open(`/ws/${anna.token}`);
  const pong = within(once(socket, 'pong'), 'a pong');
  socket.ping('are you there');
  assert.equal((await pong)[0].toString(), 'are you there');
  const closed = within(once(socket, 'close'), 'the close');
  socket.close(1000, 'bye');
  assert.equal((await closed)[0], 1000);
});

test('sees 403 for a bad token', async () => {
  const socket = new WebSocket(`ws://${server.host}:${server.port}/ws/nonsense`);
  const [, response] = await within(once(socket, 'unexpected-response'), 'a refusal');
  assert.equal(response.statusCode, 403);
  response.destroy();
});
