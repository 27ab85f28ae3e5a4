import assert from "node:assert/strict";
import { test } from "node:test";
import { moved } from "./arrange";

test("a thing of a list is put at another place of it", () => {
  assert.deepEqual(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
  assert.deepEqual(moved(["a", "b", "c", "d"], 3, 0), ["d", "a", "b", "c"]);
  assert.deepEqual(moved(["a", "b"], 0, 1), ["b", "a"]);
});
