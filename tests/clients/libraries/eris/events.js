// What Eris tells a bot, in the suite's words.
import { Inbox } from '../../support/inbox.js';
import { auditOf } from './admin.js';
import { askedOf } from './interactions.js';
import { messageOf } from './messages.js';
import { threadOf } from './threads.js';

export const guildOf = ({ id, name, memberCount, channels, shard }) => (
  { id, name, memberCount, channels: channels.map((one) => one.name), shard: shard.id });
export const channelOf = ({ id, name, guild, topic }) => ({ id, name, guildId: guild.id, topic });
export const roleOf = ({ id, name, guild, permissions, color }) => ({ id, name, guildId: guild.id, permissions: permissions.allow, color });
export const memberOf = ({ guild, id, username, nick, roles }) => ({ guildId: guild.id, userId: id, username, nick, roles });

const words = [
  ['guildCreate', 'guildJoin', guildOf],
  ['guildDelete', 'guildLeave', ({ id }) => ({ id })],
  ['channelCreate', 'channelCreate', channelOf],
  ['channelUpdate', 'channelUpdate', channelOf],
  ['channelDelete', 'channelDelete', channelOf],
  ['guildRoleCreate', 'roleCreate', (_, role) => roleOf(role)],
  ['guildRoleDelete', 'roleDelete', (guild, { id }) => ({ id, guildId: guild.id })],
  ['guildMemberAdd', 'memberJoin', (_, member) => memberOf(member)],
  ['guildMemberUpdate', 'memberUpdate', (_, member) => memberOf(member)],
  ['guildMemberRemove', 'memberLeave', (guild, { id, user }) => ({ guildId: guild.id, userId: id ?? user.id })],
  ['messageCreate', 'message', messageOf],
  ['messageUpdate', 'messageEdit', messageOf],
  ['messageDelete', 'messageRemove', ({ id, channel }) => ({ id, channelId: channel.id })],
  ['messageDeleteBulk', 'messagesRemove', (messages) => ({ ids: messages.map(({ id }) => id), channelId: messages[0].channel.id })],
  ['typingStart', 'typing', (channel, user) => ({ channelId: channel.id, userId: user.id })],
  ['messageReactionAdd', 'react', (message, emoji, { id }) => ({ messageId: message.id, emoji: emoji.name, userId: id })],
  ['messageReactionRemove', 'unreact', (message, emoji, userId) => ({ messageId: message.id, emoji: emoji.name, userId })],
  ['channelPinUpdate', 'pins', ({ id }) => ({ channelId: id })],
  ['interactionCreate', 'asked', askedOf],
  ['guildUpdate', 'guildUpdate', guildOf],
  ['guildRoleUpdate', 'roleUpdate', (_, role) => roleOf(role)],
  ['guildBanAdd', 'ban', (guild, { id }) => ({ guildId: guild.id, userId: id })],
  ['guildBanRemove', 'unban', (guild, { id }) => ({ guildId: guild.id, userId: id })],
  ['guildAuditLogEntryCreate', 'audit', auditOf],
  ['inviteCreate', 'invite', (_, { code }) => ({ code })],
  ['threadCreate', 'threadCreate', threadOf],
  ['threadUpdate', 'threadUpdate', threadOf],
  ['webhooksUpdate', 'webhooks', ({ channelID }) => ({ channelId: channelID })],
  ['presenceUpdate', 'presence', ({ guild, id, status, activities }) => (
    { guildId: guild.id, userId: id, status, activities: activities.map(({ name }) => name) })],
  ['shardResume', 'resumed', (shard) => ({ shard })],
  ['shardDisconnect', 'closed', (error) => ({ code: error?.code })],
];

export function listen(client) {
  const inbox = new Inbox();
  for (const [event, word, translate] of words) client.on(event, (...told) => inbox.put(word, translate(...told)));
  return inbox;
}
