// What one does with threads and with the posts of forums.
import { signal } from "@preact/signals";
import { notice } from "../../state/notices";
import type { Post } from "../api/reading-routes";
import type { Id } from "../api/types";
import { channels, type Channel } from "../state/guilds";
import { toMessage, type Message } from "../state/messages";
import { saveThread, setJoined } from "../state/threads";
import { doors } from "./context";
import { orNotice, reasonOf } from "./refusals";

export async function joinThread(id: Id): Promise<void> {
  if ((await orNotice(doors().routes.joinThread(id).then(() => true))) !== null) setJoined(id, true);
}

export async function leaveThread(id: Id): Promise<void> {
  if ((await orNotice(doors().routes.leaveThread(id).then(() => true))) !== null) setJoined(id, false);
}

export async function setArchived(id: Id, archived: boolean): Promise<void> {
  const told = await orNotice(doors().routes.archiveThread(id, archived));
  if (told) saveThread(told);
}

/** The new thread's id, or null when it was refused. */
export async function startThread(channelId: Id, messageId: Id | null, name: string): Promise<Id | null> {
  const { startThread: start, startThreadFrom } = doors().routes;
  const made = await orNotice(messageId === null ? start(channelId, name) : startThreadFrom(channelId, messageId, name));
  if (!made) return null;
  saveThread(made);
  setJoined(made.id, true);
  return made.id;
}

export async function startPost(forumId: Id, post: Post): Promise<Id | null> {
  const made = await orNotice(doors().routes.startPost(forumId, post));
  if (!made) return null;
  saveThread(made);
  setJoined(made.id, true);
  starters.value = new Map(starters.peek()).set(made.id, toMessage(made.message));
  return made.id;
}

export type Archive = { ids: readonly Id[]; hasMore: boolean };

/** More archived threads of a channel, older than those that are there. */
export async function loadArchived(channelId: Id, had: Archive | null): Promise<Archive | null> {
  const oldest = had?.ids.at(-1);
  const before = oldest === undefined ? null : (channels.peek().get(oldest)?.thread?.archivedAt ?? null);
  try {
    const told = await doors().routes.archivedThreads(channelId, before);
    told.threads.forEach(saveThread);
    return { ids: [...(had?.ids ?? []), ...told.threads.map(({ id }) => id)], hasMore: told.has_more ?? false };
  } catch (error) {
    notice(reasonOf(error), true);
    return null;
  }
}

/** The message that a thread began at, by the thread's id; null while it is on its way, or gone. */
export const starters = signal<ReadonlyMap<Id, Message | null>>(new Map());

/** A post's stands in the post, another thread's in its channel; either has the thread's id. */
export async function loadStarter({ id }: Channel, standsIn: Id): Promise<void> {
  if (starters.peek().has(id)) return;
  starters.value = new Map(starters.peek()).set(id, null);
  const before = String(BigInt(id) - 1n);
  const [first] = (await doors().routes.messages(standsIn, { after: before, limit: 1 }).catch(() => [])).map(toMessage);
  if (first?.id === id) starters.value = new Map(starters.peek()).set(id, first);
}
