// The list of chats: its order, what was said last, what is unread.
import { computed, signal } from "@preact/signals";
import type { ChatWire } from "../api/types";
import type { Message } from "./messages";
import { meet } from "./people";
import { myName } from "./session";

export type Last = { id: number; fromMe: boolean; text: string; at: number };
export type Chat = { username: string; unread: number; lastRead: number; last: Last | null };

export const chats = signal<readonly Chat[]>([]);
export const openChat = signal<string | null>(null);

/** The server stops counting here, and so does the page. */
export const UNREAD_LIMIT = 100;

export const unreadTotal = computed(() => chats.value.reduce((sum, chat) => sum + chat.unread, 0));
export const chatNamed = (username: string): Chat | undefined => chats.value.find((chat) => chat.username === username);

function fromWire(wire: ChatWire): Chat {
  const { username, nickname, pfp, id, online } = wire;
  meet({ username, nickname, pfp, id, online });
  const last = wire.last && {
    id: wire.last.id,
    fromMe: wire.last.from_me,
    text: wire.last.message,
    at: Date.parse(wire.last.timestamp),
  };
  return { username, unread: wire.unread, lastRead: wire.last_read_id ?? 0, last };
}

/** Takes the server's list, but never goes behind what came live while the answer was on its way. */
export function takeChats(list: readonly ChatWire[]): void {
  const before = new Map(chats.peek().map((chat) => [chat.username, chat]));
  const next = list.map(fromWire).map((chat) => newer(before.get(chat.username), chat));
  const known = new Set(next.map((chat) => chat.username));
  const extra = chats.peek().filter((chat) => !known.has(chat.username) && chat.last);
  chats.value = sorted([...next, ...extra]);
}

function newer(had: Chat | undefined, told: Chat): Chat {
  if (!had) return told;
  const lastRead = Math.max(had.lastRead, told.lastRead);
  const last = (had.last?.id ?? 0) > (told.last?.id ?? 0) ? had.last : told.last;
  const unread = last && lastRead >= last.id ? 0 : last === told.last ? told.unread : had.unread;
  return { ...told, last, lastRead, unread };
}

/** Newest activity first; chats without a message stay last, in the order the server gave. */
function sorted(list: Chat[]): Chat[] {
  return list.sort((a, b) => (b.last?.id ?? 0) - (a.last?.id ?? 0));
}

function change(username: string, how: (chat: Chat) => Chat): void {
  chats.value = sorted(chats.peek().map((chat) => (chat.username === username ? how(chat) : chat)));
}

/** False when the chat is new, so its person must still be asked for. */
export function noteMessage(username: string, message: Message): boolean {
  const fromMe = message.from === myName.peek();
  const last: Last = { id: message.id, fromMe, text: message.text, at: message.at };
  const known = chats.peek().some((chat) => chat.username === username);
  if (!known) chats.value = [...chats.peek(), { username, unread: 0, lastRead: 0, last: null }];
  change(username, (chat) => {
    if (chat.last && chat.last.id >= message.id) return chat;
    return { ...chat, last, unread: fromMe ? chat.unread : Math.min(UNREAD_LIMIT, chat.unread + 1) };
  });
  return known;
}

/** `unread` is what is left above `id`; undefined when the page cannot know. */
export function noteRead(username: string, id: number, unread: number | undefined): void {
  change(username, (chat) => {
    if (id <= chat.lastRead) return chat;
    const left = chat.last && id >= chat.last.id ? 0 : (unread ?? chat.unread);
    return { ...chat, lastRead: id, unread: left };
  });
}
