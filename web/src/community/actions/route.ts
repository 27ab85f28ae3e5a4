// The address names the place, so a reload, a bookmark, a link to a message and the back button all work.
import { batch } from "@preact/signals";
import type { Id } from "../api/types";
import { channels, guilds } from "../state/guilds";
import { atFriends, DIRECTS, FRIENDS, known, openChannel, openPlace } from "../state/place";
import { homeOf, open } from "./open";

type Route = { place: Id; channelId: Id | null; messageId: Id | null };

export const addressOf = (place: Id, channelId?: Id | null, messageId?: Id | null): string =>
  "/channels/" + [place, channelId, messageId].filter(Boolean).join("/");

export function readAddress(path: string): Route {
  const [, place = DIRECTS, channelId = null, messageId = null] = path.split("/").filter(Boolean);
  return { place, channelId, messageId };
}

/** What the address names and is not there yet: a guild that is only just being joined. */
let isSettled = false;

function follow(): void {
  const { place, channelId, messageId } = readAddress(location.pathname);
  const channel = channels.peek().get(channelId ?? "") ?? (isNarrow() || channelId ? undefined : homeOf(place));
  // A guild that was only just founded may be told before its channels.
  const needsNone = channelId === FRIENDS || (channelId === null && (place === DIRECTS || isNarrow()));
  isSettled = (place === DIRECTS || guilds.peek().has(place)) && (channel !== undefined || needsNone);
  batch(() => {
    atFriends.value = place === DIRECTS && channelId === FRIENDS;
    open(place, channel?.id ?? null, channel ? messageId : null);
  });
  if (channel && channelId === null) history.replaceState(history.state, "", addressOf(place, channel.id));
}

/** On a phone a guild opens with its list of channels. */
const isNarrow = (): boolean => matchMedia("(max-width: 640px)").matches;

export function go(address: string): void {
  if (location.pathname !== address) history.pushState({ fromHere: true }, "", address);
  follow();
}

/** Back to the list; goes back in history when that is where one came from, so the back button does not pile up. */
export function goBack(): void {
  if ((history.state as { fromHere?: boolean } | null)?.fromHere) return history.back();
  history.replaceState(null, "", addressOf(openPlace.peek()));
  batch(() => {
    atFriends.value = false;
    open(openPlace.peek(), null);
  });
}

/** After the server told something: what the address names may be there now, and what is open may be gone. */
export function settleRoute(): void {
  if (!known.peek()) return;
  const gone = openChannel.peek() !== null && !channels.peek().has(openChannel.peek()!);
  const left = openPlace.peek() !== DIRECTS && !guilds.peek().has(openPlace.peek());
  if (isSettled && gone && !left) go(addressOf(openPlace.peek()));
  else if (isSettled && left) go(addressOf(DIRECTS));
  else if (!isSettled) follow();
}

export function startRouting(): void {
  addEventListener("popstate", () => known.peek() && follow());
}
