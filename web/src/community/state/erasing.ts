// Messages that are being deleted: each can be taken back for some seconds, and only then the server is told. They outlive the
// page, so that neither leaving it nor a lost network loses a deletion.
import { signal } from "@preact/signals";
import { drop, keep, keysUnder, look } from "../../state/storage";
import type { Id } from "../api/types";
import { me } from "./people";

/** `told`: the server is being asked just now, so it is too late to take it back. */
export type Erasing = { channelId: Id; id: Id; at: number; told: boolean };

export const erasing = signal<ReadonlyMap<Id, Erasing>>(new Map());

const prefix = (): string => `parley.erasing.${me.peek().id}.`;

export function beginErasing(channelId: Id, id: Id, at: number): void {
  keep(prefix() + id, JSON.stringify({ channelId, at }));
  erasing.value = new Map(erasing.peek()).set(id, { channelId, id, at, told: false });
}

export function noteTold(id: Id, told: boolean): void {
  const had = erasing.peek().get(id);
  if (had) erasing.value = new Map(erasing.peek()).set(id, { ...had, told });
}

/** It was taken back, or it is done. */
export function endErasing(ids: readonly Id[]): void {
  const left = new Map(erasing.peek());
  for (const id of ids) {
    if (!left.delete(id)) continue;
    drop(prefix() + id);
  }
  if (left.size !== erasing.peek().size) erasing.value = left;
}

/** Another window of this person ended it: the key that it dropped. */
export function endedElsewhere(key: string): void {
  if (key.startsWith(prefix())) endErasing([key.slice(prefix().length)]);
}

/** What an earlier page, or another window, has not told yet. */
export function loadErasing(): void {
  const kept = keysUnder(prefix()).flatMap((key): [Id, Erasing][] => {
    try {
      const { channelId, at } = JSON.parse(look(key) ?? "") as Pick<Erasing, "channelId" | "at">;
      const id = key.slice(prefix().length);
      return [[id, { channelId, id, at, told: false }]];
    } catch {
      return [];
    }
  });
  erasing.value = new Map(kept);
}
