// The messages on a channel's wall.
import type { Id } from "../api/types";
import { changeMessage, toMessage, type Message } from "../state/messages";
import { pinsSignal } from "../state/pins";
import { doors } from "./context";
import { orNotice, reasonOf } from "./refusals";

export async function loadPins(channelId: Id): Promise<void> {
  const pins = pinsSignal(channelId);
  try {
    const told = await doors().routes.pins(channelId);
    pins.value = { status: "there", messages: told.map(toMessage) };
  } catch (error) {
    pins.value = { status: "failed", messages: [] };
    reasonOf(error);
  }
}

/** Shown at once; what the server refuses is taken back. */
export async function setPinned(message: Message, pinned: boolean): Promise<void> {
  const { channelId, id } = message;
  const mark = (value: boolean): void => changeMessage(channelId, id, (had) => ({ ...had, pinned: value }));
  const { pin, unpin } = doors().routes;
  mark(pinned);
  if ((await orNotice((pinned ? pin : unpin)(channelId, id).then(() => true))) === null) mark(!pinned);
}
