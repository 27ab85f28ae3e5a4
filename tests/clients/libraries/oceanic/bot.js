// What a bot does with Oceanic, by the names that the scenarios know.
import { ChannelTypes } from 'oceanic.js';
import { Admin } from './admin.js';
import { channelOf, guildOf, memberOf, roleOf } from './events.js';
import { setCommands } from './interactions.js';
import { Messages } from './messages.js';
import { Threads, Webhooks } from './threads.js';

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
  close() { return this.client.disconnect(false); }

  async createChannel(guildId, { name, topic }) {
    return channelOf(await this.client.rest.guilds.createChannel(guildId, ChannelTypes.GUILD_TEXT, { name, topic }));
  }
  deleteChannel(id) { return this.client.rest.channels.delete(id); }
  setOverwrite(channelId, { id, type, allow, deny }) {
    return this.client.rest.channels.editPermission(channelId, id, { type, allow: String(allow ?? 0), deny: String(deny ?? 0) });
  }

  async createRole(guildId, { name, permissions, color }) {
    const role = { name, permissions: String(permissions), colors: { primaryColor: color } };
    return roleOf(await this.client.rest.guilds.createRole(guildId, role));
  }
  giveRole(guildId, userId, roleId) { return this.client.rest.guilds.addMemberRole(guildId, userId, roleId); }
  takeRole(guildId, userId, roleId) { return this.client.rest.guilds.removeMemberRole(guildId, userId, roleId); }

  setCommands(guildId, commands) { return setCommands(this.client, guildId, commands); }
  kick(guildId, userId) { return this.client.rest.guilds.removeMember(guildId, userId); }
  async members(guildId) { return (await this.client.guilds.get(guildId).fetchMembers()).map(memberOf); }

  show(status, activity) { return this.client.editStatus(status, [{ name: activity, type: 0 }]); }
}
