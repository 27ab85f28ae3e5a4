// Tokens that others made, or that are no longer good.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { alteredToken, readToken, signToken } from '../support/js/jwt.js';
import { password, people, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { HandshakeRefused, WebSocketClient } from '../support/js/websocket.js';

const key = 'a key that only this test and its server know 0123456789';
const server = await startServer({ env: { SECRET_KEY: key, PARLEY_LOG_LEVEL: 'debug' } });
after(() => server.stop());

let anna;
let bob;
let claims;
before(async () => {
  [anna, bob] = await people(server, 'anna', 'bob');
  claims = readToken(anna.token).payload;
});

async function handshakeStatus(token) {
  try {
    (await WebSocketClient.connect(server, `/ws/${token}`)).destroy();
    return 101;
  } catch (error) {
    if (error instanceof HandshakeRefused) return error.response.status;
    throw error;
  }
}

async function assertWorthless(token) {
  assert.equal((await request(server, '/api/user-profile', { token })).status, 401);
  assert.equal((await request(server, '/api/user-profile', { cookie: token })).status, 401);
  assert.equal((await request(server, '/', { cookie: token })).status, 303);
  assert.equal(await handshakeStatus(token), 403);
}

test('the server’s own token is signed with SECRET_KEY', async () => {
  const [head, body, signature] = anna.token.split('.');
  const again = signToken(claims, key, { header: readToken(anna.token).header });
  assert.equal(again.split('.')[2], signature, `${head}.${body} was not signed HS256 with the key as it stands`);
});

test('a token remade with the right key and its own session is good: the forgeries below differ in one thing each', async () => {
  const remade = signToken(claims, key);
  assert.equal((await request(server, '/api/user-profile', { token: remade })).status, 200);
});

describe('worthless is', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const forgeries = {
    'a token without a signature': () => anna.token.split('.').slice(0, 2).join('.').concat('.'),
    'a token that says alg none': () => `${signToken(claims, '', { header: { alg: 'none', typ: 'JWT' } }).split('.').slice(0, 2).join('.')}.`,
    'a token that says alg NONE and is signed': () => signToken(claims, key, { header: { alg: 'NONE', typ: 'JWT' } }),
    'a token that says HS512': () => signToken(claims, key, { header: { alg: 'HS512', typ: 'JWT' }, digest: 'sha512' }),
    'a token that says RS256': () => signToken(claims, key, { header: { alg: 'RS256', typ: 'JWT' } }),
    'a token without an alg': () => signToken(claims, key, { header: { typ: 'JWT' } }),
    'a token of another key': () => signToken(claims, `${key}!`),
    'a token of the empty key': () => signToken(claims, ''),
    'a token whose name was altered': () => alteredToken(anna.token, { payload: { sub: bob.username } }),
    'a token whose life was prolonged': () => alteredToken(anna.token, { payload: { exp: claims.exp + 1000 } }),
    'a token with another person’s name, rightly signed': () => signToken({ ...claims, sub: bob.username }, key),
    'a token with a name that nobody has': () => signToken({ ...claims, sub: 'nobody-at-all' }, key),
    'a token with a session that never was': () => signToken({ ...claims, jti: '1' }, key),
    'a token without a session': () => signToken({ sub: claims.sub, iat: claims.iat, exp: claims.exp }, key),
    'a token without a name': () => signToken({ iat: claims.iat, exp: claims.exp, jti: claims.jti }, key),
    'a token that has expired': () => signToken({ ...claims, iat: now() - 100, exp: now() - 10 }, key),
    'a token that never expires': () => signToken({ sub: claims.sub, iat: claims.iat, jti: claims.jti }, key),
    'a token whose expiry is a word': () => signToken({ ...claims, exp: 'never' }, key),
    'a token as the original made them': () => signToken({ sub: claims.sub, exp: claims.exp }, key),
    'a payload that is no object': () => signToken('[]', key),
    'a payload that is no JSON': () => signToken('{', key),
    'a token with a fourth part': () => `${anna.token}.x`,
    'a token with a space in it': () => anna.token.replace('.', '. '),
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    test(what, () => assertWorthless(encodeURI(forge())));
  }

  test('a token with one bit of its signature changed', async () => {
    const [head, body, signature] = anna.token.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    bytes[31] ^= 1;
    await assertWorthless(`${head}.${body}.${bytes.toString('base64url')}`);
  });

  for (const published of ['secret', 'your-secret-key', 'SECRET_KEY', 'supersecretkey', 'changeme', '']) {
    test(`a token signed with ${JSON.stringify(published)}, as a default key would be`, () => assertWorthless(signToken(claims, published)));
  }
});

test('a server with another key does not know the tokens of this one', async () => {
  const other = await startServer();
  try {
    assert.equal((await request(other, '/api/user-profile', { token: anna.token })).status, 401);
  } finally {
    await other.stop();
  }
});

test('the log, even in all detail, tells no token, password, address or message', async () => {
  const connection = await anna.connect();
  await say(connection, bob, 'a text for nobody else');
  connection.destroy();
  await request(server, '/api/login', { method: 'POST', form: { username: anna.username, password: 'a wrong secret 123' } });
  await request(server, '/api/user-profile', { token: anna.token });
  await handshakeStatus(anna.token);
  const log = server.log();
  assert.ok(log.length > 0);
  for (const secret of [anna.token.split('.')[2], password, 'a wrong secret 123', key, 'a text for nobody else', `${anna.username}@example.org`]) {
    assert.ok(!log.includes(secret), secret);
  }
});
