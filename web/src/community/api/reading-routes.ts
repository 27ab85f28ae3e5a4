// The routes of reading beside the conversation: pins, search, threads, posts of forums.
import type { Rest } from "./rest";
import type { ChannelWire, FoundWire, Id, MessageWire, ThreadListWire } from "./types";

export type Query = Record<string, readonly string[]>;
export type Post = { name: string; content: string; tags: readonly Id[]; files: readonly File[] };

/** How long a thread stays open without a word: three days, as Discord's own clients ask. */
const AUTO_ARCHIVE = 4_320;
const PUBLIC_THREAD = 11;

const textOf = (query: Query): string =>
  new URLSearchParams(Object.entries(query).flatMap(([key, values]) => values.map((value) => [key, value]))).toString();

function postForm({ name, content, tags, files }: Post): FormData {
  const form = new FormData();
  form.append("payload_json", JSON.stringify({ name, applied_tags: tags, auto_archive_duration: AUTO_ARCHIVE, message: { content } }));
  files.forEach((file, at) => form.append(`files[${at}]`, file, file.name));
  return form;
}

export function readingRoutes(rest: Rest) {
  return {
    pins: (channel: Id) => rest.get<MessageWire[]>(`/channels/${channel}/pins`),
    pin: (channel: Id, message: Id) => rest.put(`/channels/${channel}/messages/pins/${message}`),
    unpin: (channel: Id, message: Id) => rest.delete(`/channels/${channel}/messages/pins/${message}`),
    /** `place` is a guild or a channel: `guilds/1`, `channels/2`. */
    search: (place: string, query: Query) => rest.get<FoundWire>(`/${place}/messages/search?${textOf(query)}`),
    archivedThreads: (channel: Id, before: string | null) =>
      rest.get<ThreadListWire>(`/channels/${channel}/threads/archived/public?limit=25${before ? `&before=${encodeURIComponent(before)}` : ""}`),
    thread: (thread: Id) => rest.get<ChannelWire>(`/channels/${thread}`),
    startThread: (channel: Id, name: string) =>
      rest.post<ChannelWire>(`/channels/${channel}/threads`, { name, type: PUBLIC_THREAD, auto_archive_duration: AUTO_ARCHIVE }),
    startThreadFrom: (channel: Id, message: Id, name: string) =>
      rest.post<ChannelWire>(`/channels/${channel}/messages/${message}/threads`, { name, auto_archive_duration: AUTO_ARCHIVE }),
    startPost: (forum: Id, post: Post) => rest.post<ChannelWire & { message: MessageWire }>(`/channels/${forum}/threads`, postForm(post)),
    joinThread: (thread: Id) => rest.put(`/channels/${thread}/thread-members/@me`),
    leaveThread: (thread: Id) => rest.delete(`/channels/${thread}/thread-members/@me`),
    archiveThread: (thread: Id, archived: boolean) => rest.patch<ChannelWire>(`/channels/${thread}`, { archived }),
  };
}
