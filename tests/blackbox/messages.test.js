// The history of a chat and how it is paged.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { people, person, say, sayAll } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const fields = [
  'id', 'message', 'receiver_nickname', 'receiver_pfp', 'receiver_username', 'sender_nickname', 'sender_pfp', 'sender_username', 'timestamp',
];
const texts = (messages) => messages.map(({ message }) => message);

test('an unknown user and an empty chat have no messages', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  assert.deepEqual(await anna.history('nobody-at-all'), []);
  assert.deepEqual(await anna.history(bob), []);
});

test('a message is there for both, with all its fields, and for nobody else', async () => {
  const [anna, bob, eve] = await people(server, 'anna', 'bob', 'eve');
  await anna.post('/api/update-nickname', { form: { nickname: 'Anna K.' } });
  await bob.post('/api/update-avatar', { form: { avatar_url: 'https://example.org/bob.png' } });
  const [hers, his] = [await anna.connect(), await bob.connect()];
  const sent = await say(hers, bob, 'for you');
  const [message, ...others] = await anna.history(bob);
  assert.equal(others.length, 0);
  assert.deepEqual(Object.keys(message).sort(), fields);
  const { id, sender_pfp: anyPfp, ...rest } = message;
  assert.ok(Number.isSafeInteger(id) && id > 0);
  assert.deepEqual(rest, {
    sender_username: anna.username, sender_nickname: 'Anna K.', receiver_username: bob.username, receiver_nickname: bob.username,
    receiver_pfp: 'https://example.org/bob.png', message: 'for you', timestamp: sent.timestamp,
  });
  assert.match(message.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
  assert.ok(Math.abs(Date.parse(message.timestamp) - Date.now()) < 60_000);
  assert.deepEqual(await bob.history(anna), [message]);
  assert.deepEqual(await eve.history(anna), []);
  assert.deepEqual(await eve.history(bob), []);
  hers.destroy();
  his.destroy();
});

test('every text comes back as it was written', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const connection = await anna.connect();
  const odd = [
    'Привіт, світе', '👩‍👩‍👧‍👦 🏳️‍🌈', 'مرحبا', 'two\nlines\ttabbed', '  spaces around  ', '"quotes" \\ and \\u0041', '<script>alert(1)</script>&amp;', "'; DROP TABLE messages; --",
    'a\u0001\u001f\u007fb', 'é', '￿\uFEFF', 'a\u2028\u2029b', '%s %d {0} ${x} {{y}}',
  ];
  await sayAll(connection, bob, odd);
  assert.deepEqual(texts(await bob.history(anna)), odd);
  connection.destroy();
});

test('messages to a name of a different case are not somebody else’s', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const connection = await anna.connect();
  await say(connection, bob, 'hello');
  assert.deepEqual(texts(await anna.history(bob)), ['hello']);
  assert.deepEqual(await anna.history(`${bob.username}%`), []);
  connection.destroy();
});

describe('a long chat', () => {
  const all = Array.from({ length: 230 }, (_, n) => `message ${n}`);
  let anna;
  let bob;
  let empty;
  before(async () => {
    [anna, bob] = await people(server, 'anna', 'bob');
    empty = await person(server, 'empty');
    const connection = await anna.connect();
    await sayAll(connection, bob, all);
    connection.destroy();
  });

  test('shows the last 50, oldest first', async () => {
    const page = await anna.history(bob);
    assert.deepEqual(texts(page), all.slice(-50));
    const ids = page.map(({ id }) => id);
    assert.deepEqual(ids, [...ids].sort((a, b) => a - b));
    assert.equal(new Set(ids).size, 50);
  });

  for (const limit of [1, 7, 50, 100]) {
    test(`shows the last ${limit} for ?limit=${limit}`, async () => {
      assert.deepEqual(texts(await anna.history(bob, `?limit=${limit}`)), all.slice(-limit));
    });
  }

  for (const query of ['limit=0', 'limit=101', 'limit=-1', 'limit=ten', 'limit=', 'limit=1.5', 'limit=99999999999999999999', 'before=x', 'before=1e3', 'after=x', 'before=99999999999999999999999']) {
    test(`answers 422 to ?${query}`, async () => {
      const answer = await anna.get(`/api/messages/${bob.username}?${query}`);
      assert.equal(answer.status, 422);
      assert.deepEqual(answer.json().detail[0].loc, ['query', query.split('=')[0]]);
    });
  }

  test('pages back through everything with ?before, without gap or overlap', async () => {
    const pages = [];
    for (let page = await anna.history(bob, '?limit=70'); page.length > 0; page = await anna.history(bob, `?limit=70&before=${page[0].id}`)) {
      pages.unshift(...page);
    }
    assert.deepEqual(texts(pages), all);
  });

  test('pages forward through everything with ?after', async () => {
    const pages = [];
    for (let page = await bob.history(anna, '?limit=90&after=0'); page.length > 0; page = await bob.history(anna, `?limit=90&after=${page.at(-1).id}`)) {
      pages.push(...page);
    }
    assert.deepEqual(texts(pages), all);
  });

  test('has nothing before its first message and nothing after its last', async () => {
    const [first] = await anna.history(bob, '?after=0&limit=1');
    const [last] = await anna.history(bob, '?limit=1');
    assert.deepEqual(await anna.history(bob, `?before=${first.id}`), []);
    assert.deepEqual(await anna.history(bob, `?after=${last.id}`), []);
  });

  test('does not spill into other chats, even with its ids', async () => {
    const [last] = await anna.history(bob, '?limit=1');
    assert.deepEqual(await anna.history(empty, `?before=${last.id + 1}`), []);
    assert.deepEqual(await empty.history(anna, '?after=0'), []);
  });
});
