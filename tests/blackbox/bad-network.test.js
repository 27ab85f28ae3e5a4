// People who write over a network that cuts, delays and splits, to a server that is killed and stopped meanwhile.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../support/js/deadline.js';
import { people } from '../support/js/people.js';
import { Proxy } from '../support/js/proxy.js';
import { newSeed, Random } from '../support/js/random.js';
import { startServer } from '../support/js/server.js';
import { StubbornClient } from '../support/js/stubborn-client.js';

const perDirection = 30;
// Some connections die during the handshake, others live through dozens of messages.
const lifetime = { least: 300, most: 20_000 };
const ends = ['SIGKILL', 'SIGTERM', 'SIGKILL'];

test('a bad network and a dying server lose nothing, double nothing and keep the order', async () => {
  const seed = newSeed();
  try {
    await talkThrough(new Random(seed));
  } catch (error) {
    error.message += ` (again with PARLEY_TEST_SEED=${seed})`;
    throw error;
  }
});

async function talkThrough(random) {
  let server = await startServer();
  const proxy = await Proxy.start(server, { random, lifetime });
  const talk = new Talk(await people(server, 'ann', 'bob', 'cyn'), proxy, random);
  try {
    const story = async () => {
      for (const [n, end] of ends.entries()) {
        await talk.isThrough((n + 1) / (ends.length + 1));
        server = await restart(server, proxy, end);
      }
      await talk.isThrough(1);
      talk.stop();
    };
    await within(Promise.all([talk.run(), story()]), () => `everything to arrive; so far ${talk.part()} of it`, 60_000);
    assert.ok(proxy.cuts > 10, `only ${proxy.cuts} connections were cut: nothing was tested`);
    await check(talk.clients, server);
  } finally {
    talk.stop();
    await proxy.close();
    await server.stop();
  }
}

async function restart(server, proxy, end) {
  proxy.leadNowhere();
  if (end === 'SIGKILL') await server.kill();
  else await server.stop();
  const next = await startServer({ data: server.data });
  proxy.leadTo(next);
  return next;
}

// Everybody writes to everybody else.
class Talk {
  #milestones = new Set();

  constructor(everyone, network, random) {
    const look = () => { for (const one of this.#milestones) one(); };
    this.clients = everyone.map((person) => {
      person.server = network;
      return new StubbornClient(person, everyone.filter((other) => other !== person), look);
    });
    for (const client of this.clients) fill(client, everyone, random);
  }

  run() { return Promise.all(this.clients.map((client) => client.run())); }
  stop() { for (const client of this.clients) client.stop(); }

  // Of what everybody is going to see of their chats.
  part() {
    const all = this.clients.length * (this.clients.length - 1) * 2 * perDirection;
    return this.clients.reduce((sum, client) => sum + client.seenInAll(), 0) / all;
  }

  // Once that part was seen; the whole, when nobody waits for an answer either.
  isThrough(part) {
    return new Promise((resolve) => {
      const look = () => {
        if (this.part() < part || (part === 1 && !this.clients.every((client) => client.isIdle()))) return;
        this.#milestones.delete(look);
        resolve();
      };
      this.#milestones.add(look);
      look();
    });
  }
}

const word = (from, to, n) => `${from.username} to ${to.username}, ${n}`;

function fill(client, everyone, random) {
  for (let n = 0; n < perDirection; n += 1) {
    for (const other of everyone.filter((one) => one !== client.person)) {
      const text = `${word(client.person, other, n)} ${'.'.repeat(random.magnitude(1, 1500))}`;
      client.write(other, text, `${client.person.username}-${other.username}-${n}`);
    }
  }
}

async function check(clients, server) {
  for (const client of clients) {
    client.person.server = server;
    for (const { person: other } of clients.filter((one) => one !== client)) {
      const history = await wholeHistory(client.person, other);
      for (const [from, to] of [[client.person, other], [other, client.person]]) {
        const words = history.filter((one) => one.from === from.username).map(({ message }) => message.replace(/ \.+$/, ''));
        assert.deepEqual(words, Array.from({ length: perDirection }, (_, n) => word(from, to, n)));
      }
      assert.deepEqual(client.seen(other), history, `${client.person.username} saw another chat than is stored`);
    }
  }
}

async function wholeHistory(person, other) {
  const page = await person.history(other, '?limit=100');
  assert.equal(page.length, 2 * perDirection);
  return page.map(({ id, sender_username: from, message }) => ({ id, from, message }));
}
