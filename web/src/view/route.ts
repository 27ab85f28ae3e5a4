// The address names the open chat, so a reload, a bookmark and the back button all work.
import { leaveChat, openNamed } from "../actions/open";
import { openChat } from "../state/chats";

export const addressOf = (username: string): string => "/chats?chat=" + encodeURIComponent(username);

const named = (): string | null => new URLSearchParams(location.search).get("chat");

async function follow(): Promise<void> {
  const name = named();
  if (!name) return leaveChat();
  const exact = await openNamed(name);
  if (exact !== null && exact !== name && named() === name) history.replaceState(history.state, "", addressOf(exact));
}

export function goTo(username: string): void {
  if (username !== openChat.peek() || named() !== username)
    history.pushState({ fromHere: true }, "", addressOf(username));
  void follow();
}

/** Back to the list; goes back in history when that is where we came from, so the back button does not pile up. */
export function goBack(): void {
  if ((history.state as { fromHere?: boolean } | null)?.fromHere) return history.back();
  history.replaceState(null, "", "/chats");
  leaveChat();
}

export function startRouting(): void {
  addEventListener("popstate", () => void follow());
  void follow();
}
