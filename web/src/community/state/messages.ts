// The messages of a channel, as far as they are loaded: one run without gaps, in the order of their ids.
import { signal, type Signal } from "@preact/signals";
import type { ComponentWire } from "../api/interactions";
import type { AttachmentWire, EmbedWire, Id, MessageWire, ReactionWire } from "../api/types";
import { isAfter, lowerBound } from "./ids";
import { fromUser, meet, type Person } from "./people";
import { saveThread } from "./threads";

export type Reaction = { key: string; emojiId: Id | null; name: string; isAnimated: boolean; count: number; mine: boolean };
export type Message = {
  id: Id;
  channelId: Id;
  /** Webhooks speak under a name of their own, so the author is kept with the message. */
  author: Person;
  isWebhook: boolean;
  content: string;
  at: number;
  editedAt: number | null;
  mentions: readonly Id[];
  mentionRoles: readonly Id[];
  mentionEveryone: boolean;
  attachments: readonly AttachmentWire[];
  embeds: readonly EmbedWire[];
  components: readonly ComponentWire[];
  /** Who asks when a component is used; null: nobody answers. */
  applicationId: Id | null;
  /** The command that it answers, and who called it. */
  called: { userId: Id; name: string; isMenu: boolean } | null;
  reactions: readonly Reaction[];
  type: number;
  flags: number;
  nonce: string | null;
  pinned: boolean;
  /** undefined: answers nothing; null: what it answered is deleted. */
  answers: Message | null | undefined;
};
export type Loading = "first" | "older" | "newer" | null;
export type Timeline = {
  messages: readonly Message[];
  loaded: boolean;
  loading: Loading;
  failed: boolean;
  hasOlder: boolean;
  /** The run reaches to the newest message. */
  atPresent: boolean;
};

const EMPTY: Timeline = { messages: [], loaded: false, loading: null, failed: false, hasOlder: true, atPresent: true };
const timelines = new Map<Id, Signal<Timeline>>();

export const emojiKey = (id: Id | null, name: string): string => (id ? `${name}:${id}` : name);

export const toReaction = ({ emoji, count, me }: ReactionWire): Reaction => ({
  key: emojiKey(emoji.id, emoji.name),
  emojiId: emoji.id,
  name: emoji.name,
  isAnimated: emoji.animated ?? false,
  count,
  mine: me,
});

// An interaction's answer is its bot's own, though it goes through a webhook of the application.
const isByWebhook = ({ webhook_id, application_id }: MessageWire): boolean => webhook_id !== undefined && webhook_id !== application_id;

function toCalled(told: MessageWire["interaction_metadata"]): Message["called"] {
  if (!told?.user || !told.name) return null;
  return { userId: meet(told.user), name: told.name, isMenu: (told.command_type ?? 1) !== 1 };
}

/** Source: Discord API v10, "Message Flags". */
export const MessageFlag = { private: 1 << 6, loading: 1 << 7, silent: 1 << 12, components: 1 << 15 } as const;
/** Seen by one person alone and stored nowhere. */
export const isPrivate = ({ flags }: Message): boolean => (flags & MessageFlag.private) !== 0;
/** Promised by an application that is still at it. */
export const isComing = ({ flags }: Message): boolean => (flags & MessageFlag.loading) !== 0;

export function toMessage(wire: MessageWire): Message {
  const isWebhook = isByWebhook(wire);
  if (!isWebhook) meet(wire.author);
  for (const user of wire.mentions ?? []) meet(user);
  if (wire.thread) saveThread(wire.thread);
  const replied = wire.referenced_message;
  const said = wire.message_snapshots?.[0]?.message ?? wire;  // what is forwarded stands in its place
  return {
    id: wire.id,
    channelId: wire.channel_id,
    author: fromUser(wire.author),
    isWebhook,
    content: said.content,
    at: Date.parse(wire.timestamp),
    editedAt: wire.edited_timestamp ? Date.parse(wire.edited_timestamp) : null,
    mentions: (wire.mentions ?? []).map(({ id }) => id),
    mentionRoles: wire.mention_roles ?? [],
    mentionEveryone: wire.mention_everyone ?? false,
    attachments: said.attachments ?? [],
    embeds: said.embeds ?? [],
    components: wire.components ?? [],
    applicationId: wire.application_id ?? (wire.author.bot ? wire.author.id : null),
    called: toCalled(wire.interaction_metadata),
    reactions: (wire.reactions ?? []).map(toReaction),
    type: wire.type,
    flags: wire.flags ?? 0,
    nonce: wire.nonce === undefined ? null : String(wire.nonce),
    pinned: wire.pinned ?? false,
    answers: replied ? toMessage(replied) : replied === null && wire.message_reference ? null : undefined,
  };
}

