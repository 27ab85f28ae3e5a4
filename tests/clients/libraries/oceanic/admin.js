// What a bot does to run a guild in Oceanic, by the names that the scenarios know.
export const auditOf = ({ actionType, targetID, userID, reason }) => ({ action: actionType, targetId: targetID, userId: userID, reason });

export class Admin {
  constructor(client) { [this.guilds, this.channels] = [client.rest.guilds, client.rest.channels]; }

  ban(guildId, userId, reason) { return this.guilds.createBan(guildId, userId, { reason }); }
  unban(guildId, userId) { return this.guilds.removeBan(guildId, userId); }
  async bans(guildId) { return (await this.guilds.getBans(guildId)).map(({ user, reason }) => ({ userId: user.id, reason })); }
  setMember(guildId, userId, { nick, until }) {
    return this.guilds.editMember(guildId, userId, { nick, communicationDisabledUntil: until?.toISOString() });
  }
  setChannel(_, id, channel, reason) { return this.channels.edit(id, { ...channel, reason }); }
  setRole(guildId, id, { name, color }) { return this.guilds.editRole(guildId, id, { name, colors: { primaryColor: color } }); }
  setGuild(guildId, guild) { return this.guilds.edit(guildId, guild); }
  async auditLog(guildId) { return (await this.guilds.getAuditLog(guildId)).entries.map(auditOf); }
  async invite(_, channelId) { return (await this.channels.createInvite(channelId, { maxUses: 5 })).code; }
  async invites(guildId) { return (await this.guilds.getInvites(guildId)).map(({ code, maxUses }) => ({ code, maxUses })); }
}
