// What a bot does to run a guild in @discordjs/core, by the names that the scenarios know.
export const auditOf = ({ action_type: action, target_id: targetId, user_id: userId, reason }) => ({ action, targetId, userId, reason });

export class Admin {
  constructor(api) { this.api = api; }

  ban(guildId, userId, reason) { return this.api.guilds.banUser(guildId, userId, {}, { reason }); }
  unban(guildId, userId) { return this.api.guilds.unbanUser(guildId, userId); }
  async bans(guildId) { return (await this.api.guilds.getMemberBans(guildId)).map(({ user, reason }) => ({ userId: user.id, reason })); }
  setMember(guildId, userId, { nick, until }) {
    return this.api.guilds.editMember(guildId, userId, { nick, communication_disabled_until: until?.toISOString() });
  }
  setChannel(_, id, channel, reason) { return this.api.channels.edit(id, channel, { reason }); }
  setRole(guildId, id, { name, color }) { return this.api.guilds.editRole(guildId, id, { name, colors: { primary_color: color } }); }
  setGuild(guildId, guild) { return this.api.guilds.edit(guildId, guild); }
  async auditLog(guildId) { return (await this.api.guilds.getAuditLogs(guildId)).audit_log_entries.map(auditOf); }
  async invite(_, channelId) { return (await this.api.channels.createInvite(channelId, { max_uses: 5 })).code; }
  async invites(guildId) { return (await this.api.guilds.getInvites(guildId)).map(({ code, max_uses: maxUses }) => ({ code, maxUses })); }
}
