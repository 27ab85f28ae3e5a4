// The browser's own notifications, for what calls me while I look elsewhere. A click opens the very message.
import { nameIn } from "../state/members";
import type { Channel } from "../state/guilds";
import type { Message } from "../state/messages";
import { attentive, DIRECTS } from "../state/place";
import { preview } from "../text/preview";
import { addressOf, go } from "./route";

export const mayNotify = (): boolean => "Notification" in globalThis && Notification.permission === "granted";
export const canAskToNotify = (): boolean => "Notification" in globalThis && Notification.permission === "default";
export const askToNotify = (): void => void Notification.requestPermission();

export function notify(channel: Channel, message: Message): void {
  if (attentive.peek() || !mayNotify()) return;
  const name = nameIn(channel.guildId, message.author.id);
  const place = channel.guildId === null ? "" : ` #${channel.name}`;
  const shown = new Notification(name + place, { body: preview(message.content, channel.guildId), tag: channel.id, icon: "/icon-192.png" });
  shown.onclick = () => {
    window.focus();
    go(addressOf(channel.guildId ?? DIRECTS, channel.id, message.id));
    shown.close();
  };
}
