// What every case of RFC 6455 starts from: a fresh connection of one person, and the two ends that a case can have.
import assert from 'node:assert/strict';
import { afterEach, before, beforeEach } from 'node:test';
import { newNonce, person } from '../support/js/people.js';

// Registers the hooks; the `connection` and `anna` of the returned object are those of the case that runs.
export function websocketCase(server) {
  const now = {
    anna: null,
    connection: null,

    // The server takes the command that `sendText` sends, whatever it is wrapped in: a message to oneself is answered.
    async takes(sendText, message = 'hello') {
      const nonce = newNonce();
      sendText(Buffer.from(JSON.stringify({ to: now.anna.username, message, nonce })));
      const sent = await now.connection.next(({ json }) => json?.nonce === nonce && json.type === 'sent', 'sent');
      assert.equal(sent.json.message, message);
    },

    lives() { return now.takes((text) => now.connection.sendFrame({ payload: text })); },

    async closes(...codes) {
      const { code } = await now.connection.waitClosed();
      assert.ok(codes.includes(code), `closed with ${code}, not ${codes.join(' or ')}`);
    },
  };
  before(async () => { now.anna = await person(server, 'anna'); });
  beforeEach(async () => { now.connection = await now.anna.connect(); });
  afterEach(() => now.connection.destroy());
  return now;
}
