// What a bot does to run a guild in Discordeno, by the names that the scenarios know.
export const auditOf = ({ actionType, targetId, userId, reason }) => ({ action: actionType, targetId: String(targetId), userId: String(userId), reason });

export class Admin {
  constructor(client) { this.helpers = client.helpers; }

  ban(guildId, userId, reason) { return this.helpers.banMember(guildId, userId, {}, reason); }
  unban(guildId, userId) { return this.helpers.unbanMember(guildId, userId); }
  async bans(guildId) { return (await this.helpers.getBans(guildId)).map(({ user, reason }) => ({ userId: String(user.id), reason })); }
  setMember(guildId, userId, { nick, until }) {
    return this.helpers.editMember(guildId, userId, { nick, communicationDisabledUntil: until?.toISOString() });
  }
  setChannel(_, id, channel, reason) { return this.helpers.editChannel(id, channel, reason); }
  setRole(guildId, id, { name, color }) { return this.helpers.editRole(guildId, id, { name, color }); }
  setGuild(guildId, guild) { return this.helpers.editGuild(guildId, guild); }
  async auditLog(guildId) { return (await this.helpers.getAuditLog(guildId)).auditLogEntries.map(auditOf); }
  async invite(_, channelId) { return (await this.helpers.createInvite(channelId, { maxUses: 5 })).code; }
  async invites(guildId) { return (await this.helpers.getInvites(guildId)).map(({ code, maxUses }) => ({ code, maxUses })); }
}
