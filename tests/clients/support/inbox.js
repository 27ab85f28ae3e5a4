// What a bot was told, kept until a scenario asks for it: it may have come before the scenario asks, or after.
import { within } from '../../support/js/deadline.js';

export class Inbox {
  #kept = [];
  #waiting = new Set();

  put(name, what) {
    const waiting = [...this.#waiting].find((one) => one.name === name && one.where(what));
    if (!waiting) return this.#kept.push({ name, what });
    this.#waiting.delete(waiting);
    waiting.resolve(what);
  }

  // The oldest that nobody took.
  async next(name, where = () => true) {
    const at = this.#kept.findIndex((one) => one.name === name && where(one.what));
    if (at >= 0) return this.#kept.splice(at, 1)[0].what;
    const waiting = { name, where };
    const told = new Promise((resolve) => { waiting.resolve = resolve; });
    this.#waiting.add(waiting);
    return within(told, () => `${name} ${where}; there were ${this.#kept.map((one) => one.name).join(', ') || 'none'}`)
      .finally(() => this.#waiting.delete(waiting));
  }

  // Those that nobody took yet.
  all(name) { return this.#kept.filter((one) => one.name === name).map(({ what }) => what); }
}
