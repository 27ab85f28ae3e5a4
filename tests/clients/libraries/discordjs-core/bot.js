// What a bot does with @discordjs/core, by the names that the scenarios know. It keeps the guilds itself.
import { GatewayDispatchEvents as Events } from '@discordjs/core';
import { Admin } from './admin.js';
import { channelOf, guildOf, memberOf, roleOf } from './events.js';
import { setCommands } from './interactions.js';
import { Messages } from './messages.js';
import { Threads, Webhooks } from './threads.js';

export class Bot {
  #guilds = new Map();

  constructor(client, gateway, inbox) {
    this.client = client;
    this.api = client.api;
    this.messages = new Messages(client.api);
    this.threads = new Threads(client.api);
    this.webhooks = new Webhooks(client.api);
    this.admin = new Admin(client.api);
    this.gateway = gateway;
    this.inbox = inbox;
    client.on(Events.Ready, ({ data }) => { [this.id, this.applicationId] = [data.user.id, data.application.id]; });
    client.on(Events.GuildCreate, ({ data, shardId }) => this.#guilds.set(data.id, guildOf(data, shardId)));
    client.on(Events.GuildDelete, ({ data }) => this.#guilds.delete(data.id));
  }

  async untilReady(shards) {
    for (let shard = 0; shard < shards; shard += 1) {
      const { guilds } = await this.inbox.next('ready');
      for (const guild of guilds) await this.inbox.next('guildJoin', ({ id }) => id === guild);
    }
  }

  guilds() { return [...this.#guilds.values()]; }
  close() { return this.gateway.destroy(); }

  async createChannel(guildId, channel) { return channelOf(await this.api.guilds.createChannel(guildId, channel)); }
  deleteChannel(id) { return this.api.channels.delete(id); }
  setOverwrite(channelId, { id, type, allow = 0n, deny = 0n }) {
    return this.api.channels.editPermissionOverwrite(channelId, id, { type, allow: String(allow), deny: String(deny) });
  }

  async createRole(guildId, { name, permissions, color }) {
    const role = { name, permissions: String(permissions), colors: { primary_color: color } };
    return roleOf(guildId, await this.api.guilds.createRole(guildId, role));
  }
  giveRole(guildId, userId, roleId) { return this.api.guilds.addRoleToMember(guildId, userId, roleId); }
  takeRole(guildId, userId, roleId) { return this.api.guilds.removeRoleFromMember(guildId, userId, roleId); }

  setCommands(guildId, commands) { return setCommands(this.api, this.applicationId, guildId, commands); }
  kick(guildId, userId) { return this.api.guilds.removeMember(guildId, userId); }
  async members(guildId) {
    const { members } = await this.client.requestGuildMembers({ guild_id: guildId, query: '', limit: 0 });
    return members.map((member) => memberOf(guildId, member));
  }

  show(status, activity) {
    return this.client.updatePresence(0, { status, activities: [{ name: activity, type: 0 }], since: null, afk: false });
  }
}
