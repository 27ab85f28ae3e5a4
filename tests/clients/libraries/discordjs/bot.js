// What a bot does with discord.js, by the names that the scenarios know.
import { ChannelType, PermissionsBitField } from 'discord.js';
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
  guilds() { return this.client.guilds.cache.map(guildOf); }
  close() { return this.client.destroy(); }

  #guild(id) { return this.client.guilds.cache.get(id); }
  #channel(id) { return this.client.channels.fetch(id); }

  async createChannel(guildId, { name, topic }) {
    return channelOf(await this.#guild(guildId).channels.create({ name, topic, type: ChannelType.GuildText }));
  }
  async deleteChannel(id) { await (await this.#channel(id)).delete(); }
  async setOverwrite(channelId, { id, type, allow = 0n, deny = 0n }) {
    const channel = await this.#channel(channelId);
    await channel.permissionOverwrites.create(id, { ...flags(allow, true), ...flags(deny, false) }, { type });
  }

  async createRole(guildId, { name, permissions, color }) {
    return roleOf(await this.#guild(guildId).roles.create({ name, permissions, colors: { primaryColor: color } }));
  }
  async giveRole(guildId, userId, roleId) { await (await this.#member(guildId, userId)).roles.add(roleId); }
  async takeRole(guildId, userId, roleId) { await (await this.#member(guildId, userId)).roles.remove(roleId); }

  #member(guildId, userId) { return this.#guild(guildId).members.fetch(userId); }
  setCommands(guildId, commands) { return setCommands(this.client, guildId, commands); }
  async kick(guildId, userId) { await (await this.#member(guildId, userId)).kick(); }
  async members(guildId) { return (await this.#guild(guildId).members.fetch()).map(memberOf); }

  show(status, activity) { this.client.user.setPresence({ status, activities: [{ name: activity }] }); }
}

const flags = (bits, value) => Object.fromEntries(new PermissionsBitField(bits).toArray().map((name) => [name, value]));
