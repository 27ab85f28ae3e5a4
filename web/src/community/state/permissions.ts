// Who may do what, by the same arithmetic as the server's. Source: Discord API v10, "Permissions". It only spares people a
// refusal: the server decides.
import type { Channel, Guild, Overwrite } from "./guilds";

const bit = (at: number): bigint => 1n << BigInt(at);

export const Permission = {
  createInvite: bit(0),
  kick: bit(1),
  ban: bit(2),
  administrator: bit(3),
  manageChannels: bit(4),
  manageGuild: bit(5),
  addReactions: bit(6),
  auditLog: bit(7),
  viewChannel: bit(10),
  sendMessages: bit(11),
  manageMessages: bit(13),
  embedLinks: bit(14),
  attachFiles: bit(15),
  readHistory: bit(16),
  mentionEveryone: bit(17),
  externalEmojis: bit(18),
  connect: bit(20),
  speak: bit(21),
  mute: bit(22),
  deafen: bit(23),
  move: bit(24),
  changeNickname: bit(26),
  manageNicknames: bit(27),
  manageRoles: bit(28),
  manageWebhooks: bit(29),
  manageEmojis: bit(30),
  useCommands: bit(31),
  manageThreads: bit(34),
  startThreads: bit(35),
  privateThreads: bit(36),
  sendInThreads: bit(38),
  moderate: bit(40),
  pinMessages: bit(51),
  bypassSlowMode: bit(52),
} as const;

export const EVERYTHING = ~0n;
const AFTER_TIMEOUT = Permission.viewChannel | Permission.readHistory;

export type Who = { userId: string; roles: readonly string[]; timeoutUntil: number };

export function inGuild(guild: Guild, who: Who): bigint {
  if (guild.ownerId === who.userId) return EVERYTHING;
  let sum = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const role of who.roles) sum |= guild.roles.get(role)?.permissions ?? 0n;
  return sum & Permission.administrator ? EVERYTHING : sum;
}

const apply = (base: bigint, allow: bigint, deny: bigint): bigint => (base & ~deny) | allow;

function withOverwrites(base: bigint, guild: Guild, who: Who, overwrites: readonly Overwrite[]): bigint {
  const everyone = overwrites.find(({ id }) => id === guild.id);
  let sum = everyone ? apply(base, everyone.allow, everyone.deny) : base;
  const mine = overwrites.filter(({ id, isRole }) => isRole && id !== guild.id && who.roles.includes(id));
  const joined = (pick: (one: Overwrite) => bigint): bigint => mine.reduce((all, one) => all | pick(one), 0n);
  sum = apply(sum, joined(({ allow }) => allow), joined(({ deny }) => deny));
  const own = overwrites.find(({ id, isRole }) => !isRole && id === who.userId);
  return own ? apply(sum, own.allow, own.deny) : sum;
}

/** `parent` is a thread's channel, whose overwrites it has. */
export function inChannel(guild: Guild, channel: Channel, who: Who, parent?: Channel, now = Date.now()): bigint {
  const base = inGuild(guild, who);
  if (base === EVERYTHING) return EVERYTHING;
  const sum = withOverwrites(base, guild, who, (parent ?? channel).overwrites);
  if (!(sum & Permission.viewChannel)) return 0n;
  return who.timeoutUntil > now ? sum & AFTER_TIMEOUT : sum;
}
