// A message as the page keeps it, and the few ways lists of them meet.
import type { MessageCame, MessageWire } from "../api/types";

export type Message = { id: number; from: string; text: string; at: number; nonce?: string };

export function fromWire(wire: MessageWire): Message {
  return { id: wire.id, from: wire.sender_username, text: wire.message, at: Date.parse(wire.timestamp) };
}

export function fromEvent(event: MessageCame): Message {
  const message: Message = { id: event.id, from: event.from, text: event.message, at: Date.parse(event.timestamp) };
  return event.nonce === undefined ? message : { ...message, nonce: String(event.nonce) };
}

/** Both lists are in the order of their ids; so is the answer, with every id once. Ids decide what is the same. */
export function merge(old: readonly Message[], more: readonly Message[]): readonly Message[] {
  if (more.length === 0) return old;
  const last = old.at(-1);
  if (!last || more[0]!.id > last.id) return [...old, ...more];
  const byId = new Map<number, Message>();
  for (const message of [...more, ...old]) byId.set(message.id, message);
  if (byId.size === old.length) return old;
  return [...byId.values()].sort((a, b) => a.id - b.id);
}
