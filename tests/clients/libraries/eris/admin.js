// What a bot does to run a guild in Eris, by the names that the scenarios know.
export const auditOf = ({ actionType, targetID, user, reason }) => ({ action: actionType, targetId: targetID, userId: user.id, reason });

export class Admin {
  constructor(client) { this.client = client; }

  ban(guildId, userId, reason) { return this.client.banGuildMember(guildId, userId, { reason: encodeURIComponent(reason) }); }
  unban(guildId, userId) { return this.client.unbanGuildMember(guildId, userId); }
  async bans(guildId) { return (await this.client.getGuildBans(guildId)).map(({ user, reason }) => ({ userId: user.id, reason })); }
  setMember(guildId, userId, { nick, until }) { return this.client.editGuildMember(guildId, userId, { nick, communicationDisabledUntil: until }); }
  setChannel(_, id, channel, reason) { return this.client.editChannel(id, channel, encodeURIComponent(reason)); }
  setRole(guildId, id, { name, color }) { return this.client.editRole(guildId, id, { name, color }); }
  setGuild(guildId, { name }) { return this.client.editGuild(guildId, { name }); }
  async auditLog(guildId) { return (await this.client.getGuildAuditLog(guildId)).entries.map(auditOf); }
  async invite(_, channelId) { return (await this.client.createChannelInvite(channelId, { maxUses: 5 })).code; }
  async invites(guildId) { return (await this.client.getGuildInvites(guildId)).map(({ code, maxUses }) => ({ code, maxUses })); }
}
