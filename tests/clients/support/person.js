// A person who uses Discord's API as user clients do: the token is sent bare.
import { request } from '../../support/js/http.js';
import { newName, password } from '../../support/js/people.js';

export class Refused extends Error {
  constructor(what, { status, text }) {
    super(`${what} was answered ${status} ${text}`);
    this.status = status;
    this.code = JSON.parse(text || '{}').code;
  }
}

// Resolves to what the body holds; null when there is none. Waits as a rate limit asks.
export async function call(gate, method, path, { json, token } = {}) {
  const headers = token ? { Authorization: token } : {};
  const answer = await request(gate, `/api/v10${path}`, { method, json, headers });
  if (answer.status === 429) {
    await new Promise((resolve) => { setTimeout(resolve, Number(answer.headers['retry-after']) * 1000); });
    return call(gate, method, path, { json, token });
  }
  if (answer.status >= 400) throw new Refused(`${method} ${path}`, answer);
  return answer.text ? answer.json() : null;
}

export class Person {
  static async register(gate, stem) {
    const username = newName(stem);
    const json = { username, email: `${username}@example.org`, password };
    const { token } = await call(gate, 'POST', '/auth/register', { json });
    const person = new Person(gate, token);
    person.user = await person.get('/users/@me');
    return person;
  }

  constructor(gate, token) {
    this.gate = gate;
    this.token = token;
  }

  get id() { return this.user.id; }

  get(path) { return call(this.gate, 'GET', path, { token: this.token }); }
  post(path, json = {}) { return call(this.gate, 'POST', path, { json, token: this.token }); }
  put(path, json = {}) { return call(this.gate, 'PUT', path, { json, token: this.token }); }
  delete(path) { return call(this.gate, 'DELETE', path, { token: this.token }); }
  patch(path, json) { return call(this.gate, 'PATCH', path, { json, token: this.token }); }
}
