// Opening and leaving a place. Everything of a change of place happens at once, so that a read mark cannot be sent from the
// place that was left.
import { batch } from "@preact/signals";
import type { Id } from "../api/types";
import { channelTree, firstChannel } from "../state/channel-tree";
import { channels, directs, holdsMessages, type Channel } from "../state/guilds";
import { askedFor } from "../state/members";
import { timelineSignal } from "../state/messages";
import { atBottom, DIRECTS, divider, lastChannelIn, link, openChannel, openPlace, rememberChannel, target } from "../state/place";
import { isUnread, readUpTo } from "../state/reads";
import { doors } from "./context";
import { jumpTo, loadFirst, toPresent } from "./load";

function enter(place: Id, channel: Channel | undefined): void {
  batch(() => {
    atBottom.value = false;
    target.value = null;
    divider.value = channel && isUnread(channel) ? { channelId: channel.id, after: readUpTo(channel) } : null;
    openPlace.value = place;
    openChannel.value = channel?.id ?? null;
  });
}

/** The whole list of members is told once a session. */
export function askForMembers(guildId: Id): void {
  if (askedFor.has(guildId) || link.peek() !== "ready") return;
  askedFor.add(guildId);
  doors().gateway.requestMembers(guildId);
}

/** The channel that a place opens with: where one was last, or its first. */
export function homeOf(place: Id): Channel | undefined {
  const last = channels.peek().get(lastChannelIn(place) ?? "");
  if (place === DIRECTS) return undefined;
  return last?.guildId === place ? last : firstChannel(channelTree(channels.peek().values(), place));
}

/** `messageId` is where to stand in it. */
export function open(place: Id, channelId: Id | null, messageId: Id | null = null): void {
  const channel = channelId === null ? undefined : channels.peek().get(channelId);
  if (place !== DIRECTS) askForMembers(place);
  if (openPlace.peek() !== place || openChannel.peek() !== (channel?.id ?? null)) enter(place, channel);
  else if (messageId === null) return;
  if (!channel) return;
  rememberChannel(place, channel.id);
  if (!holdsMessages(channel)) return;
  const { loaded, atPresent } = timelineSignal(channel.id).peek();
  if (messageId !== null) void jumpTo(channel.id, messageId);
  else if (!loaded) void loadFirst(channel.id);
  else if (!atPresent) void toPresent(channel.id);
}

export const lastDirect = (): Channel | undefined => directs.peek()[0];
