// Turns messages into the rows of the conversation: day lines, the line above the news, groups of one author.
import { sameDay } from "../../text/time";
import type { Id } from "../api/types";
import type { Erasing } from "./erasing";
import { isAfter } from "./ids";
import type { Message } from "./messages";
import type { Unsent } from "./outbox";

export type Row =
  | { kind: "day"; key: string; at: number }
  | { kind: "new"; key: string; count: number; since: number | null; day: number | null }
  | { kind: "message"; key: string; message: Message; head: boolean }
  | { kind: "erasing"; key: string; erasing: Erasing }
  | { kind: "unsent"; key: string; unsent: Unsent; head: boolean };

export type RowsOf = {
  messages: readonly Message[];
  unsent: readonly Unsent[];
  /** Those that are being deleted. */
  erasing: ReadonlyMap<Id, Erasing>;
  me: Id;
  /** Above which id the news begin; null for no line. */
  newAfter: Id | null;
  hasOlder: boolean;
  /** The part of `messages` to show: from `start` up to, not including, `end`. */
  start: number;
  end: number;
};

/** Lines of one author belong together for this long. */
const GROUP = 7 * 60_000;
/** What people say: plain messages, answers, and what commands answer. The others are notices. */
const SAID = new Set([0, 19, 20, 23]);
export const isNotice = ({ type }: Message): boolean => !SAID.has(type);

type Before = { key: string; at: number } | undefined;

/** Webhooks change their names, so the name belongs to it. What is being deleted says nothing any more. */
const voiceOf = (message: Message, { erasing }: RowsOf): string =>
  isNotice(message) || erasing.has(message.id) ? "" : message.isWebhook ? message.author.id + message.author.username : message.author.id;

const goesOn = (before: Before, key: string, at: number): boolean =>
  before !== undefined && key !== "" && before.key === key && at - before.at <= GROUP && sameDay(before.at, at);

/** The index of the first new message, or -1; unknown while what lies before it is not loaded. */
function firstNew({ messages, me, newAfter, hasOlder }: RowsOf): number {
  if (newAfter === null) return -1;
  const index = messages.findIndex(({ id, author }) => isAfter(id, newAfter) && author.id !== me);
  return index === 0 && hasOlder && newAfter !== "0" ? -1 : index;
}

export function buildRows(of: RowsOf): Row[] {
  const { messages, unsent, erasing, me, start, end } = of;
  const news = firstNew(of);
  const rows: Row[] = [];
  let last = messages[start - 1];
  for (let index = start; index < end; index++) {
    const message = messages[index]!;
    const newDay = !last || !sameDay(last.at, message.at);
    if (index === news) {
      const count = messages.slice(index).filter(({ author }) => author.id !== me).length;
      const since = messages[index - 1]?.at ?? null;
      rows.push({ kind: "new", key: "new", count, since, day: newDay ? message.at : null });
    } else if (newDay) rows.push({ kind: "day", key: "day" + message.id, at: message.at });
    const before = last && { key: voiceOf(last, of), at: last.at };
    const head = index === news || message.answers !== undefined || message.called !== null || !goesOn(before, voiceOf(message, of), message.at);
    const key = message.nonce ?? message.id;
    const gone = erasing.get(message.id);
    rows.push(gone ? { kind: "erasing", key, erasing: gone } : { kind: "message", key, message, head });
    last = message;
  }
  let before: Before = last && { key: voiceOf(last, of), at: last.at };
  for (const entry of unsent) {
    if (!before || !sameDay(before.at, entry.at)) rows.push({ kind: "day", key: "day" + entry.nonce, at: entry.at });
    rows.push({ kind: "unsent", key: entry.nonce, unsent: entry, head: entry.replyTo !== null || !goesOn(before, me, entry.at) });
    before = { key: me, at: entry.at };
  }
  return rows;
}
