// Who comes into a group and who goes.
import type { Id } from "../api/types";
import { channels, type Channel } from "./guilds";

/** With oneself. Source: Discord API v10, "Create Group DM". */
export const MOST_IN_GROUP = 10;
/** Besides oneself; with fewer it is a conversation between two. */
export const LEAST_OTHERS = 2;

function change(id: Id, made: (channel: Channel) => readonly Id[]): void {
  const channel = channels.peek().get(id);
  if (channel) channels.value = new Map(channels.peek()).set(id, { ...channel, recipients: made(channel) });
}

export const joinGroup = (group: Id, user: Id): void => change(group, ({ recipients }) => (recipients.includes(user) ? recipients : [...recipients, user]));
export const partGroup = (group: Id, user: Id): void => change(group, ({ recipients }) => recipients.filter((id) => id !== user));
