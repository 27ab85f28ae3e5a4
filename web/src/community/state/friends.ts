// The tabs of the friends' page: who stands under which, in which order.
import { fold } from "../../text/fold";
import type { Id } from "../api/types";
import { person, plainName, presence } from "./people";
import { related, Relation } from "./relationships";

export const FRIEND_TABS = ["online", "all", "pending", "blocked", "add"] as const;
export type FriendTab = (typeof FRIEND_TABS)[number];
export type Listed = { id: Id; type: number };

const byName = (a: Listed, b: Listed): number => plainName(person(a.id)).localeCompare(plainName(person(b.id)));
const listed = (type: number): Listed[] => related(type).map((id) => ({ id, type })).sort(byName);

/** Requests of others come before one's own. */
export function listedIn(tab: FriendTab): Listed[] {
  switch (tab) {
    case "online":
      return listed(Relation.friend).filter(({ id }) => presence(id).status !== "offline");
    case "all":
      return listed(Relation.friend);
    case "pending":
      return [...listed(Relation.incoming), ...listed(Relation.outgoing)];
    case "blocked":
      return listed(Relation.blocked);
    case "add":
      return [];
  }
}

/** Somebody's name or username has a word that begins so. */
export function named(all: readonly Listed[], query: string): Listed[] {
  const wanted = fold(query.trim());
  const fits = (text: string): boolean => fold(text).split(/[\s._-]+/).some((word) => word.startsWith(wanted)) || fold(text).startsWith(wanted);
  return all.filter(({ id }) => wanted === "" || fits(plainName(person(id))) || fits(person(id).username));
}
