// Learns what was said last in the conversations between two: one question for all of them.
import { chats } from "../api/account";
import type { Id } from "../api/types";
import { channels, directs, isDirect } from "../state/guilds";
import { dropLine, lineOf, noteLines, type LastLine } from "../state/last-lines";
import type { Message } from "../state/messages";
import { person } from "../state/people";

/** Failing is quiet: the rows then say how people are. */
export async function loadLines(): Promise<void> {
  const told = await chats().catch(() => []);
  const lines = new Map<string, LastLine>();
  for (const { username, last } of told) if (last) lines.set(username, { isMine: last.from_me, text: last.message });
  noteLines(
    directs.peek().flatMap(({ id, recipients: [other, ...more] }): [Id, LastLine][] => {
      const line = other && more.length === 0 ? lines.get(person(other).username) : undefined;
      return line ? [[id, line]] : [];
    }),
  );
}

/** Something was said, by me or by somebody. */
export function noteSaidIn(message: Message): void {
  const channel = channels.peek().get(message.channelId);
  if (channel && isDirect(channel)) noteLines([[channel.id, lineOf(message)]]);
}

/** Something was deleted there: what was said before it, only the server knows. */
export const noteGoneIn = (channelId: Id): void => void (dropLine(channelId) && loadLines());
