// Learns what was said last in the conversations between two: one question for all of them.
import { chats } from "../api/account";
import type { Id } from "../api/types";
import { channels, directs, isDirect } from "../state/guilds";
import { fromNumber } from "../state/ids";
import { dropLine, isTold, lineOf, noteLines, type LastLine } from "../state/last-lines";
import { timelineSignal, toMessage, type Message } from "../state/messages";
import { person } from "../state/people";
import { doors } from "./context";

/** Failing is quiet: the rows then say how people are. */
export async function loadLines(): Promise<void> {
  const told = await chats().catch(() => []);
  const lines = new Map<string, LastLine>();
  for (const { username, last } of told) if (last) lines.set(username, { id: fromNumber(last.id), isMine: last.from_me, text: last.message });
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

/** Something was deleted there. If it was what was said last, only the server knows what was said before: it is asked for that alone. */
export async function noteGoneIn(channelId: Id, messageIds: readonly Id[]): Promise<void> {
  if (!dropLine(channelId, messageIds)) return;
  const { loaded, atPresent } = timelineSignal(channelId).peek();
  if (loaded && atPresent) return;
  const [newest] = await doors().routes.messages(channelId, { limit: 1 }).catch(() => []);
  if (newest && !isTold(channelId)) noteSaidIn(toMessage(newest));
}
