// Loads messages: the first page, more at either end, the run around one message.
import { RestError } from "../api/rest";
import type { Page } from "../api/routes";
import type { Id } from "../api/types";
import { isAfter } from "../state/ids";
import { changeTimeline, findMessage, loadedChannels, merge, resetTimeline, timelineSignal, toMessage, type Loading, type Message, type Timeline } from "../state/messages";
import { target } from "../state/place";
import { doors } from "./context";

const PAGE = 50;

/** Oldest first; the server answers newest first. */
const fetchPage = async (channelId: Id, page: Page): Promise<Message[]> =>
  (await doors().routes.messages(channelId, { limit: PAGE, ...page })).map(toMessage).reverse();

/** Which load of a channel is the current one: what an older one brings after a jump elsewhere is let go. */
const runs = new Map<Id, number>();

async function guarded(channelId: Id, loading: Loading, work: () => Promise<Partial<Timeline>>): Promise<void> {
  if (timelineSignal(channelId).peek().loading) return;
  const run = (runs.get(channelId) ?? 0) + 1;
  runs.set(channelId, run);
  changeTimeline(channelId, { loading, failed: false });
  try {
    const change = await work();
    if (runs.get(channelId) === run) changeTimeline(channelId, { ...change, loading: null });
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    if (runs.get(channelId) === run) changeTimeline(channelId, { loading: null, failed: true });
  }
}

/** Messages that come live while the page is on its way are kept, as arrive() only adds to what is loaded. */
const early = new Map<Id, Message[]>();
export function arrivedEarly(message: Message): void {
  early.get(message.channelId)?.push(message);
}

export const loadFirst = (channelId: Id): Promise<void> =>
  guarded(channelId, "first", async () => {
    early.set(channelId, []);
    try {
      const page = await fetchPage(channelId, {});
      const messages = (early.get(channelId) ?? []).reduce((run, message) => merge(run, [message]), page);
      return { messages, loaded: true, hasOlder: page.length === PAGE, atPresent: true };
    } finally {
      early.delete(channelId);
    }
  });

export function loadOlder(channelId: Id): Promise<void> {
  const { messages, hasOlder } = timelineSignal(channelId).peek();
  const oldest = messages[0];
  if (!oldest || !hasOlder) return Promise.resolve();
  return guarded(channelId, "older", async () => {
    const page = await fetchPage(channelId, { before: oldest.id });
    return { messages: merge(timelineSignal(channelId).peek().messages, page), hasOlder: page.length === PAGE };
  });
}

export function loadNewer(channelId: Id): Promise<void> {
  const { messages, atPresent } = timelineSignal(channelId).peek();
  const newest = messages.at(-1);
  if (!newest || atPresent) return Promise.resolve();
  return guarded(channelId, "newer", async () => {
    const page = await fetchPage(channelId, { after: newest.id });
    return { messages: merge(timelineSignal(channelId).peek().messages, page), atPresent: page.length < PAGE };
  });
}

export async function toPresent(channelId: Id): Promise<void> {
  if (timelineSignal(channelId).peek().atPresent) return;
  resetTimeline(channelId);
  await loadFirst(channelId);
}

/** Brings one message into sight, loading the run around it when it is not there yet. */
export async function jumpTo(channelId: Id, id: Id): Promise<void> {
  if (!findMessage(channelId, id)) {
    resetTimeline(channelId);
    await guarded(channelId, "first", async () => {
      const [before, after] = await Promise.all([
        fetchPage(channelId, { before: String(BigInt(id) + 1n) }),
        fetchPage(channelId, { after: id }),
      ]);
      const hasOlder = before.length === PAGE;
      return { messages: [...before, ...after], loaded: true, hasOlder, atPresent: after.length < PAGE };
    });
  }
  target.value = { channelId, id };
}

/** After a session was lost: what is loaded may have gaps and old texts. The open channel is asked for at once. */
export async function startOver(open: Id | null): Promise<void> {
  for (const id of loadedChannels()) if (id !== open) resetTimeline(id);
  if (open === null) return;
  const { loaded, atPresent } = timelineSignal(open).peek();
  if (!loaded) return loadFirst(open);
  if (!atPresent) return;
  await guarded(open, "newer", async () => {
    const page = await fetchPage(open, {});
    const { messages, hasOlder } = timelineSignal(open).peek();
    const first = page[0];
    const meets = first !== undefined && messages.some(({ id }) => id === first.id);
    if (!meets && page.length === PAGE) return { messages: page, hasOlder: true };
    const kept = first ? messages.filter(({ id }) => isAfter(first.id, id)) : [];
    return { messages: [...kept, ...page], hasOlder: kept.length > 0 && hasOlder };
  });
}
