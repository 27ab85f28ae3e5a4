// Deleting messages. The page shows at once that a message goes; the server is told when it can no longer be taken back, or
// when the page is left. What the network swallows is told again; what the server refuses is taken back and said.
import { announce } from "../../state/announce";
import { notice } from "../../state/notices";
import { RestError } from "../api/rest";
import type { Id } from "../api/types";
import { beginErasing, endedElsewhere, endErasing, erasing, loadErasing, noteTold } from "../state/erasing";
import { dropMessages } from "../state/messages";
import { sayActing } from "../text/acting-words";
import { doors } from "./context";
import { noteGoneIn } from "./last-lines";
import { reasonOf } from "./refusals";

/** So long a deletion can be taken back. */
export const UNDO_FOR = 6_000;
const AGAIN_AFTER = 3_000;
/** The clock and the timers of a browser may differ by a few milliseconds. */
const SLACK = 50;

/** `atOnce`: without the time to take it back. */
export function erase(channelId: Id, id: Id, atOnce = false): void {
  beginErasing(channelId, id, Date.now() - (atOnce ? UNDO_FOR : 0));
  if (atOnce) return void tell(id);
  announce(sayActing.erase.announced);
  setTimeout(flushErasing, UNDO_FOR + SLACK);
}

/** False when it is too late. */
export function takeBack(id: Id): boolean {
  if (erasing.peek().get(id)?.told !== false) return false;
  endErasing([id]);
  announce(sayActing.erase.takenBack);
  return true;
}

/** Failures after which it is worth telling again. */
const mayPass = ({ status }: RestError): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

async function tell(id: Id): Promise<void> {
  const entry = erasing.peek().get(id);
  if (!entry || entry.told) return;
  noteTold(id, true);
  try {
    await doors().routes.erase(entry.channelId, id);
    gone(entry.channelId, [id]);
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    if (error.status === 404) return gone(entry.channelId, [id]);
    if (mayPass(error)) {
      noteTold(id, false);
      setTimeout(flushErasing, AGAIN_AFTER);
      return;
    }
    endErasing([id]);
    notice(reasonOf(error), true);
  }
}

/** They are deleted, by whomever. */
export function gone(channelId: Id, ids: readonly Id[]): void {
  dropMessages(channelId, ids);
  void noteGoneIn(channelId, ids);
  endErasing(ids);
}

/** Tells those whose time is over. */
export function flushErasing(): void {
  for (const { id, at } of erasing.peek().values()) if (Date.now() - at >= UNDO_FOR) void tell(id);
}

/** Brings back what an earlier page did not tell; whoever leaves this one means what they deleted. */
export function watchErasing(): void {
  loadErasing();
  for (const { at } of erasing.peek().values()) setTimeout(flushErasing, Math.max(0, at + UNDO_FOR - Date.now()) + SLACK);
  addEventListener("pagehide", () => [...erasing.peek().keys()].forEach((id) => void tell(id)));
  addEventListener("storage", ({ key, newValue }) => key !== null && newValue === null && endedElsewhere(key));
}
