// What was said around what a search found: asked for one by one, kept as long as the results are.
import { signal } from "@preact/signals";
import type { Id } from "../api/types";
import { isAfter } from "./ids";
import type { Message } from "./messages";

/** So many stand before it, and as many after. */
export const NEIGHBOURS = 2;

export type Surroundings = { before: readonly Message[]; after: readonly Message[] };
export const surroundings = signal<ReadonlyMap<Id, Surroundings>>(new Map());

export function around(id: Id, told: readonly Message[]): Surroundings {
  const inOrder = [...told].sort((a, b) => (isAfter(a.id, b.id) ? 1 : -1));
  return {
    before: inOrder.filter((one) => isAfter(id, one.id)).slice(-NEIGHBOURS),
    after: inOrder.filter((one) => isAfter(one.id, id)).slice(0, NEIGHBOURS),
  };
}

export function foldSurroundings(id: Id): void {
  const left = new Map(surroundings.peek());
  left.delete(id);
  surroundings.value = left;
}

/** What one came to from the results: its words stay marked, and on a phone a way leads back to them. */
export const cameFromSearch = signal<{ place: Id; messageId: Id; words: readonly string[] } | null>(null);
