// Where one was last; it outlives a reload.
import { keep, look } from "../../state/storage";
import type { Id } from "../api/types";
import { me } from "./people";

const MOST = 50;
const name = (): string => `parley.visits.${me.peek().id}`;

/** The newest first. */
export const visits = (): Id[] => (look(name()) ?? "").split(" ").filter(Boolean);

export function noteVisit(channelId: Id): void {
  if (visits()[0] === channelId) return;
  keep(name(), [channelId, ...visits().filter((id) => id !== channelId)].slice(0, MOST).join(" "));
}
