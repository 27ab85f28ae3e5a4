// Opening and leaving a chat.
import { batch } from "@preact/signals";
import { ApiError } from "../api/http";
import { chatNamed, openChat } from "../state/chats";
import { placeDivider, removeDivider } from "../state/divider";
import { meet } from "../state/people";
import { atBottom, nobody, target } from "../state/place";
import { threadSignal } from "../state/threads";
import { doors } from "./context";
import { catchUp, loadFirst, toPresent } from "./load";

/** Everything of a change of place happens at once, so a read mark cannot be sent from the place that was left. */
function enter(username: string | null): void {
  batch(() => {
    const chat = username === null ? undefined : chatNamed(username);
    atBottom.value = false;
    target.value = null;
    nobody.value = null;
    if (chat && chat.unread > 0) placeDivider(chat.username, chat.lastRead);
    else removeDivider();
    openChat.value = username;
  });
}

export const leaveChat = (): void => enter(null);

/** Opens a chat by its exact username. */
export function openKnown(username: string): void {
  if (openChat.peek() === username) return;
  enter(username);
  const { loaded, atPresent } = threadSignal(username).peek();
  if (!loaded) void loadFirst(username);
  else if (atPresent) void catchUp(username);
  else void toPresent(username);
}

/** Opens whomever an address names; answers the exact username, or null when nobody is called so. */
export async function openNamed(name: string): Promise<string | null> {
  if (chatNamed(name)) {
    openKnown(name);
    return name;
  }
  try {
    const found = await doors().rest.person(name);
    meet(found);
    openKnown(found.username);
    return found.username;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 404) {
      openKnown(name);
      return name;
    }
    enter(null);
    nobody.value = name;
    return null;
  }
}
