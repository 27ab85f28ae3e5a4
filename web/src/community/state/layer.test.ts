import assert from "node:assert/strict";
import { test } from "node:test";
import { mayLeave, unsaved, warned } from "./layer";

test("what is not saved is not left without a word", () => {
  unsaved.value = null;
  assert.equal(mayLeave(), true);
  assert.equal(warned.value, 0);
  unsaved.value = { save: async () => true, reset: () => undefined };
  assert.equal(mayLeave(), false);
  assert.equal(warned.value, 1);
  unsaved.value = null;
  assert.equal(mayLeave(), true);
});
