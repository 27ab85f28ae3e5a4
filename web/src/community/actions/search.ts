// Asks the server's search. An answer that comes after another question was asked is let go.
import type { Id } from "../api/types";
import { guilds } from "../state/guilds";
import { toMessage, type Message } from "../state/messages";
import { openChannel } from "../state/place";
import { answer } from "../state/search";
import { around, cameFromSearch, NEIGHBOURS, surroundings } from "../state/surroundings";
import { saveThread } from "../state/threads";
import { searchPlace, toQuery, wordsOf, type Asked } from "../text/search-query";
import { doors } from "./context";
import { goToMessage } from "./panel";
import { orNotice, reasonOf } from "./refusals";

let run = 0;

export async function search(place: Id, asked: Asked): Promise<void> {
  const where = searchPlace(guilds.peek().has(place) ? place : null, openChannel.peek());
  if (where === null) return;
  const mine = ++run;
  const had = answer.peek();
  surroundings.value = new Map();
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

/** What was said before and after it. */
export async function loadAround({ channelId, id }: Message): Promise<void> {
  const told = await orNotice(doors().routes.messages(channelId, { around: id, limit: 2 * NEIGHBOURS + 1 }));
  if (told) surroundings.value = new Map(surroundings.peek()).set(id, around(id, told.map(toMessage)));
}

/** To where it was said. The results stay: beside the conversation, or a step away where there is room for one thing. */
export function followFound({ channelId, id }: Message, isNarrow: boolean): void {
  const found = answer.peek();
  if (found) cameFromSearch.value = { place: found.place, messageId: id, words: wordsOf(found.asked.text) };
  goToMessage(channelId, id, isNarrow);
}

export function forgetSearch(): void {
  run++;
  answer.value = null;
  cameFromSearch.value = null;
  surroundings.value = new Map();
}
