// Tells the server which members are in sight. How people come and go is told to everybody in a small guild; in a large one
// only to those who look.
import type { Id, MemberWire, PresenceWire } from "../api/types";
import { guild } from "../state/guilds";
import { rangesOf } from "../state/list-ranges";
import { saveMembers } from "../state/members";
import { seePresence } from "../state/people";
import { link } from "../state/place";
import { doors } from "./context";

/** Up to here the server tells everybody: src/api/discord/gateway/presence_dispatches. */
const TOLD_TO_ALL = 250;

export function lookAt(guildId: Id, channelId: Id, start: number, end: number, members: readonly Id[]): void {
  if (link.peek() !== "ready" || (guild(guildId)?.memberCount ?? 0) <= TOLD_TO_ALL) return;
  doors().gateway.lookAt(guildId, channelId, rangesOf(start, end), members);
}

type Listed = { member?: MemberWire & { presence?: Omit<PresenceWire, "user"> } };
export type ListUpdate = { guild_id: Id; ops: { op: string; items?: Listed[]; item?: Listed }[] };

/** Where they stand the page works out by itself; new is who they are and how. */
export function takeList({ guild_id, ops }: ListUpdate): void {
  const told = ops.flatMap(({ items, item }) => items ?? (item ? [item] : [])).flatMap(({ member }) => member ?? []);
  if (told.length === 0) return;
  saveMembers(guild_id, told);
  for (const { user, presence } of told) if (user && presence) seePresence({ ...presence, user });
}
