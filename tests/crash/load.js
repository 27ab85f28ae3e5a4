// Everything that goes on when the server is killed: pairs that write, and REST writes beside them.
import { newName, register } from '../support/js/people.js';
import { Habits } from './habits.js';

export class Load {
  #running = [];
  #stopped = true;
  #reportUnderWay = () => {};
  #underWay = Promise.resolve();
  registered = [];         // usernames whose sign-up was answered 200
  nickname = null;         // {acknowledged, asked}: the last that was answered, the last that was asked for

  constructor(pairs) {
    this.pairs = pairs;
    this.habits = new Habits(pairs[1][0].person, pairs[1][1].person);
  }

  get writers() { return this.pairs.flat(); }
  isUnderWay() { return this.#underWay; }

  async begin(server) {
    this.#stopped = false;
    this.#underWay = new Promise((resolve) => { this.#reportUnderWay = resolve; });
    const writing = this.writers.map((writer) => writer.writeOn(this.#reportUnderWay));
    this.#running = [...writing, this.#signUpOn(server), this.#renameOn(this.writers[0].person),
                     ...this.habits.all(() => this.#stopped)];
    for (const one of this.#running) one.catch((error) => { console.error(error); process.exit(1); });
  }

  end() {
    this.#stopped = true;
    for (const writer of this.writers) writer.stop();
  }

  moveTo(server) {
    for (const { person } of this.writers) person.server = server;
  }

  totals() {
    return {
      written: this.writers.reduce((sum, { written }) => sum + written, 0),
      acknowledged: this.writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
    };
  }

  async #signUpOn(server) {
    while (!this.#stopped) {
      const username = newName('crowd');
      const answer = await register(server, username).catch(() => null);
      if (answer === null) return;
      if (answer.status !== 200) throw new Error(`sign-up was answered ${answer.status}`);
      this.registered.push(username);
    }
  }

  async #renameOn(person) {
    this.nickname ??= { asked: 0, acknowledged: 0 };
    while (!this.#stopped) {
      this.nickname.asked += 1;
      const asked = this.nickname.asked;
      const answer = await person.post('/api/update-nickname', { form: { nickname: `Name ${asked}` } }).catch(() => null);
      if (answer === null) return;
      if (answer.status !== 200) throw new Error(`a new nickname was answered ${answer.status}`);
      this.nickname.acknowledged = asked;
    }
  }
}
