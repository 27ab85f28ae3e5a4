// The page of the guilds, and the way from an invite through sign-up into a channel.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { member } from '../support/js/discord.js';
import { request } from '../support/js/http.js';
import { newName, password } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

let server, ann;
before(async () => {
  server = await startServer();
  ann = await member(server, 'ann');
});
after(() => server.stop());

const boot = (text) => JSON.parse(/<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(text)[1]);
const form = (path, fields) => request(server, path, { method: 'POST', form: fields, headers: { Origin: server.origin } });

describe('a place', () => {
  test('is the page, with whose it is inside', async () => {
    for (const path of ['/channels/@me', '/channels/123', '/channels/123/456/789']) {
      const answer = await request(server, path, { headers: { Cookie: `access_token=${ann.authorization}` } });
      assert.equal(answer.status, 200, path);
      assert.equal(boot(answer.text).me.id, ann.user.id);
      assert.match(answer.headers['content-security-policy'], /script-src 'self'/);
    }
  });

  test('sends strangers to sign in and remembers where they were going', async () => {
    const answer = await request(server, '/channels/12/34');
    assert.deepEqual([answer.status, answer.headers.location], [303, '/sign-in?next=/channels/12/34']);
  });
});

describe('an invite', () => {
  test('is shown to everybody', async () => {
    const answer = await request(server, '/invite/abcdef');
    assert.equal(answer.status, 200);
    assert.equal(boot(answer.text).me, null);
  });

  test('is followed through sign-up, which signs in at once', async () => {
    const page = await request(server, '/sign-up?next=/invite/abcdef');
    assert.match(page.text, /name="next" value="&#x2F;invite&#x2F;abcdef"|name="next" value="\/invite\/abcdef"/);
    const username = newName('fresh');
    const answer = await form('/sign-up', { username, email: `${username}@example.org`, password, next: '/invite/abcdef' });
    assert.deepEqual([answer.status, answer.headers.location], [303, '/invite/abcdef']);
    const cookie = String(answer.headers['set-cookie']).split(';')[0];
    const there = await request(server, '/invite/abcdef', { headers: { Cookie: cookie } });
    assert.equal(boot(there.text).me.username, username);
  });

  test('is followed through sign-in, also after a wrong password', async () => {
    const wrong = await form('/sign-in', { username: ann.user.username, password: 'wrong', next: '/invite/abcdef' });
    assert.match(wrong.text, /name="next"/);
    const right = await form('/sign-in', { username: ann.user.username, password, next: '/invite/abcdef' });
    assert.deepEqual([right.status, right.headers.location], [303, '/invite/abcdef']);
  });

  test('leads nowhere else', async () => {
    for (const next of ['//evil.example', 'https://evil.example/', '/logout', '/channels/../logout']) {
      const answer = await form('/sign-in', { username: ann.user.username, password, next });
      assert.deepEqual([answer.status, answer.headers.location], [303, '/'], next);
    }
  });
});
