import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRanked, findIn, type Ranked } from "./ranking";

const ranked = (name: string, more: Partial<Ranked> = {}, wanted = ""): Ranked & { name: string } => ({
  name,
  match: findIn(name, wanted),
  mentions: 0,
  isNews: false,
  visited: Infinity,
  lastMessageId: "1",
  ...more,
});
const names = (all: (Ranked & { name: string })[]) => [...all].sort(compareRanked).map(({ name }) => name);

test("with nothing typed: who calls, what is unread, where one was last, where something was said last", () => {
  const all = [ranked("old"), ranked("said", { lastMessageId: "9" }), ranked("earlier", { visited: 3 }), ranked("before", { visited: 1 }), ranked("news", { isNews: true }), ranked("calls", { mentions: 2, isNews: true })];
  assert.deepEqual(names(all), ["calls", "news", "before", "earlier", "said", "old"]);
});

test("a name that begins so comes before a word of it, and that before the inside of a word", () => {
  const typed = (name: string, more: Partial<Ranked> = {}) => ranked(name, more, "gen");
  assert.deepEqual(names([typed("agenda", { mentions: 1 }), typed("the general", { isNews: true }), typed("general"), typed("gender", { visited: 1 })]), ["gender", "general", "the general", "agenda"]);
});

test("the inside of a word is found from two letters on", () => {
  assert.equal(findIn("agenda", "g"), null);
  assert.deepEqual(findIn("agenda", "en"), { start: 2, end: 4, isInside: true });
  assert.deepEqual(findIn("Балачки", "lach"), { start: 2, end: 5, isInside: true });
});
