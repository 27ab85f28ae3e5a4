import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { ChatWire } from "../api/types";
import { chats, noteMessage, noteRead, takeChats, unreadTotal } from "./chats";
import { myName } from "./session";

const wire = (username: string, lastId: number, unread = 0): ChatWire => ({
  username,
  nickname: username,
  pfp: null,
  id: 1,
  online: false,
  unread,
  last_read_id: 0,
  last: lastId ? { id: lastId, from_me: false, message: "hi", timestamp: "2026-11-22T20:15:00.123000+00:00" } : null,
});
const names = (): string[] => chats.value.map(({ username }) => username);

beforeEach(() => {
  myName.value = "ann";
  chats.value = [];
});

test("a message lifts its chat to the top and counts", () => {
  takeChats([wire("bob", 5), wire("eve", 4)]);
  noteMessage("eve", { id: 6, from: "eve", text: "yo", at: 1 });
  assert.deepEqual(names(), ["eve", "bob"]);
  assert.equal(unreadTotal.value, 1);
});

test("my own message does not count as unread", () => {
  takeChats([wire("bob", 5)]);
  noteMessage("bob", { id: 6, from: "ann", text: "yo", at: 1 });
  assert.equal(unreadTotal.value, 0);
});

test("the same message told twice counts once", () => {
  takeChats([wire("bob", 5)]);
  noteMessage("bob", { id: 6, from: "bob", text: "yo", at: 1 });
  noteMessage("bob", { id: 6, from: "bob", text: "yo", at: 1 });
  assert.equal(unreadTotal.value, 1);
});

test("reading to the end leaves nothing unread, and a mark never goes back", () => {
  takeChats([wire("bob", 5, 3)]);
  noteRead("bob", 5, undefined);
  noteRead("bob", 2, 9);
  assert.equal(chats.value[0]?.unread, 0);
  assert.equal(chats.value[0]?.lastRead, 5);
});

test("an answer that was on its way does not undo what came live", () => {
  takeChats([wire("bob", 5)]);
  noteMessage("bob", { id: 9, from: "bob", text: "new", at: 1 });
  takeChats([wire("bob", 5)]);
  assert.equal(chats.value[0]?.last?.id, 9);
  assert.equal(chats.value[0]?.unread, 1);
});

test("a message from a stranger makes a chat and says that the person is unknown", () => {
  assert.equal(noteMessage("zoe", { id: 1, from: "zoe", text: "hello", at: 1 }), false);
  assert.deepEqual(names(), ["zoe"]);
});
