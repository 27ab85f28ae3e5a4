// A client as Parley's own page is one: it comes back after every break, fetches what it missed, and sends again what
// has no answer yet. It keeps what it saw, in the order in which it came.
import assert from 'node:assert/strict';

const window = 8;        // messages on their way at once
const pageSize = 10;
const longMs = 60_000;   // a connection may be idle while the others write

export class StubbornClient {
  #outbox = [];          // commands without an answer, oldest first
  #sent = 0;             // how many of them are on their way
  #seen = new Map();     // username of the other -> [{id, from, message}]
  #page = null;
  #isOver = false;
  #onProgress;
  visits = 0;

  // `others`: the people it talks with. `onProgress` is called at every message that it sees first, and at every answer.
  constructor(person, others, onProgress) {
    this.person = person;
    this.#onProgress = onProgress;
    for (const { username } of others) this.#seen.set(username, []);
  }

  write(to, message, nonce) { this.#outbox.push({ to: to.username, message, nonce }); }
  seen(other) { return this.#seen.get(other.username); }
  seenInAll() { return [...this.#seen.values()].reduce((sum, { length }) => sum + length, 0); }
  isIdle() { return this.#outbox.length === 0; }

  // Until `stop`; throws when the server did what it must not.
  async run() {
    while (!this.#isOver) {
      await this.#visit().catch((error) => { if (error instanceof assert.AssertionError) throw error; });
      this.#page?.destroy();
    }
  }

  stop() {
    this.#isOver = true;
    this.#page?.destroy();
  }

  async #visit() {
    this.visits += 1;
    this.#page = await this.person.openPage();
    if (this.#isOver) return;  // told to stop when there was no page yet to destroy
    for (const other of this.#seen.keys()) await this.#fetchMissed(other);
    this.#sent = 0;
    this.#fillWindow();
    const delivered = new Set();
    for (;;) {
      const frame = (await this.#page.next(({ json }) => ['message', 'error'].includes(json?.type), 'a message', longMs)).json;
      assert.equal(frame.type, 'message', `refused: ${frame.message}`);
      if (frame.from === this.person.username) this.#acknowledge(frame);
      else assert.ok(!delivered.has(frame.id), `${frame.id} was delivered twice over one connection`);
      delivered.add(frame.id);
      this.#see(frame.chat, frame);
    }
  }

  async #fetchMissed(other) {
    const last = () => this.#seen.get(other).at(-1)?.id ?? 0;
    for (;;) {
      const page = await this.person.history(other, `?limit=${pageSize}&after=${last()}`);
      for (const { id, sender_username: from, message } of page) this.#see(other, { id, from, message });
      if (page.length === 0) return;
    }
  }

  // What came live may have been fetched already.
  #see(other, { id, from, message }) {
    const seen = this.#seen.get(other);
    if (id <= (seen.at(-1)?.id ?? 0)) return;
    seen.push({ id, from, message });
    this.#onProgress();
  }

  // Answers come in the order of the commands; a fetch may have shown a message before its answer came.
  #acknowledge({ nonce, message }) {
    const at = this.#outbox.findIndex((command) => command.nonce === nonce);
    if (at < 0) return;
    assert.equal(message, this.#outbox[at].message, `${nonce} was acknowledged with another text`);
    this.#outbox.splice(at, 1);
    this.#sent -= 1;
    this.#fillWindow();
    this.#onProgress();
  }

  #fillWindow() {
    for (; this.#sent < Math.min(window, this.#outbox.length); this.#sent += 1) this.#page.sendJson(this.#outbox[this.#sent]);
  }
}
