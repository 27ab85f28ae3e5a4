// Finding messages by their words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../support/js/deadline.js';
import { people, sayAll } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const search = (who, fields) => who.getJson(`/api/search-messages?${new URLSearchParams(fields)}`);
const texts = (list) => list.map(({ message }) => message);

let anna;
let bob;
let cleo;
before(async () => {
  [anna, bob, cleo] = await people(server, 'anna', 'bob', 'cleo');
  const hers = await anna.connect();
  await sayAll(hers, bob, ['The quick brown fox', 'a quick one', 'Привіт, світе', 'nothing here', 'Crème brûlée at 8', 'well-known e.g. word']);
  await sayAll(hers, cleo, ['quick and brown', 'the end']);
  hers.destroy();
  const his = await bob.connect();
  await sayAll(his, cleo, ['quick secret']);
  await sayAll(his, anna, ['a brown quick answer']);
  his.destroy();
  // The index is fed behind the acknowledgement: the newest word shows that it has caught up.
  await until(async () => (await search(anna, { q: 'answer' })).length === 1, 'the index to catch up');
});

test('finds the messages of one’s chats that hold all the words, newest first', async () => {
  assert.deepEqual(texts(await search(anna, { q: 'quick brown' })), ['a brown quick answer', 'quick and brown', 'The quick brown fox']);
});

test('signs between words hide nothing', async () => {
  for (const q of ['brown 😀 fox', 'fox \u2014', 'fox\u0000', 'quick\u0000fox']) {
    assert.deepEqual(texts(await search(anna, { q })), ['The quick brown fox'], JSON.stringify(q));
  }
});

test('shows them in the shape of the history', async () => {
  const [found] = await search(anna, { q: 'fox' });
  const kept = (await anna.history(bob)).find(({ message }) => message === 'The quick brown fox');
  assert.deepEqual(found, kept);
});

test('never shows a chat of others', async () => {
  assert.deepEqual(await search(anna, { q: 'secret' }), []);
  assert.deepEqual(texts(await search(cleo, { q: 'secret' })), ['quick secret']);
});

test('narrows to one person', async () => {
  assert.deepEqual(texts(await search(anna, { q: 'quick brown', with: cleo.username })), ['quick and brown']);
  assert.deepEqual(await search(anna, { q: 'secret', with: bob.username }), []);
  assert.deepEqual(await search(anna, { q: 'quick', with: 'nobody-at-all' }), []);
});

test('does not care for case, in any alphabet', async () => {
  assert.deepEqual(texts(await search(anna, { q: 'FOX' })), ['The quick brown fox']);
  assert.deepEqual(texts(await search(anna, { q: 'ПРИВІТ' })), ['Привіт, світе']);
});

test('takes no more than the limit', async () => {
  assert.deepEqual(texts(await search(anna, { q: 'quick', limit: 1 })), ['a brown quick answer']);
  for (const limit of ['0', '101', 'x']) {
    assert.equal((await anna.get(`/api/search-messages?q=quick&limit=${limit}`)).status, 422, limit);
  }
});

test('does not stumble over marks between words', async () => {
  for (const q of ['well-known', '"quick', "quick's", 'brown)', 'a:b', '*']) {
    const answer = await anna.get(`/api/search-messages?${new URLSearchParams({ q })}`);
    assert.equal(answer.status, 200, q);
    assert.ok(Array.isArray(answer.json()), q);
  }
});

test('finds nothing where no word is given', async () => {
  for (const query of ['', '?q=', '?q=%20', '?q=%22%22', '?q=-']) {
    assert.deepEqual(await anna.getJson(`/api/search-messages${query}`), [], query);
  }
});
