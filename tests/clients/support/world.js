// A server of its own behind a gate, with somebody who owns bots.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startServer } from '../../support/js/server.js';
import { openGate } from './gate.js';
import { all } from './intents.js';
import { Person } from './person.js';

// The privileged intents: presences, members, content of messages.
const everyIntent = (1 << 12) | (1 << 14) | (1 << 18);

const everyPermission = 8;  // of an administrator

// The bots of the world speak through `library`; `proxyTo` puts a network before the gateway: (server) => Proxy.
// Clients are told to come through the gate, or of no address when `publicUrl` is null.
export async function createWorld(library, { flags = [], proxyTo, publicUrl } = {}) {
  const gate = await openGate(library.name);
  const server = await startServer({ flags: [...publicUrl === null ? [] : ['--public-url', gate.origin], ...flags] });
  const proxy = await proxyTo?.(server);
  gate.leadTo(server, proxy);
  const owner = await Person.register(gate, 'owner');
  return new World({ library, gate, server, owner, proxy });
}

class World {
  #bots = [];

  constructor(parts) { Object.assign(this, parts); }

  // `flags` of the application: the privileged intents that it may have.
  async createBot(name = 'helper', flags = everyIntent) {
    const { id } = await this.owner.post('/applications', { name });
    const { token } = await this.owner.post(`/applications/${id}/bot`);
    const application = await this.owner.patch(`/applications/${id}`, { flags });
    return { application, token };
  }

  // Logged in: see libraries/. It ends with the world at the latest.
  async login(options = {}) {
    const bot = await this.library.login({ gate: this.gate, intents: all, ...options });
    this.#bots.push(bot);
    return bot;
  }

  // Such a bot in a guild: {bot, guild, application, token}.
  async botAtHome(options = {}) {
    const { application, token } = await this.createBot();
    const guild = await this.createGuild();
    await this.addBot(guild, application);
    return { bot: await this.login({ token, ...options }), guild, application, token };
  }

  // {id, general}: a guild of the owner's with its first channel.
  async createGuild(name = 'Reading circle') {
    const { id, system_channel_id: general } = await this.owner.post('/guilds', { name });
    return { id, general };
  }

  addBot(guild, { id }, permissions = everyPermission) {
    return this.owner.post(`/oauth2/authorize?client_id=${id}&scope=bot`, {
      guild_id: guild.id, permissions: String(permissions), authorize: true,
    });
  }

  // Somebody new, a member of the guild when one is named.
  async person(stem, guild) {
    const person = await Person.register(this.gate, stem);
    if (guild) await this.join(person, guild);
    return person;
  }

  async join(person, guild) {
    const { code } = await this.owner.post(`/channels/${guild.general}/invites`);
    await person.post(`/invites/${code}`);
  }

  // Writes into the database of the server, which is stopped meanwhile.
  async write(sql) {
    await this.server.stop();
    execFileSync('sqlite3', [join(this.server.data, 'parley.db')], { input: `PRAGMA foreign_keys = ON;\nBEGIN;\n${sql}\nCOMMIT;\n` });
    this.server = await startServer({ data: this.server.data, flags: ['--public-url', this.gate.origin] });
    this.gate.leadTo(this.server);
  }

  async close() {
    for (const bot of this.#bots) await bot.close();
    this.gate.close();
    await this.proxy?.close();
    await this.server.stop();
  }
}
