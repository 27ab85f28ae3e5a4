// The last thing that was said in each conversation between few, for the list of them. What is loaded knows it best; for the
// others it is what the list was told, and what came since.
import { signal } from "@preact/signals";
import type { Id } from "../api/types";
import { timeline, type Message } from "./messages";
import { me } from "./people";

/** `id` is that of its message. */
export type LastLine = { id: Id; isMine: boolean; text: string };

const told = signal<ReadonlyMap<Id, LastLine>>(new Map());

/** A message that holds only files is said by the name of the first. */
export const lineOf = ({ id, author, content, attachments }: Pick<Message, "id" | "author" | "content" | "attachments">): LastLine => ({
  id,
  isMine: author.id === me.value.id,
  text: content || (attachments[0]?.filename ?? ""),
});

export const noteLines = (lines: Iterable<readonly [Id, LastLine]>): void => void (told.value = new Map([...told.peek(), ...lines]));

export const isTold = (channelId: Id): boolean => told.peek().has(channelId);

/** True when it was one of these messages that had been told of. */
export function dropLine(channelId: Id, messageIds: readonly Id[]): boolean {
  const line = told.peek().get(channelId);
  if (!line || !messageIds.includes(line.id)) return false;
  told.value = new Map([...told.peek()].filter(([id]) => id !== channelId));
  return true;
}

/** Null where nothing is known, or nothing that has words. */
export function lastLine(channelId: Id): LastLine | null {
  const { loaded, atPresent, messages } = timeline(channelId);
  const last = loaded && atPresent ? messages.at(-1) : undefined;
  const line = loaded && atPresent ? last && lineOf(last) : told.value.get(channelId);
  return line?.text ? line : null;
}
