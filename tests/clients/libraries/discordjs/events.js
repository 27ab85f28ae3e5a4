// What discord.js tells a bot, in the suite's words.
import { Events } from 'discord.js';
import { Inbox } from '../../support/inbox.js';

export const guildOf = (guild) => ({
  id: guild.id, name: guild.name, memberCount: guild.memberCount, channels: guild.channels.cache.map(({ name }) => name),
  shard: guild.shardId,
});
export const channelOf = ({ id, name, guildId, topic }) => ({ id, name, guildId, topic });
export const roleOf = ({ id, name, guild, permissions, color }) => ({
  id, name, guildId: guild.id, permissions: permissions.bitfield, color,
});
export const memberOf = ({ guild, user, nickname, roles }) => ({
  guildId: guild.id, userId: user.id, username: user.username, nick: nickname,
  roles: roles.cache.filter(({ id }) => id !== guild.id).map(({ id }) => id),
});

const words = [
  [Events.GuildCreate, 'guildJoin', (guild) => guildOf(guild)],
  [Events.GuildDelete, 'guildLeave', ({ id }) => ({ id })],
  [Events.ChannelCreate, 'channelCreate', (channel) => channelOf(channel)],
  [Events.ChannelUpdate, 'channelUpdate', (_, channel) => channelOf(channel)],
  [Events.ChannelDelete, 'channelDelete', (channel) => channelOf(channel)],
  [Events.GuildRoleCreate, 'roleCreate', (role) => roleOf(role)],
  [Events.GuildRoleDelete, 'roleDelete', ({ id, guild }) => ({ id, guildId: guild.id })],
  [Events.GuildMemberAdd, 'memberJoin', (member) => memberOf(member)],
  [Events.GuildMemberUpdate, 'memberUpdate', (_, member) => memberOf(member)],
  [Events.GuildMemberRemove, 'memberLeave', (member) => ({ guildId: member.guild.id, userId: member.user.id })],
  [Events.PresenceUpdate, 'presence', (_, { guild, userId, status, activities }) => (
    { guildId: guild.id, userId, status, activities: activities.map(({ name }) => name) })],
  [Events.ShardResume, 'resumed', (shard) => ({ shard })],
  [Events.ShardDisconnect, 'closed', ({ code }) => ({ code })],
];

export function listen(client) {
  const inbox = new Inbox();
  for (const [event, word, translate] of words) client.on(event, (...told) => inbox.put(word, translate(...told)));
  return inbox;
}
