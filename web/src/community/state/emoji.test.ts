import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { findEmoji, GROUPS, recentEmoji, rememberEmoji, toEmoji, toned, type Compact } from "./emoji";

const data = (language: string) => createRequire(import.meta.url)(`emojibase-data/${language}/compact.json`) as Compact[];
const list = toEmoji(data("uk"), data("en"));
const signs = (query: string) => findEmoji(list, query).map(({ sign }) => sign);

test("emoji are found in the reader's language and in English", () => {
  assert.ok(signs("привіт").includes("👋"));
  assert.ok(signs("wave").includes("👋"));
  assert.ok(signs("fire").includes("🔥"));
  assert.deepEqual(signs("zzzz"), []);
  assert.deepEqual(signs(" "), []);
});

test("every word has to fit, and whole words come first", () => {
  assert.ok(signs("red heart").slice(0, 2).includes("❤️"));
  const cat = signs("cat");
  assert.ok(cat.indexOf("🐈") < cat.findIndex((sign) => sign === "🐛" || sign === "🐄") || !cat.includes("🐄"));
});

test("parts of emoji are not offered, and tones stand in order", () => {
  assert.ok(!list.some(({ sign }) => sign === "🏻" || sign === "🇦"));
  assert.deepEqual([...new Set(list.map(({ group }) => group))].sort(), [...GROUPS]);
  const wave = list.find(({ sign }) => sign === "👋")!;
  assert.deepEqual([0, 1, 5].map((tone) => toned(wave, tone)), ["👋", "👋🏻", "👋🏿"]);
  assert.equal(toned(list.find(({ sign }) => sign === "🔥")!, 3), "🔥");
});

test("what was used last comes first, once", () => {
  for (const sign of ["🔥", "👋", "🔥"]) rememberEmoji(sign);
  assert.deepEqual(recentEmoji().slice(0, 2), ["🔥", "👋"]);
});
