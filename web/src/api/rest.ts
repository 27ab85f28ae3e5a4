// The routes that the page uses, each as a function.
import type { Http } from "./http";
import type { ChatWire, MessageWire, PersonWire, Range } from "./types";

export type Rest = ReturnType<typeof makeRest>;

function query(values: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return text && "?" + text;
}

export function makeRest(http: Http) {
  return {
    chats: () => http.get<ChatWire[]>("/api/chats"),
    messages: (other: string, range: Range) =>
      http.get<MessageWire[]>(`/api/messages/${encodeURIComponent(other)}${query(range)}`),
    person: (name: string) => http.get<PersonWire & { online: boolean }>(`/api/people/${encodeURIComponent(name)}`),
    search: (text: string, other?: string) =>
      http.get<MessageWire[]>("/api/search-messages" + query({ q: text, with: other, limit: 20 })),
    markRead: (other: string, id: number) => http.post(`/api/chats/${encodeURIComponent(other)}/read`, { id }),
  };
}
