// What people do beside writing: they read, keep chats, sign in on other devices and out again. Each keeps book of what
// was acknowledged; after a kill nothing of that may be undone.
import assert from 'node:assert/strict';
import { login, newName, register, signedIn } from '../support/js/people.js';
import { request } from '../support/js/http.js';

const mostDevices = 5;  // tokens that are looked at after each kill

export class Habits {
  #reader;
  #friend;
  #read = { acknowledged: 0, asked: 0 };  // ids of messages
  #kept = [];                             // usernames of chats whose saving was acknowledged
  #devices = [];                          // {token, isOut}: `isOut` null while a sign-out has no answer

  // `reader` reads what `friend` writes.
  constructor(reader, friend) {
    this.#reader = reader;
    this.#friend = friend;
  }

  // Each goes on until the server is gone.
  all(isStopped) {
    return [this.#readOn(isStopped), this.#keepOn(isStopped), this.#signInOn(isStopped)];
  }

  async #readOn(isStopped) {
    while (!isStopped()) {
      const page = await this.#reader.history(this.#friend, '?limit=1').catch(() => null);
      if (page === null) return;
      if (page.length === 0) continue;
      this.#read.asked = page[0].id;
      if (!await done(this.#reader.post(`/api/chats/${this.#friend.username}/read`, { json: { id: page[0].id } }))) return;
      this.#read.acknowledged = page[0].id;
    }
  }

  async #keepOn(isStopped) {
    while (!isStopped()) {
      const username = newName('kept');
      if (!await done(register(this.#reader.server, username))) return;
      if (!await done(this.#reader.post('/api/save-chat', { json: { username, nickname: username } }))) return;
      this.#kept.push(username);
    }
  }

  // Signs in, and out again on every other device.
  async #signInOn(isStopped) {
    for (let n = 0; !isStopped(); n += 1) {
      const answer = await login(this.#reader.server, this.#reader.username).catch(() => null);
      if (answer === null) return;
      assert.equal(answer.status, 200, `a login was answered ${answer.text}`);
      const device = { token: answer.json().access_token, isOut: false };
      this.#devices.push(device);
      if (n % 2 === 0) continue;
      device.isOut = null;
      const out = await request(this.#reader.server, '/logout', { cookie: device.token }).catch(() => null);
      if (out === null) return;
      assert.equal(out.status, 303, `a sign-out was answered ${out.status}`);
      device.isOut = true;
    }
  }

  async check() {
    await this.#checkRead();
    const saved = new Set((await this.#reader.getJson('/api/saved-chats')).map(({ username }) => username));
    for (const username of this.#kept) assert.ok(saved.has(username), `the chat with ${username} was kept and is gone`);
    for (const device of this.#devices.filter(({ isOut }) => isOut !== null).slice(-mostDevices)) {
      const { status } = await request(this.#reader.server, '/api/user-profile', { token: device.token });
      assert.equal(status, device.isOut ? 401 : 200, device.isOut ? 'a device that signed out is in again' : 'a sign-in is lost');
    }
    await signedIn(this.#reader.server, this.#reader.username);
  }

  async #checkRead() {
    if (this.#read.asked === 0) return;
    const chat = (await this.#reader.getJson('/api/chats')).find(({ username }) => username === this.#friend.username);
    const mark = chat.last_read_id ?? 0;
    assert.ok(mark >= this.#read.acknowledged, `read up to ${mark}, acknowledged was ${this.#read.acknowledged}`);
    assert.ok(mark <= this.#read.asked, `read up to ${mark}, nobody asked for more than ${this.#read.asked}`);
  }

  totals() { return { kept: this.#kept.length, devices: this.#devices.length }; }
}

async function done(request) {
  const answer = await request.catch(() => null);
  if (answer === null) return false;
  assert.equal(answer.status, 200, `answered ${answer.status} ${answer.text}`);
  return true;
}
