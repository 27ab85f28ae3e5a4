// One person who writes to another as fast as the server answers, and keeps book of what was promised.

const window = 32;  // messages on their way at once

export class Writer {
  #connection = null;
  written = 0;                  // messages 0 … written-1 were sent at least once
  acknowledged = new Map();     // number of the message -> time it was given, null when the other was offline
  heard = new Set();            // texts that the other wrote and that were delivered to us
  heardSince = new Set();       // those of them that came since they were looked for in the history

  constructor(person, other) {
    this.person = person;
    this.other = other;
  }

  text(n) { return `word${this.person.username}x${n} ${'lorem ipsum '.repeat(1 + (n % 40))}end`; }
  nonce(n) { return `${this.person.username}-${n}`; }

  // The number that a text of ours carries, when it is exactly one that we wrote.
  numberOf(text) {
    const n = Number(/^word\w+?x(\d+) /.exec(text)?.[1] ?? NaN);
    return n < this.written && text === this.text(n) ? n : undefined;
  }

  // Writes until the connection breaks; resolves then.
  async writeOn(onAcknowledged) {
    this.#connection = await this.person.connect();
    for (let n = 0; n < window; n += 1) this.#writeNext();
    for (;;) {
      const answer = await this.#connection.nextJson(undefined, 60_000).catch(() => null);
      if (answer === null) return;
      if (answer.type === 'message') {
        this.heard.add(answer.message);
        this.heardSince.add(answer.message);
      } else if (answer.nonce !== undefined) {
        this.acknowledge(answer);
        this.#writeNext();
        onAcknowledged();
      }
    }
  }

  acknowledge({ type, message, nonce, timestamp }) {
    const offline = type === 'error' && message === `User ${this.other.username} is not online.`;
    if (type !== 'sent' && !offline) throw new Error(`${nonce} was refused: ${message}`);
    this.acknowledged.set(Number(nonce.split('-').at(-1)), timestamp ?? null);
  }

  stop() { this.#connection?.destroy(); }

  command(n) { return { to: this.other.username, message: this.text(n), nonce: this.nonce(n) }; }

  #writeNext() {
    this.#connection.sendJson(this.command(this.written));
    this.written += 1;
  }
}
