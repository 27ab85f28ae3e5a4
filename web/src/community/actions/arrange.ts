// The order of the guilds in the rail. The page shows a move at once; what the server refuses is taken back and said.
import { announce } from "../../state/announce";
import { notice } from "../../state/notices";
import type { Id } from "../api/types";
import { guildPositions, guilds, guildsInOrder } from "../state/guilds";
import { offlineWords } from "../text/offline-words";
import { doors } from "./context";
import { reasonOf } from "./refusals";

/** Puts one thing of a list at another place of it. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const left = list.filter((_, index) => index !== from);
  return [...left.slice(0, to), list[from]!, ...left.slice(to)];
}

/** `to`: the place that the guild has afterwards, counted from 0. */
export async function placeGuild(id: Id, to: number): Promise<void> {
  const before = guildPositions.peek();
  const ids = guildsInOrder.peek().map((guild) => guild.id);
  const from = ids.indexOf(id);
  const place = Math.max(0, Math.min(to, ids.length - 1));
  if (from < 0 || from === place) return;
  const after = moved(ids, from, place);
  guildPositions.value = after;
  announce(offlineWords.moved(guilds.peek().get(id)?.name ?? "", place + 1, ids.length));
  try {
    await doors().routes.saveGuildOrder(after);
  } catch (error) {
    if (guildPositions.peek() === after) guildPositions.value = before;
    notice(reasonOf(error), true);
  }
}

export const stepGuild = (id: Id, by: 1 | -1): Promise<void> =>
  placeGuild(id, guildsInOrder.peek().findIndex((guild) => guild.id === id) + by);
