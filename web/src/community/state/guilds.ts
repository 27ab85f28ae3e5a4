// The guilds one is in, their roles and channels, and the direct messages.
import { computed, signal } from "@preact/signals";
import type { ChannelWire, GuildWire, Id, OverwriteWire, RoleWire } from "../api/types";
import { order } from "./ids";
import { meet } from "./people";

export type Role = {
  id: Id;
  name: string;
  permissions: bigint;
  position: number;
  colour: number;
  isHoisted: boolean;
  isMentionable: boolean;
  /** It is a bot's own: nobody gives or takes it. */
  isManaged: boolean;
};
export type Overwrite = { id: Id; isRole: boolean; allow: bigint; deny: bigint };
export type Channel = {
  id: Id;
  type: number;
  guildId: Id | null;
  name: string;
  position: number;
  parentId: Id | null;
  topic: string;
  overwrites: readonly Overwrite[];
  lastMessageId: Id | null;
  slowSeconds: number;
  isNsfw: boolean;
  recipients: readonly Id[];
  /** Of a group: who may send others away. */
  ownerId: Id | null;
  icon: string | null;
  thread?: ThreadInfo;
  forum?: ForumInfo;
};
export type ThreadInfo = {
  ownerId: Id;
  isArchived: boolean;
  isLocked: boolean;
  /** When it was archived, or opened again. As the server wrote it, for pages go by it. */
  archivedAt: string;
  messageCount: number;
  memberCount: number;
  tags: readonly Id[];
  isOnTop: boolean;
};
export type ForumTag = { id: Id; name: string; emoji: string; isModerated: boolean };
export type ForumInfo = { tags: readonly ForumTag[]; needsTag: boolean; byCreation: boolean };
export type CustomEmoji = { id: Id; name: string; isAnimated: boolean };
export type Guild = {
  id: Id;
  name: string;
  icon: string | null;
  description: string;
  ownerId: Id;
  systemChannelId: Id | null;
  /** Source: Discord API v10, "Default Message Notification Level": 0 all messages, 1 mentions. */
  defaultNotifications: number;
  roles: ReadonlyMap<Id, Role>;
  emojis: readonly CustomEmoji[];
  memberCount: number;
  joinedAt: number;
};

/** Source: Discord API v10, "Channel Types". */
export const ChannelType = { text: 0, direct: 1, voice: 2, group: 3, category: 4, announcement: 5, forum: 15 } as const;

export const guilds = signal<ReadonlyMap<Id, Guild>>(new Map());
/** The order that the person gave them; the server keeps it. */
export const guildPositions = signal<readonly Id[]>([]);
export const channels = signal<ReadonlyMap<Id, Channel>>(new Map());

export const guild = (id: Id | null): Guild | undefined => (id === null ? undefined : guilds.value.get(id));
export const channel = (id: Id | null): Channel | undefined => (id === null ? undefined : channels.value.get(id));
export const isGroup = ({ type }: Channel): boolean => type === ChannelType.group;
export const isDirect = ({ type }: Channel): boolean => type === ChannelType.direct || type === ChannelType.group;
export const isThread = ({ type }: Channel): boolean => type >= 10 && type <= 12;
/** One can read and write messages there. */
export const holdsMessages = ({ type }: Channel): boolean => type !== ChannelType.category && type !== ChannelType.forum;

export function toRole(wire: RoleWire): Role {
  return {
    id: wire.id,
    name: wire.name,
    permissions: BigInt(wire.permissions),
    position: wire.position,
    colour: wire.color,
    isHoisted: wire.hoist,
    isMentionable: wire.mentionable,
    isManaged: wire.managed,
  };
}

/** Source: Discord API v10, "Channel Flags". */
const PINNED_IN_FORUM = 1 << 1;
const REQUIRES_TAG = 1 << 4;

function toThread(wire: ChannelWire): ThreadInfo {
  return {
    ownerId: wire.owner_id ?? "0",
    isArchived: wire.thread_metadata?.archived ?? false,
    isLocked: wire.thread_metadata?.locked ?? false,
    archivedAt: wire.thread_metadata?.archive_timestamp ?? "",
    messageCount: wire.message_count ?? 0,
    memberCount: wire.member_count ?? 0,
    tags: wire.applied_tags ?? [],
    isOnTop: ((wire.flags ?? 0) & PINNED_IN_FORUM) !== 0,
  };
}

function toForum(wire: ChannelWire): ForumInfo {
  const tags = (wire.available_tags ?? []).map((tag) => ({ id: tag.id, name: tag.name, emoji: tag.emoji_name ?? "", isModerated: tag.moderated ?? false }));
  return { tags, needsTag: ((wire.flags ?? 0) & REQUIRES_TAG) !== 0, byCreation: wire.default_sort_order === 1 };
}

