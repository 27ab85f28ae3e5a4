// What a bot does with Eris, by the names that the scenarios know.
import { Admin } from './admin.js';
import { channelOf, guildOf, memberOf, roleOf } from './events.js';
import { setCommands } from './interactions.js';
import { Messages } from './messages.js';
import { Threads, Webhooks } from './threads.js';

const textChannel = 0;

export class Bot {
  constructor(client, inbox) {
    this.client = client;
    this.inbox = inbox;
    this.messages = new Messages(client);
    this.threads = new Threads(client);
    this.webhooks = new Webhooks(client);
    this.admin = new Admin(client);
  }

  get id() { return this.client.user.id; }
  guilds() { return this.client.guilds.map(guildOf); }
  close() { return this.client.disconnect({ reconnect: false }); }

  async createChannel(guildId, { name, topic }) { return channelOf(await this.client.createChannel(guildId, name, textChannel, { topic })); }
  deleteChannel(id) { return this.client.deleteChannel(id); }
  setOverwrite(channelId, { id, type, allow = 0n, deny = 0n }) {
    return this.client.editChannelPermission(channelId, id, allow, deny, type);
  }

  async createRole(guildId, role) { return roleOf(await this.client.createRole(guildId, role)); }
  giveRole(guildId, userId, roleId) { return this.client.addGuildMemberRole(guildId, userId, roleId); }
  takeRole(guildId, userId, roleId) { return this.client.removeGuildMemberRole(guildId, userId, roleId); }

  setCommands(guildId, commands) { return setCommands(this.client, guildId, commands); }
  kick(guildId, userId) { return this.client.kickGuildMember(guildId, userId); }
  async members(guildId) { return (await this.client.guilds.get(guildId).fetchMembers()).map(memberOf); }

  show(status, activity) { this.client.editStatus(status, [{ name: activity, type: 0 }]); }
}
