// What discord.js tells a bot, in the suite's words.
import { Events } from 'discord.js';
import { Inbox } from '../../support/inbox.js';
import { auditOf } from './admin.js';
import { askedOf } from './interactions.js';
import { messageOf } from './messages.js';
import { threadOf } from './threads.js';

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
  [Events.MessageCreate, 'message', (message) => messageOf(message)],
  [Events.MessageUpdate, 'messageEdit', (_, message) => messageOf(message)],
  [Events.MessageDelete, 'messageRemove', ({ id, channelId }) => ({ id, channelId })],
  [Events.MessageBulkDelete, 'messagesRemove', (messages, channel) => ({ ids: [...messages.keys()], channelId: channel.id })],
  [Events.TypingStart, 'typing', ({ channel, user }) => ({ channelId: channel.id, userId: user.id })],
  [Events.MessageReactionAdd, 'react', ({ message, emoji }, user) => ({ messageId: message.id, emoji: emoji.name, userId: user.id })],
  [Events.MessageReactionRemove, 'unreact', ({ message, emoji }, user) => ({ messageId: message.id, emoji: emoji.name, userId: user.id })],
  [Events.ChannelPinsUpdate, 'pins', ({ id }) => ({ channelId: id })],
  [Events.InteractionCreate, 'asked', (interaction) => askedOf(interaction)],
  [Events.GuildUpdate, 'guildUpdate', (_, guild) => guildOf(guild)],
  [Events.GuildRoleUpdate, 'roleUpdate', (_, role) => roleOf(role)],
  [Events.GuildBanAdd, 'ban', ({ guild, user }) => ({ guildId: guild.id, userId: user.id })],
  [Events.GuildBanRemove, 'unban', ({ guild, user }) => ({ guildId: guild.id, userId: user.id })],
  [Events.GuildAuditLogEntryCreate, 'audit', (entry) => auditOf(entry)],
  [Events.InviteCreate, 'invite', ({ code }) => ({ code })],
  [Events.ThreadCreate, 'threadCreate', (thread) => threadOf(thread)],
  [Events.ThreadUpdate, 'threadUpdate', (_, thread) => threadOf(thread)],
  [Events.WebhooksUpdate, 'webhooks', ({ id }) => ({ channelId: id })],
  [Events.ShardResume, 'resumed', (shard) => ({ shard })],
  [Events.ShardDisconnect, 'closed', ({ code }) => ({ code })],
];

export function listen(client) {
  const inbox = new Inbox();
  for (const [event, word, translate] of words) client.on(event, (...told) => inbox.put(word, translate(...told)));
  return inbox;
}
