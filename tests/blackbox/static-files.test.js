// The built files of the page: compression, validators and caching.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from '../support/js/http.js';
import { person } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

// The addresses of a page's styles and scripts.
const linked = (html) => [...html.matchAll(/<(?:link|script)\b[^>]*\b(?:href|src)="(\/[^"]+\.(?:css|js))"/g)].map(([, path]) => path);
const get = (path, headers = {}, method = 'GET') => request(server, path, { method, headers });

let files;
before(async () => {
  const anna = await person(server, 'anna');
  const pages = [await get('/sign-in'), await request(server, '/', { cookie: anna.token }), await request(server, '/chats', { cookie: anna.token })];
  files = [...new Set(pages.flatMap(({ text }) => linked(text)))];
});

test('the pages link at least a style and a script', () => {
  assert.ok(files.some((path) => path.endsWith('.css')));
  assert.ok(files.some((path) => path.endsWith('.js')));
});

test('every linked file is there with its type, and may be cached for ever', async () => {
  const types = { css: /^text\/css/, js: /^(text|application)\/javascript/ };
  for (const path of files) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers['content-type'], types[path.split('.').at(-1)], path);
    assert.match(answer.headers['cache-control'], /\bimmutable\b/, path);
    assert.match(answer.headers['cache-control'], /max-age=31536000/, path);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
    assert.equal(answer.headers['set-cookie'], undefined, path);
  }
});

test('a cached name holds a hash of what is in the file', () => {
  for (const path of files) assert.match(path, /[-.][\w-]{8,}\.(css|js)$/, path);
});

describe('compression', () => {
  const encodings = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [encoding, decompress] of Object.entries(encodings)) {
    test(`${encoding} gives the same bytes in less`, async () => {
      for (const path of files) {
        const plain = await get(path, { 'Accept-Encoding': 'identity' });
        const packed = await get(path, { 'Accept-Encoding': encoding });
        assert.equal(plain.headers['content-encoding'], undefined);
        if (plain.body.length < 1024 && packed.headers['content-encoding'] === undefined) continue;
        assert.equal(packed.headers['content-encoding'], encoding, path);
        assert.ok(packed.body.length < plain.body.length, path);
        assert.deepEqual(decompress(packed.body), plain.body, path);
        for (const answer of [plain, packed]) assert.match(answer.headers.vary, /accept-encoding/i, path);
      }
    });
  }

  const largest = async () => {
    const answers = await Promise.all(files.map(async (path) => ({ path, size: (await get(path)).body.length })));
    return answers.sort((a, b) => b.size - a.size)[0].path;
  };
  const wishes = [
    ['gzip, deflate, br, zstd', 'br'], ['gzip, br;q=0', 'gzip'], ['br;q=0, gzip;q=0', undefined], ['deflate', undefined], ['*;q=0', undefined], ['GZIP', 'gzip'],
  ];
  for (const [accepts, expected] of wishes) {
    test(`Accept-Encoding: ${accepts} is answered ${expected ?? 'plain'}`, async () => {
      const answer = await get(await largest(), { 'Accept-Encoding': accepts });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-encoding'], expected);
    });
  }
});

describe('validators', () => {
  test('a file that the client has is 304 without a body', async () => {
    for (const path of files) {
      const { headers: { etag } } = await get(path);
      assert.match(etag, /^(W\/)?"[^"]+"$/);
      for (const value of [etag, `"other", ${etag}`, '*', `W/${etag.replace(/^W\//, '')}`]) {
        const answer = await get(path, { 'If-None-Match': value });
        assert.equal(answer.status, 304, value);
        assert.equal(answer.body.length, 0);
        assert.equal(answer.headers.etag, etag);
      }
    }
  });

  test('a file that changed is sent whole', async () => {
    const answer = await get(files[0], { 'If-None-Match': '"something-else"' });
    assert.equal(answer.status, 200);
    assert.ok(answer.body.length > 0);
  });

  test('two encodings do not share a strong validator', async () => {
    const plain = await get(files[0], { 'Accept-Encoding': 'identity' });
    const packed = await get(files[0], { 'Accept-Encoding': 'br' });
    if (packed.headers['content-encoding'] === 'br' && !plain.headers.etag.startsWith('W/')) {
      assert.notEqual(plain.headers.etag, packed.headers.etag);
    }
  });
});

describe('paths beside the files', () => {
  test('HEAD has the length and no body', async () => {
    const full = await get(files[0]);
    const head = await get(files[0], {}, 'HEAD');
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
    assert.equal(head.headers['content-length'], full.headers['content-length']);
  });

  test('a file that is not there is 404, and never immutable', async () => {
    const answer = await get(files[0].replace(/[^/]+$/, 'nothing-12345678.css'));
    assert.equal(answer.status, 404);
    assert.doesNotMatch(answer.headers['cache-control'] ?? '', /immutable/);
  });

  test('the folder itself is not listed', async () => {
    const folder = files[0].replace(/[^/]+$/, '');
    assert.notEqual((await get(folder)).status, 200);
  });

  test('writing to a file is 405', async () => {
    const answer = await get(files[0], {}, 'POST');
    assert.equal(answer.status, 405);
    assert.match(answer.headers.allow, /GET/);
    assert.match(answer.headers.allow, /HEAD/);
  });
});
