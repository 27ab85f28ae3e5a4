// Everybody the page has heard of, one signal each, so a changed name repaints only what shows it.
import { signal, type Signal } from "@preact/signals";

export type Person = { username: string; nickname: string; pfp: string | null; id: number; online: boolean };

const people = new Map<string, Signal<Person>>();

export function personSignal(username: string): Signal<Person> {
  let found = people.get(username);
  if (!found) {
    found = signal({ username, nickname: username, pfp: null, id: 0, online: false });
    people.set(username, found);
  }
  return found;
}

export const person = (username: string): Person => personSignal(username).value;

/** Takes the fields that are known and keeps the rest. */
export function meet(known: Partial<Person> & { username: string }): void {
  const current = personSignal(known.username);
  const next = { ...current.peek(), ...known };
  const same = (Object.keys(next) as (keyof Person)[]).every((key) => next[key] === current.peek()[key]);
  if (!same) current.value = next;
}

/** Who is here is unknown while there is no connection; the next list of chats tells it again. */
export function forgetPeople(): void {
  people.clear();
}
