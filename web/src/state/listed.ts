// The chats as the list shows them: what I just wrote lifts its chat at once, and a chat that is only begun is there too.
import { computed } from "@preact/signals";
import { chats, type Chat } from "./chats";
import { outbox } from "./outbox";

const begun = (username: string): Chat => ({ username, unread: 0, lastRead: 0, last: null });

export const listed = computed<readonly Chat[]>(() => {
  const waiting = outbox.value.filter((unsent) => unsent.failed === null);
  const known = new Map(chats.value.map((chat) => [chat.username, chat]));
  const unknown = outbox.value.filter(({ to }) => !known.has(to)).map(({ to }) => to);
  if (waiting.length === 0 && unknown.length === 0) return chats.value;
  const first = [...new Set([...waiting.map(({ to }) => to).reverse(), ...unknown])];
  const lifted = first.map((username) => known.get(username) ?? begun(username));
  return [...lifted, ...chats.value.filter(({ username }) => !first.includes(username))];
});
