// What can be chosen for the filter that is being typed.
import { fold } from "../../text/fold";
import type { Id } from "../api/types";
import { channels, holdsMessages, isThread, type Channel } from "../state/guilds";
import { mayIn } from "../state/may";
import { membersSignal, nameIn } from "../state/members";
import { me, person } from "../state/people";
import { Permission } from "../state/permissions";
import { currentChannel, DIRECTS } from "../state/place";
import { reading } from "../text/reading-words";
import { dayText, HAVING, startOfDay, type Chip, type Key } from "../text/search-query";

export type Option = Chip & { note: string; userId?: Id; channel?: Channel };

const MOST = 8;
const DAY = 86_400_000;

function people(key: Key, place: Id, value: string): Option[] {
  const guildId = place === DIRECTS ? null : place;
  const ids = guildId ? [...membersSignal(guildId).value.keys()] : [me.value.id, ...(currentChannel.value?.recipients ?? [])];
  const wanted = fold(value);
  const options = ids.map((id) => ({ key, value: id, label: nameIn(guildId, id), note: person(id).username, userId: id }));
  return options
    .filter(({ label, note }) => fold(label).includes(wanted) || fold(note).includes(wanted))
    .sort((a, b) => Number(fold(b.label).startsWith(wanted)) - Number(fold(a.label).startsWith(wanted)) || a.label.localeCompare(b.label))
    .slice(0, MOST);
}

function places(place: Id, value: string): Option[] {
  const wanted = fold(value.replace(/^#/, ""));
  return [...channels.value.values()]
    .filter((one) => one.guildId === place && holdsMessages(one) && fold(one.name).includes(wanted) && mayIn(one, Permission.viewChannel))
    .sort((a, b) => Number(isThread(a)) - Number(isThread(b)) || a.position - b.position)
    .slice(0, MOST)
    .map((one) => ({ key: "in", value: one.id, label: one.name, note: "", channel: one }));
}

function days(key: Key, value: string): Option[] {
  const at = (name: string, back: number): Option => {
    const day = dayText(Date.now() - back * DAY);
    return { key, value: day, label: day, note: name };
  };
  const { today, yesterday, weekAgo, monthAgo } = reading.search;
  const near = [at(today, 0), at(yesterday, 1), at(weekAgo, 7), at(monthAgo, 30)];
  const typed = startOfDay(value);
  if (typed !== null) return [{ key, value: dayText(typed), label: dayText(typed), note: "" }];
  return near.filter(({ note, value: day }) => fold(note).startsWith(fold(value)) || day.startsWith(value));
}

function kinds(value: string): Option[] {
  const wanted = fold(value);
  return HAVING.map((kind): Option => ({ key: "has", value: kind, label: reading.search[kind], note: kind })).filter(
    ({ label, note }) => fold(label).startsWith(wanted) || note.startsWith(wanted),
  );
}

export function optionsFor({ key, value }: { key: Key; value: string }, place: Id): Option[] {
  switch (key) {
    case "from":
    case "mentions":
      return people(key, place, value);
    case "in":
      return places(place, value);
    case "has":
      return kinds(value);
    default:
      return days(key, value);
  }
}
