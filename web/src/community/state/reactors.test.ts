import assert from "node:assert/strict";
import { test } from "node:test";
import { lastOf, REACTORS_PAGE, withPage, without } from "./reactors";

const ids = (count: number, from = 1): string[] => Array.from({ length: count }, (_, at) => String(from + at));

test("a full page may be followed by another one, a shorter one is the last", () => {
  const first = withPage(null, ids(REACTORS_PAGE));
  assert.deepEqual([first.hasMore, lastOf(first)], [true, "50"]);
  const both = withPage(first, ["50", "51"]);
  assert.deepEqual([both.hasMore, both.ids.length, lastOf(both)], [false, 51, "51"]);
});

test("whoever's reaction is taken away is no longer listed", () => {
  assert.deepEqual(without(withPage(null, ["1", "2"]), "1"), { ids: ["2"], hasMore: false });
});
