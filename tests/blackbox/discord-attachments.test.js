// The files of messages as the CDN gives them out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { guildOfTwo } from '../support/js/guilds.js';
import { request } from '../support/js/http.js';
import { file, form, payload } from '../support/js/multipart.js';
import { startServer } from '../support/js/server.js';

let server, owner, path, message;
before(async () => {
  server = await startServer({ flags: ['--requests-per-second', '0'] });
  const all = await guildOfTwo(server);
  owner = all.owner;
  path = `/channels/${all.general.id}/messages`;
  const page = '<html><script>alert(1)</script></html>';
  message = await owner.ok('POST', path, undefined, form([
    payload({ content: 'files' }), file(0, 'notes.txt', 'some notes', 'text/html'), file(1, 'page.HTML', page, 'text/html'),
    file(2, 'drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'), file(3, 'run.js', 'alert(1)', 'text/javascript'),
    file(4, '../../up.txt', 'up', 'text/plain'), file(5, 'bytes.bin', Buffer.from([0, 1, 2, 255]), 'text/html'),
  ]));
});
after(() => server.stop());

const addressOf = (attachment) => new URL(attachment.url).pathname;
const named = (name) => message.attachments.find(({ filename }) => filename === name);

describe('a file', () => {
  test('is never run by a browser: its type is told by its bytes, and what is named like a program is saved', async () => {
    const expected = { 'notes.txt': ['text/plain', 'inline'], 'page.HTML': ['text/plain', 'attachment'], 'drawing.svg': ['text/plain', 'attachment'],
      'run.js': ['text/plain', 'attachment'], 'up.txt': ['text/plain', 'inline'], 'bytes.bin': ['application/octet-stream', 'attachment'] };
    for (const [name, [type, disposition]] of Object.entries(expected)) {
      const { status, headers } = await request(server, addressOf(named(name)));
      assert.equal(status, 200, name);
      assert.deepEqual([headers['content-type'].split(';')[0], headers['content-disposition'].split(';')[0]], [type, disposition], name);
      assert.deepEqual([headers['x-content-type-options'], headers['content-security-policy']], ['nosniff', "sandbox; default-src 'none'"], name);
    }
  });

  test('is found by its whole address alone', async () => {
    const address = addressOf(named('notes.txt'));
    const [, , channel, id, name] = address.split('/');
    for (const wrong of [`/attachments/${id}/${id}/${name}`, `/attachments/${channel}/${channel}/${name}`, `/attachments/${channel}/${id}/other.txt`,
      `/attachments/${channel}/${id}`, `/attachments/${channel}/${id}/..%2f${name}`, `/attachments/${channel}/..%2f..%2f/${name}`]) {
      assert.equal((await request(server, wrong)).status, 404, wrong);
    }
  });

  test('is read in part, and is gone with its message', async () => {
    const address = addressOf(named('notes.txt'));
    const part = await request(server, address, { headers: { Range: 'bytes=5-8' } });
    assert.deepEqual([part.status, part.text, part.headers['content-range']], [206, 'note', 'bytes 5-8/10']);
    assert.equal((await request(server, address, { headers: { Range: 'bytes=99-' } })).status, 416);
    await owner.ok('DELETE', `${path}/${message.id}`);
    assert.equal((await request(server, address)).status, 404);
  });
});
