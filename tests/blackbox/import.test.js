// `parley import`: everything in the original's database comes along.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from '../support/js/binary.js';
import { buildOriginal, originalPassword, query } from '../support/js/original-database.js';
import { login, register, say, signedIn } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { tempFolder } from '../support/js/temp.js';

const secret = 'an old secret';
const hash = originalPassword(secret);  // one for all: 100,000 iterations take their time
const names = ['alice', 'Alice', 'ALICE', 'x', 'two words', ' edges ', 'a/b', 'c\\d', 'Оля', '😀', 'a%b', '..', 'q?#&', "o'brien", 'n'.repeat(80)];

const users = names.map((username, n) => ({
  username, email: `${n}@example.org`, password: hash, nickname: { 0: 'Alice the First', 2: 'N'.repeat(100) }[n] ?? null, pfp: n === 1 ? 'https://example.org/a.png' : null,
}));
const at = (n) => `2023-05-01 10:00:${String(n).padStart(2, '0')}`;
const messages = [
  ['alice', 'Alice', 'one'], ['Alice', 'alice', 'two'], ['alice', 'Оля', 'Привіт 😀'], ['two words', 'a/b', "quotes ' and \"\n"], ['alice', 'alice', 'a note to myself'],
  ['alice', 'Alice', 'three, in the same second'], ['alice', 'ghost', 'orphan: to nobody'], ['ghost', 'alice', 'orphan: from nobody'], ['x', '😀', 'm'.repeat(5000)],
].map(([sender_username, receiver_username, message], n) => ({ sender_username, receiver_username, message, timestamp: at(n === 5 ? 1 : n) }));
const savedChats = [
  { user_username: 'alice', chat_username: 'Alice', chat_nickname: 'Stale', chat_pfp: null, last_message_time: '2023-05-01 13:00:01', last_message: 'stale', created_at: at(0) },
  { user_username: 'alice', chat_username: '..', chat_nickname: '..', chat_pfp: null, last_message_time: null, last_message: null, created_at: at(9) },
  { user_username: 'alice', chat_username: 'ghost', chat_nickname: 'ghost', chat_pfp: null, last_message_time: null, last_message: null, created_at: at(9) },
];

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const original = buildOriginal({ users, messages, saved_chats: savedChats });
const untouched = { digest: digest(original), modified: statSync(original).mtimeMs };
const data = tempFolder();

let first;
let server;
before(async () => {
  first = await run(['import', original, '--data', data]);
  assert.equal(first.code, 0, first.stdout + first.stderr);
  server = await startServer({ data });
});
after(() => server?.stop());

const texts = (list) => list.map(({ message }) => message);

test('a summary says how many came along, and names the orphans', () => {
  const said = first.stdout + first.stderr;
  assert.match(said, new RegExp(`\\b${names.length}\\b`));
  assert.match(said, /\b7\b/);
  assert.match(said, /orphan|ghost|unknown/i);
});

test('the source is not changed', () => {
  assert.equal(digest(original), untouched.digest);
  assert.equal(statSync(original).mtimeMs, untouched.modified);
});

describe('an old account', () => {
  for (const username of names) {
    test(`${JSON.stringify(username.slice(0, 20))} logs in with its old password and is found`, async () => {
      const person = await signedIn(server, username, secret);
      const profile = await person.getJson('/api/user-profile');
      assert.equal(profile.username, username);
      assert.equal((await login(server, username, 'not this one')).status, 400);
      const found = await person.get(`/api/search-user/${encodeURIComponent(username)}`);
      if (username !== '..') assert.equal(found.json().username, username);
      const connection = await person.connect();
      assert.equal((await say(connection, username, 'to myself')).type, 'sent');
      connection.destroy();
    });
  }

  test('keeps its nickname and picture', async () => {
    assert.equal((await (await signedIn(server, 'alice', secret)).getJson('/api/user-profile')).nickname, 'Alice the First');
    assert.equal((await (await signedIn(server, 'Alice', secret)).getJson('/api/user-profile')).pfp, 'https://example.org/a.png');
    assert.equal((await (await signedIn(server, 'ALICE', secret)).getJson('/api/user-profile')).nickname, 'N'.repeat(100));
  });

  test('whose name differs only in case from others is no other', async () => {
    const [alice, upper] = [await signedIn(server, 'alice', secret), await signedIn(server, 'ALICE', secret)];
    assert.equal((await alice.history('Alice')).length, 3);
    assert.deepEqual(texts(await upper.history('Alice')), []);
    assert.equal((await alice.get('/api/people/aLiCe')).status, 404);
  });

  test('holds its name, in whatever case, against new ones', async () => {
    for (const name of ['alice', 'aLICE']) {
      const answer = await register(server, name);
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.json(), { detail: 'User exists.' });
    }
  });

  test('has its password upgraded at the first login and keeps logging in', async () => {
    for (let n = 0; n < 2; n += 1) assert.equal((await login(server, 'x', secret)).status, 200);
    for (const file of ['parley.db', 'parley.db-wal'].map((name) => join(data, name))) {
      let bytes = '';
      try {
        bytes = readFileSync(file, 'latin1');
      } catch (error) {
        assert.equal(error.code, 'ENOENT');
      }
      if (bytes.includes('argon2id')) return;
    }
    assert.fail('no password was upgraded');
  });
});

