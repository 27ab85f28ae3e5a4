// Wrong passwords are throttled per account and per address. Each test comes from loopback addresses of its own.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { login, newName, password, person } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ trust: ['127.0.0.1/32', '127.9.0.0/16'] });
after(() => server.stop());

// More wrong passwords than any useful limit lets through.
const enough = 60;

let block = 0;
// The addresses of one test: from(1), from(2), …
function addresses() {
  block += 1;
  const net = block;
  return (n) => `127.1.${net}.${n}`;
}

// Tries until an attempt is answered 429; resolves to that answer, and how many came through before it.
async function untilThrottled(attempt) {
  for (let tries = 0; tries < enough; tries += 1) {
    const answer = await attempt(tries);
    if (answer.status === 429) return { answer, tries };
    assert.notEqual(answer.status, 200);
  }
  return assert.fail(`${enough} wrong passwords were let through`);
}

function assertThrottled(answer) {
  assert.equal(answer.status, 429);
  assert.match(answer.headers['retry-after'], /^[1-9]\d*$/);
}

describe('wrong passwords', () => {
  test('for one account are throttled with 429 and Retry-After', async () => {
    const from = addresses();
    const { username } = await person(server, 'target');
    const { answer, tries } = await untilThrottled(() => login(server, username, 'wrong one', { from: from(1) }));
    assertThrottled(answer);
    assert.ok(tries >= 3, 'a person may mistype a password');
    assert.equal(typeof answer.json().detail, 'string');
  });

  test('for one account are throttled though they come from many addresses', async () => {
    const from = addresses();
    const { username } = await person(server, 'target');
    const { answer } = await untilThrottled((n) => login(server, username, 'wrong one', { from: from(n + 1) }));
    assertThrottled(answer);
  });

  test('for one account leave the others alone', async () => {
    const from = addresses();
    const [target, other] = [await person(server, 'target'), await person(server, 'other')];
    await untilThrottled((n) => login(server, target.username, 'wrong one', { from: from(n + 1) }));
    assert.equal((await login(server, other.username, password, { from: from(200) })).status, 200);
  });

  test('from one address are throttled though each names another account', async () => {
    const from = addresses();
    const { answer } = await untilThrottled(() => login(server, newName('guess'), 'wrong one', { from: from(1) }));
    assertThrottled(answer);
    assert.equal((await login(server, newName('guess'), 'wrong one', { from: from(2) })).status, 404);
  });

  test('on the sign-in page count as well', async () => {
    const from = addresses();
    const { username } = await person(server, 'target');
    const form = { username, password: 'wrong one' };
    const { answer } = await untilThrottled((n) => request(server, '/sign-in', { method: 'POST', form, from: from(n + 1) }));
    assertThrottled(answer);
  });

  test('on the sign-in page are throttled the same for a name that nobody has', async () => {
    const from = addresses();
    const [known, unknown] = [(await person(server, 'target')).username, newName('nobody')];
    const triesFor = async (username, base) => (await untilThrottled((n) => (
      request(server, '/sign-in', { method: 'POST', form: { username, password: 'wrong one' }, from: from(base + n) })))).tries;
    assert.equal(await triesFor(unknown, 1), await triesFor(known, 100));
  });

  test('for a change of password count as well', async () => {
    const anna = await person(server, 'target');
    const form = { current_password: 'wrong one', new_password: 'another one 5' };
    const { answer } = await untilThrottled(() => anna.post('/api/change-password', { form }));
    assertThrottled(answer);
  });
});

test('correct logins are not counted', async () => {
  const from = addresses();
  const { username } = await person(server, 'often');
  for (let n = 0; n < 12; n += 1) {
    assert.equal((await login(server, username, password, { from: from(1) })).status, 200);
  }
});

describe('forwarded headers', () => {
  const guess = (from, headers) => login(server, newName('guess'), 'wrong one', { from, headers });
  const names = { 'X-Forwarded-For': (address) => address, Forwarded: (address) => `for=${address}`, 'X-Real-IP': (address) => address };

  for (const [name, value] of Object.entries(names)) {
    test(`${name} from a stranger hides no address`, async () => {
      const from = addresses();
      const { answer } = await untilThrottled((n) => guess(from(1), { [name]: value(`10.0.0.${n + 1}`) }));
      assertThrottled(answer);
    });
  }

  test('X-Forwarded-For from a trusted proxy names the address that is throttled', async () => {
    const proxied = (address) => guess('127.9.0.1', { 'X-Forwarded-For': address });
    const { answer } = await untilThrottled(() => proxied('10.1.0.1'));
    assertThrottled(answer);
    assert.equal((await proxied('10.1.0.2')).status, 404);
  });

  test('a trusted proxy believes only what it saw itself: the last address that is not trusted counts', async () => {
    const { answer } = await untilThrottled((n) => guess('127.9.0.1', { 'X-Forwarded-For': `10.2.${n}.1, 10.3.0.1` }));
    assertThrottled(answer);
  });

  test('a trusted address without them is never throttled itself', async () => {
    for (let n = 0; n < enough; n += 1) assert.equal((await guess('127.9.0.2')).status, 404);
  });
});
