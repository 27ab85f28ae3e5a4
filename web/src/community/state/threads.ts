// Threads: which of them I am in, and which belong to a channel.
import { signal } from "@preact/signals";
import type { ChannelWire, Id } from "../api/types";
import { channels, isThread, saveChannels, toChannel, type Channel } from "./guilds";
import { order } from "./ids";

/** The message that stands for the one that a thread began at. Source: Discord API v10, "Message Types". */
export const STARTER = 21;

/** The threads that I am in, as the server told. */
export const joined = signal<ReadonlySet<Id>>(new Set());
export const isJoined = (id: Id): boolean => joined.value.has(id);

export function setJoined(id: Id, isIn: boolean): void {
  if (joined.peek().has(id) === isIn) return;
  const next = new Set(joined.peek());
  if (isIn) next.add(id);
  else next.delete(id);
  joined.value = next;
}

/** A thread that an answer or a message told of. What is known of its last message is not lost by it. */
export function saveThread(wire: ChannelWire): void {
  if (wire.member) setJoined(wire.id, true);
  const had = channels.peek().get(wire.id);
  const told = toChannel(wire, wire.guild_id ?? had?.guildId ?? null);
  saveChannels([{ ...told, lastMessageId: told.lastMessageId ?? had?.lastMessageId ?? null }]);
}

export function changeMemberCount(id: Id, memberCount: number): void {
  const had = channels.peek().get(id);
  if (had?.thread) saveChannels([{ ...had, thread: { ...had.thread, memberCount } }]);
}

/** What is said live in a thread counts; the server tells the number only with the thread itself. */
export function countMessage(threadId: Id, messageId: Id, type: number): void {
  const had = channels.peek().get(threadId);
  if (!had?.thread || messageId === threadId || type === STARTER) return;
  saveChannels([{ ...had, thread: { ...had.thread, messageCount: had.thread.messageCount + 1 } }]);
}

/** When something was last said in it. */
export const activityOf = (thread: Channel): Id => thread.lastMessageId ?? thread.id;

/** The newest first: by what was last said, or by when they began. Posts on top stay there. */
export function inThreadOrder(threads: readonly Channel[], byCreation = false): Channel[] {
  const key = byCreation ? (one: Channel): Id => one.id : activityOf;
  const top = (one: Channel): number => Number(one.thread?.isOnTop ?? false);
  return [...threads].sort((a, b) => top(b) - top(a) || order(key(b), key(a)));
}

export const threadsIn = (parentId: Id): Channel[] =>
  [...channels.value.values()].filter((entry) => isThread(entry) && entry.parentId === parentId);
