import assert from "node:assert/strict";
import { test } from "node:test";
import type { Chat } from "./chats";
import { findChats, mayBeUsername, readWish } from "./find";

const names: Record<string, string> = { olena: "Олена Марченко", maren: "Maren", max: "Orlov" };
const chat = (username: string, unread = 0): Chat => ({ username, unread, lastRead: 0, last: null });
const all = [chat("olena"), chat("maren"), chat("max", 2)];
const found = (query: string): string[] =>
  findChats(readWish(query), all, (name) => names[name]!).map((hit) => hit.chat.username);

test("with nothing typed, unread chats come first", () => {
  assert.deepEqual(found(""), ["max", "olena", "maren"]);
});

test("names match by the beginning of a word across scripts, usernames after them", () => {
  assert.deepEqual(found("ma"), ["olena", "maren", "max"]);
});

test("signs at the front narrow the wish", () => {
  assert.deepEqual(readWish("@ ma"), { text: "ma", only: "people" });
  assert.deepEqual(found(">ma"), []);
});

test("only what could be a username is asked for", () => {
  assert.equal(mayBeUsername("anya.koval"), true);
  assert.equal(mayBeUsername("two words"), false);
});
