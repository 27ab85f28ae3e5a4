// The search that is open: what was asked and what was found. It outlives its panel, so one comes back to the same results.
import { signal } from "@preact/signals";
import type { Id } from "../api/types";
import type { Asked } from "../text/search-query";
import type { Message } from "./messages";

export const PAGE = 25;
/** Source: Discord API v10, "Search Guild Messages": nothing further is answered. */
const FURTHEST = 9_975;

export type Answer = { status: "loading" | "failed" | "there"; total: number; messages: readonly Message[]; asked: Asked };
export const answer = signal<(Answer & { place: Id }) | null>(null);

export const NOTHING: Asked = { text: "", chips: [], oldestFirst: false, offset: 0 };
/** What is being typed and chosen. */
export const asking = signal<Asked & { place: Id }>({ ...NOTHING, place: "" });

export const pagesOf = (total: number): number => Math.max(1, Math.ceil(Math.min(total, FURTHEST + PAGE) / PAGE));

export type Group = { channelId: Id; messages: Message[] };

/** Neighbours of one channel stand under one heading, in the order in which they were found. */
export function grouped(messages: readonly Message[]): Group[] {
  const groups: Group[] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (last?.channelId === message.channelId) last.messages.push(message);
    else groups.push({ channelId: message.channelId, messages: [message] });
  }
  return groups;
}
