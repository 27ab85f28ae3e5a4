// A server of its own behind a gate, with somebody who owns bots.
import { startServer } from '../../support/js/server.js';
import { openGate } from './gate.js';
import { Person } from './person.js';

// The privileged intents: presences, members, content of messages.
const everyIntent = (1 << 12) | (1 << 14) | (1 << 18);

const everyPermission = 8;  // of an administrator

// `client` names the library in the notes.
export async function createWorld(client, { flags = [] } = {}) {
  const gate = await openGate(client);
  const server = await startServer({ flags: ['--public-url', gate.origin, ...flags] });
  gate.leadTo(server);
  const owner = await Person.register(gate, 'owner');
  return new World(gate, server, owner);
}

class World {
  constructor(gate, server, owner) {
    this.gate = gate;
    this.server = server;
    this.owner = owner;
  }

  async createBot(name = 'helper') {
    const { id } = await this.owner.post('/applications', { name });
    const { token } = await this.owner.post(`/applications/${id}/bot`);
    const application = await this.owner.patch(`/applications/${id}`, { flags: everyIntent });
    return { application, token };
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

  async close() {
    this.gate.close();
    await this.server.stop();
  }
}
