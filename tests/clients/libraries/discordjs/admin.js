// What a bot does to run a guild in discord.js, by the names that the scenarios know.
export const auditOf = ({ action, targetId, executorId, reason }) => ({ action, targetId, userId: executorId, reason });

export class Admin {
  constructor(client) { this.client = client; }

  #guild(id) { return this.client.guilds.cache.get(id); }

  ban(guildId, userId, reason) { return this.#guild(guildId).bans.create(userId, { reason }); }
  unban(guildId, userId) { return this.#guild(guildId).bans.remove(userId); }
  async bans(guildId) { return (await this.#guild(guildId).bans.fetch()).map(({ user, reason }) => ({ userId: user.id, reason })); }
  setMember(guildId, userId, { nick, until }) { return this.#guild(guildId).members.edit(userId, { nick, communicationDisabledUntil: until }); }
  setChannel(guildId, id, { name, topic }, reason) { return this.#guild(guildId).channels.edit(id, { name, topic, reason }); }
  setRole(guildId, id, { name, color }) { return this.#guild(guildId).roles.edit(id, { name, colors: { primaryColor: color } }); }
  setGuild(guildId, { name }) { return this.#guild(guildId).edit({ name }); }
  async auditLog(guildId) { return (await this.#guild(guildId).fetchAuditLogs()).entries.map(auditOf); }
  async invite(guildId, channelId) { return (await this.#guild(guildId).invites.create(channelId, { maxUses: 5 })).code; }
  async invites(guildId) { return (await this.#guild(guildId).invites.fetch()).map(({ code, maxUses }) => ({ code, maxUses })); }
}
