// Loads messages: the first page, more at either end, the run around one message.
import { RestError } from "../api/rest";
import type { Page } from "../api/routes";
import type { Id } from "../api/types";
import { isAfter } from "../state/ids";
import { changeTimeline, findMessage, loadedChannels, merge, resetTimeline, timelineSignal, toMessage, type Loading, type Message, type Timeline } from "../state/messages";
import { target } from "../state/place";
import { doors } from "./context";

export const PAGE = 50;

/** Oldest first; the server answers newest first. */
const fetchPage = async (channelId: Id, page: Page): Promise<Message[]> =>
  (await doors().routes.messages(channelId, { limit: PAGE, ...page })).map(toMessage).reverse();

/** Which load of a channel is the current one: what an older one brings after a jump elsewhere is let go. */
const runs = new Map<Id, number>();

/** Where a load was under way as the session was lost: what it brings may be from before. */
const stale = new Set<Id>();

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
  if (stale.delete(channelId)) await startOver(channelId);
}

/** Messages that come live while the newest page is on its way are kept: the page may have been read before them. */
const early = new Map<Id, Message[]>();
export function arrivedEarly(message: Message): void {
  early.get(message.channelId)?.push(message);
}

async function keepingEarly(channelId: Id, work: () => Promise<Partial<Timeline>>): Promise<Partial<Timeline>> {
  early.set(channelId, []);
  try {
    const change = await work();
    const messages = (early.get(channelId) ?? []).reduce((run, message) => merge(run, [message]), [...(change.messages ?? [])]);
    return { ...change, messages };
  } finally {
    early.delete(channelId);
  }
}

export const loadFirst = (channelId: Id): Promise<void> =>
  guarded(channelId, "first", () =>
    keepingEarly(channelId, async () => {
      const page = await fetchPage(channelId, {});
      return { messages: page, loaded: true, hasOlder: page.length === PAGE, atPresent: true };
    }),
  );

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

/** The newest page beside what is loaded: in one run where both meet, in its place where they do not. */
function joined(had: readonly Message[], page: readonly Message[], hadOlder: boolean): Partial<Timeline> {
  const first = page[0];
  if (!first) return { messages: [], hasOlder: false };
  const meets = had.some(({ id }) => id === first.id);
  if (!meets && page.length === PAGE) return { messages: page, hasOlder: true };
  const kept = had.filter(({ id }) => isAfter(first.id, id));
  return { messages: [...kept, ...page], hasOlder: kept.length > 0 ? hadOlder : page.length === PAGE };
}

/** A message that was here keeps its nonce, and with it its row on the page. */
const withNonces = (told: readonly Message[], had: readonly Message[]): Message[] => {
  const nonces = new Map(had.map(({ id, nonce }) => [id, nonce]));
  return told.map((message) => ({ ...message, nonce: nonces.get(message.id) ?? message.nonce }));
};

/**
 * After a session was lost: what is loaded may have gaps and old texts. The open channel is asked for at once; what cannot
 * be asked for is forgotten rather than shown with a gap.
 */
export async function startOver(open: Id | null): Promise<void> {
  for (const id of loadedChannels()) if (id !== open) resetTimeline(id);
  if (open === null) return;
  const { loaded, loading, atPresent } = timelineSignal(open).peek();
  if (loading) return void stale.add(open);
  if (!loaded) return loadFirst(open);
  if (!atPresent) return;
  await guarded(open, "newer", () =>
    keepingEarly(open, async () => {
      const page = await fetchPage(open, {});
      const { messages, hasOlder } = timelineSignal(open).peek();
      return joined(messages, withNonces(page, messages), hasOlder);
    }),
  );
  if (timelineSignal(open).peek().failed) changeTimeline(open, { messages: [], loaded: false });
}
