// Asks the server's search. An answer that comes after another question was asked is let go.
import type { Id } from "../api/types";
import { guilds } from "../state/guilds";
import { toMessage } from "../state/messages";
import { openChannel } from "../state/place";
import { answer } from "../state/search";
import { saveThread } from "../state/threads";
import { searchPlace, toQuery, type Asked } from "../text/search-query";
import { doors } from "./context";
import { reasonOf } from "./refusals";

let run = 0;

export async function search(place: Id, asked: Asked): Promise<void> {
  const where = searchPlace(guilds.peek().has(place) ? place : null, openChannel.peek());
  if (where === null) return;
  const mine = ++run;
  const had = answer.peek();
  answer.value = { place, asked, status: "loading", total: had?.total ?? 0, messages: [] };
  try {
    const told = await doors().routes.search(where, toQuery(asked));
    if (mine !== run) return;
    told.threads?.forEach(saveThread);
    answer.value = { place, asked, status: "there", total: told.total_results, messages: told.messages.flatMap((group) => group.map(toMessage)) };
  } catch (error) {
    if (mine !== run) return;
    reasonOf(error);
    answer.value = { place, asked, status: "failed", total: 0, messages: [] };
  }
}

export function forgetSearch(): void {
  run++;
  answer.value = null;
}
