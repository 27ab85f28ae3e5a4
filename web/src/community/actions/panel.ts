// Opens what stands beside the conversation, and gives the focus back when it closes.
import type { Id } from "../api/types";
import { channels, holdsMessages } from "../state/guilds";
import { timelineSignal } from "../state/messages";
import { beside, panel, shownPanel, type Panel } from "../state/panel";
import { DIRECTS, openChannel, openPlace } from "../state/place";
import { cameFromSearch } from "../state/surroundings";
import { isUnread, readUpTo } from "../state/reads";
import { jumpTo, loadFirst, toPresent } from "./load";
import { addressOf, go } from "./route";

let opener: Element | null = null;

export function openPanel(next: Panel): void {
  if (shownPanel.peek() === null) opener = document.activeElement;
  panel.value = next;
}

export function closePanel(): void {
  if (panel.peek()?.kind === "search") cameFromSearch.value = null;
  panel.value = null;
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  else document.querySelector<HTMLElement>(".talk .composer textarea")?.focus();
  opener = null;
}

/** The button that opens a panel closes it too. */
export function togglePanel(next: Panel): void {
  if (shownPanel.peek()?.kind === next.kind) closePanel();
  else openPanel(next);
}

export function openSearch(): void {
  openPanel({ kind: "search", place: openPlace.peek() });
}

/** A thread beside its channel; `messageId` is where to stand in it. */
export function openThreadBeside(threadId: Id, messageId: Id | null = null): void {
  const thread = channels.peek().get(threadId);
  const home = openChannel.peek();
  if (!thread || home === null) return;
  beside.atBottom.value = false;
  beside.divider.value = isUnread(thread) ? { channelId: threadId, after: readUpTo(thread) } : null;
  openPanel({ kind: "thread", channelId: home, threadId });
  const { loaded, atPresent } = timelineSignal(threadId).peek();
  if (messageId !== null) void jumpTo(threadId, messageId);
  else if (!loaded) void loadFirst(threadId);
  else if (!atPresent) void toPresent(threadId);
}

/** To a message wherever it is. On a phone the panel makes room for it. */
export function goToMessage(channelId: Id, messageId: Id, isNarrow: boolean): void {
  const channel = channels.peek().get(channelId);
  if (!channel || !holdsMessages(channel)) return;
  if (isNarrow) panel.value = null;
  if (openChannel.peek() === channelId) void jumpTo(channelId, messageId);
  else go(addressOf(channel.guildId ?? DIRECTS, channelId, messageId));
}
