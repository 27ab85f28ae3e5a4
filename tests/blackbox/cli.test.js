// The command line: help, version, and where settings come from.
import assert from 'node:assert/strict';
import { statSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { run } from '../support/js/binary.js';
import { request } from '../support/js/http.js';
import { readToken } from '../support/js/jwt.js';
import { password, person } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';
import { tempFolder } from '../support/js/temp.js';

const server = await startServer();
after(() => server.stop());

describe('parley', () => {
  test('--help names every command', async () => {
    const { code, stdout } = await run(['--help']);
    assert.equal(code, 0);
    for (const command of ['serve', 'import', 'backup', 'verify', 'user', 'version']) assert.match(stdout, new RegExp(`\\b${command}\\b`));
  });

  for (const command of [['serve'], ['import'], ['backup'], ['verify'], ['user'], ['user', 'add']]) {
    test(`${command.join(' ')} --help explains itself`, async () => {
      const { code, stdout } = await run([...command, '--help']);
      assert.equal(code, 0);
      assert.ok(stdout.split('\n').length > 2);
    });
  }

  test('version prints a version', async () => {
    const { code, stdout } = await run(['version']);
    assert.equal(code, 0);
    assert.match(stdout, /\d+\.\d+/);
  });

  const wrong = [
    ['--nonsense'], ['nonsense'], ['serve', '--nonsense'], ['user'], ['user', 'nonsense'], ['user', 'add'], ['import'], ['backup'], ['serve', '--port', '99999'], ['serve', '--port', 'x'],
    ['serve', '--threads', 'many'], ['serve', '--trust', 'nonsense'], ['serve', '--trust', '10.0.0.0/99'], ['serve', '--header-timeout', '-1'], ['serve', '--address', 'nonsense'],
  ];
  for (const args of wrong) {
    test(`${args.join(' ')} is refused at once, with a sentence`, async () => {
      const { code, stdout, stderr } = await run([...args, ...(args[0] === 'serve' ? ['--data', tempFolder()] : [])], { ms: 10_000 });
      assert.ok(code > 0, `code ${code}`);
      assert.ok((stdout + stderr).trim().length > 0);
    });
  }
});

describe('settings', () => {
  // How many days a token of that server lives.
  async function tokenDays(options) {
    const server = await startServer(options);
    try {
      const anna = await person(server, 'anna');
      const { iat, exp } = readToken(anna.token).payload;
      const form = { username: anna.username, password };
      const cookie = (await request(server, '/sign-in', { method: 'POST', form })).cookie('access_token');
      assert.equal(Number(cookie.attributes['max-age']), exp - iat, 'the cookie lives as long as the token');
      return (exp - iat) / 86_400;
    } finally {
      await server.stop();
    }
  }
  function toml(text) {
    const file = join(tempFolder('config'), 'parley.toml');
    writeFileSync(file, text);
    return file;
  }

  test('come from parley.toml', async () => {
    assert.equal(await tokenDays({ flags: ['--config', toml('token_days = 3\n')] }), 3);
  });

  test('of the environment go before parley.toml', async () => {
    assert.equal(await tokenDays({ flags: ['--config', toml('token_days = 3\n')], env: { PARLEY_TOKEN_DAYS: '5' } }), 5);
  });

  test('given as flags go before both', async () => {
    assert.equal(await tokenDays({ flags: ['--config', toml('token_days = 3\n'), '--token-days', '7'], env: { PARLEY_TOKEN_DAYS: '5' } }), 7);
  });

  const broken = { 'no TOML': 'token_days = = 3', 'a word for a number': 'token_days = "many"', 'a number out of range': 'port = 99999' };
  for (const [what, text] of Object.entries(broken)) {
    test(`in a file with ${what} are refused with a sentence that names the file or the setting`, async () => {
      const { code, stdout, stderr } = await run(['serve', '--data', tempFolder(), '--config', toml(text)]);
      assert.ok(code > 0);
      assert.match(stdout + stderr, /parley\.toml|token_days|port/);
    });
  }

  test('in a file that is named and not there are refused', async () => {
    const { code } = await run(['serve', '--data', tempFolder(), '--config', '/nonexistent/parley.toml']);
    assert.ok(code > 0);
  });
});

describe('the data folder', () => {
  test('holds a key that only its owner may read', () => {
    const keys = readdirSync(server.data).filter((name) => /key/.test(name));
    assert.equal(keys.length, 1);
    assert.equal(statSync(join(server.data, keys[0])).mode & 0o777, 0o600);
  });

  test('has a key of its own: two servers do not share one', async () => {
    const other = await startServer();
    try {
      const anna = await person(other, 'anna');
      assert.equal((await request(server, '/api/user-profile', { token: anna.token })).status, 401);
    } finally {
      await other.stop();
    }
  });

  test('is not opened by a second server', async () => {
    const { code, stdout, stderr } = await run(['serve', '--port', '0', '--data', server.data]);
    assert.ok(code > 0);
    assert.ok((stdout + stderr).trim().length > 0);
    assert.equal((await request(server, '/healthz')).status, 200);
  });

  test('a port that is taken is said so', async () => {
    const { code, stdout, stderr } = await run(['serve', '--port', String(server.port), '--data', tempFolder()]);
    assert.ok(code > 0);
    assert.match(stdout + stderr, new RegExp(`in use|${server.port}`));
  });
});
