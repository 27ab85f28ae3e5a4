// What the switcher offers from memory, in one frame; the server's findings join it later.
import { matchWord, type Match } from "../text/fold";
import type { Chat } from "./chats";

export type Named = { username: string; nickname: string };
export type ChatHit = { chat: Chat; match: Match | null };

export type Wish = { text: string; only: "people" | "actions" | null };

/** "@" narrows to people, ">" to what can be done. */
export function readWish(query: string): Wish {
  const text = query.trim();
  if (text.startsWith("@")) return { text: text.slice(1).trim(), only: "people" };
  if (text.startsWith(">")) return { text: text.slice(1).trim(), only: "actions" };
  return { text, only: null };
}

const MOST = 8;

/** Without a wish: unread chats first, then recent ones. With one: names that match, then usernames. */
export function findChats(wish: Wish, chats: readonly Chat[], nameOf: (username: string) => string): ChatHit[] {
  if (wish.only === "actions") return [];
  if (wish.text === "") {
    const unread = chats.filter((chat) => chat.unread > 0);
    return [...unread, ...chats.filter((chat) => chat.unread === 0)]
      .slice(0, MOST)
      .map((chat) => ({ chat, match: null }));
  }
  const byName = chats.map((chat) => ({ chat, match: matchWord(nameOf(chat.username), wish.text) }));
  const named = byName.filter(({ match }) => match !== null);
  const rest = byName.filter(({ chat, match }) => match === null && matchWord(chat.username, wish.text) !== null);
  return [...named, ...rest].slice(0, MOST);
}

export const mayBeUsername = (text: string): boolean => /^[\p{L}\p{N}_.-]{1,64}$/u.test(text);
