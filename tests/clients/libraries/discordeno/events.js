// What Discordeno tells a bot, in the suite's words. Its ids are numbers.
import { Inbox } from '../../support/inbox.js';
import { auditOf } from './admin.js';
import { askedOf } from './interactions.js';
import { messageOf } from './messages.js';
import { threadOf } from './threads.js';

export const guildOf = ({ id, name, memberCount, channels, shardId }) => (
  { id: String(id), name, memberCount, channels: channels.map((one) => one.name), shard: shardId });
export const channelOf = ({ id, name, guildId, topic }) => ({ id: String(id), name, guildId: String(guildId), topic });
export const roleOf = ({ id, name, guildId, permissions, color, colors }) => (
  { id: String(id), name, guildId: String(guildId), permissions: permissions.bitfield, color: colors?.primaryColor ?? color });
export const memberOf = ({ id, guildId, nick, roles }, user) => (
  { guildId: String(guildId), userId: String(id), username: user.username, nick, roles: roles.map(String) });
const reactionOf = ({ messageId, userId, emoji }) => ({ messageId: String(messageId), emoji: emoji.name, userId: String(userId) });

const words = [
  ['ready', 'ready', ({ guilds }) => ({ guilds: guilds.map(String) })],
  ['guildCreate', 'guildJoin', guildOf],
  ['guildDelete', 'guildLeave', (id) => ({ id: String(id) })],
  ['channelCreate', 'channelCreate', channelOf],
  ['channelUpdate', 'channelUpdate', channelOf],
  ['channelDelete', 'channelDelete', channelOf],
  ['roleCreate', 'roleCreate', roleOf],
  ['roleDelete', 'roleDelete', ({ roleId, guildId }) => ({ id: String(roleId), guildId: String(guildId) })],
  ['guildMemberAdd', 'memberJoin', memberOf],
  ['guildMemberUpdate', 'memberUpdate', memberOf],
  ['guildMemberRemove', 'memberLeave', ({ id }, guildId) => ({ guildId: String(guildId), userId: String(id) })],
  ['messageCreate', 'message', messageOf],
  ['messageUpdate', 'messageEdit', messageOf],
  ['messageDelete', 'messageRemove', ({ id, channelId }) => ({ id: String(id), channelId: String(channelId) })],
  ['messageDeleteBulk', 'messagesRemove', ({ ids, channelId }) => ({ ids: ids.map(String), channelId: String(channelId) })],
  ['typingStart', 'typing', ({ channelId, userId }) => ({ channelId: String(channelId), userId: String(userId) })],
  ['reactionAdd', 'react', reactionOf],
  ['reactionRemove', 'unreact', reactionOf],
  ['channelPinsUpdate', 'pins', ({ channelId }) => ({ channelId: String(channelId) })],
  ['interactionCreate', 'asked', askedOf],
  ['guildUpdate', 'guildUpdate', ({ id, name }) => ({ id: String(id), name })],
  ['roleUpdate', 'roleUpdate', roleOf],
  ['guildBanAdd', 'ban', ({ id }, guildId) => ({ guildId: String(guildId), userId: String(id) })],
  ['guildBanRemove', 'unban', ({ id }, guildId) => ({ guildId: String(guildId), userId: String(id) })],
  ['guildAuditLogEntryCreate', 'audit', auditOf],
  ['inviteCreate', 'invite', ({ code }) => ({ code })],
  ['threadCreate', 'threadCreate', threadOf],
  ['threadUpdate', 'threadUpdate', threadOf],
  ['webhooksUpdate', 'webhooks', ({ channelId }) => ({ channelId: String(channelId) })],
  ['presenceUpdate', 'presence', ({ guildId, user, status, activities }) => (
    { guildId: String(guildId), userId: String(user.id), status: statuses[status], activities: activities.map(({ name }) => name) })],
];
const statuses = ['online', 'dnd', 'idle', 'offline'];

// `onRefused` hears the error of a connection that may not come back.
export function listen(client, onRefused) {
  const inbox = new Inbox();
  for (const [event, word, translate] of words) client.events[event] = (...told) => inbox.put(word, translate(...told));
  client.gateway.events.resumed = () => inbox.put('resumed', {});
  client.gateway.events.connecting = (shard) => hearClosing(shard, inbox, onRefused);
  return inbox;
}

// A shard that may not come back throws where nobody can catch it.
function hearClosing(shard, inbox, onRefused) {
  shard.handleClose = (close) => Object.getPrototypeOf(shard).handleClose.call(shard, close).catch((error) => {
    inbox.put('closed', { code: close.code });
    onRefused(error);
  });
}
