// /healthz and /metrics.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { request } from '../support/js/http.js';
import { people, say } from '../support/js/people.js';
import { startServer } from '../support/js/server.js';

const server = await startServer();
after(() => server.stop());

// The lines of the exposition format: {name, labels, value}.
async function metrics() {
  const answer = await request(server, '/metrics');
  assert.equal(answer.status, 200);
  assert.match(answer.headers['content-type'], /^text\/plain/);
  return answer.text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const parts = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    assert.ok(parts, `not a metric: ${line}`);
    return { name: parts[1], labels: parts[2] ?? '', value: Number(parts[3]) };
  });
}

test('/healthz says that the server is well', async () => {
  const answer = await request(server, '/healthz');
  assert.equal(answer.status, 200);
  assert.ok(answer.body.length > 0);
});

test('/metrics can be read by a scraper', async () => {
  const all = await metrics();
  assert.ok(all.length > 0);
  assert.ok(all.every(({ value }) => !Number.isNaN(value)));
  assert.ok(all.some(({ name }) => name.startsWith('parley_')));
});

test('what is counted goes up', async () => {
  const total = async () => (await metrics()).filter(({ name }) => /^parley_\w*requests?_total$/.test(name)).reduce((sum, { value }) => sum + value, 0);
  const before = await total();
  for (let n = 0; n < 5; n += 1) await request(server, '/sign-in');
  assert.ok(await total() >= before + 5);
});

test('no name, token or text stands in a label', async () => {
  const [anna, bob] = await people(server, 'labelanna', 'labelbob');
  const connection = await anna.connect();
  await say(connection, bob, 'a text that tells');
  await anna.history(bob);
  await request(server, `/nothing/${anna.username}`);
  connection.destroy();
  const { text } = await request(server, '/metrics');
  for (const secret of [anna.username, bob.username, anna.token, 'a text that tells']) assert.ok(!text.includes(secret), secret);
});
