// What a bot does with Discordeno, by the names that the scenarios know. It keeps the guilds itself.
import { calculatePermissions } from '@discordeno/bot';
import { Admin } from './admin.js';
import { channelOf, guildOf, memberOf, roleOf } from './events.js';
import { setCommands } from './interactions.js';
import { Messages } from './messages.js';
import { Threads, Webhooks } from './threads.js';

export class Bot {
  #guilds = new Map();

  constructor(client, inbox) {
    this.client = client;
    this.inbox = inbox;
    this.messages = new Messages(client);
    this.threads = new Threads(client);
    this.webhooks = new Webhooks(client);
    this.admin = new Admin(client);
    this.#also('guildCreate', (guild) => this.#guilds.set(guild.id, guildOf(guild)));
    this.#also('guildDelete', (id) => this.#guilds.delete(id));
  }

  #also(event, act) {
    const before = this.client.events[event];
    this.client.events[event] = (...told) => {
      act(...told);
      before(...told);
    };
  }

  async untilReady(shards) {
    for (let shard = 0; shard < shards; shard += 1) {
      const { guilds } = await this.inbox.next('ready');
      for (const guild of guilds) await this.inbox.next('guildJoin', ({ id }) => id === guild);
    }
  }

  get id() { return String(this.client.id); }
  guilds() { return [...this.#guilds.values()]; }
  async close() {
    await this.client.shutdown();
    for (const { bucket } of this.client.gateway.shards.values()) clearTimeout(bucket.timeoutId);  // which outlives it
  }

  async createChannel(guildId, channel) { return channelOf(await this.client.helpers.createChannel(guildId, channel)); }
  deleteChannel(id) { return this.client.helpers.deleteChannel(id); }
  setOverwrite(channelId, { id, type, allow = 0n, deny = 0n }) {
    return this.client.helpers.editChannelPermissionOverrides(channelId, {
      id, type, allow: calculatePermissions(allow), deny: calculatePermissions(deny),
    });
  }

  async createRole(guildId, { name, permissions, color }) {
    return roleOf(await this.client.helpers.createRole(guildId, { name, permissions: calculatePermissions(permissions), color }));
  }
  giveRole(guildId, userId, roleId) { return this.client.helpers.addRole(guildId, userId, roleId); }
  takeRole(guildId, userId, roleId) { return this.client.helpers.removeRole(guildId, userId, roleId); }

  setCommands(guildId, commands) { return setCommands(this.client, guildId, commands); }
  kick(guildId, userId) { return this.client.helpers.kickMember(guildId, userId); }
  async members(guildId) {
    const members = await this.client.gateway.requestMembers(BigInt(guildId), { query: '', limit: 0 });
    return members.map((member) => memberOf({ ...member, id: member.user.id, guildId }, member.user));
  }

  show(status, activity) { return this.client.gateway.editBotStatus({ status, activities: [{ name: activity, type: 0 }] }); }
}
