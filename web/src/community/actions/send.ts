// Sending: a message is written down with its nonce first and then told to the server, one after the other in a channel, as
// often as it takes. The nonce makes the server store it once, so telling it again after a loss is safe.
import { RestError } from "../api/rest";
import type { MessageWire } from "../api/types";
import type { Id } from "../api/types";
import { noteLastMessage } from "../state/guilds";
import { arrive, toMessage } from "../state/messages";
import { nameOf, type Attached } from "../state/attached";
import { quietReplies, setReply } from "../state/drafts";
import { addUnsent, changeUnsent, outbox, removeUnsent, setProgress, waiting, type Unsent } from "../state/outbox";
import { noteSaid } from "../state/slow";
import { newNonce } from "../state/nonce";
import { noteOwn } from "../state/reads";
import { say } from "../text/words";
import { doors } from "./context";
import { noteSaidIn } from "./last-lines";
import { readOwn } from "./read";

const AGAIN_AFTER = 3_000;
/** The pictures of a stored message are shown from here until the server's are loaded. */
const KEPT_AFTER = 5_000;
const TYPING_EVERY = 8_000;

const files = new Map<string, readonly Attached[]>();
/** Uploads that are under way. */
const stops = new Map<string, AbortController>();
const busy = new Set<Id>();
let again: ReturnType<typeof setTimeout> | undefined;
let lastTyping = { channelId: "", at: 0 };

/** The files of a message that waits; none after a reload. */
export const filesOf = (nonce: string): readonly Attached[] => files.get(nonce) ?? [];

function forget(nonce: string): void {
  for (const { url } of filesOf(nonce)) if (url) setTimeout(() => URL.revokeObjectURL(url), KEPT_AFTER);
  files.delete(nonce);
  setProgress(nonce, null);
}

export function send(channelId: Id, content: string, replyTo: Id | null, attached: readonly Attached[] = []): void {
  const nonce = newNonce();
  if (attached.length > 0) files.set(nonce, attached);
  const names = attached.length > 0 ? { files: attached.map(nameOf) } : {};
  const quiet = replyTo !== null && quietReplies.peek().has(channelId) ? { silentReply: true } : {};
  addUnsent({ nonce, channelId, content, at: Date.now(), replyTo, failed: null, ...names, ...quiet });
  setReply(channelId, null);
  lastTyping = { channelId: "", at: 0 };
  flush();
}

export function sendAgain(nonce: string): void {
  changeUnsent(nonce, { failed: null });
  flush();
}

/** An upload that is under way is stopped. */
export function discard(nonce: string): void {
  removeUnsent(nonce);
  stops.get(nonce)?.abort();
  forget(nonce);
}

/** Tells the server what waits: channels beside each other, messages of one channel in their order. */
export function flush(): void {
  clearTimeout(again);
  for (const channelId of new Set(waiting().map((entry) => entry.channelId))) void drain(channelId);
}

async function drain(channelId: Id): Promise<void> {
  if (busy.has(channelId)) return;
  busy.add(channelId);
  try {
    for (;;) {
      const next = waiting().find((entry) => entry.channelId === channelId);
      if (!next) return;
      if (!(await tell(next))) return later();
    }
  } finally {
    busy.delete(channelId);
  }
}

function later(): void {
  clearTimeout(again);
  again = setTimeout(flush, AGAIN_AFTER);
}

async function upload(entry: Unsent, attached: readonly Attached[]): Promise<MessageWire> {
  const stop = new AbortController();
  stops.set(entry.nonce, stop);
  setProgress(entry.nonce, 0);
  const sent = attached.map((one) => ({ file: one.file, name: nameOf(one), description: one.alt }));
  const onProgress = (done: number, total: number): void => setProgress(entry.nonce, total > 0 ? done / total : 0);
  try {
    return await doors().routes.upload(entry.channelId, entry, sent, { onProgress, signal: stop.signal });
  } finally {
    stops.delete(entry.nonce);
    setProgress(entry.nonce, null);
  }
}

function post(entry: Unsent): Promise<MessageWire> {
  const attached = files.get(entry.nonce);
  return attached ? upload(entry, attached) : doors().routes.say(entry.channelId, entry);
}

/** False when it should be told again later: the network failed, or the server is not well. */
async function tell(entry: Unsent): Promise<boolean> {
  if (entry.files && !files.has(entry.nonce)) {
    changeUnsent(entry.nonce, { failed: say.talk.filesGone });
    return true;
  }
  try {
    const stored = toMessage(await post(entry));
    settle({ ...stored, nonce: entry.nonce });
    readOwn(entry.channelId, stored.id);
    return true;
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    // It was discarded meanwhile, so nobody waits for it.
    if (!isWaiting(entry.nonce)) return true;
    if (error.status === 0 || error.status >= 500) return false;
    changeUnsent(entry.nonce, { failed: error.message || say.talk.noReason });
    return true;
  }
}

const isWaiting = (nonce: string): boolean => outbox.peek().some((entry) => entry.nonce === nonce);

/** It is stored: by the answer, or by the event that may come before it. */
export function settle(message: ReturnType<typeof toMessage>): void {
  if (message.nonce !== null) {
    forget(message.nonce);
    removeUnsent(message.nonce);
  }
  arrive(message.channelId, message);
  noteLastMessage(message.channelId, message.id);
  noteSaidIn(message);
  noteOwn(message.channelId, message.id);
  noteSaid(message.channelId, message.at);
}

export function tellTyping(channelId: Id): void {
  if (lastTyping.channelId === channelId && Date.now() - lastTyping.at < TYPING_EVERY) return;
  lastTyping = { channelId, at: Date.now() };
  doors().routes.typing(channelId).catch(() => undefined);
}
