// HTTPS and wss with --tls-cert and --tls-key.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import tls from 'node:tls';
import { run } from '../support/js/binary.js';
import { within } from '../support/js/deadline.js';
import { request } from '../support/js/http.js';
import { password, people, say } from '../support/js/people.js';
import { RawConnection } from '../support/js/raw-connection.js';
import { startServer } from '../support/js/server.js';
import { tempFolder } from '../support/js/temp.js';

function selfSigned() {
  const folder = tempFolder('tls');
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1',
    '-keyout', key, '-out', cert,
  ], { stdio: 'ignore' });
  return { cert, key };
}

const { cert, key } = selfSigned();
const server = await startServer({ flags: ['--tls-cert', cert, '--tls-key', key], tls: true });
after(() => server.stop());

// The protocol version that is agreed on, or an error.
function shakeHands(options) {
  return within(new Promise((resolve, reject) => {
    const socket = tls.connect({ host: server.host, port: server.port, rejectUnauthorized: false, ...options }, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on('error', reject);
  }), 'a TLS handshake');
}

test('pages and the API are served', async () => {
  assert.equal((await request(server, '/sign-in')).status, 200);
  assert.equal((await request(server, '/healthz')).status, 200);
});

test('the cookie is Secure', async () => {
  const [anna] = await people(server, 'anna');
  const answer = await request(server, '/sign-in', { method: 'POST', form: { username: anna.username, password } });
  assert.deepEqual(answer.cookie('access_token').attributes, { path: '/', 'max-age': '2678400', httponly: true, samesite: 'Lax', secure: true });
});

test('a chat goes over wss, by token and by cookie from a page of the https origin', async () => {
  const [anna, bob] = await people(server, 'anna', 'bob');
  const [hers, his] = [await anna.connect(), await bob.openPage()];
  assert.equal((await say(hers, bob, 'under seal')).type, 'sent');
  assert.equal((await his.nextJson('message')).message, 'under seal');
  hers.destroy();
  his.destroy();
});

test('a large message passes in both directions', async () => {
  const [anna] = await people(server, 'anna');
  const hers = await anna.connect();
  for (let n = 0; n < 20; n += 1) assert.equal((await say(hers, anna, '😀'.repeat(4000))).type, 'sent');
  hers.destroy();
});

test('pipelined requests and keep-alive work as without TLS', async () => {
  const connection = await RawConnection.open(server.port, { tlsOptions: { rejectUnauthorized: false } });
  connection.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3));
  for (let n = 0; n < 3; n += 1) assert.equal((await connection.response()).status, 200);
  connection.destroy();
});

describe('the handshake', () => {
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    test(`speaks ${version}`, async () => {
      assert.equal(await shakeHands({ minVersion: version, maxVersion: version }), version);
    });
  }

  for (const version of ['TLSv1', 'TLSv1.1']) {
    test(`refuses ${version}`, async () => {
      await assert.rejects(shakeHands({ minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }));
    });
  }

  for (const cipher of ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305']) {
    test(`takes ${cipher}`, async () => {
      assert.equal(await shakeHands({ maxVersion: 'TLSv1.2', ciphers: cipher }), 'TLSv1.2');
    });
  }

  for (const cipher of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-ECDSA-AES128-CCM']) {
    test(`refuses ${cipher}`, async () => {
      await assert.rejects(shakeHands({ maxVersion: 'TLSv1.2', ciphers: `${cipher}:@SECLEVEL=0` }), /handshake failure/);
    });
  }

  test('is given up when the client says nothing, and holds up nobody', async () => {
    const silent = await RawConnection.open(server.port);
    assert.equal((await request(server, '/healthz')).status, 200);
    silent.destroy();
  });

  test('with plain HTTP ends the connection', async () => {
    const plain = await RawConnection.open(server.port);
    plain.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await plain.waitClosed();
    assert.doesNotMatch(plain.takeRest().toString('latin1'), /^HTTP\/1\.1 200/);
    plain.destroy();
  });
});

describe('a wrong configuration ends at once, with a sentence', () => {
  const other = selfSigned();
  const wrong = {
    'a certificate without a key': ['--tls-cert', cert], 'a key without a certificate': ['--tls-key', key],
    'a file that is not there': ['--tls-cert', '/nonexistent/cert.pem', '--tls-key', key], 'a key that is not the certificate’s': ['--tls-cert', cert, '--tls-key', other.key],
    'a file that is no certificate': ['--tls-cert', key, '--tls-key', key],
  };
  for (const [what, flags] of Object.entries(wrong)) {
    test(what, async () => {
      const { code, stdout, stderr } = await run(['serve', '--port', '0', '--data', tempFolder(), ...flags]);
      assert.ok(code > 0, `code ${code}`);
      assert.match(stdout + stderr, /tls|certificate|key/i);
    });
  }
});
