// Everyone whom the page has heard of: what they are called and look like, and whether they are here.
import { signal, type Signal } from "@preact/signals";
import type { Id, PresenceWire, UserWire } from "../api/types";

export type Person = { id: Id; username: string; globalName: string | null; avatar: string | null; isBot: boolean };
export type Status = "online" | "idle" | "dnd" | "offline";
export type Presence = { status: Status; doing: string };

const OFFLINE: Presence = { status: "offline", doing: "" };
const people = new Map<Id, Signal<Person>>();
const presences = new Map<Id, Signal<Presence>>();

export const me = signal<Person>({ id: "0", username: "", globalName: null, avatar: null, isBot: false });

export function personSignal(id: Id): Signal<Person> {
  let found = people.get(id);
  if (!found) people.set(id, (found = signal({ id, username: "", globalName: null, avatar: null, isBot: false })));
  return found;
}
export const person = (id: Id): Person => personSignal(id).value;
export const isKnown = (id: Id): boolean => personSignal(id).peek().username !== "";
export const plainName = (of: Person): string => of.globalName ?? of.username;

export const fromUser = (wire: UserWire): Person => ({
  id: wire.id,
  username: wire.username,
  globalName: wire.global_name ?? null,
  avatar: wire.avatar ?? null,
  isBot: wire.bot ?? false,
});

export function meet(wire: UserWire): Id {
  const told = fromUser(wire);
  const known = personSignal(wire.id);
  if (JSON.stringify(known.peek()) !== JSON.stringify(told)) known.value = told;
  if (wire.id === me.peek().id) me.value = told;
  return wire.id;
}

export function presenceSignal(id: Id): Signal<Presence> {
  let found = presences.get(id);
  if (!found) presences.set(id, (found = signal(OFFLINE)));
  return found;
}
export const presence = (id: Id): Presence => presenceSignal(id).value;

const STATUSES: readonly string[] = ["online", "idle", "dnd"];
/** A person's own words say most; otherwise what they play, watch or hear. */
const CUSTOM = 4;

export function seePresence(wire: PresenceWire): void {
  const status = (STATUSES.includes(wire.status) ? wire.status : "offline") as Status;
  const activities = wire.activities ?? [];
  const own = activities.find(({ type }) => type === CUSTOM);
  const doing = own?.state ?? activities.find(({ type }) => type !== CUSTOM)?.name ?? "";
  const known = presenceSignal(wire.user.id);
  if (known.peek().status !== status || known.peek().doing !== doing) known.value = { status, doing };
}

/** For a new session, and for tests. */
export function forgetPresences(): void {
  for (const known of presences.values()) known.value = OFFLINE;
}
