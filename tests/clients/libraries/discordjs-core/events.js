// What @discordjs/core tells a bot, in the suite's words: it hands on the data of dispatches as they are.
import { GatewayDispatchEvents as Events } from '@discordjs/core';
import { WebSocketShardEvents } from '@discordjs/ws';
import { Inbox } from '../../support/inbox.js';
import { auditOf } from './admin.js';
import { askedOf } from './interactions.js';
import { messageOf } from './messages.js';
import { threadOf } from './threads.js';

export const channelOf = ({ id, name, guild_id: guildId, topic }) => ({ id, name, guildId, topic });
export const roleOf = (guildId, { id, name, permissions, colors }) => ({ id, name, guildId, permissions, color: colors.primary_color });
export const memberOf = (guildId, { user, nick, roles }) => ({ guildId, userId: user.id, username: user.username, nick, roles });
export const guildOf = ({ id, name, member_count: memberCount, channels }, shard) => (
  { id, name, memberCount, channels: channels.map((channel) => channel.name), shard });
const reactionOf = ({ message_id: messageId, user_id: userId, emoji }) => ({ messageId, emoji: emoji.name, userId });

const words = [
  [Events.Ready, 'ready', ({ guilds }) => ({ guilds: guilds.map(({ id }) => id) })],
  [Events.Resumed, 'resumed', () => ({})],
  [Events.GuildCreate, 'guildJoin', guildOf],
  [Events.GuildDelete, 'guildLeave', ({ id }) => ({ id })],
  [Events.ChannelCreate, 'channelCreate', channelOf],
  [Events.ChannelUpdate, 'channelUpdate', channelOf],
  [Events.ChannelDelete, 'channelDelete', channelOf],
  [Events.GuildRoleCreate, 'roleCreate', ({ guild_id: id, role }) => roleOf(id, role)],
  [Events.GuildRoleDelete, 'roleDelete', ({ guild_id: guildId, role_id: id }) => ({ id, guildId })],
  [Events.GuildMemberAdd, 'memberJoin', (member) => memberOf(member.guild_id, member)],
  [Events.GuildMemberUpdate, 'memberUpdate', (member) => memberOf(member.guild_id, member)],
  [Events.GuildMemberRemove, 'memberLeave', ({ guild_id: guildId, user }) => ({ guildId, userId: user.id })],
  [Events.MessageCreate, 'message', messageOf],
  [Events.MessageUpdate, 'messageEdit', messageOf],
  [Events.MessageDelete, 'messageRemove', ({ id, channel_id: channelId }) => ({ id, channelId })],
  [Events.MessageDeleteBulk, 'messagesRemove', ({ ids, channel_id: channelId }) => ({ ids, channelId })],
  [Events.TypingStart, 'typing', ({ channel_id: channelId, user_id: userId }) => ({ channelId, userId })],
  [Events.MessageReactionAdd, 'react', reactionOf],
  [Events.MessageReactionRemove, 'unreact', reactionOf],
  [Events.ChannelPinsUpdate, 'pins', ({ channel_id: channelId }) => ({ channelId })],
  [Events.InteractionCreate, 'asked', (interaction, _, api) => askedOf(interaction, api)],
  [Events.GuildUpdate, 'guildUpdate', ({ id, name }) => ({ id, name })],
  [Events.GuildRoleUpdate, 'roleUpdate', ({ guild_id: id, role }) => roleOf(id, role)],
  [Events.GuildBanAdd, 'ban', ({ guild_id: guildId, user }) => ({ guildId, userId: user.id })],
  [Events.GuildBanRemove, 'unban', ({ guild_id: guildId, user }) => ({ guildId, userId: user.id })],
  [Events.GuildAuditLogEntryCreate, 'audit', auditOf],
  [Events.InviteCreate, 'invite', ({ code }) => ({ code })],
  [Events.ThreadCreate, 'threadCreate', threadOf],
  [Events.ThreadUpdate, 'threadUpdate', threadOf],
  [Events.WebhooksUpdate, 'webhooks', ({ channel_id: channelId }) => ({ channelId })],
  [Events.PresenceUpdate, 'presence', ({ guild_id: guildId, user, status, activities }) => (
    { guildId, userId: user.id, status, activities: activities.map(({ name }) => name) })],
];

export function listen(client, gateway) {
  const inbox = new Inbox();
  for (const [event, word, translate] of words) client.on(event, ({ data, shardId, api }) => inbox.put(word, translate(data, shardId, api)));
  gateway.on(WebSocketShardEvents.Closed, (code) => inbox.put('closed', { code }));
  return inbox;
}
