// What an operator may hand to `parley restore`, and what stays of the database that was there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { run } from '../support/js/binary.js';
import { newName, register, signedIn } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { tempFolder } from '../support/js/temp.js';

const sql = (file, text) => execFileSync('sqlite3', [file, text], { encoding: 'utf8' });

// The data folder of a server at which somebody signed up, and that person's name.
async function lived() {
  const server = await startServer();
  const username = newName('owner');
  assert.equal((await register(server, username)).status, 200);
  await server.stop();
  return { data: server.data, username };
}

async function backupOf({ data }) {
  const file = join(tempFolder('backup'), 'backup.db');
  const { code, stderr } = await run(['backup', file, '--data', data]);
  assert.equal(code, 0, stderr);
  return file;
}

const canSignIn = async (data, username) => {
  const server = await startServer({ data });
  try {
    return await signedIn(server, username).then(() => true, () => false);
  } finally {
    await server.stop();
  }
};

// Names and bytes of the files that a restore must leave alone.
const contentsOf = (data) => Object.fromEntries(readdirSync(data, { withFileTypes: true }).filter((entry) => entry.isFile())
  .map(({ name }) => [name, readFileSync(join(data, name)).toString('base64')]));

// The offset of the last page that begins with this byte and holds rows.
function lastPageOfType(bytes, pageSize, type) {
  for (let at = bytes.length - pageSize; at > 0; at -= pageSize) {
    if (bytes[at] === type && bytes.readUInt16BE(at + 3) > 0) return at;
  }
  throw new Error(`no page of type ${type} holds rows`);
}

describe('parley restore', () => {
  let now, file;
  before(async () => {
    now = await lived();
    file = await backupOf(now);
  });

  test('over other data brings the backup back and keeps what was there', async () => {
    const other = await lived();
    const { code, stdout, stderr } = await run(['restore', file, '--data', other.data]);
    assert.equal(code, 0, stdout + stderr);
    const kept = join(other.data, 'parley.db.before-restore');
    assert.match(stdout, /before-restore/);
    assert.match(sql(kept, 'SELECT username FROM users'), new RegExp(other.username));
    assert.equal(await canSignIn(other.data, now.username), true);
    assert.equal(await canSignIn(other.data, other.username), false);
  });

  test('twice keeps what was there last', async () => {
    const [first, second] = [await lived(), await lived()];
    assert.equal((await run(['restore', file, '--data', first.data])).code, 0);
    assert.equal((await run(['restore', await backupOf(second), '--data', first.data])).code, 0);
    assert.match(sql(join(first.data, 'parley.db.before-restore'), 'SELECT username FROM users'), new RegExp(now.username));
  });

  test('replaces a database that is damaged beyond reading', async () => {
    const other = await lived();
    writeFileSync(join(other.data, 'parley.db'), 'this was a database once'.repeat(1000));
    const { code, stdout, stderr } = await run(['restore', file, '--data', other.data]);
    assert.equal(code, 0, stdout + stderr);
    assert.match(readFileSync(join(other.data, 'parley.db.before-restore'), 'utf8'), /^this was a database once/);
    assert.equal(await canSignIn(other.data, now.username), true);
  });

  const refusals = [
    ['another program’s database', 'CREATE TABLE notes (text TEXT)', /not a database of Parley/],
    ['a database of a newer Parley', null, /schema 9999/],
  ];
  for (const [name, schema, reason] of refusals) {
    test(`refuses ${name} and leaves everything as it is`, async () => {
      const other = await lived();
      const wrong = join(tempFolder('wrong'), 'wrong.db');
      if (schema === null) writeFileSync(wrong, readFileSync(file));
      sql(wrong, schema ?? "INSERT INTO schema_migrations VALUES (9999, 'later')");
      const { code, stdout, stderr } = await run(['restore', wrong, '--data', other.data]);
      assert.ok(code > 0);
      assert.match(stdout + stderr, reason);
      assert.ok(!existsSync(join(other.data, 'parley.db.before-restore')));
      assert.equal(await canSignIn(other.data, other.username), true);
    });
  }

  const pageBytes = () => readFileSync(file).readUInt16BE(16);
  const damages = [
    // 13 is the type of a leaf of a table, the first byte of most pages.
    ['with a flipped bit in the header of a page', (bytes) => { bytes[lastPageOfType(bytes, pageBytes(), 13)] ^= 0x10; return bytes; }],
    ['with a wrong count of cells in a page', (bytes) => { bytes[lastPageOfType(bytes, pageBytes(), 13) + 4] ^= 0x01; return bytes; }],
    ['that lacks its last page', (bytes) => bytes.subarray(0, bytes.length - pageBytes())],
    ['that breaks off in a page', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2) + 100)],
    ['that breaks off in the header', (bytes) => bytes.subarray(0, 60)],
    ['of no bytes', () => Buffer.alloc(0)],
  ];
  for (const [name, damage] of damages) {
    test(`refuses a backup ${name} and leaves everything as it is`, async () => {
      const other = await lived();
      const damaged = join(tempFolder('damaged'), 'damaged.db');
      writeFileSync(damaged, damage(readFileSync(file)));
      const before = contentsOf(other.data);
      const { code, stdout, stderr } = await run(['restore', damaged, '--data', other.data]);
      assert.equal(code, 1, stdout + stderr);
      assert.match(stderr, /damaged|not a database/);
      assert.deepEqual(contentsOf(other.data), before);
      assert.equal(await canSignIn(other.data, other.username), true);
    });
  }

  test('refuses while a server runs on the folder', async () => {
    const server = await startServer();
    const { code } = await run(['restore', file, '--data', server.data]);
    assert.ok(code > 0);
    await server.stop();
  });
});
