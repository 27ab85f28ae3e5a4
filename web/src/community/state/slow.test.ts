import assert from "node:assert/strict";
import { test } from "node:test";
import { noteSaid, secondsLeft } from "./slow";

test("what was said last counts, for as long as slow mode lasts", () => {
  assert.equal(secondsLeft("1", 10, 50_000), 0);
  noteSaid("1", 50_000);
  noteSaid("1", 40_000);
  assert.deepEqual([secondsLeft("1", 10, 50_000), secondsLeft("1", 10, 55_500), secondsLeft("1", 10, 60_000)], [10, 5, 0]);
  assert.deepEqual([secondsLeft("1", 0, 50_000), secondsLeft("2", 10, 50_000)], [0, 0]);
});
