// Collects what the switcher shows for what is typed: at once from memory, then from the server.
import { useEffect, useState } from "preact/hooks";
import { findMessages, findPerson } from "../actions/find";
import { markAllRead } from "../actions/read";
import type { MessageWire } from "../api/types";
import { chats } from "../state/chats";
import { findChats, mayBeUsername, readWish, type Wish } from "../state/find";
import { myName } from "../state/session";
import { en } from "../text/en";
import { matchWord, type Match } from "../text/fold";
import { chatName } from "./names";
import { chooseTheme, isDark } from "./theme";

export type Item =
  | { kind: "chat"; username: string; unread: number; match: Match | null }
  | { kind: "person"; username: string }
  | { kind: "message"; message: MessageWire }
  | { kind: "action"; name: string; keys: string; match: Match | null; run: () => void };
export type Section = { name: string; items: Item[] };
type Found = { asked: string; person: string | null; messages: MessageWire[] };

/** Typing on within this time asks the server only once. */
const PAUSE = 160;
const LEAST_WORD = 2;

function actions(wish: Wish): Item[] {
  if (wish.only === "people" || (wish.text === "" && wish.only !== "actions")) return [];
  const dark = isDark();
  const all: [name: string, run: () => void, keys?: string][] = [
    [en.find.markAll, markAllRead, "Shift Esc"],
    [dark ? en.find.theme.light : en.find.theme.dark, () => chooseTheme(dark ? "light" : "dark")],
    [en.find.settings, () => location.assign("/settings")],
    [en.find.signOut, () => location.assign("/logout")],
  ];
  const made = all.map(([name, run, keys = ""]) => ({ kind: "action" as const, name, run, keys, match: matchWord(name, wish.text) }));
  return wish.text === "" ? made : made.filter(({ match }) => match !== null);
}

/** Asks the server after a pause; an answer to an older question is dropped. */
function useServer(wish: Wish, other: string | null): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const { text, only } = wish;
  useEffect(() => {
    if (text.length < LEAST_WORD || only === "actions") return setFound(null);
    let current = true;
    const timer = setTimeout(async () => {
      const person = other === null && mayBeUsername(text) ? findPerson(text) : null;
      const messages = only === null ? findMessages(text, other) : [];
      const answer = { asked: text, person: await person, messages: await messages };
      if (current) setFound(answer);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, only, other]);
  return text.length < LEAST_WORD ? null : found;
}

export function useSections(
  query: string,
  other: string | null,
): { sections: Section[]; settled: boolean; wish: Wish } {
  const wish = other === null ? readWish(query) : { text: query.trim(), only: null };
  const server = useServer(wish, other);
  const hits = other === null ? findChats(wish, chats.value, chatName) : [];
  const listed: Item[] = hits.map(({ chat, match }) => ({
    kind: "chat",
    username: chat.username,
    unread: chat.unread,
    match,
  }));
  const person = server?.person ?? null;
  const known = hits.some(({ chat }) => chat.username === person);
  const people: Item[] = person !== null && !known ? [{ kind: "person", username: person }] : [];
  const messages: Item[] = (server?.messages ?? []).map((message) => ({ kind: "message", message }));
  const sections = [
    { name: en.find.chats, items: listed },
    { name: en.find.people, items: people },
    { name: en.find.messages, items: messages },
    { name: en.find.actions, items: other === null ? actions(wish) : [] },
  ].filter(({ items }) => items.length > 0);
  return { sections, settled: wish.text.length < LEAST_WORD || server?.asked === wish.text, wish };
}

export const otherOf = (message: MessageWire): string =>
  message.sender_username === myName.value ? message.receiver_username : message.sender_username;
