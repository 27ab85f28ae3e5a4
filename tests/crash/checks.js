// What must hold after every kill.
import assert from 'node:assert/strict';
import { until } from '../support/js/deadline.js';
import { request } from '../support/js/http.js';

// Every sign-up that was acknowledged is there, and no nickname older than the last acknowledged one.
export async function checkAccounts({ registered, nickname, writers }) {
  for (const username of registered) {
    const answer = await request(writers[0].person.server, `/api/search-user/${username}`);
    assert.equal(answer.status, 200, `${username} had signed up and is gone`);
  }
  const name = (await writers[0].person.getJson('/api/user-profile')).nickname;
  const number = Number(/^Name (\d+)$/.exec(name)?.[1] ?? 0);
  assert.ok(number >= nickname.acknowledged && number <= nickname.asked, `the nickname is ${name}, acknowledged was ${nickname.acknowledged}`);
}

// Every pair's history holds what was acknowledged; resolves to how many messages are stored in all. The whole of it, or what
// came since the last time: half a million messages are not read again after every kill.
export async function checkChats(pairs, { isWhole }) {
  let stored = 0;
  for (const pair of pairs) stored += await checkChat(pair, isWhole);
  return stored;
}

const checked = new Map();  // pair -> its messages that were found in order

async function checkChat(pair, isWhole) {
  const [left, right] = pair;
  const before = isWhole ? [] : checked.get(pair) ?? [];
  const fresh = await historyAfter(left, before.at(-1)?.id ?? 0);
  assert.deepEqual(await historyAfter(right, before.at(-1)?.id ?? 0), fresh, 'the two see different chats');
  const messages = before.concat(fresh);
  for (const writer of pair) checkWriter(writer, before, fresh);
  for (const [writer, other] of [[left, right], [right, left]]) {
    const theirs = new Set(fresh.filter((one) => one.sender_username === other.person.username).map(({ message }) => message));
    for (const text of isWhole ? writer.heard : writer.heardSince) assert.ok(theirs.has(text), `delivered to ${writer.person.username}, but not stored: ${text.slice(0, 40)}`);
    writer.heardSince.clear();
    await checkList(writer, messages);
  }
  checked.set(pair, messages);
  return messages.length;
}

function checkWriter(writer, before, fresh) {
  const isOwn = ({ sender_username: sender }) => sender === writer.person.username;
  const first = before.filter(isOwn).length;
  const own = fresh.filter(isOwn);
  own.forEach(({ message, timestamp }, k) => {
    const n = writer.numberOf(message);
    assert.notEqual(n, undefined, `a message that nobody wrote so: ${message.slice(0, 80)}`);
    assert.equal(n, first + k, `${writer.person.username}: message ${n} stands at place ${first + k}: lost, doubled or out of order`);
    const promised = writer.acknowledged.get(n);
    if (promised) assert.equal(timestamp, promised, `message ${n} has another time than was acknowledged`);
  });
  for (const n of writer.acknowledged.keys()) assert.ok(n < first + own.length, `${writer.person.username}: message ${n} was acknowledged and is lost`);
}

// The chat lists tell of the same last message as the history.
async function checkList({ person, other }, messages) {
  const last = messages.at(-1);
  const chat = (await person.getJson('/api/chats')).find(({ username }) => username === other.username);
  const saved = (await person.getJson('/api/saved-chats')).find(({ username }) => username === other.username);
  if (last === undefined) return;
  assert.equal(chat.last.id, last.id);
  assert.equal(chat.last.message, last.message);
  assert.equal(saved.last_message, last.message);
  assert.equal(saved.last_message_time, last.timestamp);
}

async function historyAfter({ person, other }, id) {
  const all = [];
  for (let page = await person.history(other, `?limit=100&after=${id}`); page.length > 0; page = await person.history(other, `?limit=100&after=${page.at(-1).id}`)) {
    for (const message of page) {
      assert.ok(message.id > (all.at(-1)?.id ?? id), 'ids do not grow');
      const { sender_nickname: _s, receiver_nickname: _r, ...lasting } = message;
      all.push(lasting);
    }
  }
  return all;
}

// Whoever does not know whether a message arrived sends it again: afterwards each is there once. Some that were
// acknowledged are sent again too.
export async function checkRetries(server, pairs, { isWhole }) {
  for (const writer of pairs.flat()) {
    const connection = await writer.person.connect();
    const open = Array.from({ length: writer.written }, (_, n) => n).filter((n) => !writer.acknowledged.has(n));
    const again = [...writer.acknowledged.keys()].slice(-5);
    for (const n of [...again, ...open]) {
      connection.sendJson(writer.command(n));
      const { json } = await connection.next((message) => message.json?.nonce === writer.nonce(n), `the answer to the retry of ${n}`);
      if (json.type === 'sent' && writer.acknowledged.get(n)) assert.equal(json.timestamp, writer.acknowledged.get(n));
      writer.acknowledge(json);
    }
    await connection.close();
  }
  await checkChats(pairs, { isWhole });
}

// The index is fed behind the acknowledgement; after a restart it catches up by itself.
export async function checkSearch(pairs) {
  for (const writer of pairs.flat()) {
    if (writer.written === 0) continue;
    const word = `word${writer.person.username}x${writer.written - 1}`;
    const found = await until(async () => {
      const list = await writer.person.getJson(`/api/search-messages?q=${word}`);
      return list.length > 0 && list;
    }, `the search to find ${word}`);
    assert.deepEqual(found.map(({ message }) => message), [writer.text(writer.written - 1)]);
  }
}
