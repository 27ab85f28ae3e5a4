// Friends, requests and who is blocked.
import { computed, signal } from "@preact/signals";
import type { RelationshipWire } from "../api/own";
import type { Id } from "../api/types";
import { meet } from "./people";

/** Source: Discord's clients. */
export const Relation = { friend: 1, blocked: 2, incoming: 3, outgoing: 4 } as const;
export const relations = signal<ReadonlyMap<Id, number>>(new Map());

export const relationTo = (user: Id): number | undefined => relations.value.get(user);
export const isBlocked = (user: Id): boolean => relationTo(user) === Relation.blocked;
export const related = (type: number): Id[] => [...relations.value].filter(([, kind]) => kind === type).map(([id]) => id);
/** How many ask to be friends. */
export const requests = computed(() => related(Relation.incoming).length);

export function takeRelationships(entries: readonly RelationshipWire[]): void {
  for (const { user } of entries) meet(user);
  relations.value = new Map(entries.map(({ id, type }) => [id, type]));
}
export function saveRelationship({ id, type, user }: RelationshipWire): void {
  meet(user);
  relations.value = new Map(relations.peek()).set(id, type);
}
export function dropRelationship(id: Id): void {
  const left = new Map(relations.peek());
  left.delete(id);
  relations.value = left;
}
