// What the server tells, carried into the state.
import type { MessageCame, ServerEvent } from "../api/types";
import { announce } from "../state/announce";
import { chatNamed, chats, noteMessage, noteRead, openChat, takeChats } from "../state/chats";
import { placeDivider } from "../state/divider";
import { fromEvent, type Message } from "../state/messages";
import { notice } from "../state/notices";
import { meet, person } from "../state/people";
import { atBottom } from "../state/place";
import { attentive, myName } from "../state/session";
import { arrive, markGaps, threadSignal } from "../state/threads";
import { isWriting, stopsWriting } from "../state/typing";
import { en } from "../text/en";
import { oneLine } from "../text/rich";
import { doors } from "./context";
import { catchUp, countReady, loadFirst } from "./load";
import { flush, refused, stored } from "./send";

/** Asks for the list again. Failing is quiet: the banner says it when the connection is gone. */
export async function refreshChats(): Promise<void> {
  try {
    takeChats(await doors().rest.chats());
  } catch {
    // The next "ready" asks again.
  }
}

function ready(): void {
  countReady();
  markGaps();
  flush();
  void refreshChats();
  const open = openChat.peek();
  if (!open) return;
  if (threadSignal(open).peek().loaded) void catchUp(open);
  else void loadFirst(open);
}

function message(event: MessageCame): void {
  const came = fromEvent(event);
  if (came.nonce !== undefined && came.from === myName.peek()) stored(came.nonce);
  meet({ username: event.from, nickname: event.from_nickname, pfp: event.from_pfp });
  divide(event.chat, came);
  arrive(event.chat, came);
  const known = noteMessage(event.chat, came);
  if (!known) void refreshChats();
  if (came.from === myName.peek()) return;
  stopsWriting(event.chat);
  if (openChat.peek() === event.chat) announce(en.talk.said(person(came.from).nickname, oneLine(came.text)));
}

/** News in the open chat that nobody is looking at get the line above them. */
function divide(chatName: string, came: Message): void {
  const chat = chatNamed(chatName);
  const seen = attentive.peek() && atBottom.peek();
  if (openChat.peek() !== chatName || seen || came.from === myName.peek() || !chat?.last) return;
  if (chat.unread === 0 && came.id > chat.last.id) placeDivider(chatName, chat.last.id);
}

function read(chat: string, id: number): void {
  const { loaded, atPresent, messages } = threadSignal(chat).peek();
  const whole = loaded && atPresent && (messages[0]?.id ?? 0) <= id;
  const left = messages.filter((entry) => entry.id > id && entry.from !== myName.peek()).length;
  noteRead(chat, id, whole ? left : undefined);
  const last = chats.peek().find((entry) => entry.username === chat)?.last;
  if (!whole && last && last.id > id) void refreshChats();
}

export function receive(event: ServerEvent): void {
  switch (event.type) {
    case "ready":
      return ready();
    case "message":
      return message(event);
    case "presence":
      return meet({ username: event.username, online: event.online });
    case "typing":
      return isWriting(event.chat);
    case "read":
      return read(event.chat, event.id);
    case "profile":
      return meet({ username: event.username, nickname: event.nickname, pfp: event.pfp });
    case "error":
      if (event.nonce !== undefined) refused(String(event.nonce), event.message);
      else notice(event.message, true);
  }
}
