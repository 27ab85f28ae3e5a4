// Who is in a guild, as far as the page was told. The whole list is asked for when a guild is first opened.
import { signal, type Signal } from "@preact/signals";
import type { Id, MemberWire } from "../api/types";
import { guilds, type Guild, type Role } from "./guilds";
import { meet, person, plainName } from "./people";

export type Member = { userId: Id; nick: string | null; roles: readonly Id[]; timeoutUntil: number; joinedAt: number };
export type Members = ReadonlyMap<Id, Member>;

const NOBODY: Members = new Map();
const all = new Map<Id, Signal<Members>>();
/** Guilds whose members were asked for in this session. */
export const askedFor = new Set<Id>();

export function membersSignal(guildId: Id): Signal<Members> {
  let found = all.get(guildId);
  if (!found) all.set(guildId, (found = signal(NOBODY)));
  return found;
}

function toMember(userId: Id, wire: MemberWire): Member {
  const until = wire.communication_disabled_until;
  return { userId, nick: wire.nick ?? null, roles: wire.roles, timeoutUntil: until ? Date.parse(until) : 0, joinedAt: wire.joined_at ? Date.parse(wire.joined_at) : 0 };
}

export function saveMembers(guildId: Id, told: readonly (MemberWire & { user_id?: Id })[]): void {
  const known = membersSignal(guildId);
  const next = new Map(known.peek());
  for (const wire of told) {
    const id = wire.user ? meet(wire.user) : wire.user_id;
    if (id) next.set(id, toMember(id, wire));
  }
  known.value = next;
}

export function dropMember(guildId: Id, userId: Id): void {
  const left = new Map(membersSignal(guildId).peek());
  left.delete(userId);
  membersSignal(guildId).value = left;
}

export function forgetMembers(): void {
  askedFor.clear();
}

export const memberOf = (guildId: Id | null, userId: Id): Member | undefined =>
  guildId === null ? undefined : membersSignal(guildId).value.get(userId);

/** What somebody is called in a guild, or anywhere. */
export const nameIn = (guildId: Id | null, userId: Id): string =>
  memberOf(guildId, userId)?.nick ?? plainName(person(userId));

const rolesOf = (guild: Guild, member: Member): Role[] =>
  member.roles.flatMap((id) => guild.roles.get(id) ?? []).sort((a, b) => b.position - a.position);

/** The role whose colour stands after the name; it is never the name's own colour. */
export function colouredRole(guildId: Id | null, userId: Id): Role | undefined {
  const guild = guildId === null ? undefined : guilds.value.get(guildId);
  const member = memberOf(guildId, userId);
  return guild && member ? rolesOf(guild, member).find(({ colour }) => colour !== 0) : undefined;
}

/** The role under which somebody stands in the list of members. */
export const hoistedRole = (guild: Guild, member: Member): Role | undefined =>
  rolesOf(guild, member).find(({ isHoisted }) => isHoisted);
