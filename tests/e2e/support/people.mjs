// People made through the API, for tests that are about something else than signing up.
import assert from "node:assert/strict";
import { once } from "node:events";
import WebSocket from "ws";

export const PASSWORD = "correct horse battery";

const json = { "Content-Type": "application/json" };

export async function register(server, username, { nickname, pfp } = {}) {
  const body = JSON.stringify({ username, email: `${username}@example.org`, password: PASSWORD });
  const made = await fetch(server.url + "/api/register", { method: "POST", headers: json, body });
  assert.equal(made.status, 200, await made.text());
  const person = new Person(server, username, await login(server, username));
  if (nickname) await person.form("/api/update-nickname", { nickname });
  if (pfp) await person.form("/api/update-avatar", { avatar_url: pfp });
  return person;
}

export async function login(server, username, password = PASSWORD) {
  const answer = await fetch(server.url + "/api/login", {
    method: "POST",
    body: new URLSearchParams({ username, password }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).access_token;
}

export class Person {
  constructor(server, username, token) {
    Object.assign(this, { server, username, token });
  }

  async form(path, fields) {
    const headers = { Authorization: `Bearer ${this.token}` };
    const answer = await fetch(this.server.url + path, { method: "POST", headers, body: new URLSearchParams(fields) });
    assert.equal(answer.status, 200, await answer.text());
  }

  async get(path) {
    const answer = await fetch(this.server.url + path, { headers: { Authorization: `Bearer ${this.token}` } });
    assert.equal(answer.status, 200, path);
    return answer.json();
  }

  /** A connection that speaks the page's own protocol; resolves once it is ready. */
  async connect() {
    const socket = new WebSocket(`ws://127.0.0.1:${this.server.port}/ws/${this.token}`, "parley.v1");
    socket.events = [];
    socket.on("message", (text) => socket.events.push(JSON.parse(text)));
    await waitFor(socket, (event) => event.type === "ready");
    return socket;
  }

  /** Says all of it and waits until every message is stored. */
  async say(to, texts) {
    const socket = await this.connect();
    for (const text of texts) {
      const nonce = String(Math.random()).slice(2);
      socket.send(JSON.stringify({ to, message: text, nonce }));
      await waitFor(socket, (event) => event.nonce === nonce);
    }
    socket.close();
    await once(socket, "close");
  }
}

export async function waitFor(socket, fits) {
  for (;;) {
    const found = socket.events.find(fits);
    if (found) return found;
    await once(socket, "message");
  }
}
