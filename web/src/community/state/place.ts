// Where the reader is and what is open above it.
import { computed, signal } from "@preact/signals";
import { drop, keep, look } from "../../state/storage";
import type { LinkState } from "../api/gateway";
import type { Id } from "../api/types";
import { channel, guild } from "./guilds";

export const DIRECTS = "@me";

/** A guild, or the direct messages. */
export const openPlace = signal<Id>(DIRECTS);
export const openChannel = signal<Id | null>(null);
export const openGuild = computed(() => guild(openPlace.value === DIRECTS ? null : openPlace.value));
export const currentChannel = computed(() => channel(openChannel.value));
/** Friends have a page of their own among the direct messages. */
export const FRIENDS = "friends";
export const atFriends = signal(false);
/** Something fills the middle of the page: on a phone, the whole of it. */
/** The address names a conversation that the server has not told yet. */
export const awaitsTalk = signal(false);
export const inTalk = computed(() => currentChannel.value !== undefined || atFriends.value || (!known.value && awaitsTalk.value));

/** A message to bring into sight. */
export const target = signal<{ channelId: Id; id: Id } | null>(null);
/** The reader stands at the newest message of the open channel. */
export const atBottom = signal(false);
/** The unread line: placed once, when a channel is opened, or when something comes while nobody looks. */
export const divider = signal<{ channelId: Id; after: Id } | null>(null);

export const link = signal<LinkState>("connecting");
/** Without a connection for long enough to say so. */
export const linkLost = signal(false);
/** READY has come once: what is shown is the server's. */
export const known = signal(false);
export const attentive = signal(true);

/** A picture as it is looked at by itself; `alt` is what its sender wrote about it. */
export type Shown = { url: string; name: string; alt: string; width: number; height: number };

export type Moderation = "roles" | "nickname" | "timeout" | "kick" | "ban";
export type Dialog =
  | { kind: "switcher" }
  | { kind: "add-guild" }
  | { kind: "invite"; channelId: Id }
  | { kind: "add-channel"; guildId: Id; parentId: Id | null }
  | { kind: "leave"; guildId: Id }
  | { kind: "keys" }
  /** Of a guild or "@me", or of one channel. */
  | { kind: "notifications"; place: Id; channelId: Id | null }
  | { kind: "status" }
  | { kind: "new-group" }
  | { kind: "group"; channelId: Id }
  /** `emoji` is the reaction that is shown first. */
  | { kind: "reactors"; channelId: Id; messageId: Id; emoji: string }
  | { kind: "person"; guildId: Id | null; userId: Id }
  | { kind: "moderate"; act: Moderation; guildId: Id; userId: Id }
  | { kind: "picture"; pictures: readonly Shown[]; at: number };
export const dialog = signal<Dialog | null>(null);
export const closeDialog = (): void => void (dialog.value = null);
/** For what ends later: closes the dialog that is open now, and not one that was opened in its place meanwhile. */
export function closerOfThis(): () => void {
  const own = dialog.peek();
  return () => void (dialog.peek() === own && closeDialog());
}

/** The members over the conversation, where there is no room beside it. Closed at first. */
export const drawer = signal(false);

const MEMBERS = "parley.members";
export const membersShown = signal(true);
export function showMembers(shown: boolean): void {
  membersShown.value = shown;
  if (shown) drop(MEMBERS);
  else keep(MEMBERS, "off");
}
export const loadMembersShown = (): void => void (membersShown.value = look(MEMBERS) !== "off");

const FOLDED = "parley.folded";
/** Categories whose channels are put away. */
export const folded = signal<ReadonlySet<Id>>(new Set());
export const loadFolded = (): void => void (folded.value = new Set((look(FOLDED) ?? "").split(" ").filter(Boolean)));
export function toggleFolded(id: Id): void {
  const next = new Set(folded.peek());
  if (!next.delete(id)) next.add(id);
  folded.value = next;
  keep(FOLDED, [...next].join(" "));
}

const LAST = "parley.last.";
/** The channel that was open last in a guild. */
export const lastChannelIn = (place: Id): Id | null => look(LAST + place);
export const rememberChannel = (place: Id, channelId: Id): void => keep(LAST + place, channelId);
