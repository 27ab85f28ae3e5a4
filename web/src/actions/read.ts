// Read marks: sent when the newest message of the open chat is in sight of somebody who is there.
import { effect } from "@preact/signals";
import { chats, noteRead, openChat } from "../state/chats";
import { atBottom } from "../state/place";
import { attentive, linkReady } from "../state/session";
import { thread } from "../state/threads";
import { doors } from "./context";

function markRead(chat: string, id: number): void {
  if (doors().socket.send({ type: "read", chat, id })) noteRead(chat, id, undefined);
}

export function watchReading(): void {
  effect(() => {
    const open = chats.value.find((chat) => chat.username === openChat.value);
    if (!open?.last || open.unread === 0) return;
    if (!attentive.value || !atBottom.value || !linkReady.value) return;
    const { loaded, atPresent, syncFrom, messages } = thread(open.username);
    if (loaded && atPresent && syncFrom === null && (messages.at(-1)?.id ?? 0) >= open.last.id) markRead(open.username, open.last.id);
  });
}

export function markAllRead(): void {
  for (const chat of chats.peek()) {
    if (chat.unread > 0 && chat.last) markRead(chat.username, chat.last.id);
  }
}
