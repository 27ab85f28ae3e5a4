// Read marks: sent when the newest message of the open channel is in sight of somebody who is there.
import { effect } from "@preact/signals";
import type { Id } from "../api/types";
import { channels } from "../state/guilds";
import { timeline } from "../state/messages";
import { atBottom, attentive, currentChannel, known, link } from "../state/place";
import { isUnread, mentionsIn, noteRead, setRead } from "../state/reads";
import { doors } from "./context";

function markRead(channelId: Id, upTo: Id): void {
  noteRead(channelId, upTo);
  // A mark that is lost is only told again by the next one.
  doors().routes.ack(channelId, upTo).catch(() => undefined);
}

export function watchReading(): void {
  effect(() => {
    const open = currentChannel.value;
    if (!open?.lastMessageId || !known.value || link.value !== "ready") return;
    if (!attentive.value || !atBottom.value || (!isUnread(open) && mentionsIn(open.id) === 0)) return;
    const { loaded, atPresent } = timeline(open.id);
    if (loaded && atPresent) markRead(open.id, open.lastMessageId);
  });
}

export function markAllRead(): void {
  for (const channel of channels.peek().values()) if (isUnread(channel)) markRead(channel.id, channel.lastMessageId!);
}

/** Everything from that message on is news again. */
export function markUnread(channelId: Id, id: Id): void {
  const before = String(BigInt(id) - 1n);
  setRead(channelId, before, 0);
  doors().routes.ack(channelId, before).catch(() => undefined);
}
