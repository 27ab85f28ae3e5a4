// The browser's own notifications, for what calls me while I look elsewhere. A click opens the very message.
import { drop, keep, look } from "../../state/storage";
import { nameIn } from "../state/members";
import type { Channel } from "../state/guilds";
import type { Message } from "../state/messages";
import { wantsNotice } from "../state/notifications";
import { isBusy } from "../state/own-settings";
import { DIRECTS } from "../state/place";
import { preview } from "../text/preview";
import { addressOf, go } from "./route";

const OFF = "parley.notify";
export const knowsNotifications = (): boolean => "Notification" in globalThis;
export const mayNotify = (): boolean => knowsNotifications() && Notification.permission === "granted" && look(OFF) === null;
export const canAskToNotify = (): boolean => knowsNotifications() && Notification.permission === "default";
/** Only ever from a click: a browser that is asked unbidden may refuse for good. */
export const askToNotify = async (): Promise<void> => {
  setNotifyHere(true);
  if (canAskToNotify()) await Notification.requestPermission();
};
/** On this device alone. */
export const setNotifyHere = (wanted: boolean): void => (wanted ? drop(OFF) : keep(OFF, "off"));

export function notify(channel: Channel, message: Message, called: boolean): void {
  if (!mayNotify() || isBusy.peek() || !wantsNotice(channel, called)) return;
  const name = nameIn(channel.guildId, message.author.id);
  const place = channel.guildId === null ? "" : ` #${channel.name}`;
  const shown = make(name + place, { body: preview(message.content, channel.guildId), tag: channel.id, icon: "/icon-192.png" });
  if (!shown) return;
  shown.onclick = () => {
    window.focus();
    go(addressOf(channel.guildId ?? DIRECTS, channel.id, message.id));
    shown.close();
  };
}

/** Some phones let only service workers show them. */
function make(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options);
  } catch {
    return null;
  }
}