const toOverwrite = (wire: OverwriteWire): Overwrite => ({
  id: wire.id,
  isRole: wire.type === 0,
  allow: BigInt(wire.allow),
  deny: BigInt(wire.deny),
});

export function toChannel(wire: ChannelWire, guildId: Id | null = wire.guild_id ?? null): Channel {
  return {
    id: wire.id,
    type: wire.type,
    guildId,
    name: wire.name ?? "",
    position: wire.position ?? 0,
    parentId: wire.parent_id ?? null,
    topic: wire.topic ?? "",
    overwrites: (wire.permission_overwrites ?? []).map(toOverwrite),
    lastMessageId: wire.last_message_id ?? null,
    slowSeconds: wire.rate_limit_per_user ?? 0,
    isNsfw: wire.nsfw ?? false,
    recipients: (wire.recipients ?? []).map(meet),
    ownerId: wire.type === ChannelType.group ? (wire.owner_id ?? null) : null,
    icon: wire.icon ?? null,
    ...(wire.type >= 10 && wire.type <= 12 ? { thread: toThread(wire) } : {}),
    ...(wire.type === ChannelType.forum ? { forum: toForum(wire) } : {}),
  };
}

const toEmojis = (wire: GuildWire["emojis"]): CustomEmoji[] =>
  (wire ?? []).flatMap(({ id, name, animated }) => (id ? [{ id, name, isAnimated: animated ?? false }] : []));

export function toGuild(wire: GuildWire): Guild {
  const look = wire.properties ?? wire;
  return {
    id: wire.id,
    name: look.name ?? "",
    icon: look.icon ?? null,
    description: look.description ?? "",
    ownerId: look.owner_id ?? "0",
    systemChannelId: look.system_channel_id ?? null,
    defaultNotifications: look.default_message_notifications ?? 0,
    roles: new Map(wire.roles.map((role) => [role.id, toRole(role)])),
    emojis: toEmojis(wire.emojis),
    memberCount: wire.member_count ?? 0,
    joinedAt: wire.joined_at ? Date.parse(wire.joined_at) : 0,
  };
}

/** As they stand in the rail: those that were given a place, then the others as one joined them. */
export function inOrder(all: Iterable<Guild>, positions: readonly Id[]): Guild[] {
  const place = new Map(positions.map((id, index) => [id, index]));
  const at = ({ id }: Guild): number => place.get(id) ?? positions.length;
  return [...all].sort((a, b) => at(a) - at(b) || a.joinedAt - b.joinedAt || order(a.id, b.id));
}
export const guildsInOrder = computed(() => inOrder(guilds.value.values(), guildPositions.value));

export function saveGuild(made: Guild): void {
  guilds.value = new Map(guilds.peek()).set(made.id, made);
}

export function changeGuild(id: Id, how: (guild: Guild) => Guild): void {
  const found = guilds.peek().get(id);
  if (found) saveGuild(how(found));
}

/** A guild that was changed is told with its roles; its emojis, channels and members come by themselves. */
export function renewGuild(wire: GuildWire): void {
  const { emojis: _emojis, memberCount: _count, joinedAt: _joined, roles, ...told } = toGuild({ ...wire, roles: wire.roles ?? [] });
  changeGuild(wire.id, (had) => ({ ...had, ...told, roles: wire.roles ? roles : had.roles }));
}

export function dropGuild(id: Id): void {
  const left = new Map(guilds.peek());
  left.delete(id);
  guilds.value = left;
  channels.value = new Map([...channels.peek()].filter(([, entry]) => entry.guildId !== id));
}

export function saveChannels(made: readonly Channel[]): void {
  const all = new Map(channels.peek());
  for (const entry of made) all.set(entry.id, entry);
  channels.value = all;
}

export function dropChannel(id: Id): void {
  const left = new Map(channels.peek());
  left.delete(id);
  channels.value = left;
}

export function noteLastMessage(channelId: Id, messageId: Id): void {
  const found = channels.peek().get(channelId);
  if (!found || (found.lastMessageId !== null && order(found.lastMessageId, messageId) >= 0)) return;
  saveChannels([{ ...found, lastMessageId: messageId }]);
}

/** The newest conversation first. */
export const directs = computed(() =>
  [...channels.value.values()]
    .filter(isDirect)
    .sort((a, b) => order(b.lastMessageId ?? b.id, a.lastMessageId ?? a.id)),
);

/** In the order they are shown: roles from the highest to the lowest. */
export const rolesDown = (of: Guild): Role[] =>
  [...of.roles.values()].sort((a, b) => b.position - a.position || order(a.id, b.id));
