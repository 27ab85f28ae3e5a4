// What a menu offers: people, roles, channels of the place, or what its application wrote down.
import { fold } from "../../text/fold";
import { ComponentType, type PartEmoji, type SelectOption } from "../api/interactions";
import type { Id } from "../api/types";
import { channels, guilds, rolesDown, type Channel } from "../state/guilds";
import { membersSignal, nameIn } from "../state/members";
import { me, person } from "../state/people";
import { begins } from "./suggest";

export type Choice = { value: string; label: string; note?: string; userId?: Id; emoji?: PartEmoji; channel?: Channel; colour?: number };

/** More rows than these nobody reads; the search narrows them. */
const MOST = 50;

const fits = (text: string, wanted: string): boolean => begins(text, wanted) || fold(text).includes(wanted);

export const ofOptions = (options: readonly SelectOption[], query = ""): Choice[] =>
  options
    .filter(({ label, description = "" }) => fits(label, fold(query)) || fits(description, fold(query)))
    .map(({ value, label, description, emoji }) => ({ value, label, ...(description ? { note: description } : {}), ...(emoji ? { emoji } : {}) }));

const toPerson = (id: Id, guildId: Id | null): Choice => ({ value: id, label: nameIn(guildId, id), note: "@" + person(id).username, userId: id });

function people({ guildId, recipients }: Channel, wanted: string): Choice[] {
  const ids = guildId === null ? [...recipients, me.peek().id] : [...membersSignal(guildId).value.keys()];
  return ids.map((id) => toPerson(id, guildId)).filter(({ label, note = "" }) => begins(label, wanted) || begins(note.slice(1), wanted));
}

function roles({ guildId }: Channel, wanted: string): Choice[] {
  const guild = guilds.value.get(guildId ?? "");
  return guild ? rolesDown(guild).filter(({ name }) => fits(name, wanted)).map(({ id, name, colour }) => ({ value: id, label: name.startsWith("@") ? name : "@" + name, colour })) : [];
}

function places({ guildId }: Channel, wanted: string, types: readonly number[] | undefined): Choice[] {
  return [...channels.value.values()]
    .filter((one) => guildId !== null && one.guildId === guildId && (!types?.length || types.includes(one.type)) && fits(one.name, wanted))
    .sort((a, b) => a.position - b.position)
    .map((one) => ({ value: one.id, label: one.name, channel: one }));
}

/** `type` is the select's type of component. */
export function choicesFor(type: number, channel: Channel, query: string, types?: readonly number[]): Choice[] {
  const wanted = fold(query.trim());
  if (type === ComponentType.userSelect) return people(channel, wanted).slice(0, MOST);
  if (type === ComponentType.roleSelect) return roles(channel, wanted).slice(0, MOST);
  if (type === ComponentType.channelSelect) return places(channel, wanted, types).slice(0, MOST);
  return [...people(channel, wanted).slice(0, MOST / 2), ...roles(channel, wanted)].slice(0, MOST);
}

/** How something that was chosen is called, whichever of the kinds it is. */
export function nameOfChoice(value: string, channel: Channel): string {
  const role = guilds.value.get(channel.guildId ?? "")?.roles.get(value);
  if (role) return role.name.startsWith("@") ? role.name : "@" + role.name;
  const place = channels.value.get(value);
  return place && place.guildId === channel.guildId ? "#" + place.name : nameIn(channel.guildId, value) || value;
}
