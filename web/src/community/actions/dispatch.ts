// What the gateway tells, carried into the state.
import { batch } from "@preact/signals";
import type { ChannelWire, EmojiWire, GuildWire, Id, MemberWire, MessageWire, PresenceWire, ReadyWire, RoleWire, UserWire } from "../api/types";
import { changeGuild, channels, dropChannel, dropGuild, guildPositions, guilds, renewGuild, saveChannels, saveGuild, toChannel, toGuild, toRole } from "../state/guilds";
import { dropMember, forgetMembers, saveMembers } from "../state/members";
import { changeMessage, clearReactions, countReaction, emojiKey, toMessage } from "../state/messages";
import { forgetPresences, fromUser, me, meet, seePresence } from "../state/people";
import { known, openChannel } from "../state/place";
import { isWatched } from "../state/pins";
import { noteRead, setRead, takeReads } from "../state/reads";
import { changeMemberCount, joined, saveThread, setJoined } from "../state/threads";
import { starts } from "../state/typing";
import { gone } from "./erase";
import { groupHandlers } from "./group";
import { interactionHandlers } from "./interact";
import { startOver } from "./load";
import { loadPins } from "./pins";
import { keepingHandlers } from "./keeping";
import { receive } from "./receive";
import { ownHandlers, takeOwn } from "./own";
import { noteSaidIn } from "./last-lines";
import { takeList } from "./member-list";
import { settleRoute } from "./route";

type OfGuild = { guild_id: Id };
type OfMessage = { channel_id: Id; message_id: Id; user_id: Id; emoji: EmojiWire };

function takeGuild(wire: GuildWire): void {
  saveGuild(toGuild(wire));
  saveChannels([...(wire.channels ?? []), ...(wire.threads ?? [])].map((entry) => toChannel(entry, wire.id)));
  for (const thread of wire.threads ?? []) if (thread.member) setJoined(thread.id, true);
  saveMembers(wire.id, wire.members ?? []);
  for (const entry of wire.presences ?? []) seePresence(entry);
}

/** Everything that a person's client is told at once: by the page, and by the gateway for a new session. */
export function takeReady(wire: Omit<ReadyWire, "session_id">): void {
  batch(() => {
    me.value = fromUser(wire.user);
    meet(wire.user);
    guilds.value = new Map();
    channels.value = new Map();
    joined.value = new Set();
    forgetMembers();
    forgetPresences();
    for (const user of wire.users ?? []) meet(user);
    for (const entry of wire.presences ?? []) seePresence(entry);
    for (const guild of wire.guilds) if (!guild.unavailable) takeGuild(guild);
    saveChannels(wire.private_channels.map((entry) => toChannel(entry)));
    guildPositions.value = wire.user_settings?.guild_positions ?? [];
    takeReads(Array.isArray(wire.read_state) ? wire.read_state : (wire.read_state?.entries ?? []));
    takeOwn(wire);
    known.value = true;
  });
}

function ready(wire: ReadyWire): void {
  const again = known.peek();
  takeReady(wire);
  if (again) void startOver(openChannel.peek());
}

function saveRole({ guild_id, role }: OfGuild & { role: RoleWire }): void {
  changeGuild(guild_id, (guild) => ({ ...guild, roles: new Map(guild.roles).set(role.id, toRole(role)) }));
}

function dropRole({ guild_id, role_id }: OfGuild & { role_id: Id }): void {
  changeGuild(guild_id, (guild) => ({ ...guild, roles: new Map([...guild.roles].filter(([id]) => id !== role_id)) }));
}

function countMembers(guildId: Id, by: number): void {
  changeGuild(guildId, (guild) => ({ ...guild, memberCount: Math.max(0, guild.memberCount + by) }));
}

function updateMessage(wire: MessageWire): void {
  if (!wire.author) return;
  const told = toMessage(wire);
  if (channels.peek().get(told.channelId)?.lastMessageId === told.id) noteSaidIn(told);
  changeMessage(told.channelId, told.id, (had) => ({
    ...told,
    nonce: had.nonce,
    answers: told.answers === undefined ? had.answers : told.answers,
    // An update that comes to all does not know which reactions are mine.
    reactions: wire.reactions ? told.reactions.map((one) => ({ ...one, mine: had.reactions.find(({ key }) => key === one.key)?.mine ?? one.mine })) : had.reactions,
  }));
}

function react({ channel_id, message_id, user_id, emoji }: OfMessage, by: 1 | -1): void {
  const one = { key: emojiKey(emoji.id, emoji.name), emojiId: emoji.id, name: emoji.name, isAnimated: emoji.animated ?? false };
  const mine = user_id === me.peek().id;
  changeMessage(channel_id, message_id, (had) => ({ ...had, reactions: countReaction(had.reactions, one, by, mine) }));
}

function unreactAll({ channel_id, message_id }: OfMessage, key: string | null): void {
  changeMessage(channel_id, message_id, (had) => ({ ...had, reactions: clearReactions(had.reactions, key) }));
}

