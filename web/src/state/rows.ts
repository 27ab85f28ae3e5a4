// Turns messages into the rows of the conversation: day lines, the line above the news, groups of one author.
import type { Message } from "./messages";
import type { Unsent } from "./outbox";
import { sameDay } from "../text/time";

export type Row =
  | { kind: "day"; key: string; at: number }
  | { kind: "new"; key: string; count: number; day: number | null }
  | { kind: "message"; key: string; message: Message; head: boolean }
  | { kind: "unsent"; key: string; unsent: Unsent; head: boolean };

export type RowsOf = {
  messages: readonly Message[];
  unsent: readonly Unsent[];
  me: string;
  /** Above which id the news begin; null for no line. */
  newAfter: number | null;
  hasOlder: boolean;
  /** The part of `messages` to show: from `start` up to, not including, `end`. */
  start: number;
  end: number;
};

/** Lines of one author belong together for this long. */
const GROUP = 7 * 60_000;

type Before = { from: string; at: number } | undefined;

const isHead = (before: Before, from: string, at: number): boolean =>
  !before || before.from !== from || at - before.at > GROUP || !sameDay(before.at, at);

/** The index of the first new message, or -1; unknown while what lies before it is not loaded. */
function firstNew({ messages, me, newAfter, hasOlder }: RowsOf): number {
  if (newAfter === null) return -1;
  const index = messages.findIndex((message) => message.id > newAfter && message.from !== me);
  return index === 0 && hasOlder && newAfter > 0 ? -1 : index;
}

export function buildRows(of: RowsOf): Row[] {
  const { messages, unsent, me, start, end } = of;
  const news = firstNew(of);
  const rows: Row[] = [];
  let before: Before = messages[start - 1];
  for (let index = start; index < end; index++) {
    const message = messages[index]!;
    const newDay = !before || !sameDay(before.at, message.at);
    if (index === news) {
      const count = messages.slice(index).filter((entry) => entry.from !== me).length;
      rows.push({ kind: "new", key: "new", count, day: newDay ? message.at : null });
    } else if (newDay) rows.push({ kind: "day", key: "day" + message.id, at: message.at });
    const head = index === news || isHead(before, message.from, message.at);
    rows.push({ kind: "message", key: message.nonce ?? String(message.id), message, head });
    before = message;
  }
  for (const entry of unsent) {
    if (!before || !sameDay(before.at, entry.at)) rows.push({ kind: "day", key: "day" + entry.nonce, at: entry.at });
    rows.push({ kind: "unsent", key: entry.nonce, unsent: entry, head: isHead(before, me, entry.at) });
    before = { from: me, at: entry.at };
  }
  return rows;
}
