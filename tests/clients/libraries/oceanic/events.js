// What Oceanic tells a bot, in the suite's words.
import { Inbox } from '../../support/inbox.js';
import { auditOf } from './admin.js';
import { askedOf } from './interactions.js';
import { messageOf } from './messages.js';
import { threadOf } from './threads.js';

export const guildOf = ({ id, name, memberCount, channels, shard }) => (
  { id, name, memberCount, channels: channels.map((one) => one.name), shard: shard.id });
export const channelOf = ({ id, name, guildID, topic }) => ({ id, name, guildId: guildID, topic });
export const roleOf = ({ id, name, guildID, permissions, colors }) => (
  { id, name, guildId: guildID, permissions: permissions.allow, color: colors.primaryColor });
export const memberOf = ({ guildID, id, username, nick, roles }) => ({ guildId: guildID, userId: id, username, nick, roles });

const words = [
  ['guildCreate', 'guildJoin', guildOf],
  ['guildDelete', 'guildLeave', ({ id }) => ({ id })],
  ['channelCreate', 'channelCreate', channelOf],
  ['channelUpdate', 'channelUpdate', channelOf],
  ['channelDelete', 'channelDelete', channelOf],
  ['guildRoleCreate', 'roleCreate', roleOf],
  ['guildRoleDelete', 'roleDelete', ({ id }, guild) => ({ id, guildId: guild.id })],
  ['guildMemberAdd', 'memberJoin', memberOf],
  ['guildMemberUpdate', 'memberUpdate', memberOf],
  ['guildMemberRemove', 'memberLeave', ({ id }, guild) => ({ guildId: guild.id, userId: id })],
  ['messageCreate', 'message', messageOf],
  ['messageUpdate', 'messageEdit', messageOf],
  ['messageDelete', 'messageRemove', ({ id, channelID }) => ({ id, channelId: channelID })],
  ['messageDeleteBulk', 'messagesRemove', (messages) => ({ ids: messages.map(({ id }) => id), channelId: messages[0].channelID })],
  ['typingStart', 'typing', (channel, { id }) => ({ channelId: channel.id, userId: id })],
  ['messageReactionAdd', 'react', (message, { id }, { emoji }) => ({ messageId: message.id, emoji: emoji.name, userId: id })],
  ['messageReactionRemove', 'unreact', (message, { id }, { emoji }) => ({ messageId: message.id, emoji: emoji.name, userId: id })],
  ['channelPinsUpdate', 'pins', ({ id }) => ({ channelId: id })],
  ['interactionCreate', 'asked', askedOf],
  ['guildUpdate', 'guildUpdate', guildOf],
  ['guildRoleUpdate', 'roleUpdate', roleOf],
  ['guildBanAdd', 'ban', (guild, { id }) => ({ guildId: guild.id, userId: id })],
  ['guildBanRemove', 'unban', (guild, { id }) => ({ guildId: guild.id, userId: id })],
  ['guildAuditLogEntryCreate', 'audit', (_, entry) => auditOf(entry)],
  ['inviteCreate', 'invite', ({ code }) => ({ code })],
  ['threadCreate', 'threadCreate', threadOf],
  ['threadUpdate', 'threadUpdate', threadOf],
  ['webhooksUpdate', 'webhooks', (_, { id }) => ({ channelId: id })],
  ['presenceUpdate', 'presence', (guild, { id }, { status, activities }) => (
    { guildId: guild.id, userId: id, status, activities: activities.map(({ name }) => name) })],
  ['shardResume', 'resumed', (shard) => ({ shard })],
  ['shardDisconnect', 'closed', (error) => ({ code: error?.code })],
];

export function listen(client) {
  const inbox = new Inbox();
  for (const [event, word, translate] of words) client.on(event, (...told) => inbox.put(word, translate(...told)));
  return inbox;
}
