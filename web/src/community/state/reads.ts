// How far each channel was read. The server's word counts; a channel that it says nothing of was read when one joined.
import { computed, signal } from "@preact/signals";
import type { Id, ReadEntry } from "../api/types";
import { channels, guilds, holdsMessages, isDirect, isThread, type Channel } from "./guilds";
import { idAt, isAfter, later } from "./ids";
import { isJoined } from "./threads";
import { isMuted } from "./notifications";

export type Read = { upTo: Id; mentions: number };
export const reads = signal<ReadonlyMap<Id, Read>>(new Map());

export function takeReads(entries: readonly ReadEntry[]): void {
  reads.value = new Map(
    entries.map(({ id, last_message_id, mention_count }) => [
      id,
      { upTo: last_message_id ?? "0", mentions: mention_count ?? 0 },
    ]),
  );
}

const change = (channelId: Id, read: Read): void => void (reads.value = new Map(reads.peek()).set(channelId, read));

export function readUpTo(channel: Channel): Id {
  const found = reads.value.get(channel.id);
  if (found && found.upTo !== "0") return found.upTo;
  const joined = channel.guildId === null ? 0 : (guilds.value.get(channel.guildId)?.joinedAt ?? 0);
  return joined > 0 ? idAt(joined) : "0";
}

export function noteRead(channelId: Id, upTo: Id, mentions = 0): void {
  const had = reads.peek().get(channelId);
  if (had && isAfter(had.upTo, upTo)) return;
  change(channelId, { upTo, mentions });
}

/** Reading backwards: "mark unread". */
export const setRead = (channelId: Id, upTo: Id, mentions: number): void => change(channelId, { upTo, mentions });

export function noteMention(channel: Channel): void {
  const had = reads.peek().get(channel.id);
  change(channel.id, { upTo: had?.upTo ?? readUpTo(channel), mentions: (had?.mentions ?? 0) + 1 });
}

/** What I say myself I have read. */
export function noteOwn(channelId: Id, messageId: Id): void {
  const had = reads.peek().get(channelId);
  change(channelId, { upTo: later(had?.upTo ?? "0", messageId), mentions: 0 });
}

export const mentionsIn = (channelId: Id): number => reads.value.get(channelId)?.mentions ?? 0;
/** A thread that one is not in is no news. */
export const isUnread = (channel: Channel): boolean =>
  holdsMessages(channel) && (!isThread(channel) || isJoined(channel.id)) && channel.lastMessageId !== null && isAfter(channel.lastMessageId, readUpTo(channel));

/** It asks to be read: unread, and not muted unless it calls. */
export const isNews = (channel: Channel): boolean => isUnread(channel) && (!isMuted(channel) || callsIn(channel) > 0);
/** Calls that show. Every message of a direct channel calls, so a muted one shows none. */
export const callsIn = (channel: Channel): number => (isDirect(channel) && isMuted(channel) ? 0 : mentionsIn(channel.id));

export type GuildNews = { mentions: number; unread: boolean };
const NOTHING: GuildNews = { mentions: 0, unread: false };

/** What is new, by guild; direct messages under "@me". */
export const news = computed(() => {
  const sums = new Map<Id, GuildNews>();
  for (const channel of channels.value.values()) {
    const key = isDirect(channel) ? "@me" : (channel.guildId ?? "@me");
    const unread = isUnread(channel);
    const mentions = unread ? callsIn(channel) : 0;
    const had = sums.get(key) ?? NOTHING;
    sums.set(key, { mentions: had.mentions + mentions, unread: had.unread || (unread && isNews(channel)) });
  }
  return sums;
});
export const newsOf = (key: Id): GuildNews => news.value.get(key) ?? NOTHING;
export const mentionTotal = computed(() => [...news.value.values()].reduce((sum, { mentions }) => sum + mentions, 0));
