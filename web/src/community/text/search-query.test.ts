import assert from "node:assert/strict";
import { test } from "node:test";
import { idAt } from "../state/ids";
import { dayText, marked, startOfDay, toQuery, underWay, wordsOf, withChip, type Chip } from "./search-query";

test("a filter is under way only at the end of the text", () => {
  assert.deepEqual(underWay("map from:an"), { key: "from", value: "an", start: 4 });
  assert.deepEqual(underWay("HAS: "), { key: "has", value: "", start: 0 });
  assert.deepEqual(underWay('in:"off topic'), { key: "in", value: "off topic", start: 0 });
  assert.equal(underWay("from:ann map"), null);
  assert.equal(underWay("wherefrom:ann"), null);
  assert.equal(underWay("colour:red"), null);
});

test("a day is a day that there is, in the reader's own time", () => {
  assert.equal(startOfDay("2026-02-28"), new Date(2026, 1, 28).getTime());
  assert.equal(dayText(startOfDay("2026-3-4")!), "2026-03-04");
  for (const wrong of ["2026-02-30", "2026-13-01", "yesterday", ""]) assert.equal(startOfDay(wrong), null, wrong);
});

const chip = (key: Chip["key"], value: string): Chip => ({ key, value, label: value });

test("the same chip is there once, and of moments one each", () => {
  const chips = [chip("from", "1"), chip("before", "2026-01-01")];
  assert.deepEqual(withChip(chips, chip("from", "1")).length, 2);
  assert.deepEqual(withChip(chips, chip("from", "2")).length, 3);
  assert.deepEqual(withChip(chips, chip("before", "2025-01-01")), [chip("from", "1"), chip("before", "2025-01-01")]);
});

test("words and chips become the question of the server", () => {
  const chips = [chip("from", "1"), chip("from", "2"), chip("mentions", "3"), chip("in", "4"), chip("has", "image")];
  assert.deepEqual(toQuery({ text: " map ", chips, oldestFirst: true, offset: 25 }), {
    content: ["map"], author_id: ["1", "2"], mentions: ["3"], channel_id: ["4"], has: ["image"], sort_order: ["asc"], offset: ["25"],
  });
  assert.deepEqual(toQuery({ text: "", chips: [], oldestFirst: false, offset: 0 }), {});
});

test("before and after leave the day itself out", () => {
  const asked = toQuery({ text: "", chips: [chip("before", "2026-05-05"), chip("after", "2026-05-05")], oldestFirst: false, offset: 0 });
  assert.deepEqual(asked["max_id"], [idAt(new Date(2026, 4, 5).getTime())]);
  assert.deepEqual(asked["min_id"], [String(BigInt(idAt(new Date(2026, 4, 6).getTime())) - 1n)]);
});

test("marks whole words that begin like a word that was asked for", () => {
  const shown = (text: string, query: string): string =>
    marked(text, wordsOf(query)).map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");
  assert.equal(shown("The Map, mapped; a roadmap", "map"), "The [Map], [mapped]; a roadmap");
  assert.equal(shown("a+b (c) мапа", "c) мап"), "a+b ([c]) [мапа]");
  assert.equal(shown("nothing", "?!"), "nothing");
});
