// Speaking to the Discord door: accounts, applications and bots, over plain requests.
import { request } from './http.js';
import { newName, password } from './people.js';

const base = '/api/v10';

export class Caller {
  // `authorization` is the whole header: an access token, or `Bot <token>`.
  constructor(server, authorization, user) {
    this.server = server;
    this.authorization = authorization;
    this.user = user;
  }

  send(method, path, json, options = {}) {
    const { headers = {}, ...rest } = options;
    return request(this.server, base + path, { method, json, headers: { Authorization: this.authorization, ...headers }, ...rest });
  }
  get(path, options) { return this.send('GET', path, undefined, options); }
  post(path, json = {}, options) { return this.send('POST', path, json, options); }
  put(path, json = {}, options) { return this.send('PUT', path, json, options); }
  patch(path, json = {}, options) { return this.send('PATCH', path, json, options); }
  delete(path, options) { return this.send('DELETE', path, undefined, options); }

  // The JSON of an answer that has to be good.
  async ok(method, path, json, options) {
    const answer = await this.send(method, path, json, options);
    if (answer.status >= 300) throw new Error(`${method} ${path} was answered ${answer.status} ${answer.text}`);
    return answer.status === 204 ? null : answer.json();
  }
}

// Signs somebody up through this door.
export async function member(server, stem = 'member') {
  const username = newName(stem);
  const answer = await request(server, `${base}/auth/register`, {
    method: 'POST', json: { username, email: `${username}@example.org`, password },
  });
  if (answer.status !== 200) throw new Error(`sign-up was answered ${answer.status} ${answer.text}`);
  const caller = new Caller(server, answer.json().token);
  caller.user = await caller.ok('GET', '/users/@me');
  return caller;
}

// An application of the owner's with a bot: {application, token, bot}.
export async function botOf(owner, name = 'helper') {
  const application = await owner.ok('POST', '/applications', { name });
  const { token } = await owner.ok('POST', `/applications/${application.id}/bot`, {});
  const bot = new Caller(owner.server, `Bot ${token}`);
  bot.user = await bot.ok('GET', '/users/@me');
  return { application, token, bot };
}
