// Wrong passwords are throttled per account and per address, and which address that is. Each test comes from loopback addresses of its own.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { login, newName, password, people, person } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer({ trust: ['127.0.0.1/32', '127.9.0.0/16'] });
after(() => server.stop());

// More wrong passwords than any useful limit lets through at once.
const enough = 160;
const atOnce = 8;

let block = 0;
// The addresses of one test: from(1), from(2), …
function addresses() {
  block += 1;
  const net = block;
  return (n) => `127.1.${net}.${n}`;
}

// Tries, several at once, until an attempt is answered 429; resolves to that answer, and how many came through before.
async function untilThrottled(attempt) {
  for (let tries = 0; tries < enough; tries += atOnce) {
    const answers = await Promise.all(Array.from({ length: atOnce }, (_, k) => attempt(tries + k)));
    const at = answers.findIndex(({ status }) => status === 429);
    if (at >= 0) return { answer: answers[at], tries: tries + at };
  }
  return assert.fail(`${enough} wrong passwords were let through`);
}

function assertThrottled(answer) {
  assert.equal(answer.status, 429);
  assert.match(answer.headers['retry-after'], /^[1-9]\d*$/);
}

const signIn = (username, from) => (
  request(server, '/sign-in', { method: 'POST', form: { username, password: 'wrong one' }, from }));
const guess = (from, headers) => login(server, newName('guess'), 'wrong one', { from, headers });

describe('wrong passwords', () => {
  test('for one account from one address are throttled with 429 and Retry-After, but not the first three', async () => {
    const from = addresses();
    const { username } = await person(server, 'target');
    for (let n = 0; n < 3; n += 1) assert.equal((await login(server, username, 'wrong one', { from: from(1) })).status, 400);
    const { answer } = await untilThrottled(() => login(server, username, 'wrong one', { from: from(1) }));
    assertThrottled(answer);
    assert.equal(typeof answer.json().detail, 'string');
  });

  test('for one account are throttled though they come from many addresses, and leave other accounts alone', async () => {
    const from = addresses();
    const [target, other] = await people(server, 'target', 'other');
    const { answer } = await untilThrottled((n) => login(server, target.username, 'wrong one', { from: from(n + 1) }));
    assertThrottled(answer);
    assert.equal((await login(server, other.username, password, { from: from(200) })).status, 200);
  });

  test('from one address are throttled though each names another account and a forwarded address', async () => {
    const from = addresses();
    const { answer } = await untilThrottled((n) => guess(from(1), {
      'X-Forwarded-For': `10.0.0.${n + 1}`, Forwarded: `for=10.0.0.${n + 1}`, 'X-Real-IP': `10.0.0.${n + 1}`,
    }));
    assertThrottled(answer);
    assert.equal((await guess(from(2))).status, 404);
  });

  test('on the sign-in page count as well, and the same for a name that nobody has', async () => {
    const from = addresses();
    const { username } = await person(server, 'target');
    const known = await untilThrottled(() => signIn(username, from(1)));
    const nobody = newName('nobody');
    const unknown = await untilThrottled(() => signIn(nobody, from(2)));
    assertThrottled(known.answer);
    assertThrottled(unknown.answer);
    const page = ({ text }, name) => text.replaceAll(name, 'NAME').replace(/\d+ seconds?/, 'N seconds');
    assert.equal(page(unknown.answer, nobody), page(known.answer, username));
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

describe('a trusted proxy', () => {
  test('says whether the person came over TLS, and a stranger cannot', async () => {
    const { username } = await person(server, 'proxied');
    const isSecure = async (from) => {
      const form = { username, password };
      const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '10.4.0.1' };
      const answer = await request(server, '/sign-in', { method: 'POST', form, headers, from });
      return answer.cookie('access_token').attributes.secure ?? false;
    };
    assert.equal(await isSecure('127.9.0.1'), true);
    assert.equal(await isSecure('127.1.250.1'), false);
  });

  test('names the address that is throttled: the last one that is not trusted, whatever a client wrote before it', async () => {
    const proxied = (forwarded) => guess('127.9.0.1', { 'X-Forwarded-For': forwarded });
    const { answer } = await untilThrottled((n) => proxied(`10.2.${n}.1, 10.3.0.1`));
    assertThrottled(answer);
    assert.equal((await proxied('10.3.0.1, 10.3.0.2')).status, 404);
  });

  test('is never throttled itself', async () => {
    for (let n = 0; n < enough; n += atOnce) {
      const answers = await Promise.all(Array.from({ length: atOnce }, () => guess('127.9.0.2')));
      assert.ok(answers.every(({ status }) => status === 404));
    }
  });
});
