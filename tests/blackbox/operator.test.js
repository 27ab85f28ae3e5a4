// What an operator does: accounts, backups and checks.
import assert from 'node:assert/strict';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { run } from '../support/js/binary.js';
import { until } from '../support/js/deadline.js';
import { query } from '../support/js/original-database.js';
import { login, newName, people, person, sayAll, signedIn } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { tempFolder } from '../support/js/temp.js';

const server = await startServer();
after(() => server.stop());

async function parley(args, input) {
  const result = await run([...args, '--data', server.data], { input });
  return { ...result, said: result.stdout + result.stderr };
}
async function parleyOk(args, input) {
  const result = await parley(args, input);
  assert.equal(result.code, 0, result.said);
  return result;
}
const addUser = (name, secret) => parley(['user', 'add', name, '--email', `${name}@example.org`], `${secret}\n${secret}\n`);

describe('parley user', () => {
  test('add makes an account that can log in, without a restart', async () => {
    const name = newName('added');
    const { code, said } = await addUser(name, 'given at the terminal');
    assert.equal(code, 0, said);
    assert.equal((await login(server, name, 'given at the terminal')).status, 200);
    assert.ok(!said.includes('given at the terminal'));
  });

  test('add refuses a name that is taken, and what no new user may have', async () => {
    const { username } = await person(server, 'taken');
    for (const [name, secret] of [[username, 'long enough'], [username.toUpperCase(), 'long enough'], ['x', 'long enough'], ['two words', 'long enough'], [newName('weak'), 'short']]) {
      const { code, said } = await addUser(name, secret);
      assert.ok(code > 0, name);
      assert.ok(said.trim().length > 0);
    }
  });

  test('list shows everybody, and no password', async () => {
    const { username } = await person(server, 'listed');
    const { stdout } = await parleyOk(['user', 'list']);
    assert.match(stdout, new RegExp(`\\b${username}\\b`));
    assert.doesNotMatch(stdout, /argon2|\$/);
  });

  test('set-password changes it and ends the sessions', async () => {
    const anna = await person(server, 'forgot');
    await parleyOk(['user', 'set-password', anna.username], 'set by the operator\nset by the operator\n');
    assert.equal((await login(server, anna.username)).status, 400);
    assert.equal((await login(server, anna.username, 'set by the operator')).status, 200);
    await until(async () => (await anna.get('/api/user-profile')).status === 401, 'the session to end');
  });

  test('disable ends the sessions, closes the connections and lets nobody in', async () => {
    const anna = await person(server, 'barred');
    const connection = await anna.connect();
    await parleyOk(['user', 'disable', anna.username]);
    assert.equal((await connection.waitClosed()).code, 1008);
    assert.equal((await anna.get('/api/user-profile')).status, 401);
    const { status } = await login(server, anna.username);
    assert.ok(status >= 400 && status < 500, String(status));
    await assert.rejects(anna.connect(), /403/);
  });

  test('enable lets a disabled account in again, but brings no session back', async () => {
    const anna = await person(server, 'forgiven');
    await parleyOk(['user', 'disable', anna.username]);
    await until(async () => (await anna.get('/api/user-profile')).status === 401, 'the session to end');
    await parleyOk(['user', 'enable', anna.username]);
    const back = await signedIn(server, anna.username);
    assert.equal((await back.get('/api/user-profile')).status, 200);
    assert.equal((await anna.get('/api/user-profile')).status, 401);
  });

  for (const command of [['set-password', 'nobody-at-all'], ['disable', 'nobody-at-all'], ['enable', 'nobody-at-all']]) {
    test(`${command.join(' ')} says that there is none`, async () => {
      const { code, said } = await parley(['user', ...command], 'long enough\nlong enough\n');
      assert.ok(code > 0);
      assert.match(said, /nobody-at-all|exist|unknown|no (such )?(user|account)/i);
    });
  }
});

describe('parley backup', () => {
  test('of a server that is being written to holds every message that was acknowledged before', async () => {
    const [anna, bob] = await people(server, 'anna', 'bob');
    const connection = await anna.connect();
    const texts = (from, count) => Array.from({ length: count }, (_, n) => `message ${from + n}`);
    await sayAll(connection, bob, texts(0, 60));
    const file = join(tempFolder('backup'), 'parley-backup.db');
    const later = sayAll(connection, bob, texts(60, 500));
    await parleyOk(['backup', file]);
    await later;
    connection.destroy();

    assert.equal(query(file, 'PRAGMA integrity_check')[0].integrity_check, 'ok');
    const data = tempFolder();
    const { code, stdout, stderr } = await run(['restore', file, '--data', data]);
    assert.equal(code, 0, stdout + stderr);
    const restored = await startServer({ data });
    const reader = await signedIn(restored, bob.username);
    const kept = [];
    for (let page = await reader.history(anna, '?limit=100&after=0'); page.length > 0; page = await reader.history(anna, `?limit=100&after=${page.at(-1).id}`)) {
      kept.push(...page.map(({ message }) => message));
    }
    await restored.stop();
    assert.ok(kept.length >= 60);
    assert.deepEqual(kept, texts(0, kept.length));
  });

  test('is readable by its owner alone', async () => {
    const file = join(tempFolder('backup'), 'parley-backup.db');
    await parleyOk(['backup', file]);
    assert.equal(statSync(file).mode & 0o077, 0);
  });

  test('into a folder that is not there is refused', async () => {
    const { code, said } = await parley(['backup', '/nonexistent/folder/file.db']);
    assert.ok(code > 0);
    assert.ok(said.trim().length > 0);
  });
});

describe('parley verify', () => {
  test('finds nothing wrong with a server that runs', async () => {
    await parleyOk(['verify']);
  });

  test('finds a damaged database', async () => {
    const other = await startServer();
    const [anna, bob] = await people(other, 'anna', 'bob');
    const connection = await anna.connect();
    await sayAll(connection, bob, Array.from({ length: 300 }, (_, n) => `${n} ${'x'.repeat(1000)}`));
    connection.destroy();
    await other.stop();
    assert.equal((await run(['verify', '--data', other.data])).code, 0);

    const file = join(other.data, 'parley.db');
    const damaged = openSync(file, 'r+');
    for (let at = 40_000; at < statSync(file).size - 4096; at += 40_000) writeSync(damaged, Buffer.alloc(2000, 0xa5), 0, 2000, at);
    closeSync(damaged);
    const { code, stdout, stderr } = await run(['verify', '--data', other.data]);
    assert.ok(code > 0, `code ${code}`);
    assert.ok((stdout + stderr).trim().length > 0);
  });

  test('of a folder without a database says so and makes none', async () => {
    const folder = tempFolder();
    const { code, stdout, stderr } = await run(['verify', '--data', join(folder, 'nothing')]);
    assert.ok(code > 0);
    assert.ok((stdout + stderr).trim().length > 0);
  });
});
