// Read marks: sent when the newest message of the open channel is in sight of somebody who is there.
import { effect } from "@preact/signals";
import type { Id } from "../api/types";
import { channel, channels, type Channel } from "../state/guilds";
import { timeline } from "../state/messages";
import { panes, type Pane } from "../state/panel";
import { attentive, known, link, openChannel } from "../state/place";
import { isUnread, mentionsIn, noteRead, setRead } from "../state/reads";
import { doors } from "./context";

/** What was marked unread here stays so while its channel is open. */
const leftUnread = new Set<Id>();
effect(() => {
  openChannel.value;
  leftUnread.clear();
});

/** What I say I have read; the server is told once I pause. */
const OWN_AFTER = 1_500;
const own = new Map<Id, ReturnType<typeof setTimeout>>();
export function readOwn(channelId: Id, id: Id): void {
  clearTimeout(own.get(channelId));
  own.set(
    channelId,
    setTimeout(() => doors().routes.ack(channelId, id).catch(() => undefined), OWN_AFTER),
  );
}

function markRead(channelId: Id, upTo: Id): void {
  noteRead(channelId, upTo);
  // A mark that is lost is only told again by the next one.
  doors().routes.ack(channelId, upTo).catch(() => undefined);
}

export function watchReading(): void {
  for (const pane of panes) watch(pane);
}

function watch({ open: openIn, atBottom }: Pane): void {
  effect(() => {
    const open = channel(openIn.value);
    if (!open?.lastMessageId || !known.value || link.value !== "ready") return;
    if (!attentive.value || !atBottom.value || (!isUnread(open) && mentionsIn(open.id) === 0)) return;
    const { loaded, atPresent } = timeline(open.id);
    if (loaded && atPresent && !leftUnread.has(open.id)) markRead(open.id, open.lastMessageId);
  });
}

export function markChannelRead(channel: Channel): void {
  if (channel.lastMessageId !== null && isUnread(channel)) markRead(channel.id, channel.lastMessageId);
}

export function markAllRead(): void {
  for (const channel of channels.peek().values()) if (isUnread(channel)) markRead(channel.id, channel.lastMessageId!);
}

/** Everything from that message on is news again. */
export function markUnread(channelId: Id, id: Id): void {
  const before = String(BigInt(id) - 1n);
  setRead(channelId, before, 0);
  leftUnread.add(channelId);
  doors().routes.ackBack(channelId, before).catch(() => undefined);
}
