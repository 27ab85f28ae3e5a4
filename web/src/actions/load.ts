// Loads pages of messages into the threads: the first one, older and newer ones, and what was missed while away.
import { ApiError } from "../api/http";
import type { Range } from "../api/types";
import { chatNamed, openChat } from "../state/chats";
import { dividerIn, placeDivider } from "../state/divider";
import { fromWire, merge, type Message } from "../state/messages";
import { myName } from "../state/session";
import { atBottom, target } from "../state/place";
import { addMessages, changeThread, resetThread, thread, threadSignal, type Loading } from "../state/threads";
import { doors } from "./context";

const PAGE = 50;
const MOST = 100;
/** Behind by more pages than this, a thread starts over at the present instead of loading everything between. */
const CATCH_UP_PAGES = 10;

let readyCount = 0;
export const countReady = (): void => void readyCount++;

const fetchPage = async (chat: string, range: Range): Promise<Message[]> =>
  (await doors().rest.messages(chat, range)).map(fromWire);

async function guarded(chat: string, loading: Loading, work: () => Promise<void>): Promise<void> {
  if (threadSignal(chat).peek().loading) return;
  changeThread(chat, { loading, failed: false });
  try {
    await work();
    changeThread(chat, { loading: null });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    changeThread(chat, { loading: null, failed: true });
  }
}

/** The newest page, deep enough that the first unread message is among it where that is possible. */
export async function loadFirst(chat: string): Promise<void> {
  const limit = Math.min(MOST, Math.max(PAGE, (chatNamed(chat)?.unread ?? 0) + 10));
  await guarded(chat, "first", async () => {
    const seen = readyCount;
    const page = await fetchPage(chat, { limit });
    const late = seen === readyCount ? null : (page.at(-1)?.id ?? 0);
    const messages = merge(page, thread(chat).messages);
    changeThread(chat, { messages, loaded: true, hasOlder: page.length === limit, atPresent: true, syncFrom: late });
  });
  await catchUp(chat);
}

export function loadOlder(chat: string): Promise<void> {
  const { messages, hasOlder } = threadSignal(chat).peek();
  const oldest = messages[0];
  if (!oldest || !hasOlder) return Promise.resolve();
  return guarded(chat, "older", async () => {
    const page = await fetchPage(chat, { before: oldest.id, limit: PAGE });
    addMessages(chat, page);
    changeThread(chat, { hasOlder: page.length === PAGE });
  });
}

export function loadNewer(chat: string): Promise<void> {
  const { messages, atPresent } = threadSignal(chat).peek();
  const newest = messages.at(-1);
  if (!newest || atPresent) return Promise.resolve();
  return guarded(chat, "newer", async () => {
    const page = await fetchPage(chat, { after: newest.id, limit: PAGE });
    addMessages(chat, page);
    if (page.length === PAGE) return;
    // Between the answer and this line a message may have come live and been left out, so the end is asked for once more.
    changeThread(chat, { atPresent: true, syncFrom: page.at(-1)?.id ?? newest.id });
    await fillGap(chat);
  });
}

/** There is a line already, and what is below it was not read yet. */
function waitsAbove(chat: string): boolean {
  const after = dividerIn(chat);
  return after !== null && (chatNamed(chat)?.lastRead ?? 0) <= after;
}

/** What came meanwhile is not seen before it is laid out, and gets the line above it unless there is one already. */
function keepPlace(chat: string, from: number, page: readonly Message[]): void {
  const newest = threadSignal(chat).peek().messages.at(-1)?.id ?? 0;
  const theirs = page.some((message) => message.from !== myName.peek() && message.id > newest);
  if (!theirs) return;
  atBottom.value = false;
  if (!waitsAbove(chat)) placeDivider(chat, from);
}

/** With `divide`, what others said meanwhile gets the line above it, unless there is one already. */
async function fillGap(chat: string, divide = false): Promise<void> {
  for (let pages = 0; pages < CATCH_UP_PAGES; pages++) {
    const from = threadSignal(chat).peek().syncFrom;
    if (from === null) return;
    const page = await fetchPage(chat, { after: from, limit: MOST });
    if (divide && pages === 0 && openChat.peek() === chat) keepPlace(chat, from, page);
    addMessages(chat, page);
    changeThread(chat, { syncFrom: page.length === MOST ? page.at(-1)!.id : null });
  }
  if (threadSignal(chat).peek().syncFrom === null) return;
  resetThread(chat);
  void loadFirst(chat);
}

/** Loads what came while there was no connection, from the last message known to be whole. */
export async function catchUp(chat: string): Promise<void> {
  const { loaded, syncFrom, atPresent } = threadSignal(chat).peek();
  if (!loaded || syncFrom === null) return;
  if (!atPresent) return changeThread(chat, { syncFrom: null });
  await fillGap(chat, true).catch(() => changeThread(chat, { failed: true }));
}

export async function toPresent(chat: string): Promise<void> {
  if (threadSignal(chat).peek().atPresent) return;
  resetThread(chat);
  await loadFirst(chat);
}

/** Brings one message into sight, loading the run around it when it is not there yet. */
export async function jumpTo(chat: string, id: number): Promise<void> {
  if (
    !threadSignal(chat)
      .peek()
      .messages.some((message) => message.id === id)
  ) {
    resetThread(chat);
    await guarded(chat, "first", async () => {
      const [before, after] = await Promise.all([
        fetchPage(chat, { before: id + 1, limit: PAGE }),
        fetchPage(chat, { after: id, limit: PAGE }),
      ]);
      const atPresent = after.length < PAGE;
      const syncFrom = atPresent ? (after.at(-1)?.id ?? id) : null;
      changeThread(chat, {
        messages: [...before, ...after],
        loaded: true,
        hasOlder: before.length === PAGE,
        atPresent,
        syncFrom,
      });
    });
    await catchUp(chat);
  }
  target.value = { chat, id };
}
