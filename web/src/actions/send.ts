// Sending: a message is written down with its nonce first, then told to the server as often as it takes. The nonce makes the
// server store it once, so telling it again after a loss or from another tab is safe.
import { linkReady } from "../state/session";
import { addUnsent, changeUnsent, loadOutbox, onTheirWay, removeUnsent } from "../state/outbox";
import { en } from "../text/en";
import { doors } from "./context";

/** A connection that leaves a message unanswered for this long is taken for dead. */
const ANSWER_LIMIT = 10_000;
const MOST_TRIES = 3;
/** What another tab wrote is that tab's to send; only what it did not manage is sent from here. */
const FOREIGN_WAIT = 5_000;
const TYPING_EVERY = 4_000;

const inFlight = new Map<string, ReturnType<typeof setTimeout>>();
const tries = new Map<string, number>();
let lastTyping = { to: "", at: 0 };

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function send(to: string, text: string): void {
  addUnsent({ nonce: nonce(), to, text, at: Date.now(), failed: null });
  lastTyping = { to: "", at: 0 };
  flush();
}

export function sendAgain(id: string): void {
  tries.delete(id);
  changeUnsent(id, { failed: null });
  flush();
}

export function discard(id: string): void {
  settle(id);
  removeUnsent(id);
}

/** Tells the server everything that waits and is not being told already, in the order it was written. */
export function flush(): void {
  if (!linkReady.peek()) return;
  for (const { nonce: id, to, text } of onTheirWay()) {
    if (inFlight.has(id)) continue;
    if (!doors().socket.send({ to, message: text, nonce: id })) return;
    inFlight.set(
      id,
      setTimeout(() => unanswered(id), ANSWER_LIMIT),
    );
  }
}

function unanswered(id: string): void {
  const made = (tries.get(id) ?? 0) + 1;
  tries.set(id, made);
  inFlight.delete(id);
  if (made >= MOST_TRIES) refused(id, en.talk.noAnswer);
  else doors().socket.restart();
}

function settle(id: string): void {
  clearTimeout(inFlight.get(id));
  inFlight.delete(id);
}

export function stored(id: string): void {
  settle(id);
  tries.delete(id);
  removeUnsent(id);
}

export function refused(id: string, why: string): void {
  settle(id);
  changeUnsent(id, { failed: why });
}

/** Answers to what was told on a lost connection will not come; it is told again on the next one. */
export function forgetInFlight(): void {
  for (const timer of inFlight.values()) clearTimeout(timer);
  inFlight.clear();
}

/** Another tab changed the outbox. */
export function outboxChanged(): void {
  const known = new Set(onTheirWay().map((unsent) => unsent.nonce));
  loadOutbox();
  for (const { nonce: id } of onTheirWay()) {
    if (!known.has(id) && !inFlight.has(id))
      inFlight.set(
        id,
        setTimeout(() => adopt(id), FOREIGN_WAIT),
      );
  }
}

function adopt(id: string): void {
  inFlight.delete(id);
  flush();
}

export function tellTyping(to: string): void {
  if (lastTyping.to === to && Date.now() - lastTyping.at < TYPING_EVERY) return;
  lastTyping = { to, at: Date.now() };
  doors().socket.send({ type: "typing", to });
}
