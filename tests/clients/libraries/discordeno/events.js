// What Discordeno tells a bot, in the suite's words. Its ids are numbers.
import { Inbox } from '../../support/inbox.js';

export const guildOf = ({ id, name, memberCount, channels }) => (
  { id: String(id), name, memberCount, channels: channels.map((one) => one.name) });
export const channelOf = ({ id, name, guildId, topic }) => ({ id: String(id), name, guildId: String(guildId), topic });
export const roleOf = ({ id, name, guildId, permissions, color, colors }) => (
  { id: String(id), name, guildId: String(guildId), permissions: permissions.bitfield, color: colors?.primaryColor ?? color });
export const memberOf = ({ id, guildId, nick, roles }, user) => (
  { guildId: String(guildId), userId: String(id), username: user.username, nick, roles: roles.map(String) });

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
  ['presenceUpdate', 'presence', ({ guildId, user, status, activities }) => (
    { guildId: String(guildId), userId: String(user.id), status: statuses[status], activities: activities.map(({ name }) => name) })],
];
const statuses = ['online', 'dnd', 'idle', 'invisible', 'offline'];

export function listen(client) {
  const inbox = new Inbox();
  for (const [event, word, translate] of words) client.events[event] = (...told) => inbox.put(word, translate(...told));
  const shardEvents = client.gateway.events;
  shardEvents.resumed = () => inbox.put('resumed', {});
  shardEvents.disconnected = (shard) => inbox.put('closed', { shard: shard.id });
  return inbox;
}