describe('old messages', () => {
  test('keep their text, time and order', async () => {
    const alice = await signedIn(server, 'alice', secret);
    const chat = await alice.history('Alice');
    assert.deepEqual(chat.map(({ sender_username: from, message, timestamp }) => [from, message, timestamp]), [
      ['alice', 'one', '2023-05-01T10:00:00.000000+00:00'], ['Alice', 'two', '2023-05-01T10:00:01.000000+00:00'],
      ['alice', 'three, in the same second', '2023-05-01T10:00:01.000000+00:00'],
    ]);
    assert.deepEqual(texts(await alice.history('Оля')), ['Привіт 😀']);
    assert.equal((await alice.history('alice'))[0].message, 'a note to myself');
    const spaced = await signedIn(server, 'two words', secret);
    assert.deepEqual(texts(await spaced.history('a/b')), ["quotes ' and \"\n"]);
  });

  test('that are longer than new ones may be stay whole', async () => {
    const person = await signedIn(server, 'x', secret);
    assert.equal((await person.history('😀'))[0].message, 'm'.repeat(5000));
  });

  test('come before new ones', async () => {
    const alice = await signedIn(server, 'alice', secret);
    const connection = await alice.connect();
    await say(connection, 'Оля', 'new');
    connection.destroy();
    assert.deepEqual(texts(await alice.history('Оля')), ['Привіт 😀', 'new']);
  });
});

test('saved chats come along with the last message’s own time', async () => {
  const alice = await signedIn(server, 'alice', secret);
  const chat = (await alice.getJson('/api/saved-chats')).find(({ username }) => username === 'Alice');
  assert.equal(chat.last_message, 'three, in the same second');
  assert.equal(chat.last_message_time, '2023-05-01T10:00:01.000000+00:00');
  assert.ok((await alice.getJson('/api/saved-chats')).some(({ username }) => username === '..'));
});

test('a second run adds nothing twice', async () => {
  const fresh = tempFolder();
  const counts = async () => {
    const { code, stdout, stderr } = await run(['import', original, '--data', fresh]);
    assert.equal(code, 0, stdout + stderr);
    return ['users', 'messages'].map((table) => query(join(fresh, 'parley.db'), `SELECT count(*) AS n FROM ${table}`)[0].n);
  };
  const once = await counts();
  assert.deepEqual(await counts(), once);
  assert.equal(once[0], names.length);
});

test('a database in WAL mode comes along as well, and is not changed', async () => {
  const file = buildOriginal({ users: users.slice(0, 2), messages: messages.slice(0, 2) });
  execFileSync('sqlite3', [file, 'PRAGMA journal_mode = WAL; UPDATE users SET email = email;'], { stdio: 'ignore' });
  const kept = digest(file);
  const fresh = tempFolder();
  const { code, stdout, stderr } = await run(['import', file, '--data', fresh]);
  assert.equal(code, 0, stdout + stderr);
  assert.equal(query(join(fresh, 'parley.db'), 'SELECT count(*) AS n FROM messages')[0].n, 2);
  assert.equal(digest(file), kept);
});

describe('what cannot be imported is refused with a sentence', () => {
  const folder = tempFolder('odd');
  const text = join(folder, 'text.db');
  writeFileSync(text, 'this is no database');
  const empty = join(folder, 'empty.db');
  writeFileSync(empty, '');
  for (const [what, file] of [['a file that is not there', join(folder, 'none.db')], ['a file that is no database', text], ['a database without its tables', empty]]) {
    test(what, async () => {
      const { code, stdout, stderr } = await run(['import', file, '--data', tempFolder()]);
      assert.ok(code > 0);
      assert.ok((stdout + stderr).trim().length > 0);
    });
  }
});
