// Which of what the switcher finds comes first: names that begin with what was typed, then names with a
// word that begins so, then the others; within these whoever calls, what is unread, and where one was last.
import { matchInside, matchWord, type Match } from "../../text/fold";
import type { Id } from "../api/types";
import { order } from "./ids";

export type Ranked = { match: Match | null; mentions: number; isNews: boolean; /** How many places were visited since, or Infinity. */ visited: number; lastMessageId: Id };

/** Begins the name, begins a word of it, stands inside of a word. */
function placeOf(match: Match | null): number {
  if (!match) return 0;
  return match.start === 0 ? 0 : match.isInside ? 2 : 1;
}

export function compareRanked(a: Ranked, b: Ranked): number {
  return (
    placeOf(a.match) - placeOf(b.match) ||
    Number(b.mentions > 0) - Number(a.mentions > 0) ||
    Number(b.isNews) - Number(a.isNews) ||
    (a.visited === b.visited ? 0 : a.visited - b.visited) ||
    order(b.lastMessageId, a.lastMessageId)
  );
}

/** Where `wanted` stands in a name; words count before what is inside of them. */
export const findIn = (name: string, wanted: string): Match | null => matchWord(name, wanted) ?? matchInside(name, wanted);
