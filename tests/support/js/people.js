// People who use the server: signed up, signed in, and what they do every day.
import { request } from './http.js';
import { WebSocketClient } from './websocket.js';

export const password = 'correct horse 7';

let count = 0;

// A username that nobody has yet.
export function newName(stem = 'user') {
  count += 1;
  return `${stem}${count}`;
}

export function register(server, username, options = {}) {
  const { email = `${username}@example.org`, secret = password, ...rest } = options;
  return request(server, '/api/register', { method: 'POST', json: { username, email, password: secret }, ...rest });
}

export function login(server, username, secret = password, options = {}) {
  return request(server, '/api/login', { method: 'POST', form: { username, password: secret }, ...options });
}

// Signs a new person up and in.
export async function person(server, stem) {
  const username = newName(stem);
  const answer = await register(server, username);
  if (answer.status !== 200) throw new Error(`sign-up was answered ${answer.status} ${answer.text}`);
  return signedIn(server, username);
}

export async function people(server, ...stems) {
  return Promise.all(stems.map((stem) => person(server, stem)));
}

export async function signedIn(server, username, secret = password) {
  const answer = await login(server, username, secret);
  if (answer.status !== 200) throw new Error(`login was answered ${answer.status} ${answer.text}`);
  return new Person(server, username, answer.json().access_token);
}

export class Person {
  constructor(server, username, token) {
    this.server = server;
    this.username = username;
    this.token = token;
  }

  get(path) { return request(this.server, path, { token: this.token }); }
  async getJson(path) {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`GET ${path} was answered ${answer.status} ${answer.text}`);
    return answer.json();
  }
  post(path, options) { return request(this.server, path, { method: 'POST', token: this.token, ...options }); }
  history(other, query = '') { return this.getJson(`/api/messages/${encodeURIComponent(other.username ?? other)}${query}`); }

  // A connection as the older clients open it.
  connect(options) { return WebSocketClient.connect(this.server, `/ws/${this.token}`, options); }

  // A connection as Parley's own page opens it; resolves once the server is `ready`.
  async openPage() {
    const page = await WebSocketClient.connect(this.server, '/ws', {
      cookie: this.token, protocol: 'parley.v1', headers: { Origin: this.server.origin },
    });
    const first = await page.next();
    if (first.json?.type !== 'ready') throw new Error(`the first frame was ${first.text}`);
    return page;
  }
}

// Opens a connection for each, and closes them after `talk`.
export async function connected(who, talk) {
  const connections = await Promise.all(who.map((one) => one.connect()));
  try {
    await talk(...connections);
  } finally {
    for (const connection of connections) connection.destroy();
  }
}

let nonces = 0;
export function newNonce() {
  nonces += 1;
  return `nonce-${nonces}`;
}

// Sends one message and waits for the answer to it, which may be `sent` or `error`.
export async function say(connection, to, message) {
  const nonce = newNonce();
  connection.sendJson({ to: to.username ?? to, message, nonce });
  return (await connection.next(({ json }) => json?.nonce === nonce && json.type !== 'message', `the answer to ${nonce}`)).json;
}

// Sends many messages at once and waits until the last is answered, and so all are.
export async function sayAll(connection, to, texts) {
  const named = texts.map((message) => ({ to: to.username ?? to, message, nonce: newNonce() }));
  for (const command of named) connection.sendJson(command);
  const { nonce } = named.at(-1);
  await connection.next(({ json }) => json?.nonce === nonce && json.type !== 'message', `the answer to ${nonce}`);
}
