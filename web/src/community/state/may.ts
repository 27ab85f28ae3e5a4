// What I may do here, as far as the page knows.
import type { Id } from "../api/types";
import { channels, guilds, isThread, type Channel, type Guild } from "./guilds";
import { memberOf } from "./members";
import { me } from "./people";
import { EVERYTHING, inChannel, inGuild, Permission, type Who } from "./permissions";

function who(guildId: Id): Who {
  const member = memberOf(guildId, me.value.id);
  return { userId: me.value.id, roles: member?.roles ?? [], timeoutUntil: member?.timeoutUntil ?? 0 };
}

export function permissionsIn(channel: Channel): bigint {
  const guild = channel.guildId === null ? undefined : guilds.value.get(channel.guildId);
  if (!guild) return EVERYTHING;
  const parent = isThread(channel) ? channels.value.get(channel.parentId ?? "") : undefined;
  return inChannel(guild, channel, who(guild.id), parent);
}

export const mayIn = (channel: Channel, what: bigint): boolean => (permissionsIn(channel) & what) === what;
/** In a thread it is another permission than in its channel, and one that is locked is for those who keep order. */
export function mayWrite(channel: Channel): boolean {
  if (!isThread(channel)) return mayIn(channel, Permission.sendMessages);
  return mayIn(channel, Permission.sendInThreads) && (!channel.thread?.isLocked || mayIn(channel, Permission.manageThreads));
}
export const mayPin = (channel: Channel): boolean =>
  channel.guildId === null || mayIn(channel, Permission.pinMessages) || mayIn(channel, Permission.manageMessages);
export const mayInGuild = (guild: Guild, what: bigint): boolean => (inGuild(guild, who(guild.id)) & what) === what;
/** At least one of them. */
export const mayAny = (guild: Guild, what: bigint): boolean => (inGuild(guild, who(guild.id)) & what) !== 0n;