export function timelineSignal(channelId: Id): Signal<Timeline> {
  let found = timelines.get(channelId);
  if (!found) timelines.set(channelId, (found = signal(EMPTY)));
  return found;
}
export const timeline = (channelId: Id): Timeline => timelineSignal(channelId).value;

export function changeTimeline(channelId: Id, change: Partial<Timeline>): void {
  const found = timelineSignal(channelId);
  found.value = { ...found.peek(), ...change };
}

export const resetTimeline = (channelId: Id): void => void (timelineSignal(channelId).value = EMPTY);

/** Everything that is loaded, by channel. */
export const loadedChannels = (): Id[] => [...timelines].filter(([, entry]) => entry.peek().loaded).map(([id]) => id);

/** Puts both into one run; of the same message the told one counts. */
export function merge(had: readonly Message[], told: readonly Message[]): Message[] {
  const first = told[0];
  const last = told.at(-1);
  if (!first || !last) return [...had];
  const before = had.slice(0, lowerBound(had, first.id));
  const after = had.slice(lowerBound(had, last.id)).filter(({ id }) => isAfter(id, last.id));
  const inside = had.slice(before.length, had.length - after.length);
  if (inside.length === 0) return [...before, ...told, ...after];
  const both = new Map([...inside, ...told].map((entry) => [entry.id, entry]));
  return [...before, ...[...both.values()].sort((a, b) => (isAfter(a.id, b.id) ? 1 : -1)), ...after];
}

/** A message that came live. One that is already there keeps its nonce, so its row stays the same. */
export function arrive(channelId: Id, message: Message): void {
  const { loaded, atPresent, messages } = timelineSignal(channelId).peek();
  if (!loaded || !atPresent) return;
  changeTimeline(channelId, { messages: merge(messages, [message]) });
}

export function changeMessage(channelId: Id, id: Id, how: (message: Message) => Message): void {
  const { messages } = timelineSignal(channelId).peek();
  const at = lowerBound(messages, id);
  const found = messages[at];
  if (found?.id !== id) return;
  changeTimeline(channelId, { messages: [...messages.slice(0, at), how(found), ...messages.slice(at + 1)] });
}

export function dropMessages(channelId: Id, ids: readonly Id[]): void {
  const gone = new Set(ids);
  const { messages } = timelineSignal(channelId).peek();
  if (!messages.some(({ id, answers }) => gone.has(id) || (answers && gone.has(answers.id)))) return;
  const left = messages.filter(({ id }) => !gone.has(id));
  const orphaned = left.map((entry) => (entry.answers && gone.has(entry.answers.id) ? { ...entry, answers: null } : entry));
  changeTimeline(channelId, { messages: orphaned });
}

export const findMessage = (channelId: Id, id: Id): Message | undefined => {
  const { messages } = timelineSignal(channelId).peek();
  const found = messages[lowerBound(messages, id)];
  return found?.id === id ? found : undefined;
};

/** Somebody who keeps order took away one kind, or all of them. */
export const clearReactions = (reactions: readonly Reaction[], key: string | null): Reaction[] =>
  key === null ? [] : reactions.filter((one) => one.key !== key);

/** One reaction more or less; `mine` when it was my own. Telling the same twice of mine changes nothing. */
export function countReaction(reactions: readonly Reaction[], emoji: Omit<Reaction, "count" | "mine">, by: 1 | -1, mine: boolean): Reaction[] {
  const found = reactions.find(({ key }) => key === emoji.key);
  if (mine && (found?.mine ?? false) === (by === 1)) return [...reactions];
  if (!found) return by === 1 ? [...reactions, { ...emoji, count: 1, mine }] : [...reactions];
  const changed = { ...found, count: found.count + by, mine: mine ? by === 1 : found.mine };
  return reactions.map((entry) => (entry === found ? changed : entry)).filter(({ count }) => count > 0);
}
