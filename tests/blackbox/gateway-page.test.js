// Our own page at the gateway: its script knows no token, so the cookie of its handshake speaks for it, and for nobody else.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { Gateway, op } from '../support/js/gateway.js';
import { startServer } from '../support/js/server.js';
import { WebSocketClient } from '../support/js/websocket.js';

let server, ann;
before(async () => {
  server = await startServer();
  ann = await member(server, 'ann');
});
after(() => server.stop());

const open = async (options) => new Gateway(await WebSocketClient.connect(server, '/?v=10&encoding=json', options));
const ownPage = () => ({ cookie: ann.authorization, headers: { Origin: server.origin } });

describe('a page of ours', () => {
  test('identifies with an empty token, or with none', async () => {
    for (const token of ['', undefined]) {
      const page = await open(ownPage());
      const ready = await page.ready(token);
      assert.equal(ready.d.user.id, ann.user.id);
      assert.deepEqual(ready.d.guilds, []);
      page.cut();
    }
  });

  test('resumes with an empty token', async () => {
    const page = await open(ownPage());
    const { d: { session_id } } = await page.ready('');
    page.cut();
    const again = await open(ownPage());
    await again.resume('', session_id, 1);
    assert.equal((await again.event('RESUMED')).s, 2);
    again.cut();
  });

  test('is not signed in by a cookie that no longer holds', async () => {
    const gone = await member(server, 'gone');
    assert.equal((await gone.post('/auth/logout')).status, 204);
    const page = await open({ cookie: gone.authorization, headers: { Origin: server.origin } });
    await page.next(op.hello);
    page.identify('');
    assert.equal(await page.closeCode(), 4004);
  });
});

describe('the cookie speaks for nobody else', () => {
  const refused = async (options, act) => {
    const other = await open(options);
    await other.next(op.hello);
    act(other);
    assert.equal(await other.closeCode(), 4004);
  };
  const origins = {
    'another site': 'https://evil.example',
    'another port of the host': () => `http://127.0.0.1:${server.port + 1}`,
    'a page without an origin': 'null',
    'a client that names no origin': undefined,
  };
  for (const [name, origin] of Object.entries(origins)) {
    test(`not for ${name}`, async () => {
      const Origin = typeof origin === 'function' ? origin() : origin;
      const options = { cookie: ann.authorization, headers: Origin === undefined ? {} : { Origin } };
      await refused(options, (gateway) => gateway.identify(''));
      await refused(options, (gateway) => gateway.send(op.resume, { token: '', session_id: 'x', seq: 0 }));
    });
  }

  test('nor where a token is given: that one counts', async () => {
    await refused(ownPage(), (gateway) => gateway.identify('not.a.token'));
    const bob = await member(server, 'bob');
    const page = await open(ownPage());
    assert.equal((await page.ready(bob.authorization)).d.user.id, bob.user.id);
    page.cut();
  });
});
