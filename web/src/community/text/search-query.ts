// What is typed into the search: words, and filters such as `from:` that become chips. Source of the names: Discord's own search.
import type { Query } from "../api/reading-routes";
import type { Id } from "../api/types";
import { idAt } from "../state/ids";

export const KEYS = ["from", "mentions", "in", "has", "before", "after"] as const;
export type Key = (typeof KEYS)[number];
export const HAVING = ["link", "embed", "file", "image", "video", "sound"] as const;
/** `value`: an id, a kind of content, or a day as 2026-11-26. */
export type Chip = { key: Key; value: string; label: string };

const UNDER_WAY = new RegExp(`(?:^|\\s)(${KEYS.join("|")}):\\s*("[^"]*|[^\\s"]*)$`, "i");

/** The filter that is being typed at the end of the text, and where it begins. */
export function underWay(text: string): { key: Key; value: string; start: number } | null {
  const found = UNDER_WAY.exec(text);
  if (!found) return null;
  const [whole, key = "", value = ""] = found;
  const start = found.index + (/^\s/.test(whole) ? 1 : 0);
  return { key: key.toLowerCase() as Key, value: value.replace(/^"/, ""), start };
}

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** The first moment of a day in the reader's own time, or null when there is no such day. */
export function startOfDay(text: string): number | null {
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const made = new Date(year, month - 1, day);
  const isReal = made.getFullYear() === year && made.getMonth() === month - 1 && made.getDate() === day;
  return isReal ? made.getTime() : null;
}

export function dayText(at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** A new one beside the others; of moments there is one each. */
export function withChip(chips: readonly Chip[], made: Chip): Chip[] {
  const isOnce = made.key === "before" || made.key === "after";
  const kept = chips.filter(({ key, value }) => key !== made.key || (!isOnce && value !== made.value));
  return [...kept, made];
}

const NAMES: Record<Key, string> = { from: "author_id", mentions: "mentions", in: "channel_id", has: "has", before: "max_id", after: "min_id" };

/** "After" a day begins with the next one, so a day alone is between two. */
function valueOf({ key, value }: Chip): string {
  if (key !== "before" && key !== "after") return value;
  const start = startOfDay(value) ?? 0;
  if (key === "before") return idAt(start);
  const next = new Date(start);
  next.setDate(next.getDate() + 1);
  return String(BigInt(idAt(next.getTime())) - 1n);
}

export type Asked = { text: string; chips: readonly Chip[]; oldestFirst: boolean; offset: number };

export function toQuery({ text, chips, oldestFirst, offset }: Asked): Query {
  const query: Record<string, string[]> = {};
  if (text.trim() !== "") query["content"] = [text.trim()];
  for (const chip of chips) (query[NAMES[chip.key]] ??= []).push(valueOf(chip));
  if (oldestFirst) query["sort_order"] = ["asc"];
  if (offset > 0) query["offset"] = [String(offset)];
  return query;
}

/** The words to mark in what was found. */
export const wordsOf = (text: string): string[] => text.match(/[\p{Letter}\p{Number}]+/gu) ?? [];

export type Piece = { text: string; marked: boolean };

/** Cuts a text where its words begin like one of `words`. */
export function marked(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return [{ text, marked: false }];
  const pattern = new RegExp(`(?<![\\p{Letter}\\p{Number}])(?:${words.join("|")})[\\p{Letter}\\p{Number}]*`, "giu");
  const pieces: Piece[] = [];
  let done = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > done) pieces.push({ text: text.slice(done, found.index), marked: false });
    pieces.push({ text: found[0], marked: true });
    done = found.index + found[0].length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}

/** Where a search looks: a guild, or one conversation. */
export const searchPlace = (guildId: Id | null, channelId: Id | null): string | null =>
  guildId !== null ? `guilds/${guildId}` : channelId !== null ? `channels/${channelId}` : null;
