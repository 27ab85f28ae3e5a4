import assert from "node:assert/strict";
import { test } from "node:test";
import { rangesOf } from "./list-ranges";

test("the first hundred are always among them, and nothing is asked for twice", () => {
  assert.deepEqual(rangesOf(0, 30), [[0, 99]]);
  assert.deepEqual(rangesOf(0, 0), [[0, 99]]);
  assert.deepEqual(rangesOf(80, 100), [[0, 99]]);
});

test("where two blocks meet both are asked for", () => {
  assert.deepEqual(rangesOf(190, 230), [[0, 99], [100, 199], [200, 299]]);
  assert.deepEqual(rangesOf(5_320, 5_360), [[0, 99], [5_300, 5_399]]);
});
