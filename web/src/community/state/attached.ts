// Files that go with the next message of a channel. They last as long as the page; the text beside them is kept for longer.
import { signal } from "@preact/signals";
import type { Id } from "../api/types";
import { newNonce } from "./nonce";

export type Attached = {
  key: string;
  file: File;
  /** For pictures: where the browser has them, and how large they are. */
  url: string | null;
  width: number;
  height: number;
  alt: string;
  isSpoiler: boolean;
};

/** Source: Discord API v10, "Create Message". */
export const MOST_FILES = 10;
const DEFAULT_LIMIT = 25 * 1024 * 1024;
/** Bytes that the files of one message may have together. */
let limit = DEFAULT_LIMIT;
export const setUploadLimit = (bytes: number | undefined): void => void (limit = bytes ?? DEFAULT_LIMIT);
export const uploadLimit = (): number => limit;

const all = signal<ReadonlyMap<Id, readonly Attached[]>>(new Map());
const NONE: readonly Attached[] = [];
export const attachedIn = (channelId: Id): readonly Attached[] => all.value.get(channelId) ?? NONE;

function set(channelId: Id, files: readonly Attached[]): void {
  const next = new Map(all.peek());
  if (files.length > 0) next.set(channelId, files);
  else next.delete(channelId);
  all.value = next;
}

export const toAttached = (file: File, picture: { url: string; width: number; height: number } | null): Attached => ({
  key: newNonce(),
  file,
  url: picture?.url ?? null,
  width: picture?.width ?? 0,
  height: picture?.height ?? 0,
  alt: "",
  isSpoiler: false,
});

export type Taken = { fit: File[]; refused: { why: "large" | "many" | "empty"; file: File } | null };

/** Which of the files there is still room for, and the first that there is none for. */
export function room(had: readonly Attached[], more: readonly File[]): Taken {
  let bytes = had.reduce((sum, { file }) => sum + file.size, 0);
  const fit: File[] = [];
  let refused: Taken["refused"] = null;
  for (const file of more) {
    const why = had.length + fit.length >= MOST_FILES ? "many" : bytes + file.size > limit ? "large" : null;
    if (why) refused ??= { why, file };
    else {
      fit.push(file);
      bytes += file.size;
    }
  }
  return { fit, refused };
}

export const addAttached = (channelId: Id, more: readonly Attached[]): void => set(channelId, [...attachedPeek(channelId), ...more].slice(0, MOST_FILES));
export const attachedPeek = (channelId: Id): readonly Attached[] => all.peek().get(channelId) ?? NONE;

export function changeAttached(channelId: Id, key: string, change: Partial<Pick<Attached, "alt" | "isSpoiler">>): void {
  set(channelId, attachedPeek(channelId).map((one) => (one.key === key ? { ...one, ...change } : one)));
}

export function dropAttached(channelId: Id, key: string): void {
  const gone = attachedPeek(channelId).find((one) => one.key === key);
  if (gone?.url) URL.revokeObjectURL(gone.url);
  set(channelId, attachedPeek(channelId).filter((one) => one.key !== key));
}

/** For sending: they leave the composer, their pictures stay until the message is stored. */
export function takeAttached(channelId: Id): readonly Attached[] {
  const files = attachedPeek(channelId);
  set(channelId, NONE);
  return files;
}

/** What the server calls a file: the name says that it is covered. */
export const nameOf = ({ file, isSpoiler }: Attached): string => (isSpoiler ? "SPOILER_" : "") + file.name;
