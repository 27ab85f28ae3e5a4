// Pictures of accounts through Discord's API: sent as data URIs, given out by the CDN in any format and size.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { request } from '../support/js/http.js';
import { person } from '../support/js/people.js';
import { chunk, dataUri, describePicture, movingGif, png, pngBomb } from '../support/js/pictures.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

const get = (path, headers = {}) => request(server, path, { headers });
const setOwn = (who, json) => request(server, '/api/v10/users/@me', { method: 'PATCH', json, headers: { Authorization: who.token } });

async function ownUser(who, json) {
  const answer = await setOwn(who, json);
  assert.equal(answer.status, 200, answer.text);
  return answer.json();
}

const filesOnDisk = (area) => readdirSync(`${server.data}/files/${area}`, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

describe('an avatar', () => {
  let anna;
  let user;
  const path = (ending) => `/avatars/${user.id}/${user.avatar}${ending}`;
  before(async () => {
    anna = await person(server, 'anna');
    user = await ownUser(anna, { avatar: dataUri(png(300, 150)) });
  });

  test('has a hash, which the simple API shows as a path', async () => {
    assert.match(user.avatar, /^[0-9a-f]{32}$/);
    assert.equal((await anna.getJson('/api/user-profile')).pfp, path('.png'));
  });

  for (const [ending, type, mime] of [['.png', 'png', 'image/png'], ['.webp', 'webp', 'image/webp'], ['.jpg', 'jpeg', 'image/jpeg'], ['.jpeg', 'jpeg', 'image/jpeg']]) {
    test(`is given as ${ending}, as large as it is`, async () => {
      const { status, headers, body } = await get(path(ending));
      assert.equal(status, 200);
      assert.equal(headers['content-type'], mime);
      assert.deepEqual(describePicture(body), { type, width: 300, height: 150 });
    });
    test(`is given as ${ending}, smaller`, async () => {
      assert.deepEqual(describePicture((await get(`${path(ending)}?size=64`)).body), { type, width: 64, height: 32 });
    });
  }

  test('is never enlarged', async () => {
    assert.deepEqual(describePicture((await get(`${path('.png')}?size=4096`)).body), { type: 'png', width: 300, height: 150 });
  });

  for (const size of ['15', '8', '100', '8192', '-16', '0', 'x', '16.0']) {
    test(`has no size ${size}`, async () => assert.equal((await get(`${path('.png')}?size=${size}`)).status, 400));
  }

  test('is for everybody, for ever, and for nothing but looking at', async () => {
    const { headers } = await get(path('.png'));
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'");
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const again = await get(path('.png'), { 'If-None-Match': headers.etag });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
  });

  test('is told apart by format and size in its ETag', async () => {
    const tags = await Promise.all(['.png', '.webp', '.png?size=64', '.png?size=32'].map(async (end) => (await get(path(end))).headers.etag));
    assert.equal(new Set(tags).size, 4);
  });

  test('does not move when it is asked for as a gif', async () => assert.equal((await get(path('.gif'))).status, 415));

  test('is asked for by many at once and made once', async () => {
    const before_ = filesOnDisk('cache').length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(`${path('.webp')}?size=128`)));
    for (const { status, body } of answers) {
      assert.equal(status, 200);
      assert.deepEqual(describePicture(body), { type: 'webp', width: 128, height: 64 });
    }
    assert.equal(filesOnDisk('cache').length, before_ + 1);
  });

  test('is not found under a wrong name', async () => {
    const other = '0123456789abcdef0123456789abcdef';
    for (const wrong of [`/avatars/${user.id}/${other}.png`, `/avatars/1/${user.avatar}.png`, path(''), path('.bmp'), path('.svg'), `/avatars/x/${user.avatar}.png`,
      `/avatars/${user.id}/..%2f..%2fsecret.key.png`, `/avatars/${user.id}/%2e%2e.png`, `/banners/${user.id}/${user.avatar}.png`, `/icons/${user.id}/${user.avatar}.png`]) {
      const answer = await get(wrong);
      assert.equal(answer.status, 404, wrong);
      assert.equal(answer.headers['access-control-allow-origin'], '*', wrong);
    }
  });

  test('goes when another takes its place, and when it is taken away', async () => {
    const ben = await person(server, 'ben');
    const first = await ownUser(ben, { avatar: dataUri(png(20, 20)) });
    const second = await ownUser(ben, { avatar: dataUri(png(21, 21)) });
    assert.equal((await get(`/avatars/${first.id}/${first.avatar}.png`)).status, 404);
    assert.equal((await get(`/avatars/${first.id}/${second.avatar}.png`)).status, 200);
    const none = await ownUser(ben, { avatar: null });
    assert.equal(none.avatar, null);
    assert.equal((await get(`/avatars/${first.id}/${second.avatar}.jpg`)).status, 404);
  });

  test('that moves has a hash of its own kind, and moves as a gif', async () => {
    const cleo = await person(server, 'cleo');
    const moving = await ownUser(cleo, { avatar: dataUri(movingGif, 'image/gif') });
    assert.match(moving.avatar, /^a_[0-9a-f]{32}$/);
    const frames = (bytes) => bytes.toString('latin1').split('\x00\x21\xf9\x04').length + bytes.toString('latin1').split('\x21\xf9\x04').length;
    const gif = await get(`/avatars/${moving.id}/${moving.avatar}.gif`);
    assert.deepEqual(describePicture(gif.body), { type: 'gif', width: 1, height: 1 });
    assert.ok(frames(gif.body) > 3, 'the gif has one frame');
    assert.equal(describePicture((await get(`/avatars/${moving.id}/${moving.avatar}.png?size=32`)).body).type, 'png');
    const webp = (await get(`/avatars/${moving.id}/${moving.avatar}.webp?animated=true`)).body;
    assert.ok(webp.includes('ANIM'), 'the webp does not move');
  });

  test('that is none is refused with its reason', async () => {
    const refused = async (avatar) => {
      const answer = await setOwn(anna, { avatar });
      assert.equal(answer.status, 400, answer.text);
      assert.equal(answer.json().code, 50035);
      return answer.json().errors.avatar._errors[0].code;
    };
    assert.equal(await refused('https://example.org/a.png'), 'BASE_TYPE_INVALID');
    assert.equal(await refused(dataUri(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')), 'IMAGE_INVALID');
    assert.equal(await refused(dataUri(Buffer.from('<script>'), 'image/png')), 'IMAGE_INVALID');
    assert.equal(await refused(dataUri(pngBomb(60_000, 60_000))), 'IMAGE_INVALID');
    assert.equal(await refused(dataUri(Buffer.concat([png(2, 2), Buffer.alloc(10 << 20)]))), 'IMAGE_INVALID');
    assert.equal((await ownUser(anna, {})).avatar, user.avatar);
  });

  test('that cannot be decoded harms nothing but itself', async () => {
    const dora = await person(server, 'dora');
    const bomb = await ownUser(dora, { avatar: dataUri(pngBomb(8000, 8000)) });
    assert.equal((await get(`/avatars/${bomb.id}/${bomb.avatar}.webp`)).status, 415);
    const broken = await ownUser(dora, { avatar: dataUri(png(64, 64).subarray(0, 60)) });
    assert.equal((await get(`/avatars/${broken.id}/${broken.avatar}.webp`)).status, 415);
    assert.equal((await get(path('.png'))).status, 200);
    assert.equal(readdirSync(`${server.data}/files/incoming`).length, 0);
  });
});

test('what a camera noted about its owner is not given away', async () => {
  const erin = await person(server, 'erin');
  const secret = 'GPS 48.8584 N 2.2945 E';
  const picture = png(10, 10);
  const note = chunk('tEXt', Buffer.from(`Comment\0${secret}`, 'latin1'));
  const user = await ownUser(erin, { avatar: dataUri(Buffer.concat([picture.subarray(0, 33), note, picture.subarray(33)])) });
  for (const ending of ['.png', '.webp', '.jpg']) {
    const { status, body } = await get(`/avatars/${user.id}/${user.avatar}${ending}`);
    assert.equal(status, 200);
    assert.ok(!body.includes(secret), ending);
  }
});

test('a banner has a place of its own', async () => {
  const fred = await person(server, 'fred');
  const user = await ownUser(fred, { banner: dataUri(png(30, 10)) });
  assert.match(user.banner, /^[0-9a-f]{32}$/);
  assert.deepEqual(describePicture((await get(`/banners/${user.id}/${user.banner}.png?size=16`)).body), { type: 'png', width: 16, height: 5 });
});

describe('the picture of whoever has none', () => {
  for (let n = 0; n < 6; n += 1) {
    test(`number ${n}`, async () => {
      const { status, headers, body } = await get(`/embed/avatars/${n}.png`);
      assert.equal(status, 200);
      assert.equal(headers['content-type'], 'image/png');
      assert.deepEqual(describePicture(body), { type: 'png', width: 256, height: 256 });
      assert.equal((await get(`/embed/avatars/${n}.png`, { 'If-None-Match': headers.etag })).status, 304);
    });
  }
  test('has six of them', async () => {
    for (const wrong of ['6.png', '-1.png', '0.jpg', '0', 'x.png']) assert.equal((await get(`/embed/avatars/${wrong}`)).status, 404, wrong);
  });
  test('decodes', async () => {
    // What a decoder says of it: the same picture, as somebody's avatar.
    const gina = await person(server, 'gina');
    const user = await ownUser(gina, { avatar: dataUri((await get('/embed/avatars/3.png')).body) });
    assert.deepEqual(describePicture((await get(`/avatars/${user.id}/${user.avatar}.webp?size=128`)).body), { type: 'webp', width: 128, height: 128 });
  });
});

test('the decoder runs outside of the server, which loads none of it', { skip: Boolean(process.env.PARLEY_TEST_SANITIZER) }, () => {
  assert.ok(!readFileSync(`/proc/${server.pid}/maps`, 'utf8').includes('libvips'));
  assert.ok(server.residentBytes() < 60 << 20, `${server.residentBytes()} bytes`);
});
