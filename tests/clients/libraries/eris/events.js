// What Eris tells a bot, in the suite's words.
import { Inbox } from '../../support/inbox.js';

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
