// Sessions: what one has open, and how each ends.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { login, password, person, say, signedIn } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const sessions = (who) => who.getJson('/api/sessions');
const isOver = async (who) => (await who.get('/api/user-profile')).status === 401;
const end = (who, id) => request(server, `/api/sessions/${id}`, { method: 'DELETE', token: who.token });

// One person signed in on two devices.
async function twoDevices() {
  const phone = await person(server, 'anna');
  const laptop = await signedIn(server, phone.username);
  return { phone, laptop };
}

describe('GET /api/sessions', () => {
  test('lists every device and marks the one that asks', async () => {
    const { phone, laptop } = await twoDevices();
    const list = await sessions(phone);
    assert.equal(list.length, 2);
    for (const session of list) {
      assert.deepEqual(Object.keys(session).sort(), ['address', 'agent', 'created_at', 'current', 'id', 'last_seen']);
    }
    for (const { created_at: created, last_seen: seen } of list) {
      for (const time of [created, seen]) assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
    }
    assert.equal(list.filter(({ current }) => current === true).length, 1);
    const mine = (from) => from.find(({ current }) => current).id;
    assert.notEqual(mine(list), mine(await sessions(laptop)));
  });

  test('remembers the agent and address of the login', async () => {
    const anna = await person(server, 'anna');
    const answer = await login(server, anna.username, password, { headers: { 'User-Agent': 'Odd Browser <1>' }, from: '127.3.0.7' });
    anna.token = answer.json().access_token;
    const session = (await sessions(anna)).find(({ current }) => current);
    assert.equal(session.agent, 'Odd Browser <1>');
    assert.equal(session.address, '127.3.0.7');
  });
});

describe('DELETE /api/sessions/{id}', () => {
  test('ends another device and closes its connections with 1008', async () => {
    const { phone, laptop } = await twoDevices();
    const connection = await laptop.connect();
    const { id } = (await sessions(phone)).find(({ current }) => !current);
    const answer = await end(phone, id);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json(), { success: true });
    assert.equal((await connection.waitClosed()).code, 1008);
    assert.ok(await isOver(laptop));
    assert.ok(!await isOver(phone));
    assert.equal((await sessions(phone)).length, 1);
  });

  test('ends nobody else’s session', async () => {
    const { phone } = await twoDevices();
    const eve = await person(server, 'eve');
    const [{ id }] = await sessions(phone);
    assert.equal((await end(eve, id)).status, 404);
    assert.equal((await sessions(phone)).length, 2);
  });

  test('answers 404 or 422 to what is no session', async () => {
    const anna = await person(server, 'anna');
    for (const id of ['0', '999999999', 'nothing', '-1', '%00']) {
      assert.ok([404, 422].includes((await end(anna, id)).status), id);
    }
  });
});

test('the settings page ends a session by a form', async () => {
  const { phone, laptop } = await twoDevices();
  const { id } = (await sessions(phone)).find(({ current }) => !current);
  const answer = await request(server, `/settings/sessions/${id}/end`, { method: 'POST', cookie: phone.token, form: {} });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.location, '/settings');
  assert.ok(await isOver(laptop));
});

describe('logout', () => {
  test('closes the session’s connections with 1008 and leaves other devices alone', async () => {
    const { phone, laptop } = await twoDevices();
    const [gone, stays] = [await phone.connect(), await laptop.connect()];
    await request(server, '/logout', { cookie: phone.token });
    assert.equal((await gone.waitClosed()).code, 1008);
    assert.ok(await isOver(phone));
    assert.equal((await say(stays, laptop, 'still here')).type, 'sent');
    stays.destroy();
  });

  test('leaves no connection open that was being made at that moment', async () => {
    const anna = await person(server, 'anna');
    for (let n = 0; n < 5; n += 1) {
      const phone = await signedIn(server, anna.username);
      const connecting = Array.from({ length: 4 }, () => phone.connect().catch((error) => assert.match(error.message, /403/)));
      const left = request(server, '/logout', { cookie: phone.token });
      const open = (await Promise.all(connecting)).filter((connection) => connection !== undefined);
      await left;
      for (const connection of open) assert.equal((await connection.waitClosed()).code, 1008);
    }
  });

  test('without a session still leads to the sign-in page', async () => {
    const answer = await request(server, '/logout');
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.location, '/sign-in');
  });
});

describe('a change of password', () => {
  const secret = 'another secret 8';
  const ways = {
    'through the API': (who) => who.post('/api/change-password', { form: { current_password: password, new_password: secret } }),
    'through the settings page': (who) => request(server, '/settings/password', { method: 'POST', cookie: who.token, form: { current_password: password, new_password: secret } }),
  };
  for (const [way, change] of Object.entries(ways)) {
    test(`${way} ends every other session, and the old password is no longer good`, async () => {
      const { phone, laptop } = await twoDevices();
      const connection = await laptop.connect();
      const answer = await change(phone);
      if (way === 'through the API') {
        assert.equal(answer.status, 200);
        assert.deepEqual(answer.json(), { success: true, message: 'Password changed successfully' });
      } else {
        assert.equal(answer.status, 303);
        assert.equal(answer.headers.location, '/settings?saved=1');
      }
      assert.equal((await connection.waitClosed()).code, 1008);
      assert.ok(await isOver(laptop));
      assert.ok(!await isOver(phone));
      assert.equal((await login(server, phone.username)).status, 400);
      assert.equal((await login(server, phone.username, secret)).status, 200);
    });
  }

  test('needs the current password', async () => {
    const anna = await person(server, 'anna');
    const form = { current_password: 'not this one', new_password: secret };
    assert.equal((await anna.post('/api/change-password', { form })).status, 400);
    assert.equal((await request(server, '/settings/password', { method: 'POST', cookie: anna.token, form })).status, 200);
    assert.equal((await login(server, anna.username)).status, 200);
  });

  test('refuses a new one that is too short or too long', async () => {
    const anna = await person(server, 'anna');
    for (const bad of ['7 chars', 'x'.repeat(129)]) {
      const answer = await anna.post('/api/change-password', { form: { current_password: password, new_password: bad } });
      assert.equal(answer.status, 422);
      assert.deepEqual(answer.json().detail[0].loc, ['body', 'new_password']);
    }
  });
});