function saveChannel(wire: ChannelWire): void {
  const told = toChannel(wire);
  const had = channels.peek().get(told.id);
  saveChannels([{ ...told, lastMessageId: told.lastMessageId ?? had?.lastMessageId ?? null }]);
}

type ThreadMembers = { id: Id; member_count: number; added_members?: { user_id: Id }[]; removed_member_ids?: Id[] };

function changeThreadMembers({ id, member_count, added_members, removed_member_ids }: ThreadMembers): void {
  const mine = me.peek().id;
  if (added_members?.some(({ user_id }) => user_id === mine)) setJoined(id, true);
  if (removed_member_ids?.includes(mine)) setJoined(id, false);
  changeMemberCount(id, member_count);
}

function ack({ channel_id, message_id, mention_count, manual }: { channel_id: Id; message_id: Id; mention_count?: number; manual?: boolean }): void {
  if (manual) setRead(channel_id, message_id, mention_count ?? 0);
  else noteRead(channel_id, message_id, mention_count ?? 0);
}

const handlers: Record<string, (data: never) => void> = {
  READY: ready,
  GUILD_CREATE: takeGuild,
  GUILD_UPDATE: renewGuild,
  GUILD_DELETE: ({ id, unavailable }: { id: Id; unavailable?: boolean }) => unavailable || dropGuild(id),
  GUILD_ROLE_CREATE: saveRole,
  GUILD_ROLE_UPDATE: saveRole,
  GUILD_ROLE_DELETE: dropRole,
  GUILD_EMOJIS_UPDATE: ({ guild_id, emojis }: OfGuild & { emojis: EmojiWire[] }) =>
    changeGuild(guild_id, (guild) => ({ ...guild, emojis: toGuild({ id: guild_id, roles: [], emojis }).emojis })),
  GUILD_MEMBER_ADD: (wire: MemberWire & OfGuild) => (saveMembers(wire.guild_id, [wire]), countMembers(wire.guild_id, 1)),
  GUILD_MEMBER_UPDATE: (wire: MemberWire & OfGuild) => saveMembers(wire.guild_id, [wire]),
  GUILD_MEMBER_REMOVE: ({ guild_id, user }: OfGuild & { user: UserWire }) => (dropMember(guild_id, user.id), countMembers(guild_id, -1)),
  GUILD_MEMBERS_CHUNK: ({ guild_id, members, presences }: OfGuild & { members: MemberWire[]; presences?: PresenceWire[] }) => {
    saveMembers(guild_id, members);
    for (const entry of presences ?? []) seePresence(entry);
  },
  GUILD_MEMBER_LIST_UPDATE: takeList,
  CHANNEL_CREATE: saveChannel,
  CHANNEL_UPDATE: saveChannel,
  CHANNEL_DELETE: ({ id }: { id: Id }) => dropChannel(id),
  THREAD_CREATE: saveThread,
  THREAD_UPDATE: saveThread,
  THREAD_LIST_SYNC: ({ threads }: { threads: ChannelWire[] }) => threads.forEach(saveThread),
  THREAD_MEMBERS_UPDATE: changeThreadMembers,
  THREAD_DELETE: ({ id }: { id: Id }) => (dropChannel(id), setJoined(id, false)),
  MESSAGE_CREATE: receive,
  MESSAGE_UPDATE: updateMessage,
  MESSAGE_DELETE: ({ id, channel_id }: { id: Id; channel_id: Id }) => gone(channel_id, [id]),
  MESSAGE_DELETE_BULK: ({ ids, channel_id }: { ids: Id[]; channel_id: Id }) => gone(channel_id, ids),
  MESSAGE_REACTION_ADD: (data: OfMessage) => react(data, 1),
  MESSAGE_REACTION_REMOVE: (data: OfMessage) => react(data, -1),
  MESSAGE_REACTION_REMOVE_ALL: (data: OfMessage) => unreactAll(data, null),
  MESSAGE_REACTION_REMOVE_EMOJI: (data: OfMessage) => unreactAll(data, emojiKey(data.emoji.id, data.emoji.name)),
  MESSAGE_ACK: ack,
  CHANNEL_PINS_UPDATE: ({ channel_id }: { channel_id: Id }) => void (isWatched(channel_id) && loadPins(channel_id)),
  ...interactionHandlers,
  TYPING_START: ({ channel_id, user_id }: { channel_id: Id; user_id: Id }) => user_id === me.peek().id || starts(channel_id, user_id),
  PRESENCE_UPDATE: seePresence,
  ...ownHandlers,
  ...keepingHandlers,
  ...groupHandlers,
  USER_UPDATE: (user: UserWire) => void meet(user),
};

export function dispatch(name: string, data: unknown): void {
  const handler = handlers[name] as ((data: unknown) => void) | undefined;
  if (!handler) return;
  batch(() => handler(data));
  settleRoute();
}
