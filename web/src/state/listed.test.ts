import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { chats } from "./chats";
import { listed } from "./listed";
import { outbox } from "./outbox";

const chat = (username: string) => ({ username, unread: 0, lastRead: 0, last: null });
const unsent = (to: string, failed: string | null = null) => ({ nonce: to, to, text: "x", at: 1, failed });
const names = (): string[] => listed.value.map(({ username }) => username);

beforeEach(() => {
  chats.value = [chat("ann"), chat("bob"), chat("cat")];
  outbox.value = [];
});

test("without anything unsent the list is the chats", () => {
  assert.equal(listed.value, chats.value);
});

test("a message on its way lifts its chat, a failed one does not", () => {
  outbox.value = [unsent("cat"), unsent("bob", "no")];
  assert.deepEqual(names(), ["cat", "ann", "bob"]);
});

test("a chat that is only begun is listed", () => {
  outbox.value = [unsent("zoe", "no")];
  assert.deepEqual(names(), ["zoe", "ann", "bob", "cat"]);
});
