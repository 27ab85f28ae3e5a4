// The tab says where I am and whether somebody wants me.
import { effect } from "@preact/signals";
import { openChat, unreadTotal } from "../state/chats";
import { en } from "../text/en";
import { chatName } from "./names";

export function keepTitle(instance: string): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  effect(() => {
    const unread = unreadTotal.value;
    const place = openChat.value === null ? instance : `${chatName(openChat.value)} · ${instance}`;
    document.title = unread > 0 ? `(${en.list.count(unread)}) ${place}` : place;
    const href = unread > 0 ? "/favicon-dot.svg" : "/favicon.svg";
    if (icon && icon.getAttribute("href") !== href) icon.href = href;
  });
}
